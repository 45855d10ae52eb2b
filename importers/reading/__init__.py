"""Reading: any file → a Workbook of cells with addresses, or one typed refusal. Nothing is understood here."""
