"""At which addresses this server is reached, found without asking any other host."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

import psutil

_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^:]+)(?P<port>:\d+)?")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Which names in a ``Host`` header are ours.

    A page of a foreign site can point its own name at this computer; a request that comes under
    such a name is refused.
    """

    listening_on: str
    public_url: str
    group: bool

    def is_ours(self, host: str) -> bool:
        """Whether a ``Host`` header names this server."""
        found = _HOST.fullmatch(host.lower())
        if not found:
            return False
        name = found["name"].strip("[]").rstrip(".")
        if name == "localhost" or name.endswith(".localhost"):
            return True
        if name == urlsplit(self.public_url).hostname:
            return True
        try:
            address = ipaddress.ip_address(name)
        except ValueError:
            return name == self.listening_on.lower()
        if address.is_unspecified:
            return False  # "every card" is what to listen on, and nobody's name
        return address.is_loopback or (
            str(address) == self.listening_on or (self.group and str(address) in own_addresses())
        )


def own_addresses() -> list[str]:
    """The addresses of this computer's network cards, as they are now."""
    return [
        card.address.split("%")[0]
        for cards in psutil.net_if_addrs().values()
        for card in cards
        if card.family in (socket.AF_INET, socket.AF_INET6)
    ]


def reachable_addresses() -> list[str]:
    """The addresses that other devices may reach, the likeliest first; IPv4 only.

    People type these, and IPv6 addresses are not for typing.
    """
    found = [
        text
        for text in own_addresses()
        if (address := ipaddress.ip_address(text)).version == 4
        and not address.is_loopback
        and not address.is_link_local
    ]
    usual = _address_of_the_usual_way_out()
    return sorted(dict.fromkeys(found), key=lambda text: text != usual)


def _address_of_the_usual_way_out() -> str | None:
    # Connecting a datagram socket sends nothing: it only asks the system which of its own
    # addresses it would use. The address is one that is reserved for documentation.
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            return str(probe.getsockname()[0])
        except OSError:
            return None
