"""Bytes → Document: immutable text with its passages, author, date, outlet and quality."""
