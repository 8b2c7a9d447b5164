"""The append-only ledger: two clocks, one writer, and the only SQL of the project."""
