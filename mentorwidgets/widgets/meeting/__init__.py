"""A meeting as its participants see it."""
