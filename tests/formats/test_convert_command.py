"""``mentorwidgets network convert`` and ``network protocol``, as they are typed."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mentorwidgets.cli import app
from mentorwidgets.formats import FORMATS, read_paths
from mentorwidgets.network.measures import measure
from tests.formats.validators import asked

SAMPLE = {
    "A": {"nodes": [{"id": "a", "label": "Ana", "support": ["job"]}, {"id": "b"}], "edges": []},
    "B": {"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b"}]},
    "none": {"nodes": [], "edges": []},
}


def network(*arguments: object):
    return CliRunner().invoke(app, ["network", *map(str, arguments)])


@pytest.fixture
def source(tmp_path) -> Path:
    """A folder with three maps, and one more below it."""
    folder = tmp_path / "maps"
    (folder / "more").mkdir(parents=True)
    for name, given in SAMPLE.items():
        (folder / f"{name}.json").write_text(json.dumps(given), encoding="utf-8")
    (folder / "more" / "C.json").write_text(json.dumps(SAMPLE["B"]), encoding="utf-8")
    return folder


def measured(path, categories):
    reading = read_paths([path], categories)
    assert reading.faults == ()
    return {read.case: measure(read.map, categories) for read in reading.maps}


def lying(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", ["out", "deep/er/out", "out.zip"])
def test_any_number_of_maps_come_out_with_every_measure_unchanged(
    source, tmp_path, categories, format_, name
):
    out = tmp_path / name
    result = network("convert", source, out, "--to", format_)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"4 maps written to {out}.\n"
    if name.endswith(".zip"):
        with zipfile.ZipFile(out) as archive:
            archive.extractall(tmp_path / "unpacked")
        out = tmp_path / "unpacked"
    assert measured(out, categories) == measured(source, categories)
    assert not [path for path in lying(tmp_path) if ".mentorwidgets" in path]


@pytest.mark.parametrize("format_", ["graphml", "kumu", "node-link", "network-canvas-json"])
def test_a_single_map_may_go_to_a_file_by_name(source, tmp_path, categories, format_):
    out = tmp_path / f"one.{'graphml' if format_ == 'graphml' else 'json'}"
    result = network("convert", source / "B.json", out, "--to", format_)
    assert result.exit_code == 0, result.stderr
    assert measured(out, categories) == measured(source / "B.json", categories)


@pytest.mark.parametrize("name", ["out", "more/out.zip"])
def test_the_folder_that_is_read_may_hold_the_place_that_is_written_to(
    source, categories, monkeypatch, name
):
    monkeypatch.chdir(source)
    before = measured(source, categories)
    result = network("convert", ".", name, "--to", "graphml")
    assert (result.exit_code, result.stdout) == (0, f"4 maps written to {name}.\n")
    assert measured(source / name, categories) == before


def test_an_archive_is_read_as_a_folder_is(source, tmp_path, categories):
    packed, out = tmp_path / "packed.zip", tmp_path / "out"
    assert network("convert", source, packed, "--to", "network-canvas-csv").exit_code == 0
    assert network("convert", packed, out, "--to", "egor").exit_code == 0
    assert measured(out, categories) == measured(source, categories)


def test_several_maps_are_not_put_into_one_file(source, tmp_path):
    result = network("convert", source, tmp_path / "one.json", "--to", "kumu")
    assert result.exit_code == 2
    assert "there are 4 maps" in result.stderr
    assert lying(tmp_path)[0] == "maps"
    assert not (tmp_path / "one.json").exists()


def test_two_maps_of_one_name_are_two_files(source, tmp_path, categories):
    (source / "more" / "b.json").write_text(json.dumps(SAMPLE["A"]), encoding="utf-8")
    out = tmp_path / "out"
    assert network("convert", source, out, "--to", "node-link").exit_code == 0
    assert lying(out) == ["A.json", "B.json", "C.json", "b_2.json", "none.json"]


def test_nothing_is_replaced_unless_it_is_said(source, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "B.json").write_text("mine", encoding="utf-8")
    result = network("convert", source, out, "--to", "kumu")
    assert result.exit_code == 2
    assert result.stderr == f"{out / 'B.json'} is there already. With --overwrite it is replaced.\n"
    assert lying(out) == ["B.json"]
    assert (out / "B.json").read_text(encoding="utf-8") == "mine"
    assert network("convert", source, out, "--to", "kumu", "--overwrite").exit_code == 0
    assert lying(out) == ["A.json", "B.json", "C.json", "none.json"]
    assert "elements" in (out / "B.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["there.json", "there.zip"])
def test_a_file_that_is_there_stays(source, tmp_path, name):
    (tmp_path / name).write_text("mine", encoding="utf-8")
    result = network("convert", source / "A.json", tmp_path / name, "--to", "node-link")
    assert result.exit_code == 2
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(source, tmp_path):
    (source / "bad.json").write_text('{"nodes": [\n}', encoding="utf-8")
    out = tmp_path / "out"
    result = network("convert", source, out, "--to", "graphml")
    assert result.exit_code == 1
    assert "bad.json:2: not JSON" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert lying(out) == ["A.graphml", "B.graphml", "C.graphml", "none.graphml"]


def test_where_nothing_can_be_read_nothing_is_made(tmp_path):
    (tmp_path / "bad.json").write_text("{", encoding="utf-8")
    result = network("convert", tmp_path / "bad.json", tmp_path / "new" / "out", "--to", "egor")
    assert result.exit_code == 1
    assert lying(tmp_path) == ["bad.json"]


def test_what_a_format_cannot_hold_is_said(tmp_path):
    given = {"nodes": [{"id": "a", "label": "A\u0000"}], "edges": []}
    (tmp_path / "x.json").write_text(json.dumps(given), encoding="utf-8")
    result = network("convert", tmp_path / "x.json", tmp_path / "out", "--to", "graphml")
    assert result.exit_code == 0
    assert result.stderr == "x: signs that graphml cannot hold are left out\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["/no/such/place", "out", "--to", "kumu"], "/no/such/place"),
        ([".", "out", "--to", "nonsense"], "network-canvas-json"),
        ([".", "out", "--to", "kumu"], "No map was found"),
        ([".", "out.csv", "--to", "egor"], "a folder or a .zip"),
        ([".", "out", "--to", "kumu", "--map", "x"], "THEIRS=OURS"),
        ([".", "out"], "--to"),
    ],
)
def test_what_cannot_start_says_so_and_exits_with_2(arguments, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = network("convert", *arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.output
    assert lying(tmp_path) == []


def test_the_exercise_is_written_as_a_protocol_that_network_canvas_takes(tmp_path):
    out = tmp_path / "map.netcanvas"
    result = network("protocol", out)
    assert result.exit_code == 0, result.stderr
    with zipfile.ZipFile(out) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["protocol.json", "assets/"]
        written = json.loads(archive.read("protocol.json"))
    assert asked("protocol", written) == []
    stages = [stage["type"] for stage in written["stages"]]
    assert stages.count("NameGeneratorQuickAdd") == 4  # three kinds of help, and who is missing
    assert {"OrdinalBin", "CategoricalBin", "Sociogram", "AlterForm", "Narrative"} <= {*stages}
    again = network("protocol", out)
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert network("protocol", tmp_path / "map.zip").exit_code == 2


def test_another_vocabulary_makes_another_protocol(tmp_path, shipped_exercise):
    text = shipped_exercise.read_text(encoding="utf-8")
    text = text.replace("    - id: personal\n", "    - id: well-being\n", 1)
    text += "attributes:\n  - {id: field, label: Field}\n  - id: stage\n    label: Stage\n"
    text += "    options: [{id: early, label: Early}, {id: late-on, label: Late}]\n"
    shipped_exercise.write_text(text, encoding="utf-8")
    out = tmp_path / "own.netcanvas"
    result = network("protocol", out, "--exercises", shipped_exercise.parents[1])
    assert result.exit_code == 0, result.stderr
    with zipfile.ZipFile(out) as archive:
        written = json.loads(archive.read("protocol.json"))
    assert asked("protocol", written) == []
    variables = written["codebook"]["node"]["Person"]["variables"]
    assert {"field", "stage", "named_for_well-being"} <= {*variables}
    assert [option["value"] for option in variables["stage"]["options"]] == ["early", "late-on"]
