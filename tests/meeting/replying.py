"""An exercise on which listeners give back, and a meeting on it with its people."""

from pathlib import Path

from ruamel.yaml import YAML

from mentorwidgets.meeting.sharing import seat_handle
from mentorwidgets.places import shipped
from tests.meeting.agendas import NOON
from tests.meeting.room import Room

NAME = "heard"
SECTIONS = [
    {"id": "draft", "kind": "draft", "title": "Your text", "short": "Text"},
    {
        "id": "heard",
        "kind": "replies",
        "title": "What they heard",
        "short": "Heard",
        "question": "What did you hear? Not advice.",
    },
    {
        "id": "rated",
        "kind": "replies",
        "title": "How it came across",
        "short": "Rated",
        "question": "What stayed with you?",
        "own": True,
        "scales": [
            {"id": "clarity", "label": "Clarity", "low": "I was lost", "high": "I could retell it"},
            {"id": "ask", "label": "The ask", "low": "unclear", "high": "plain", "points": 3},
        ],
    },
]


def write_exercise(folder: Path) -> Path:
    """The shipped definition of success with worksheets for replies; gives its folder."""
    source = shipped("exercises") / "definition-of-success"
    yaml = YAML(typ="safe")
    content = yaml.load(source / "exercise.yaml")
    content["sections"] = SECTIONS
    content["steps"] = [
        {"id": "one", "title": "Somebody gave back", "done_when": {"section": {"id": "heard"}}}
    ]
    for block in content["agenda"]:
        block.pop("step", None)
        block.pop("screen", None)
    home = folder / NAME
    home.mkdir(parents=True)
    with (home / "exercise.yaml").open("w", encoding="utf-8") as file:
        yaml.dump(content, file)
    (home / "guide.md").write_text((source / "guide.md").read_text("utf-8"), encoding="utf-8")
    return folder


class ReplyRoom(Room):
    """A room on that exercise, whose people have names."""

    def __init__(self, folder: Path, *names: str):
        super().__init__(NAME, places=[write_exercise(folder)], at=NOON)
        self.pages = {name: self.phone(name) for name in names}

    def person(self, name):
        return self.pages[name].desk.person

    def handle(self, viewer, other):
        return seat_handle(self.person(viewer), self.person(other))
