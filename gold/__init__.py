"""Our own gold: short texts with every fact a careful reader marks, and the gate that guards the figures."""
