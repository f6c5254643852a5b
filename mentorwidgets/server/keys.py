"""Keys: 128 random bits that say who somebody is. The store holds only their hash."""

from __future__ import annotations

import re
import secrets

_KEY = re.compile(r"[0-9a-f]{32}")


def new_key() -> str:
    """A new key: 32 hexadecimal digits."""
    return secrets.token_hex(16)


def is_key(text: str) -> bool:
    """Whether the text has the form of a key."""
    return _KEY.fullmatch(text) is not None
