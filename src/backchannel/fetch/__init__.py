"""Addresses → bytes."""
