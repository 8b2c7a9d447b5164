"""The append-only record with two clocks, and the only SQL."""
