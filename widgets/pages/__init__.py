"""The pages of the window. Each shows a Board and says what the person wants; none opens the record."""
