"""The page of the developmental network map: questions, picture and table of one model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.network.categories import Categories
from mentorwidgets.network.explained import all_explained
from mentorwidgets.network.rules import RESTS_ON
from mentorwidgets.network.said import groups
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import RefusedError
from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.network import answers, documents, files, sharing
from mentorwidgets.widgets.phases import eyebrow
from mentorwidgets.widgets.writer.blank import blank
from mentorwidgets.words import gettext as _

_HERE = Path(__file__).resolve().parent
STYLES = tuple(
    _HERE / name
    for name in (
        "network_map.css",
        "network_picture.css",
        "network_look.css",
        "network_words.css",
        "network_ties.css",
        "network_reading.css",
        "network_wanted.css",
        "network_plan.css",
        "network_compare.css",
        "network_share.css",
    )
)
ENTRY = _HERE / "network_map.js"


def options_of(exercise: NetworkExercise) -> dict[str, Any]:
    """What the page shows of an exercise and no operation changes, as JSON."""
    explained = all_explained(Categories.from_exercise(exercise))
    return {
        "document": exercise.name,
        "title": exercise.title,
        "lang": exercise.lang,
        "eyebrow": eyebrow(exercise, short=True),
        "invitation": exercise.invitation,
        "categories": exercise.categories.model_dump(mode="json"),
        "interview": [question.model_dump(mode="json") for question in exercise.interview],
        "attributes": [attribute.model_dump(mode="json") for attribute in exercise.attributes],
        "star": exercise.star.model_dump(mode="json"),
        "steps": [
            {"id": step.id, "title": step.title, "ticked": step.done_when.what == "ticked"}
            for step in exercise.steps
        ],
        "prompts": [{"id": prompt.id, "text": prompt.text} for prompt in exercise.prompts],
        "reading": {
            "groups": groups(),
            "explained": {name: each.as_dict() for name, each in explained.items()},
            "rests_on": {rule: list(measures) for rule, measures in RESTS_ON.items()},
        },
        "documents": documents.documents(),
        "pictures": files.pictures(),
        "files": files.data_formats(),
    }


class NetworkMapPage(WorkbookWidget):
    """One person's map; ``name`` is the exercise, and with it the document."""

    def __init__(self, desk: Desk, name: str) -> None:
        exercise = desk.library.exercise(name)
        if not isinstance(exercise, NetworkExercise):
            raise TypeError(f"{name!r} is a {exercise.kind} exercise, not a map of people")
        self._name = name
        super().__init__(
            desk, entry=ENTRY, style=STYLES, documents=[name], options=options_of(exercise)
        )

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """What the page asks that is no edit.

        ``export {format}``, ``report {format}``, ``blank {format}``, ``calendar {}`` and
        ``share_picture {format, stars}`` (a picture without names) give a file; ``import
        {files}`` says what they would bring; ``compare {a, b}`` says what changed between two maps.
        """
        document = self.desk.document(self._name)
        work = document.work
        if not isinstance(work, NetworkWork):
            raise RefusedError(_("This page shows no map."))
        if what == "export":
            return files.export(
                work.map, work.categories, args, title=work.exercise.title, at=self.desk.now()
            )
        if what == "report":
            return documents.document(work, args, at=self.desk.now())
        if what == "import":
            return files.preview(work.map, work.categories, args)
        if what == "compare":
            return answers.comparison(work, args)
        if what == "share_picture":
            return sharing.picture_without_names(
                work.map, work.categories, args, title=work.exercise.title, at=self.desk.now()
            )
        if what == "blank":
            return blank(self.desk, self._name, {"form": args.get("format")})
        if what == "calendar":
            return answers.calendar(work, at=self.desk.now())
        return super().answer(what, args)
