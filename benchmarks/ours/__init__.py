"""Our side: each program calls the product as the window or the console does."""
