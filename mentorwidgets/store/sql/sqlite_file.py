"""The file of a workbook: made, looked at before it is touched, its failures put into words."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from mentorwidgets.store.errors import (
    CorruptError,
    FullError,
    LockedError,
    ReadOnlyError,
    StoreError,
)
from mentorwidgets.store.sql.migrate import Found
from mentorwidgets.store.sql.tables import VERSION_TABLE
from mentorwidgets.words import gettext as _

_SMALLEST_FREE = 256 * 1024  # with less than this, a failed write is a full disk


def make_file(path: Path) -> None:
    """An empty file that only its owner may read, in a folder likewise, if there is none yet."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # SQLite gives its other files the permissions of this one.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        if not path.parent.is_dir():
            raise _no_folder(path) from None
    except OSError as error:
        raise _explain_os(error, path) from error


def check_file(path: Path, *, thorough: bool, patience: float) -> Found:
    """What kind of file this is, without changing it; ``thorough`` reads every page.

    Raises :class:`StoreError` when it cannot be used.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return Found(empty=True, revision=None)
    except OSError as error:
        raise _explain_os(error, path) from error
    if stat.S_ISDIR(mode):
        raise StoreError(_("The path {path} is a folder, not a workbook. Name a file.", path=path))
    if not _may_write(path):
        raise _read_only(path)
    try:
        address = f"{path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, timeout=patience)) as connection:
            names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
            if names and VERSION_TABLE not in names:
                raise _not_a_workbook(path)
            if not names:
                return Found(empty=True, revision=None)
            faults = connection.execute("PRAGMA quick_check(1)").fetchone() if thorough else ("ok",)
            if faults != ("ok",):
                raise _corrupt(path)
            row = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608
            return Found(empty=row is None, revision=row and row[0])
    except sqlite3.Error as error:
        raise explain(error, path) from error


def explain(error: BaseException | None, path: Path) -> Exception:
    """The sentence for what SQLite says; what is our own fault stays as it is."""
    name = getattr(error, "sqlite_errorname", "")
    kind = name.split("_")[1] if "_" in name else ""
    found: Exception
    if name == "SQLITE_READONLY_DBMOVED":
        found = StoreError(
            _(
                "The workbook {path} was moved or deleted while it was open. Put it back, or "
                "start the workbook anew.",
                path=path,
            )
        )
    elif kind == "FULL" or (kind in {"IOERR", "CANTOPEN"} and _is_full(path)):
        found = _full(path)
    elif kind in {"BUSY", "LOCKED", "PROTOCOL"}:
        found = LockedError(
            _(
                "The workbook {path} is being used by another program, which does not let go of "
                "it. Close that program (perhaps a backup, or a database viewer) and try again.",
                path=path,
            )
        )
    elif kind in {"READONLY", "PERM"} or (kind == "CANTOPEN" and not _may_write(path)):
        found = _read_only(path)
    elif kind in {"CORRUPT", "NOTADB"}:
        found = _corrupt(path)
    elif kind in {"IOERR", "CANTOPEN", "NOLFS", "TOOBIG", "NOMEM"}:
        found = StoreError(
            _(
                "The workbook {path} cannot be read or written ({reason}). Check the disk it is "
                "on, then start the workbook anew.",
                path=path,
                reason=f"{error}, {name}",
            )
        )
    elif isinstance(error, Exception):
        found = error
    else:
        found = StoreError(str(error))
    return found


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _SMALLEST_FREE
    except OSError:
        return False


def _may_write(path: Path) -> bool:
    there = os.access(path, os.F_OK)
    return os.access(path.parent, os.W_OK) and (not there or os.access(path, os.R_OK | os.W_OK))


def _explain_os(error: OSError, path: Path) -> StoreError:
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return _read_only(path)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _full(path)
    if error.errno in {errno.ENOTDIR, errno.EEXIST}:
        return _no_folder(path)
    return StoreError(
        _(
            "The workbook {path} cannot be made ({reason}). Choose another folder with --data.",
            path=path,
            reason=error.strerror or type(error).__name__,
        )
    )


def _no_folder(path: Path) -> StoreError:
    return StoreError(
        _(
            "The workbook cannot be kept at {path}: a part of that path is a file, not a folder. "
            "Choose another folder with --data.",
            path=path,
        )
    )


def _full(path: Path) -> FullError:
    return FullError(
        _(
            "The disk that holds {path} is full, so this could not be saved. Free some space on "
            "it; what was saved before is safe.",
            path=path,
        )
    )


def _read_only(path: Path) -> ReadOnlyError:
    return ReadOnlyError(
        _(
            "You may not write to the workbook {path}, or not to its folder. Change the "
            "permissions of both, or choose another folder with --data.",
            path=path,
        )
    )


def _corrupt(path: Path) -> CorruptError:
    return CorruptError(
        _(
            "The workbook {path} is damaged, so it was left as it is. Put a backup in its place; "
            "or move it away to start with an empty workbook, and keep it: much of it can often "
            "be saved.",
            path=path,
        )
    )


def _not_a_workbook(path: Path) -> CorruptError:
    return CorruptError(
        _(
            "The file {path} is a database of another program, not a workbook, so it was left as "
            "it is. Name another file.",
            path=path,
        )
    )
