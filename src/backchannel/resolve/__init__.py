"""Mentions → judgements, documents → copies; candidates come in as arguments."""
