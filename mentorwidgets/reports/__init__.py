"""What a person keeps: pictures of a map, and a copy of all their work."""
