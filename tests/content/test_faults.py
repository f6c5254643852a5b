"""Every fault of an exercise: where, what was found, what was expected, what to do."""

from __future__ import annotations

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.content import Fault, read_exercise
from mentorwidgets.content.reading import Source, read_source
from tests.content.small import GUIDE, SMALL, changed, line_of, put

MAP = (Path(__file__).parents[2] / "exercises/developmental-network/exercise.yaml").read_text(
    "utf-8"
)


def faults(tmp_path: Path, text: str, guide: str | None = GUIDE) -> list[Fault]:
    return list(read_source(Source.of(put(tmp_path, "small", text, guide))).faults)


def said(found: list[Fault]) -> list[str]:
    return [f"{fault.line}:{fault.column}: {fault.field}: {fault.sentence}" for fault in found]


def test_a_small_exercise_has_none(tmp_path: Path) -> None:
    exercise = read_exercise(put(tmp_path, "small"))
    assert (exercise.name, exercise.kind, exercise.guide) == ("small", "writing", GUIDE)
    assert (exercise.steps[0].done_when.what, exercise.steps[0].done_when.least) == ("words", 5)


def test_a_fault_is_one_line_with_file_line_column_field_and_suggestion(tmp_path: Path) -> None:
    text = changed(("    minutes: 10\n", "    minuts: 10\n"))
    (unknown,) = faults(tmp_path, text)
    file = tmp_path / "small" / "exercise.yaml"
    assert str(unknown) == f'{file}:34:5: agenda.1.minuts: unknown key; did you mean "minutes"?'


def test_a_list_whose_members_have_faults_is_not_called_too_short(tmp_path: Path) -> None:
    text = changed(("    text: What else?\n", "    text: 7\n"))
    assert [fault.field for fault in faults(tmp_path, text)] == ["prompts.0.text"]
    text = SMALL[: SMALL.index("prompts:")] + "prompts: []\n" + SMALL[SMALL.index("agenda:") :]
    (empty,) = faults(tmp_path, text)
    assert (empty.field, empty.expected) == ("prompts", "at least 1 in the list")


def test_a_missing_key_is_said_where_its_part_begins(tmp_path: Path) -> None:
    (missing,) = faults(tmp_path, changed(("    minutes: 10\n", "")))
    assert (missing.line, missing.column, missing.field) == (32, 5, "agenda.1.minutes")
    assert missing.sentence.startswith("missing; expected how long")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("title: A small", "title: 7 #"), "3:8: title: found 7; expected text, in quotes"),
        (("title: A small", "titel: A small"), '3:1: titel: unknown key; did you mean "title"?'),
        (("minutes: 15", "minutes: soon"), '10:10: minutes: found "soon"; expected a whole number'),
        (("minutes: 15", "minutes: yes"), '10:10: minutes: found "yes"; expected a whole number'),
        (("minutes: 15", "minutes: 15.5"), "10:10: minutes: found 15.5; expected a whole number"),
        (("minutes: 15", "minutes: true"), "10:10: minutes: found true; expected a whole number"),
        (("minutes: 15", "minutes: 0"), "10:10: minutes: found 0; expected at least 1"),
        (("minutes: 15", "minutes:"), "10:1: minutes: found nothing; expected a whole number"),
        (("phase: early", "phase: erly"), '4:8: phase: found "erly"; did you mean "early"?'),
        (("phase: early", "phase: 10:30"), '4:8: phase: found "10:30"; expected one of prepare'),
        (("kind: writing", "kind: writting"), '2:7: kind: found "writting"; did you mean "writing"?'),
        (("kind: writing", "kind: quiz"), '2:7: kind: found "quiz"; expected one of network, writing'),
        (("format: 1", "format: 2"), "1:9: format: found 2; expected one of 1"),
        (("lang: en", "lang: English"), "5:7: lang: found \"English\"; expected a language tag"),
        (("[pair]", "pair"), '6:11: audience: found "pair"; expected a list'),
        (("[pair]", "[pair, crowd]"), '6:18: audience.1: found "crowd"; expected one of alone'),
        (("id: stuck", "id: Stuck!"), "22:9: prompts.0.id: found \"Stuck!\"; expected small letters"),
        (("    quiet: Say nothing.\n", ""), "22:5: prompts.0.quiet: missing; expected how to take"),
        (("{words: 5}", "{words: 5, kept: 1}"), "20:16: steps.0.done_when: 2 conditions; expected exactly one"),
        (("{words: 5}", "{}"), "20:16: steps.0.done_when: 0 conditions; expected exactly one"),
        (("{words: 5}", "{ticked: yes}"), '20:25: steps.0.done_when.ticked: found "yes"; expected one'),
        (("{words: 5}", "{people: 5}"), '20:17: steps.0.done_when.people: "people" does not exist for'),
        (("{words: 5}", "{answered: 2}"), "20:27: steps.0.done_when.answered: found 2; expected at most 1"),
        (("step: draft", "step: drat"), '36:11: agenda.1.step: no step has the id "drat"; did you mean "draft"?'),
        (("id: write", "id: welcome"), '32:9: agenda.1.id: "welcome" again, first on line 26'),
        (("id: before", "id: text"), '15:11: pre_work.items.0.id: found "text", which names the text'),
        (("mode: alone", "mode: pairs"), "32:5: agenda.1.quiet: missing; expected a way to take part"),
        (("mode: talk", "mode: before"), "28:14: agenda.0.minutes: found 5 minutes; expected 0"),
        (("minutes: 10", "minutes: 11"), "10:10: minutes: the blocks of the agenda add up to 16; expected 15 minutes in all"),
        (("sharing: Mark", "sharing: Mark\nsharing: Mark"), "10:1: sharing: given twice, first on line 9"),
    ],
)  # fmt: skip
def test_each_fault_says_where_what_and_what_to_do(
    tmp_path: Path, change: tuple[str, str], expected: str
) -> None:
    found = said(faults(tmp_path, changed(change)))
    assert any(line.startswith(expected) for line in found), found


