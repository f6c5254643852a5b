"""Home: where everyone starts, and what everyone may do with their own work."""
