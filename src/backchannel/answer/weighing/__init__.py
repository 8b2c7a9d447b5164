"""What several documents say of one fact: grouped, counted in independent sources, set against each other."""
