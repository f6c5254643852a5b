"""What may be asked of a whole room, and what an answer of each kind may be.

Six kinds: ``line`` and ``lines`` are answered with words, ``scale`` with a whole number from 1
to ``points``, ``choice`` with the numbers of the options that are chosen, ``ranking`` with the
numbers of all options, the first first, and ``plane`` with how far to the right and how far up,
each from 0 to 100: whole numbers, so that a dot tells no more of a hand than where it pointed.

Everything is refused with a sentence and the field it belongs to, and words are made harmless
where they come in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, TypeAdapter, ValidationError

from mentorwidgets.meeting.parts import Body
from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.words import gettext as _

QuestionKind = Literal["line", "lines", "scale", "choice", "ranking", "plane"]
KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)
#: Kinds that are answered with words.
WORDS: frozenset[QuestionKind] = frozenset({"line", "lines"})
LONGEST: Mapping[str, int] = {"line": 160, "lines": 20_000}
LONGEST_TEXT = 300
LONGEST_LABEL = 80
MOST_OPTIONS = 12
MOST_POINTS = 10
#: How far across and up a dot can be.
FARTHEST = 100

Label = Annotated[str, Field(min_length=1, max_length=LONGEST_LABEL)]
#: An answer, in the form in which it is kept.
Value = str | int | list[int]


class Question(Body):
    """What is asked; the fields that its kind does not need stay empty."""

    kind: QuestionKind
    text: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    #: How to take part without answering.
    quiet: Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT)]
    options: list[Label] = Field([], max_length=MOST_OPTIONS)
    low: Annotated[str, Field(max_length=LONGEST_LABEL)] = ""
    high: Annotated[str, Field(max_length=LONGEST_LABEL)] = ""
    points: Annotated[int, Field(ge=2, le=MOST_POINTS)] = 5
    across: list[Label] | None = None
    upwards: list[Label] | None = None
    several: bool = False
    #: Answers come without a name.
    nameless: bool = False
    #: Whoever leads reads them before the room does.
    moderated: bool = False


def read_question(given: Mapping[str, Any]) -> Question:
    """The question as it may be asked; ``RefusedError`` says what is wrong, and with what."""
    words = {name: _plain(value) for name, value in given.items() if value is not None}
    kind = words.get("kind")
    if kind not in KINDS:
        raise RefusedError(_("Choose what kind of answer you would like."), field="kind")
    asked = {
        name: words[name] for name in ("kind", "text", "quiet", *_NEEDED[kind]) if name in words
    }
    _look_for_gaps(asked)
    try:
        return Question.model_validate(asked)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise RefusedError(_too_much(field), field=field) from None


def read_answer(question: Question, given: object) -> Value:
    """The answer as it is kept; ``RefusedError`` says what is wrong."""
    if question.kind in WORDS:
        return _read_words(question.kind, given)
    try:
        value = (_SCALE if question.kind == "scale" else _NUMBERS).validate_python(given)
    except ValidationError:
        raise _none_of_these() from None
    if not fits(question, value):
        raise _none_of_these()
    return sorted(value) if question.kind == "choice" else value


def fits(question: Question, value: object) -> bool:
    """Whether this can have been answered to this question."""
    if question.kind in WORDS:
        return isinstance(value, str) and 0 < len(value) <= LONGEST[question.kind]
    if question.kind == "scale":
        return type(value) is int and 1 <= value <= question.points
    if not isinstance(value, list):
        return False
    if question.kind == "plane":
        return len(value) == 2 and all(0 <= each <= FARTHEST for each in value)
    each_once = len(set(value)) == len(value)
    if question.kind == "ranking":
        return sorted(value) == list(range(len(question.options)))
    known = all(0 <= each < len(question.options) for each in value)
    return each_once and known and (len(value) == 1 or (question.several and len(value) > 1))


_SCALE: TypeAdapter[Any] = TypeAdapter(Annotated[int, Field(strict=True, ge=1, le=MOST_POINTS)])
_NUMBERS: TypeAdapter[Any] = TypeAdapter(
    Annotated[list[Annotated[int, Field(strict=True)]], Field(strict=True, max_length=MOST_OPTIONS)]
)
_NEEDED: Mapping[str, tuple[str, ...]] = {
    "line": ("nameless", "moderated"),
    "lines": ("nameless", "moderated"),
    "scale": ("points", "low", "high", "nameless"),
    "choice": ("options", "several", "nameless"),
    "ranking": ("options", "nameless"),
    "plane": ("across", "upwards", "nameless"),
}


def _read_words(kind: str, given: object) -> str:
    if not isinstance(given, str):
        raise _none_of_these()
    # Measured before it is cleaned, too: cleaning is for what a person wrote.
    longest = LONGEST[kind]
    if len(given) > 2 * longest:
        raise _too_long(longest)
    words = harmless(given, lines=kind == "lines").strip()
    if not words:
        raise RefusedError(_("Write a few words first, or pass."), field="value")
    if len(words) > longest:
        raise _too_long(longest)
    return words


def _plain(value: object) -> object:
    if isinstance(value, str):
        return harmless(value).strip()
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value


def _look_for_gaps(asked: Mapping[str, Any]) -> None:
    """What somebody may easily forget or write twice, each with its sentence."""
    if not asked.get("text"):
        raise RefusedError(_("Write what you ask."), field="text")
    if not asked.get("quiet"):
        raise RefusedError(_("Say how one takes part without answering."), field="quiet")
    if asked["kind"] in ("choice", "ranking"):
        options = asked.get("options")
        if not isinstance(options, list) or not 2 <= len(options) <= MOST_OPTIONS:
            raise RefusedError(
                _("Give two to {n} options, one a line.", n=MOST_OPTIONS), field="options"
            )
        if len({str(option).casefold() for option in options}) < len(options):
            raise RefusedError(_("Two options are the same."), field="options")
    for field in ("across", "upwards") if asked["kind"] == "plane" else ():
        ends = asked.get(field)
        named = isinstance(ends, list) and len(ends) == 2 and all(isinstance(e, str) for e in ends)
        if not named or not all(0 < len(end) <= LONGEST_LABEL for end in ends or ()):
            raise RefusedError(_("Name both ends, in a few words each."), field=field)
    if asked["kind"] == "scale" and not (asked.get("low") and asked.get("high")):
        raise RefusedError(_("Say what the two ends of the scale mean."), field="low")


def _too_much(field: str) -> str:
    longest = LONGEST_TEXT if field in ("text", "quiet") else LONGEST_LABEL
    return _("That does not fit here. Write at most {n} characters.", n=longest)


def _too_long(longest: int) -> RefusedError:
    return RefusedError(
        _("That is too long to send: at most {n} characters. Yours is still here.", n=longest),
        field="value",
    )


def _none_of_these() -> RefusedError:
    return RefusedError(_("That is no answer to this question. Please look again."), field="value")
