"""The interpreter behind a page: an IPython kernel that reads no configuration of this machine.

Forked from the warm process (:mod:`.warm_process`), or started by the server as
``python -P -m mentorwidgets.server.kernel_app -f FILE``. No history file is opened: every kernel
would lock the same one.
"""

from __future__ import annotations

import sys

# No debugger: nobody steps through a page, and it takes a while to import.
sys.modules["debugpy"] = None  # type: ignore[assignment]

from ipykernel.kernelapp import IPKernelApp  # noqa: E402
from traitlets.config import Config  # noqa: E402

CONFIG = {"HistoryManager": {"enabled": False}}


class WorkbookKernel(IPKernelApp):
    """An IPython kernel of the workbook."""

    exec_PYTHONSTARTUP = False  # noqa: N815 - the name is IPython's

    def load_config_file(self, *_args: object, **_named: object) -> None:
        """Read no configuration file, wherever one lies."""


def main() -> None:
    """Run the kernel until it is told to stop."""
    WorkbookKernel.launch_instance(config=Config(CONFIG))


if __name__ == "__main__":
    main()
