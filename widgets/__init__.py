"""The screen: a Board becomes a window, a person's intentions become verbs. No SQL, openpyxl or reportlab."""
