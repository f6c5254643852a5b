"""Every page that is shipped, and everybody who might ask for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from mentorwidgets.places import shipped
from mentorwidgets.server.keys import new_key
from mentorwidgets.store import Role, hash_key, open_store
from tests.server.client import Person
from tests.serving import Served

IN = 200
NO = 403
#: Where each notebook is opened, below a meeting's paths or not. The page "exercise" opens any
#: exercise that has no notebook of its own; "guided" is such a one, laid over the shipped ones.
EXERCISES = (
    "developmental-network",
    "definition-of-success",
    "strengths-and-values",
    "value-i-bring",
    "elevator-pitch",
    "oral-presentation",
    "exercise",
)
PLACES = {
    "home": "/",
    "developmental-network": "/exercise/developmental-network",
    "definition-of-success": "/exercise/definition-of-success",
    "strengths-and-values": "/exercise/strengths-and-values",
    "value-i-bring": "/exercise/value-i-bring",
    "elevator-pitch": "/exercise/elevator-pitch",
    "oral-presentation": "/exercise/oral-presentation",
    "your-page": "/m/{meeting}/your-page",
    "exercise": "/exercise/guided",
    "meeting": "/m/{meeting}/",
    "board": "/m/{meeting}/board",
    "wall": "/m/{meeting}/wall",
    "rehearsal": "/rehearsal/definition-of-success",
}
#: What everybody is answered: a status, or the address of the door that they are sent to.
TABLE: dict[str, dict[str, int | str]] = {
    "home": {
        "nobody": "/join",
        "owner": IN,
        "participant": "/join",
        "elsewhere": "/join",
        "facilitator": "/join",
        "host": "/host",
    },
    **{
        exercise: {
            "nobody": NO,
            "owner": IN,
            "participant": NO,
            "elsewhere": NO,
            "facilitator": NO,
            "host": NO,
        }
        for exercise in EXERCISES
    },
    "your-page": {
        "nobody": NO,
        "owner": NO,
        "participant": IN,
        "elsewhere": NO,
        "facilitator": NO,
        "host": NO,
    },
    "meeting": {
        "nobody": "/m/{meeting}/join",
        "owner": "/m/{meeting}/join",
        "participant": IN,
        "elsewhere": "/m/{meeting}/join",
        "facilitator": "/m/{meeting}/board",
        "host": "/m/{meeting}/join",
    },
    **{
        page: {
            "nobody": NO,
            "owner": NO,
            "participant": NO,
            "elsewhere": NO,
            "facilitator": IN,
            "host": NO,
        }
        for page in ("board", "wall")
    },
    # Below a meeting's paths a facilitator rehearses that meeting: see test_rehearsal_route.
    "rehearsal": {
        "nobody": NO,
        "owner": NO,
        "participant": NO,
        "elsewhere": NO,
        "facilitator": NO,
        "host": IN,
    },
}
ROLES = ["nobody", "owner", "participant", "elsewhere", "facilitator", "host"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SimpleNamespace]:
    """A room with two meetings, on the shipped notebooks, and somebody of every role."""
    data = tmp_path_factory.mktemp("data")
    guided = data / "exercises" / "guided"
    guided.mkdir(parents=True)
    for file in (shipped("exercises") / "definition-of-success").iterdir():
        text = file.read_text(encoding="utf-8")
        (guided / file.name).write_text(
            text.replace("name: definition-of-success", "name: guided"), encoding="utf-8"
        )
    served = Served("--group", "--host", "127.0.0.1", data=data)
    try:
        served.ready()
        yield _people(served)
    finally:
        served.close()


def _people(served: Served) -> SimpleNamespace:
    people = {role: Person(served.url) for role in ROLES}
    host = people["host"]
    assert host.open(served.host_link).status == 303
    meetings = []
    for _ in range(2):
        fields = {"exercise": "definition-of-success", "title": "", "video_link": ""}
        meetings.append(host.send("/host", "/host", **fields).location.split("#")[1])
    here, there = meetings
    for role, meeting in (("participant", here), ("elsewhere", there)):
        form = f"/m/{meeting}/join"
        assert people[role].send(form, form, name=role).status == 303
    # As the owner has opened this folder alone before, and as the host makes a facilitator's.
    keys = {"owner": new_key(), "facilitator": new_key()}
    now = datetime.now(UTC)
    with closing(open_store(served.data / "workbook.sqlite3", migrate=False)) as store:
        store.add_key(hash_key(keys["owner"]), store.owner(at=now), role=Role.OWNER, at=now)
        leader = store.create_person(at=now)
        key = hash_key(keys["facilitator"])
        store.add_key(key, leader, role=Role.FACILITATOR, meeting=store.meeting(here).id, at=now)
    assert people["owner"].open(f"{served.url}/open#{keys['owner']}").status == 303
    link = f"{served.url}/m/{here}/open#{keys['facilitator']}"
    assert people["facilitator"].open(link).status == 303
    return SimpleNamespace(people=people, meeting=here)


def test_the_table_names_every_notebook_that_is_shipped():
    notebooks = {path.stem for path in Path(shipped("notebooks")).glob("*.ipynb")}
    assert notebooks == set(PLACES) == set(TABLE)
    assert all(set(row) == set(ROLES) for row in TABLE.values())


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("notebook", PLACES)
def test_each_page_opens_to_its_own_and_to_nobody_else(place, notebook, role):
    path = PLACES[notebook].format(meeting=place.meeting)
    answer = place.people[role].get(path)
    expected = TABLE[notebook][role]
    if expected == IN:
        assert answer.status == IN, answer.text
        assert answer.page_data["close"]
    elif expected == NO:
        assert answer.status == NO
        assert "page-data" not in answer.text
    else:
        assert (answer.status, answer.location) == (303, expected.format(meeting=place.meeting))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("notebook", EXERCISES)
def test_no_exercise_opens_by_the_side_door_of_a_meeting(place, notebook, role):
    answer = place.people[role].get(f"/m/{place.meeting}{PLACES[notebook]}")
    assert answer.status == NO
    assert place.people[role].get("/board").status == NO
