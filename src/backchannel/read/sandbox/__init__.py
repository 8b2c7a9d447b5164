"""Every reader runs in here: a process without network, home or open files, with limits."""
