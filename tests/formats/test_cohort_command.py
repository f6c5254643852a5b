"""``mentorwidgets network cohort``, as it is typed."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mentorwidgets.cli import app


def cohort(*arguments: object):
    return CliRunner().invoke(app, ["network", "cohort", *map(str, arguments)])


def maps(folder: Path, count: int, *, seed: int, least: int = 4) -> Path:
    """So many node-link maps of random people, one file each."""
    chance = random.Random(seed)
    folder.mkdir()
    for number in range(count):
        size = chance.randint(least, least + 9)
        nodes = [
            {
                "id": f"p{n}",
                "support": [k for k in ("job", "career", "personal") if chance.random() < 0.4],
                "closeness": chance.choice(["close", "moderate", "distant"]),
                "level": chance.choice(["senior", "peer"]),
            }
            for n in range(size)
        ]
        edges = [
            {"source": f"p{a}", "target": f"p{b}"}
            for a in range(size)
            for b in range(a)
            if chance.random() < 0.3
        ]
        text = json.dumps({"nodes": nodes, "edges": edges})
        (folder / f"m{number:02}.json").write_text(text, encoding="utf-8")
    return folder


def test_a_cohort_in_words(tmp_path):
    result = cohort(maps(tmp_path / "in", 30, seed=1))
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("30 maps.\n")
    assert "How closed in a network is (constraint)" in result.stdout
    assert "nan" not in result.stdout
    assert result.stderr == ""


def test_two_times_as_json_are_of_the_maps_in_both(tmp_path):
    before = maps(tmp_path / "before", 30, seed=1)
    after = maps(tmp_path / "after", 32, seed=2, least=7)
    (before / "m00.json").unlink()
    result = cohort(after, "--before", before, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert (found["maps"], found["least"], found["at_one_time_only"]) == (29, 5, None)
    size = found["change"]["size"]
    assert size["n"] == 29
    assert size["mean"] > 1
    assert size["p"] < 0.05
    assert size["d_z"] == pytest.approx(size["mean"] / size["sd"])
    assert all(bar["n"] >= 5 for measure in found["measures"].values() for bar in measure["bars"])
    assert found["kept"]["mean"] is not None


def test_figures_are_written_in_each_format_and_never_over_others(tmp_path):
    source, out = maps(tmp_path / "in", 24, seed=3), tmp_path / "out"
    result = cohort(source, "--figures", out)
    assert result.exit_code == 0, result.output
    names = ["help.png", "help.svg", "measures.png", "measures.svg", "people.png", "people.svg"]
    assert sorted(path.name for path in out.iterdir()) == names
    again = cohort(source, "--figures", out, "--format", "svg")
    assert again.exit_code == 2
    assert "there already" in again.stderr
    assert cohort(source, "--figures", out, "--overwrite", "--json").exit_code == 0


def test_four_maps_cannot_be_told_together(tmp_path):
    result = cohort(maps(tmp_path / "in", 4, seed=1), "--figures", tmp_path / "out")
    assert result.exit_code == 2
    assert "At least five maps" in result.stderr
    assert result.stdout == ""
    assert not (tmp_path / "out").exists()


def test_eight_maps_have_means_and_no_figure(tmp_path):
    result = cohort(maps(tmp_path / "in", 8, seed=1), "--figures", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert "No figure" in result.stderr
    assert not (tmp_path / "out").exists()


def test_one_bad_file_is_a_line_on_stderr_and_the_others_are_counted(tmp_path):
    source = maps(tmp_path / "in", 9, seed=1)
    (source / "bad.json").write_text("{", encoding="utf-8")
    result = cohort(source)
    assert result.exit_code == 1
    assert result.stdout.startswith("9 maps.")
    assert len(result.stderr.strip().splitlines()) == 1
    assert "bad.json:1" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [["/no/such/place"], [".", "--format", "gif"], [".", "--map", "nonsense"], ["."], []],
)
def test_what_cannot_start_says_so_in_words_and_exits_with_2(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = cohort(*arguments)
    assert result.exit_code == 2
    assert result.stderr.strip()
    assert "Traceback" not in result.output
