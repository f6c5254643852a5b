"""Starting and stopping: ports, links, notes, hostile configuration, and nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from tests.server.client import Person
from tests.serving import PATIENCE, command, free_port, still_running


def run(*options: str, **more) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [command(), "serve", "--no-browser", *options],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
        **more,
    )


def test_a_named_port_that_is_taken_is_an_error_in_one_sentence(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run("--data", str(tmp_path), "--port", port)
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert f"Port {port} is taken" in done.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--public-url", "example.org"], "--public-url"),
        (["--public-url", "https://example.org/workbook"], "--public-url"),
        (["--host", "192.0.2.77"], "192.0.2.77"),
        (["--exercises", "/no/such/folder"], "/no/such/folder"),
        (["--database", "memory:"], "memory"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(tmp_path, options, said):
    done = run("--data", str(tmp_path), *options)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_data_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    done = run("--data", str(tmp_path / "file" / "data"))
    assert done.returncode == 2
    assert "--data" in done.stderr


def test_without_a_named_port_a_free_one_is_taken_and_printed(serve, notebooks):
    first = serve("--notebooks", str(notebooks))
    second = serve("--notebooks", str(notebooks))
    assert first.url != second.url
    for served in (first, second):
        assert served.url.startswith("http://127.0.0.1:")
        assert Person(served.url).get("/health").status == 200


def test_the_note_in_the_data_folder_says_where_and_is_private(serve, notebooks):
    served = serve("--notebooks", str(notebooks))
    note = served.data / "serving.json"
    assert stat.S_IMODE(note.stat().st_mode) == 0o600
    told = json.loads(note.read_text())
    assert told["url"] == served.url
    assert told["pid"] == served.process.pid
    served.interrupt()
    assert not note.exists()


def test_a_second_start_on_the_same_folder_gives_a_new_link_to_the_running_one(serve, notebooks):
    served = serve("--notebooks", str(notebooks))
    Person(served.url).open(served.open_link)
    done = run("--data", str(served.data))
    assert done.returncode == 0
    link = done.stdout.split()[-1]
    assert link.startswith(f"{served.url}/open#")
    assert Person(served.url).open(link).status == 303
    done = run("--data", str(served.data), "--group")
    assert done.returncode == 2
    assert "served already" in done.stderr


def test_a_note_left_by_a_crash_does_not_keep_anybody_from_starting(serve, notebooks):
    first = serve("--notebooks", str(notebooks))
    first.kill()
    assert (first.data / "serving.json").exists()
    again = serve("--notebooks", str(notebooks), data=first.data)
    assert Person(again.url).open(again.open_link).status == 303


def private_folders(served) -> list[Path]:
    """The folders of the sockets through which the server's kernels are reached."""
    return [Path(kernel.environ()["IPYTHONDIR"]).parent for kernel in served.kernels()]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopping_leaves_no_process_no_socket_and_no_folder(serve, notebooks, number):
    served = serve("--notebooks", str(notebooks))
    owner = Person(served.url)
    owner.open(served.open_link)
    owner.get("/")
    owner.get("/")
    (folder,) = set(private_folders(served))
    assert folder.stat().st_mode & 0o077 == 0
    assert len(str(folder)) < 40
    family = served.family()
    assert len(served.kernels()) == 2
    group = os.getpgid(served.process.pid)
    served.process.send_signal(number)
    assert served.process.wait(PATIENCE) == 0
    assert not still_running(family)
    assert not [p for p in psutil.pids() if psutil.pid_exists(p) and _group(p) == group]
    assert not folder.exists()
    assert "Traceback" not in served.log


def _group(pid: int) -> int | None:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return None


def test_a_killed_servers_kernels_end_by_themselves(serve, notebooks):
    served = serve("--notebooks", str(notebooks))
    owner = Person(served.url)
    owner.open(served.open_link)
    owner.get("/")
    family = served.family()
    served.process.kill()
    assert not still_running(family)