def test_a_block_of_no_minutes_is_a_fault(tmp_path: Path) -> None:
    text = changed(("    minutes: 10", "    minutes: 0"), ("minutes: 15", "minutes: 5"))
    assert said(faults(tmp_path, text)) == [
        '34:14: agenda.1.minutes: found 0 minutes; expected at least 1, or mode "before"'
    ]


def test_more_than_twenty_minutes_in_one_mode_are_a_fault_also_in_two_blocks(
    tmp_path: Path,
) -> None:
    one = changed(("    minutes: 10", "    minutes: 21"), ("minutes: 15", "minutes: 26"))
    assert said(faults(tmp_path, one)) == [
        '34:14: agenda.1.minutes: 21 minutes of "alone" without a change; '
        "expected at most 20, then another mode"
    ]
    more = (
        "  - {id: more, title: More, minutes: 11, mode: alone, "
        "facilitator: {says: Go on.}, participants: {do: Write.}}\n"
    )
    two = changed(("minutes: 15", "minutes: 26")) + more
    assert [(fault.line, fault.field) for fault in faults(tmp_path, two)] == [
        (39, "agenda.2.minutes")
    ]
    full = changed(("    minutes: 10", "    minutes: 20"), ("minutes: 15", "minutes: 26"))
    assert [fault.field for fault in faults(tmp_path, full + more.replace("11", "1"))] == [
        "agenda.2.minutes"
    ]
    exactly = changed(("minutes: 15", "minutes: 25")) + more.replace("11", "10")
    assert faults(tmp_path, exactly) == []


def test_a_misspelt_key_does_not_hide_a_fault_between_fields(tmp_path: Path) -> None:
    text = changed(
        ("lang: en", "langue: en"),
        ("minutes: 15", "minutes: 20"),
        ("step: draft", "step: draught"),
        ("quiet: Say nothing.", "quiet: Say nothing.\n    quiet: Say more."),
    )
    assert [fault.field for fault in faults(tmp_path, text)] == [
        "langue",
        "minutes",
        "prompts.0.quiet",
        "agenda.1.step",
    ]


def test_a_misspelt_kind_does_not_hide_what_is_wrong_in_the_categories(tmp_path: Path) -> None:
    for kind in ("kind: netwrk", "kind: map", "# no kind"):
        text = changed(("kind: network", kind), ("code: 3", "code: three"), text=MAP)
        fields = [fault.field for fault in faults(tmp_path, text)]
        assert fields == ["kind", "categories.closeness.0.code"]


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        (("  missing-kind:", "  mising-kind:"), "findings.mising-kind",
         'unknown rule; did you mean "missing-kind"?'),
        (("far: {missing}", "far: {misssing}"), "findings.missing-kind.reading",
         'the rule has no value "misssing"; did you mean "missing"?'),
        (("far: {missing}", "far: {missing.label}"), "findings.missing-kind.reading",
         "braces around something else than a name; expected {people}"),
        (("far: {missing}", "far: {missing"), "findings.missing-kind.reading",
         "braces around something else than a name; expected {people}"),
        (("far: {missing}", "far: {}"), "findings.missing-kind.reading",
         "braces around something else than a name; expected {people}"),
        (("code: 2", "code: 3"), "categories.closeness.1.code",
         "found 3; expected less than 3: the closest comes first"),
        (("ask: level", "ask: closeness"), "interview.2.ask",
         '"closeness" again, first on line'),
        (("id: career\n", "id: job\n"), "categories.kinds.1.id", '"job" again, first on line'),
    ],
)  # fmt: skip
def test_faults_of_a_map(
    tmp_path: Path, change: tuple[str, str], field: str, sentence: str
) -> None:
    text = changed(change, text=MAP)
    (fault,) = faults(tmp_path, text)
    assert fault.field == field
    assert fault.sentence.startswith(sentence)
    assert fault.line == line_of(MAP, change[0])


