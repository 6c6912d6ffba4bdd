"""From notes to what may be said: fair copy, review, insider test, release, answers, keeping."""
