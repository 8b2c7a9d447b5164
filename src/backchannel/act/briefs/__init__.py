"""Briefs that are kept on the desk: templates, lines and their sources, and what stands in their way."""
