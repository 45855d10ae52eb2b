"""The other side: the same work as somebody would do it without the product."""
