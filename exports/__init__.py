"""Paper leaves: a Board becomes a PDF, a workbook, a CSV file. No Qt, no importers, no database."""
