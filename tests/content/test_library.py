"""Several places of exercises, one library: overlay, reload, and the last good version."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentorwidgets.content import Library, UnknownExerciseError
from mentorwidgets.places import shipped
from tests.content.small import GUIDE, SMALL, changed, put

BROKEN = changed(("lang: en", "lan: en"))


def title(text: str, to: str) -> str:
    return changed(("A small exercise", to), text=text)


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "shipped", tmp_path / "own"


def test_names_come_in_the_order_of_the_year(tmp_path: Path) -> None:
    for name, phase in (("a", "conclude"), ("b", "later"), ("d", "prepare"), ("c", "later")):
        put(tmp_path, name, changed(("phase: early", f"phase: {phase}")))
    library = Library([tmp_path])
    assert library.names() == ["d", "b", "c", "a"]
    assert [exercise.name for exercise in library.exercises()] == ["d", "b", "c", "a"]


def test_a_place_that_does_not_exist_is_empty(tmp_path: Path) -> None:
    library = Library([tmp_path / "nowhere"])
    assert (library.names(), library.faults) == ([], ())


def test_a_later_place_overlays_an_earlier_one_by_name(places: tuple[Path, Path]) -> None:
    below, own = places
    put(below, "one")
    put(below, "two")
    put(own, "two", title(SMALL, "Mine"))
    put(own, "three", title(SMALL, "New"))
    library = Library([below, own])
    titles = {exercise.name: exercise.title for exercise in library.exercises()}
    assert titles == {"one": "A small exercise", "two": "Mine", "three": "New"}


def test_an_overlay_without_a_guide_keeps_the_guide_below(places: tuple[Path, Path]) -> None:
    below, own = places
    put(below, "one", guide=GUIDE + "Below.\n")
    put(own, "one", title(SMALL, "Mine"), guide=None)
    library = Library([below, own])
    assert library.exercise("one").title == "Mine"
    assert library.exercise("one").guide.endswith("Below.\n")
    assert library.faults == ()


def test_a_valid_edit_shows_after_a_refresh_even_when_size_and_time_stay(tmp_path: Path) -> None:
    folder = put(tmp_path, "one", title(SMALL, "Before"))
    library = Library([tmp_path])
    assert not library.refresh()
    file = folder / "exercise.yaml"
    times = (file.stat().st_atime_ns, file.stat().st_mtime_ns)
    file.write_text(title(SMALL, "After!"), encoding="utf-8")
    os.utime(file, ns=times)
    assert library.exercise("one").title == "Before"
    assert library.refresh()
    assert library.exercise("one").title == "After!"


def test_an_edit_of_the_guide_alone_shows_too(tmp_path: Path) -> None:
    put(tmp_path, "one")
    library = Library([tmp_path])
    put(tmp_path, "one", guide=GUIDE + "More.\n")
    assert library.refresh()
    assert library.exercise("one").guide.endswith("More.\n")


def test_an_invalid_edit_leaves_the_last_good_version_and_carries_its_faults(
    tmp_path: Path,
) -> None:
    put(tmp_path, "one", title(SMALL, "Good"))
    library = Library([tmp_path])
    put(tmp_path, "one", BROKEN)
    assert library.refresh()
    assert library.exercise("one").title == "Good"
    assert 'did you mean "lang"?' in " ".join(map(str, library.faults_of("one")))
    put(tmp_path, "one", title(SMALL, "Mended"))
    assert library.refresh()
    assert (library.exercise("one").title, library.faults) == ("Mended", ())


def test_an_exercise_that_was_never_good_runs_as_the_one_below(places: tuple[Path, Path]) -> None:
    below, own = places
    put(below, "one")
    put(own, "one", BROKEN)
    library = Library([below, own])
    assert library.exercise("one").title == "A small exercise"
    assert [fault.file.parent.parent for fault in library.faults] == [own]


def test_an_exercise_that_was_never_good_anywhere_says_why(tmp_path: Path) -> None:
    put(tmp_path, "one", BROKEN)
    library = Library([tmp_path])
    assert library.names() == []
    with pytest.raises(UnknownExerciseError, match=r"cannot run: .*exercise\.yaml:5:1: lan"):
        library.exercise("one")


def test_an_unknown_name_is_answered_with_the_likely_one(tmp_path: Path) -> None:
    put(tmp_path, "first-meeting")
    with pytest.raises(UnknownExerciseError, match='did you mean "first-meeting"'):
        Library([tmp_path]).exercise("frist-meeting")
    with pytest.raises(UnknownExerciseError, match="There are: first-meeting"):
        Library([tmp_path]).exercise("something-else")


def test_a_removed_overlay_uncovers_the_exercise_below(
    places: tuple[Path, Path], tmp_path: Path
) -> None:
    below, own = places
    put(below, "one")
    folder = put(own, "one", title(SMALL, "Mine"))
    library = Library([below, own], last_good=tmp_path / "good")
    for file in folder.iterdir():
        file.unlink()
    assert library.refresh()
    assert library.exercise("one").title == "A small exercise"
    assert Library([below, own], last_good=tmp_path / "good").exercise("one").title != "Mine"


def test_a_removed_exercise_is_gone(tmp_path: Path) -> None:
    folder = put(tmp_path / "own", "one")
    library = Library([tmp_path / "own"], last_good=tmp_path / "good")
    for file in folder.iterdir():
        file.unlink()
    library.refresh()
    assert library.names() == []


def test_a_new_process_has_the_last_good_version_too(tmp_path: Path) -> None:
    own, good = tmp_path / "own", tmp_path / "good"
    put(own, "one", title(SMALL, "Good"), guide=GUIDE + "Kept.\n")
    code = (
        "import sys; from pathlib import Path; from mentorwidgets.content import Library\n"
        "library = Library([Path(sys.argv[1])], last_good=Path(sys.argv[2]))\n"
        "one = library.exercise('one')\n"
        "print(one.title, one.name, one.guide.count('Kept.'), len(library.faults))"
    )

    def fresh() -> str:
        command = [sys.executable, "-c", code, str(own), str(good)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert fresh() == "Good one 1 0"
    put(own, "one", BROKEN)
    assert fresh() == "Good one 1 1"
    assert fresh() == "Good one 1 1"
    put(own, "one", title(SMALL, "Better"), guide=GUIDE + "Kept.\n")
    assert fresh() == "Better one 1 0"


def test_the_kept_copy_is_exactly_the_trainers_text_and_leaves_nothing_beside_it(
    tmp_path: Path,
) -> None:
    text = "# A note of mine\n" + SMALL
    put(tmp_path / "own", "one", text)
    Library([tmp_path / "own"], last_good=tmp_path / "good")
    kept = tmp_path / "good" / "one"
    assert {file.name: file.read_text("utf-8") for file in kept.iterdir()} == {
        "exercise.yaml": text,
        "guide.md": GUIDE,
    }


def test_a_copy_that_cannot_be_kept_stops_nobody(tmp_path: Path) -> None:
    put(tmp_path / "own", "one")
    (tmp_path / "good").write_text("a file where the folder should be", encoding="utf-8")
    library = Library([tmp_path / "own"], last_good=tmp_path / "good")
    assert library.exercise("one").title == "A small exercise"


def test_a_spoilt_copy_is_passed_over(places: tuple[Path, Path], tmp_path: Path) -> None:
    below, own = places
    put(below, "one")
    put(own, "one", BROKEN)
    put(tmp_path / "good", "one", BROKEN)
    library = Library([below, own], last_good=tmp_path / "good")
    assert library.exercise("one").title == "A small exercise"


@pytest.mark.parametrize("name", [".git", "_drafts", ".new-abc"])
def test_hidden_folders_are_no_exercises(tmp_path: Path, name: str) -> None:
    put(tmp_path, name)
    library = Library([tmp_path])
    assert (library.names(), library.faults) == ([], ())


def test_a_folder_that_was_meant_as_an_exercise_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "exercise.yml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "pictures").mkdir()
    faults = Library([tmp_path]).faults
    assert (
        str(faults[0])
        == f"{tmp_path}/one/exercise.yaml:1:1: missing; expected the text of the exercise"
    )
    assert {fault.file.parent.name for fault in faults} == {"one"}


def test_the_shipped_exercises_are_there() -> None:
    library = Library([shipped("exercises")])
    assert library.faults == ()
    assert {"developmental-network", "definition-of-success"} <= set(library.names())
