"""The writing side: one document through all stages into the ledger."""
