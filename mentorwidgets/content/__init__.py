"""Exercises are data: folders of YAML and Markdown, read, checked and offered as models."""

from mentorwidgets.content.blocks import Block
from mentorwidgets.content.faults import Fault
from mentorwidgets.content.library import Library, UnknownExerciseError
from mentorwidgets.content.models import (
    PHASES,
    Categories,
    Category,
    Closeness,
    DoneWhen,
    Exercise,
    FindingWords,
    Kind,
    NetworkExercise,
    Prompt,
    Step,
    TalkExercise,
    WritingExercise,
)
from mentorwidgets.content.reading import read_exercise

__all__ = [
    "PHASES",
    "Block",
    "Categories",
    "Category",
    "Closeness",
    "DoneWhen",
    "Exercise",
    "Fault",
    "FindingWords",
    "Kind",
    "Library",
    "NetworkExercise",
    "Prompt",
    "Step",
    "TalkExercise",
    "UnknownExerciseError",
    "WritingExercise",
    "read_exercise",
]
