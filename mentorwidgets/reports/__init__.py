"""What a person keeps: pictures of a map, and a copy of all their work."""

from __future__ import annotations

#: The formats of a picture. Here, since who only offers them need not load what draws them.
PICTURES = ("png", "svg", "pdf")
