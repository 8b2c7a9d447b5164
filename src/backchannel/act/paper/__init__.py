"""A brief on paper: what is printed, and its writing as Markdown, DOCX and PDF."""
