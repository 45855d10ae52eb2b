"""Windows of their own above the main one: about the program, a document, a fault."""
