"""A page's socket to its kernel: what may pass, and for as long as the page's key opens."""

from __future__ import annotations

import asyncio
import json
from time import monotonic
from typing import Any

from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection

from mentorwidgets.server.kernels import Kernels, Owner

#: What a page may send to its kernel; anything else is dropped before it gets there.
MESSAGES_LET_THROUGH = [
    "comm_open",
    "comm_msg",
    "comm_close",
    "comm_info_request",
    "kernel_info_request",
]
_PROTOCOL = "v1.kernel.websocket.jupyter.org"
#: More parts than any message of a page has: six, and its buffers.
_MOST_PARTS = 64
#: The only comm that a browser may open: the one that asks for the widgets' state.
_WIDGET_STATE = "jupyter.widget.control"
#: How often the key is looked at while something passes, in seconds.
_LOOK_EVERY = 1.0
#: When a key has been stopped, its page still hears its kernel's last words, for so long.
_LAST_WORDS = 2.0


class OurSocket(ZMQChannelsWebsocketConnection):
    """Lets a page talk to the widgets that are there; closes when its key has been stopped."""

    _looked_at = 0.0
    _stopped = False

    def handle_incoming_message(self, incoming_msg: Any) -> None:
        """Let a message of the page through to its kernel, if it is one that pages may send."""
        if not self._key_opens():
            return
        if self._may_pass(incoming_msg):
            super().handle_incoming_message(incoming_msg)
        else:
            self.log.warning("a message that pages do not send was dropped")

    def handle_outgoing_message(self, stream: str, outgoing_msg: list[Any]) -> None:
        """Pass on what the kernel says; a page that only listens stops hearing, too."""
        self._key_opens()
        super().handle_outgoing_message(stream, outgoing_msg)

    def _key_opens(self) -> bool:
        """Whether one of the keys with which the socket was opened still opens this kernel."""
        now = monotonic()
        if not self._stopped and now - self._looked_at >= _LOOK_EVERY:
            self._looked_at = now
            if not self._any_key_is_left():
                self._stopped = True
                close = self.websocket_handler.close
                asyncio.get_running_loop().call_later(_LAST_WORDS, close)
        return not self._stopped

    def _any_key_is_left(self) -> bool:
        kernels: Kernels = self.multi_kernel_manager
        store = self.websocket_handler.settings["workbook"].store
        owner = kernels.owner(self.kernel_id)
        held = self.websocket_handler.current_user.keys
        return any(
            Owner.of(key) == owner and store.find_key(key.key_hash) is not None for key in held
        )

    def _may_pass(self, message: Any) -> bool:
        if self.subprotocol != _PROTOCOL or not isinstance(message, bytes):
            return False
        # A message begins with how many offsets follow. Jupyter believes any number and would
        # count up to it, and nobody else would be served meanwhile.
        if not 0 < int.from_bytes(message[:8], "little") <= min(_MOST_PARTS, len(message) // 8 - 1):
            return False
        try:
            channel, parts = deserialize_msg_from_ws_v1(message)
            kind = json.loads(parts[0])["msg_type"]
            if channel not in {"shell", "control"} or kind not in MESSAGES_LET_THROUGH:
                return False
            return kind != "comm_open" or json.loads(parts[3])["target_name"] == _WIDGET_STATE
        except (ValueError, LookupError, TypeError):
            return False