def test_nothing_that_jupyter_or_voila_would_read_on_this_machine_changes_the_workbook(
    serve, notebooks, short_path
):
    marker = short_path / "ran"
    evil = f"open({str(marker)!r}, 'a').write('x')\n"
    settings = {
        "Voila": {"base_url": "/evil/", "port": 1, "ip": "0.0.0.0", "token": "x"},
        "VoilaConfiguration": {
            "show_tracebacks": True,
            "template": "lab",
            "strip_sources": False,
            "file_allowlist": [".*"],
            "extension_allowlist": [],
        },
        "KernelManager": {"transport": "tcp"},
    }
    cwd, home = short_path / "cwd", short_path / "home"
    places = [cwd, home / ".jupyter", short_path / "config", home / ".local/etc/jupyter"]
    for place in places:
        place.mkdir(parents=True)
        for name in ("voila", "jupyter_config", "jupyter_server_config", "jupyter_notebook_config"):
            (place / f"{name}.json").write_text(json.dumps(settings))
            (place / f"{name}.py").write_text(evil)
        (place / "ipython_config.py").write_text(evil)
        (place / "ipython_kernel_config.py").write_text(evil)
    startup = home / ".ipython" / "profile_default" / "startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text(evil)
    (startup.parent / "ipython_config.py").write_text(evil)
    (short_path / "startup.py").write_text(evil)
    kernels = short_path / "share" / "kernels" / "python3"
    kernels.mkdir(parents=True)
    argv = [sys.executable, "-c", evil, "{connection_file}"]
    (kernels / "kernel.json").write_text(
        json.dumps({"argv": argv, "display_name": "evil", "language": "python"})
    )
    extension = short_path / "share" / "labextensions" / "anywidget"
    extension.mkdir(parents=True)
    (extension / "package.json").write_text(
        json.dumps({"name": "anywidget", "version": "9", "jupyterlab": {"_build": {"load": "e"}}})
    )
    (cwd / "ipykernel.py").write_text(evil)
    environment = {
        "HOME": str(home),
        "JUPYTER_CONFIG_DIR": str(short_path / "config"),
        "JUPYTER_CONFIG_PATH": str(short_path / "config"),
        "JUPYTER_PATH": str(short_path / "share"),
        "JUPYTER_DATA_DIR": str(short_path / "share"),
        "JUPYTER_DEFAULT_PROVISIONER_NAME": "evil",
        "IPYTHONDIR": str(home / ".ipython"),
        "PYTHONSTARTUP": str(short_path / "startup.py"),
        "JUPYTER_PREFER_ENV_PATH": "0",
    }
    served = serve("--notebooks", str(notebooks), cwd=cwd, env=environment)
    owner = Person(served.url)
    assert owner.open(served.open_link).location == "/"
    page = owner.get("/").text
    assert "the words of home" in page
    assert '<main id="page"' in page
    assert '"load": "e"' not in page
    failing = owner.get("/exercise/definition-of-success").text
    assert "my secret words" not in failing
    assert "could not be opened" in failing
    assert "my secret words" not in served.log
    (folder,) = set(private_folders(served))
    assert list(folder.glob("kernel-*-ipc-*"))
    assert not marker.exists()
    for path in ("/evil/", "/voila/files/home.ipynb", "/voila/tree"):
        assert owner.get(path).status == 404


def test_group_listens_on_every_card_and_prints_an_address_that_phones_reach(serve, notebooks):
    served = serve("--group", "--notebooks", str(notebooks))
    port = int(served.host_link.rsplit(":", 1)[1].split("/")[0])
    listening = {
        connection.laddr
        for connection in psutil.Process(served.process.pid).net_connections("tcp")
        if connection.status == psutil.CONN_LISTEN
    }
    assert ("0.0.0.0", port) in listening
    cards = {
        card.address
        for cards in psutil.net_if_addrs().values()
        for card in cards
        if card.family == socket.AF_INET and not card.address.startswith(("127.", "169.254."))
    }
    printed = {a for a in cards if f"http://{a}:{port}/join" in served.log}
    assert printed == cards
    for address in printed:
        assert Person(f"http://{address}:{port}").get("/health").status == 200


def test_the_public_address_takes_the_place_of_what_was_found(serve, notebooks):
    port = str(free_port())
    served = serve(
        *("--group", "--host", "127.0.0.1", "--port", port, "--notebooks", str(notebooks)),
        *("--public-url", f"https://mentoring.example.org:{port}"),
    )
    assert f"https://mentoring.example.org:{port}/join" in served.log
    host = Person(served.host_link.split("/host#")[0])
    assert host.get("/health", Host="mentoring.example.org").status == 200
    assert host.get("/health", Host="other.example.org").status == 403
    # Behind a proxy that encrypts, cookies are for encrypted lines only.
    token = host.get("/open").token
    answer = host.ask(
        "/open",
        data={"_xsrf": token, "key": served.host_link.split("#")[1]},
        Host=f"mentoring.example.org:{port}",
    )
    assert answer.status == 303
    (given,) = [c for c in answer.headers.get_all("Set-Cookie") if c.startswith("mw_host=")]
    assert "; Secure" in given
