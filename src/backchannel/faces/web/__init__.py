"""The desk in the browser: pages over the same views and answers as the command line."""
