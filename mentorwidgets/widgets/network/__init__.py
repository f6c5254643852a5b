"""The developmental network map as a page."""
