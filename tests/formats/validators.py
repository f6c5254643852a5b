"""Other people's tools, run as they are installed from npm, to judge what we write."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).resolve().parents[2] / ".dev" / "validators.mjs"


def asked(command: str, given: Any) -> Any:
    """What the tool answers; see the script for the commands."""
    done = subprocess.run(
        ["node", str(SCRIPT), command],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
