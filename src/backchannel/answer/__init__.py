"""The reading side: View → Answer with citations."""
