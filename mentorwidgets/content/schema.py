"""The JSON Schema of ``exercise.yaml``: completion and explanations in a trainer's editor."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from mentorwidgets.content.finding_rules import RULES
from mentorwidgets.content.models import AnyExercise


def schema() -> dict[str, Any]:
    """The schema, JSON Schema draft 2020-12, as made from the models.

    It says less than ``mentorwidgets check``: what must hold between fields is not in it.
    """
    made = TypeAdapter(AnyExercise).json_schema()
    # The rules are known, so an editor can offer them and say when each one speaks.
    findings = made["$defs"]["NetworkExercise"]["properties"]["findings"]
    words = findings.pop("additionalProperties")
    findings["additionalProperties"] = False
    findings["properties"] = {
        rule.id: {**words, "description": f"{rule.when}. {{{'}, {'.join(rule.values)}}}"}
        for rule in RULES.values()
    }
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        "title": "exercise.yaml",
        **made,
    }
