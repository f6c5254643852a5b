"""An exercise in other words than ours: nine kinds of help, five rings, five levels, attributes.

Made from the shipped one as a trainer would: the file is copied and its words replaced.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from mentorwidgets.places import shipped

NAME = "nine-kinds"
KINDS = {
    "craft": "Show me the craft",
    "open-doors": "Open a door for me",
    "speak-up": "Speak for me elsewhere",
    "candour": "Tell me what others will not",
    "keep-going": "Keep me to what I planned",
    "think-along": "Think along with me",
    "write-with": "Make things with me",
    "belong": "Make me feel I belong",
    "rest": "Remind me to rest",
}
RINGS = ["inner circle", "near", "halfway", "far", "horizon"]
LEVELS = ["two steps on", "a step on", "alongside", "a step behind", "new here"]


def _category(name: str, label: str) -> dict[str, Any]:
    meaning = f"What “{label}” means here."
    return {"id": name, "label": label, "short": name.replace("-", " "), "meaning": meaning}


def _ids(labels: list[str]) -> list[tuple[str, str]]:
    return [(label.replace(" ", "-"), label.capitalize()) for label in labels]


def nine_kinds(place: Path) -> Path:
    """Write the exercise into a folder of exercises; gives that folder."""
    folder = place / NAME
    shutil.copytree(shipped("exercises") / "developmental-network", folder)
    file = folder / "exercise.yaml"
    yaml = YAML()
    content = yaml.load(file)
    content["title"] = "Nine kinds of help"
    categories = content["categories"]
    categories["kinds"] = [
        {**_category(name, label), "question": f"Who is there to {label[0].lower()}{label[1:]}?"}
        for name, label in KINDS.items()
    ]
    categories["closeness"] = [
        {**_category(name, label), "code": 5 - k} for k, (name, label) in enumerate(_ids(RINGS))
    ]
    categories["level"] = [_category(name, label) for name, label in _ids(LEVELS)]
    content["attributes"] = [
        {
            "id": "met",
            "label": "Where we met",
            "question": "How did you come to know each other?",
            "hint": "A word or two is plenty.",
        },
        {
            "id": "language",
            "label": "Language we speak",
            "options": [{"id": "en", "label": "English"}, {"id": "de", "label": "German"}],
        },
    ]
    interview = content["interview"]
    at = next(k for k, question in enumerate(interview) if question["ask"] == "ties")
    interview.insert(at, {"ask": "attributes", "question": "A little more about each of them"})
    interview.insert(at, {"ask": "role", "question": "What are they to you, in your own words?"})
    yaml.dump(content, file)
    return place
