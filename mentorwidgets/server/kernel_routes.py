"""The routes from a page to its kernel; each asks whose kernel it is."""

from __future__ import annotations

import json
from typing import Any

from jupyter_client.jsonutil import json_default
from tornado.web import HTTPError
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from mentorwidgets.server.base import OurHandler, Telling
from mentorwidgets.server.identity import Visitor
from mentorwidgets.server.kernels import Kernels


class _OwnKernelOnly(OurHandler):
    """Refuses whoever is not the kernel's owner, before anything else looks at the request."""

    async def prepare(self, **named: Any) -> None:
        """403 without a key and for a kernel of somebody else; 404 when there is none."""
        await super().prepare(**named)
        kernels: Kernels = self.kernel_manager
        kernel_id = str(self.path_kwargs["kernel_id"])
        user = self.current_user
        if not isinstance(user, Visitor):
            raise HTTPError(403)
        if kernels.owner(kernel_id) is None:
            raise HTTPError(404)
        if not kernels.belongs_to_one_of(user.keys, kernel_id):
            raise HTTPError(403)


class OneKernel(_OwnKernelOnly):
    """``GET /api/kernels/<id>``: what pages ask when they wonder whether it is still there."""

    def get(self, kernel_id: str) -> None:
        """Answer with the kernel as JupyterLab knows it."""
        model = self.kernel_manager.kernel_model(kernel_id)
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(model, default=json_default))


class KernelSocket(Telling, VoilaKernelWebsocketHandler):
    """``/api/kernels/<id>/channels``: the page's line to its kernel."""

    async def pre_get(self) -> None:
        """404 for a kernel that is not there; Jupyter asks our authorizer for the others."""
        kernels: Kernels = self.kernel_manager
        if kernels.owner(self.kernel_id) is None:
            raise HTTPError(404)
        await super().pre_get()


class MayClose(Telling):
    """``POST /voila/api/shutdown/<id>``: Voila's script says that a page may be about to close.

    Nothing is done: whoever then stays would have lost their kernel. Our page says itself when
    it has closed.
    """

    def post(self, kernel_id: str) -> None:
        """Take note, so that the browser does not complain."""
        del kernel_id
        self.set_status(204)


class ClosePage(_OwnKernelOnly):
    """``POST /close/<id>``: the page was closed, so its kernel ends.

    No kernel whose socket is open ends: whoever has stayed keeps it.
    """

    def post(self, kernel_id: str) -> None:
        """Answer at once and end the kernel when the page's last words have had time to arrive."""
        kernels: Kernels = self.kernel_manager
        kernels.end_soon([kernel_id])
        self.set_status(204)
