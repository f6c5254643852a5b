"""A real PostgreSQL server for the tests: in a temporary folder, on a socket only."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg
import pytest


def programs() -> Path:
    """The folder of initdb and pg_ctl, of the newest PostgreSQL on this machine."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: int(path.parts[-3])
    )
    on_path = shutil.which("pg_ctl")
    if installed:
        return installed[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    return pytest.fail("PostgreSQL is not installed: the README's second command installs it.")


class Server:
    """Runs from when it is made until :meth:`stop`."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="mw-pg-"))
        self._programs = programs()
        # PostgreSQL refuses to run as root.
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            names = {user.pw_name for user in pwd.getpwall()}
            user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
        data = str(self.folder / "data")
        self._run("initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
        # Only the harness may be careless with the disk; nothing here survives the run.
        settings = f"-k {self.folder} -c listen_addresses='' -c fsync=off -c autovacuum=off"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-D", data, "-w", "-l", log, "-o", settings, "start")
        self._count = 0

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), *arguments]
        done = subprocess.run(
            command,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            **self._as,
        )
        assert done.returncode == 0, done.stderr

    def url(self, database: str) -> str:
        return f"postgresql://tester@/{database}?host={self.folder}"

    def create(self) -> str:
        """A new database without tables; its URL."""
        self._count += 1
        name = f"workbook_{self._count}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.url(name)

    def stop(self) -> None:
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "-w", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


def empty(url: str) -> None:
    """Take everything out of a workbook; an earlier test that still holds it fails this one."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SET lock_timeout = 5000")
        connection.execute("TRUNCATE people, meetings, tombstones RESTART IDENTITY CASCADE")
