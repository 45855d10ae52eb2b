"""The record: the one place that touches the database. Append-only, with two times."""
