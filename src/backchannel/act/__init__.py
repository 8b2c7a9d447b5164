"""From answers to deeds: briefs, exports."""
