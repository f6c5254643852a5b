"""The page for a text of one's own."""
