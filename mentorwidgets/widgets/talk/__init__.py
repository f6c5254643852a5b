"""The page of an exercise that is a meeting: notes of one's own beside it."""
