"""Keeps tests and notebooks away from the work and the settings of whoever runs them.

A pytest plugin and not a part of `conftest.py`, since nbval runs the notebooks, which lie
elsewhere: the kernels that it starts inherit this environment.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_folder = tempfile.mkdtemp(prefix="mentorwidgets-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)

for _name in (
    "MENTORWIDGETS_DATA",
    "MPLCONFIGDIR",
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_DATA_DIR",
    "JUPYTER_RUNTIME_DIR",
    "IPYTHONDIR",
):
    os.environ[_name] = str(Path(_folder) / _name.lower())
os.environ["JUPYTER_PLATFORM_DIRS"] = "1"
