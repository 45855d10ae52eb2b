"""The agreement as data: parties, items, goals, clauses, term and initiatives."""
