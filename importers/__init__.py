"""Facts enter: files become issues and observations. No Qt, and nothing of ``exports``."""
