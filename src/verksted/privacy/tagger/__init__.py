"""The trained tagger: how likely each word is part of a person's name, a place or an organisation."""
