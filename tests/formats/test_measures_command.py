"""``mentorwidgets network measures``, as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mentorwidgets.cli import app

KEYS = [
    "case", "size", "ties", "density", "effective_size", "efficiency", "constraint",
    "ego_betweenness", "components", "isolates", "cut_points", "kinds", "level", "arena",
    "warnings",
]  # fmt: skip


def measures(*arguments: object):
    return CliRunner().invoke(app, ["network", "measures", *map(str, arguments)])


def node_link(folder: Path, name: str, nodes: list[dict], pairs: list[str]) -> Path:
    path = folder / f"{name}.json"
    edges = [{"source": a, "target": b} for a, b in pairs]
    path.write_text(json.dumps({"nodes": nodes, "edges": edges}), encoding="utf-8")
    return path


def people(names: str, **said: object) -> list[dict]:
    return [{"id": name, **said} for name in names]


def row(result) -> dict:
    assert result.exit_code == 0, result.output
    (only,) = json.loads(result.stdout)
    return only


def test_a_star_and_a_complete_map_have_the_published_values(tmp_path):
    star = row(measures(node_link(tmp_path, "star", people("ABCD"), []), "--json"))
    assert star["effective_size"] == 4
    assert star["constraint"] == pytest.approx(1 / 4, abs=1e-12)
    pair = row(measures(node_link(tmp_path, "pair", people("AB"), ["AB"]), "--json"))
    assert pair["effective_size"] == 1
    assert pair["constraint"] == pytest.approx(1.125, abs=1e-12)


def test_borgatti_1997_seen_from_g(tmp_path):
    # Alters of G: A, E, F, B, D, C; ties among them as published.
    path = node_link(tmp_path, "G", people("ABCDEF"), ["AB", "AF", "AE", "BD"])
    g = row(measures(path, "--json"))
    assert g["effective_size"] == pytest.approx(4.666667, abs=1e-6)
    assert g["constraint"] == pytest.approx(0.400270, abs=1e-6)


def test_a_published_example_of_density_and_heterogeneity(tmp_path):
    levels = ["senior"] * 9 + ["peer"] * 6 + ["junior"] * 3 + ["other"] * 2
    nodes = [{"id": str(i), "level": level} for i, level in enumerate(levels)]
    level = row(measures(node_link(tmp_path, "x", nodes, []), "--json"))["level"]
    assert level["blau"] == pytest.approx(0.675, abs=1e-12)
    assert level["iqv"] == pytest.approx(0.9, abs=1e-12)
    ten = people("ABCDEFGHIJ")
    pairs = [a + b for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ" if a < b][:19]
    assert row(measures(node_link(tmp_path, "t", ten, pairs), "--json"))["density"] == 19 / 45


def test_the_keys_come_in_the_documented_order_and_an_empty_map_is_an_object(tmp_path):
    empty = row(measures(node_link(tmp_path, "none", [], []), "--json"))
    assert list(empty) == KEYS
    assert empty["case"] == "none"
    assert (empty["size"], empty["density"], empty["constraint"]) == (0, None, None)
    assert empty["kinds"] == {"job": 0, "career": 0, "personal": 0}
    assert empty["level"] == {"n": 0, "blau": None, "iqv": None, "entropy": None}


def test_a_level_that_the_content_does_not_know_is_kept_counted_and_said(tmp_path):
    nodes = [*people("AB", level="senior"), *people("CD", level="other")]
    only = row(measures(node_link(tmp_path, "x", nodes, []), "--json"))
    assert only["warnings"] == [
        "level 'other' is not in the content: counted as a category of its own"
    ]
    assert only["level"]["iqv"] == pytest.approx(0.5 * 4 / 3)


def test_maps_are_ordered_by_case(tmp_path):
    for name in ("b", "a", "c"):
        node_link(tmp_path, name, people("A"), [])
    result = measures(tmp_path, "--json")
    assert [one["case"] for one in json.loads(result.stdout)] == ["a", "b", "c"]


def test_one_bad_file_is_a_line_on_stderr_and_the_others_are_measured(tmp_path):
    node_link(tmp_path, "good", people("AB"), [])
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    result = measures(tmp_path, "--json")
    assert result.exit_code == 1
    assert [one["case"] for one in json.loads(result.stdout)] == ["good"]
    assert len(result.stderr.strip().splitlines()) == 1
    assert "bad.json:1" in result.stderr


@pytest.mark.parametrize("arguments", [["/no/such/place"], [".", "--map", "nonsense"], []])
def test_what_cannot_start_says_so_in_words_and_exits_with_2(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = measures(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_the_table_says_what_is_undefined(tmp_path):
    result = measures(node_link(tmp_path, "none", [], []))
    assert result.exit_code == 0
    assert "–" in result.stdout.splitlines()[1]


def test_the_measures_are_columns_of_csv_and_of_parquet(tmp_path):
    import csv
    import io

    import pyarrow.parquet as pq

    node_link(tmp_path, "b", people("ABC", level="peer"), ["AB"])
    node_link(tmp_path, "=a", [], [])
    result = measures(tmp_path, "--csv")
    assert result.exit_code == 0
    empty, three = csv.DictReader(io.StringIO(result.stdout))
    assert (empty["case"], empty["size"], empty["density"]) == ("'=a", "0", "")
    assert (three["case"], three["size"], three["ties"]) == ("b", "3", "1")
    assert float(three["density"]) == 1 / 3
    out = tmp_path / "out.parquet"
    assert measures(tmp_path, "--parquet", out).exit_code == 0
    table = pq.read_table(out).to_pylist()
    assert [(one["case"], one["size"], one["density"]) for one in table] == [
        ("=a", 0.0, None),
        ("b", 3.0, 1 / 3),
    ]
    assert set(table[0]) == set(three)
    again = measures(tmp_path, "--parquet", out)
    assert again.exit_code == 2
    assert "there already" in again.stderr
    assert not list(tmp_path.glob(".*part"))


def test_two_forms_at_once_cannot_be_meant(tmp_path):
    result = measures(node_link(tmp_path, "a", [], []), "--json", "--csv")
    assert result.exit_code == 2
    assert "Choose one" in result.stderr


@pytest.mark.parametrize("kind", ["zip", "gztar"])
def test_an_archive_is_read_like_the_folder_in_it(tmp_path, kind):
    import shutil

    folder = tmp_path / "maps"
    folder.mkdir()
    for name in ("a", "b"):
        node_link(folder, name, people("AB"), ["AB"])
    archive = shutil.make_archive(str(tmp_path / "packed"), kind, folder)
    result = measures(archive, "--json")
    assert result.exit_code == 0, result.output
    assert [one["case"] for one in json.loads(result.stdout)] == ["a", "b"]


def test_only_bad_files_give_an_empty_list_and_exit_1(tmp_path):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    result = measures(tmp_path, "--json")
    assert (result.exit_code, json.loads(result.stdout)) == (1, [])
    assert measures(tmp_path, "--parquet", tmp_path / "out.parquet").exit_code == 1
    assert not (tmp_path / "out.parquet").exists()


def test_no_progress_is_shown_where_nobody_looks(tmp_path):
    result = measures(node_link(tmp_path, "a", people("AB"), []), "--csv")
    assert result.stderr == ""
