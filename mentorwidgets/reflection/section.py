"""What a worksheet of any kind is, and how its operations are read.

Every operation of a section is ``{"type": …, "section": <its id>, …}``. Whoever writes a new
kind derives from :class:`SectionPart` and adds a line to :data:`.sections.PARTS`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic import ValidationError as _ValidationError

from mentorwidgets.content.parts import Section
from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.words import gettext as _

_YEARS = range(1900, 3000)


@dataclass(frozen=True, slots=True)
class Item:
    """Something of a worksheet that its person may share, or have in a document.

    ``id`` is its own within the section, ``label`` says what it is, ``text`` is what was
    written. What is ``private`` is never offered to be shared.
    """

    id: str
    label: str
    text: str
    private: bool = False


class SectionPart(ABC):
    """One worksheet of one person, folded from its operations."""

    #: The operations that are this kind's.
    types: ClassVar[frozenset[str]]

    def __init__(self, section: Section) -> None:
        self.section = section
        #: Reads one of :meth:`fields`; "" where nothing was written.
        self.text_of: Callable[[str], str] = lambda _field: ""

    def fields(self) -> Iterable[str]:
        """The names of texts of the exercise that are this worksheet's: see :mod:`.field`."""
        return ()

    def check(self, op: Mapping[str, Any]) -> None:  # noqa: B027 - most kinds take all that they can read
        """Raise :class:`RefusedError` for what the present content does not offer.

        Only new operations are asked: what is stored stays readable when the content changes.
        """

    @abstractmethod
    def take(self, op: Mapping[str, Any], at: datetime) -> None:
        """Fold one operation; raise :class:`RefusedError` and change nothing if it does not fit."""

    @abstractmethod
    def view(self) -> dict[str, Any]:
        """What the page is shown, as JSON."""

    @abstractmethod
    def counts(self) -> Mapping[str, int]:
        """How much is there, under the names that the content's model of this kind offers."""

    def items(self) -> Iterable[Item]:
        """What may be shared or printed, in the order of the page."""
        return ()


class Op(BaseModel):
    """An operation of a section: of the right types, and nothing that we do not know."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    type: str
    section: str


O = TypeVar("O", bound=Op)  # noqa: E741


def read(model: type[O], op: Mapping[str, Any]) -> O:
    """The operation as its model.

    :raises RefusedError: one of its parts is missing, of the wrong type, or too large; the
        sentence says which, and ``field`` names it.
    """
    try:
        return model.model_validate(dict(op))
    except _ValidationError as error:
        details = error.errors()[0]
        field = str(details["loc"][0])[:40] if details["loc"] else ""
        raise RefusedError(_sentence(details, field), field=field) from None


def _sentence(details: Any, field: str) -> str:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "string_too_long":
        return _("At most {n} characters, please.", n=f"{context['max_length']:,}")
    if kind == "too_long":
        return _("At most {n} of them, please.", n=context["max_length"])
    if kind in {"greater_than_equal", "greater_than"}:
        return _("At least {n}, please.", n=context.get("ge", context.get("gt")))
    if kind in {"less_than_equal", "less_than"}:
        return _("At most {n}, please.", n=context.get("le", context.get("lt")))
    if kind == "extra_forbidden":
        return _("A change carried something unknown: {name}.", name=field)
    return _("This page sent something else than was expected in “{name}”.", name=field)


def _line(text: str) -> str:
    return harmless(text).strip()


def _lines(text: str) -> str:
    return harmless(text, lines=True).strip()


def _not_empty(text: str) -> str:
    if not text:
        raise ValueError(_("A few words, please."))
    return text


def a_day(value: Any) -> Any:
    """The day that a text as 2027-03-31 names; None stays None.

    :raises ValueError: it names none, or one that no calendar needs; the message is for a page.
    """
    if value is None or isinstance(value, date):
        return value
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        day = None
    # Beyond these years it is a slip of the hand.
    if day is None or day.year not in _YEARS:
        raise ValueError(_("A day was expected here, as in 2027-03-31."))
    return day


#: 128 random bits, drawn by the page that makes a thing.
RandomId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
#: The id of a part of the content.
ContentId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
#: A line of text, maybe empty, and one that is not; longer ones keep their line breaks.
Words = Annotated[str, StringConstraints(max_length=400), AfterValidator(_line)]
SomeWords = Annotated[Words, AfterValidator(_not_empty)]
LongWords = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_lines)]
#: A day as YYYY-MM-DD; read as a date.
Day = Annotated[date, BeforeValidator(a_day)]


def not_overtaken(older: str, was: str | None, text: str, *, field: str) -> None:
    """Refuse a text typed over another one than stands now: two pages of one person wrote.

    ``was`` is what it was typed over, None when that is not known. The sentence carries the
    other text, so that nothing is lost.
    """
    if was is not None and older not in (was, text):
        raise RefusedError(
            _("Meanwhile another page changed this to “{other}”. Which shall it be?", other=older),
            field=field,
        )
