"""The projector view of a meeting."""
