"""The commands, one file a group; each defines its arguments and what it does."""
