"""All that a facilitator needs to say and do: reads assets/ into workshop types.

Texts, letters, checklists, the year wheel and law references are data; here is what reads, checks
and fills them in. May import the domain, and nothing that finds personal data, stores or shows.
"""