@pytest.mark.parametrize(
    ("guide", "expected"),
    [
        (None, "1:1: : missing; expected the facilitation guide"),
        ("# Without\n", "1:1: : no line <!-- agenda -->; expected it once, where the agenda belongs"),
        (GUIDE + "\n<!-- agenda -->\n", "5:1: : the line <!-- agenda --> is there twice; expected it once"),
    ],
)  # fmt: skip
def test_a_fault_in_the_guide_does_not_stop_the_exercise(
    tmp_path: Path, guide: str | None, expected: str
) -> None:
    reading = read_source(Source.of(put(tmp_path, "small", SMALL, guide)))
    assert said(list(reading.faults)) == [expected]
    assert reading.exercise is not None


def test_a_byte_that_is_not_utf8_is_named_with_its_place(tmp_path: Path) -> None:
    folder = put(tmp_path, "small")
    (folder / "exercise.yaml").write_bytes("format: 1\ntitle: Größe".encode("latin-1"))
    (fault,) = read_source(Source.of(folder)).faults
    assert (fault.line, fault.column) == (2, 10)
    assert fault.sentence == "a byte that is not UTF-8 (0xf6); expected a text file saved as UTF-8"


@pytest.mark.parametrize(("text", "found"), [("", "found nothing"), ("- a\n", "found a list")])
def test_a_file_without_keys_is_one_fault(tmp_path: Path, text: str, found: str) -> None:
    assert said(faults(tmp_path, text)) == [f"1:1: : {found}; expected keys and values"]


def test_a_folder_that_cannot_be_an_address_is_a_fault(tmp_path: Path) -> None:
    reading = read_source(Source.of(put(tmp_path, "My Exercise")))
    assert reading.exercise is None
    assert reading.faults[0].sentence.startswith(
        'the folder is called "My Exercise"; expected small'
    )


def test_one_level_and_one_arena_at_most_are_one_s_own(tmp_path: Path) -> None:
    twice = changed(("      short: junior\n", "      short: junior\n      own: true\n"), text=MAP)
    (fault,) = faults(tmp_path, twice)
    assert fault.field == "categories.level.2.own"
    assert fault.sentence == "found true again; expected one of them at most"
    kind = changed(("      short: job\n", "      short: job\n      own: true\n"), text=MAP)
    assert [each.field for each in faults(tmp_path, kind)] == ["categories.kinds.0.own"]


def test_reading_a_faulty_exercise_raises_every_fault(tmp_path: Path) -> None:
    folder = put(tmp_path, "small", changed(("lang: en", "lan: en")))
    with pytest.raises(ValueError, match=r'5:1: lan: unknown key; did you mean "lang"\?'):
        read_exercise(folder)


def test_a_file_from_windows_reads_alike(tmp_path: Path) -> None:
    folder = put(tmp_path, "small")
    (folder / "exercise.yaml").write_bytes(
        b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode("utf-8")
    )
    (folder / "guide.md").write_bytes(GUIDE.replace("\n", "\r\n").encode("utf-8"))
    assert read_exercise(folder).agenda == read_exercise(put(tmp_path / "unix", "small")).agenda
    broken = changed(("lang: en", "lang: 7")).replace("\n", "\r\n")
    (folder / "exercise.yaml").write_bytes(broken.encode("utf-8"))
    (fault,) = read_source(Source.of(folder)).faults
    assert (fault.line, fault.column) == (5, 7)


blocks = st.lists(
    st.tuples(st.sampled_from(["talk", "alone", "break", "before"]), st.integers(0, 30)),
    min_size=1,
    max_size=6,
)


@settings(deadline=None)
@given(blocks, st.sampled_from([0, 0, 0, 1, -1]))
def test_an_agenda_is_accepted_exactly_when_its_minutes_and_modes_are_right(
    made: list[tuple[str, int]], more: int
) -> None:
    planned = max(1, sum(minutes for _mode, minutes in made) + more)
    agenda = [
        {
            "id": f"b{i}",
            "title": "A block",
            "minutes": minutes,
            "mode": mode,
            "facilitator": {"says": "Go on."},
            "participants": {"do": "Go on."},
        }
        for i, (mode, minutes) in enumerate(made)
    ]
    text = changed(("minutes: 15", f"minutes: {planned}"), ("{words: 5}", "{ticked: true}"))
    text = text[: text.index("agenda:")] + f"agenda: {json.dumps(agenda)}\n"
    source = Source(Path("small"), text.encode("utf-8"), GUIDE.encode("utf-8"))
    right = (
        sum(minutes for _mode, minutes in made) == planned
        and all((mode == "before") == (minutes == 0) for mode, minutes in made)
        and all(
            sum(minutes for _mode, minutes in run) <= 20
            for _mode, run in itertools.groupby(made, key=lambda block: block[0])
        )
    )
    assert (read_source(source).exercise is not None) == right
