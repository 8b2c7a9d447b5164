"""Document → Drafts: pure, without store, network or clock; one parse a document, shared by all finders."""
