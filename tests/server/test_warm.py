"""Kernels are forked from a warm process, and it is not missed when it is gone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.server import rooms
from tests.server.client import Answer, Person, answers_to, message
from tests.serving import Served, still_running

#: What a kernel says of itself: of whom it is, what it was given, and what it has open.
_SAYS = """
import json, os, random, signal, sys
from mentorwidgets.widgets.sitting import Sitting
fds = [f"/proc/self/fd/{n}" for n in os.listdir("/proc/self/fd")]
words = json.dumps({
    "pid": os.getpid(), "parent": os.getppid(), "group": os.getpgid(0),
    "chance": random.random(),
    "sitting": Sitting.from_environment().to_json(),
    "interrupts": signal.getsignal(signal.SIGINT) is not signal.SIG_IGN,
    "folder": os.getcwd(),
    "modules": "mentorwidgets.widgets.board.board" in sys.modules,
    "databases": [name for fd in fds if os.path.exists(fd) and "sqlite" in (name := os.readlink(fd))],
})
"SAID" + words.encode().hex() + "END"
"""


@pytest.fixture
def warm_room(serve: Callable[..., Served], short_path: Path) -> Served:
    """A room whose meeting page says what its kernel is."""
    notebooks = short_path / "notebooks"
    notebooks.mkdir()
    notebook = new_notebook(
        cells=[new_code_cell(_SAYS)],
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
            "mentorwidgets": {"roles": ["participant"]},
        },
    )
    nbformat.write(notebook, notebooks / "meeting.ipynb")
    return serve("--group", "--host", "127.0.0.1", "--notebooks", str(notebooks))


@pytest.fixture
def meeting(warm_room: Served) -> rooms.Meeting:
    """A meeting in that room."""
    host = Person(warm_room.url)
    assert host.open(warm_room.host_link).status == 303
    return rooms.open_meeting(host)


def said(page: Answer) -> dict[str, Any]:
    """What the kernel behind a page said of itself."""
    found = re.search(r"SAID([0-9a-f]+)END", page.text)
    assert found, page.text
    return json.loads(bytes.fromhex(found[1]))


def opened(served: Served, meeting: rooms.Meeting, name: str) -> tuple[Person, Answer]:
    """A new participant, and the page they opened."""
    person = rooms.join_meeting(served.url, meeting, name)
    page = person.get(f"/m/{meeting.id}/")
    assert page.status == 200
    return person, page


def answers(person: Person, meeting: rooms.Meeting, page: Answer) -> bool:
    """Whether the kernel behind a page answers."""
    with person.socket(f"/m/{meeting.id}/api/kernels/{page.kernel}/channels") as socket:
        name, asked = message("kernel_info_request", {})
        socket.send(asked)
        return "kernel_info_reply" in answers_to(socket, name)


def test_each_kernel_is_a_process_of_its_own_with_its_own_sitting_and_chance(warm_room, meeting):
    (warm,) = warm_room.warm()
    found = [said(opened(warm_room, meeting, name)[1]) for name in ("Ana", "Ben")]
    for one in found:
        assert one["parent"] == warm.pid
        assert one["group"] == one["pid"]
        assert one["modules"]
        assert one["interrupts"]
        assert one["databases"] == []
    assert found[0]["chance"] != found[1]["chance"]
    people = {json.loads(one["sitting"])["person"] for one in found}
    assert len(people) == 2
    assert warm.num_threads() == 1


def test_a_warm_process_that_dies_takes_no_page_with_it_and_is_made_anew(warm_room, meeting):
    (warm,) = warm_room.warm()
    ana, first = opened(warm_room, meeting, "Ana")
    (kernel,) = warm_room.kernels()
    warm.kill()
    assert not still_running([warm])
    # The next page has to do without, and the one after it is forked again.
    ben, second = opened(warm_room, meeting, "Ben")
    assert said(second)["parent"] == warm_room.process.pid
    cleo, third = opened(warm_room, meeting, "Cleo")
    (new,) = warm_room.warm()
    assert said(third)["parent"] == new.pid
    for person, page in ((ana, first), (ben, second), (cleo, third)):
        assert answers(person, meeting, page)
    # A page whose kernel is nobody's child any more still ends with it.
    data = first.page_data
    assert ana.ask(data["close"], data={"_xsrf": data["token"]}).status == 204
    assert not still_running([kernel])
    assert ana.get(f"/m/{meeting.id}/api/kernels/{first.kernel}").status == 404


@pytest.mark.parametrize("how", ["interrupt", "killed"])
def test_kernels_end_with_the_server_also_when_their_warm_process_is_gone(warm_room, meeting, how):
    opened(warm_room, meeting, "Ana")
    (orphan,) = warm_room.kernels()
    (warm,) = warm_room.warm()
    warm.kill()
    opened(warm_room, meeting, "Ben")
    opened(warm_room, meeting, "Cleo")
    family = [orphan, *warm_room.family()]
    if how == "interrupt":
        warm_room.interrupt()
    else:
        psutil.Process(warm_room.process.pid).kill()
    assert not still_running(family)
