"""What somebody writes for themselves on whatever a block of an exercise brings them to."""

from mentorwidgets.content.sections import QuestionsSection


def screens(page, exercise):
    """What a block can open on this page of the exercise."""
    sections = page._options["exercise"].get("sections")
    if not sections:
        return exercise.screens
    more = ("versions",) if any(each["kind"] == "draft" for each in sections) else ()
    return (*(each["id"] for each in sections), *more)


def written_on(exercise, screen, words, view, key):
    """The operations that write these words there; ``key`` is a random id.

    None of them where there is nothing to write: what others heard, what is read across.
    """
    if exercise.kind == "network":
        return [{"type": "add_person", "id": key, "label": words}]
    if exercise.kind == "talk":
        items = exercise.pre_work.items if screen == "before" else ()
        return _field(items[0].id if items else "text", words, view)
    section = exercise.section(screen)
    return _ON[section.kind](exercise, section, words, view, key)


def _field(name, words, view):
    """More words in a text of the exercise, on top of those that stand there."""
    stands = view["fields"].get(name) or {"text": "", "op": None}
    parents = [stands["op"]] if stands["op"] else []
    text = f"{stands['text']}\n{words}".strip()
    return [{"type": "write", "field": name, "text": text, "parents": parents}]


def _questions(exercise, section, words, view, key):
    assert isinstance(section, QuestionsSection)
    return _field((section.items or exercise.pre_work.items)[0].id, words, view)


def _draft(exercise, section, words, view, key):
    return _field("text", words, view)


def _plan(exercise, section, words, view, key):
    return [{"type": "add_action", "id": key, "step": words, "by": None}]


def _list(exercise, section, words, view, key):
    field = next(each for each in section.fields if each.kind in ("text", "lines"))
    return [_of(section, "add_entry", id=key, fields={field.id: words})]


def _pitch(exercise, section, words, view, key):
    speech = f"{section.listeners[0].id}-{section.lengths[0].id}"
    return [
        *_field(f"{section.id}-{speech}", words, view),
        _of(section, "keep_speech", id=key, speech=speech, text=words),
    ]


def _storyboard(exercise, section, words, view, key):
    return [
        _of(section, "add_message", id=key, minutes=1.5),
        _of(section, "write_message", id=key, message=words, was=""),
    ]


def _cards(exercise, section, words, view, key):
    return [_of(section, "add_card", id=key, label=words)]


def _results(exercise, section, words, view, key):
    return [
        _of(section, "add_result", id=key, kind=section.kinds[0].id),
        _of(section, "edit_result", id=key, field="source", value=words),
    ]


def _nothing(exercise, section, words, view, key):
    return []


def _of(section, kind, /, **body):
    return {"type": kind, "section": section.id, **body}


_ON = {
    "questions": _questions,
    "draft": _draft,
    "plan": _plan,
    "list": _list,
    "pitch": _pitch,
    "storyboard": _storyboard,
    "cards": _cards,
    "results": _results,
    "replies": _nothing,
    "across": _nothing,
}
