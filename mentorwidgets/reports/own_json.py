"""A person's own page as JSON, for other programs to read.

The file is UTF-8. Its shape is that of :class:`PageFile`; ``mentorwidgets schema page`` prints it
as JSON Schema. In short::

    {"format": "mentorwidgets-page", "version": 1,
     "title": "My page", "day": "2026-11-24", "language": "en-GB", "names": "initials",
     "chapters": [{"id": "definition-of-success", "title": …, "lang": "en-GB",
       "pieces": [{"id": "definition-of-success:text", "title": …, "lang": "en-GB",
         "content": {"kind": "text", "texts": ["…"]}}]}]}

``content`` is one of the kinds of :mod:`.own_page`. A chapter or a piece keeps its id from one
file to the next; a program that meets a kind it does not know passes over that piece. It is no
copy of a workbook: what opens again in one is what “Keep a copy” gives.
"""

from __future__ import annotations

import json
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from pydantic.json_schema import GenerateJsonSchema

from mentorwidgets.reports.own_page import Chapter, Names, OwnPage

FORMAT = "mentorwidgets-page"
VERSION = 1


class PageFile(BaseModel):
    """What stands in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    format: Literal["mentorwidgets-page"] = "mentorwidgets-page"
    version: Literal[1] = 1
    title: str
    day: str
    language: str
    names: Names
    chapters: tuple[Chapter, ...]


def own_json(page: OwnPage) -> bytes:
    """The page as the bytes of a JSON file."""
    file = PageFile(
        title=page.title,
        day=page.day.isoformat(),
        language=page.language,
        names=page.names,
        chapters=page.chapters,
    )
    return (json.dumps(file.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n").encode()


def schema() -> dict[str, Any]:
    """The schema of the file, JSON Schema draft 2020-12, as made from the model."""
    made = PageFile.model_json_schema(mode="serialization")
    return {"$schema": GenerateJsonSchema.schema_dialect, **made, "title": FORMAT}
