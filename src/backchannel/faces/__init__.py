"""What people and programs see: the command line, and answers in a notebook."""
