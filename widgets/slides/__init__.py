"""What the meeting room sees: a Board as slides in large type."""
