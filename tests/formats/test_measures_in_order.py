"""However many maps there are, their measures come in the order of their cases."""

from __future__ import annotations

import json
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.cli import in_order as module
from mentorwidgets.cli.in_order import in_order
from tests.formats.test_measures_command import measures, node_link, people

records = st.builds(
    lambda case, file, value: {"case": case, "file": file, "value": value},
    st.text(max_size=3),
    st.sampled_from(["a.json", "b.json"]),
    st.one_of(st.none(), st.floats(allow_nan=False), st.text(max_size=3)),
)


@given(st.lists(records, max_size=60), st.integers(1, 70))
def test_what_is_merged_from_runs_is_what_sorting_all_would_give(made, run):
    expected = sorted(made, key=lambda record: (record["case"], record["file"]))
    assert list(in_order(iter(made), run=run)) == expected


def test_a_run_is_all_that_is_taken_before_it_is_laid_away():
    laid = []

    def stream():
        for number in range(100):
            laid.append(number)
            yield {"case": f"{99 - number:02}", "file": ""}

    ordered = in_order(stream(), run=10)
    assert next(ordered)["case"] == "00"
    assert len(laid) == 100, "the first may be the last that comes"


def test_the_command_orders_more_maps_than_it_sorts_at_a_time(tmp_path, monkeypatch):
    monkeypatch.setattr(module.in_order, "__kwdefaults__", {"run": 3})
    for number in range(11):
        # The files are in the opposite order to the cases that they name.
        path = node_link(tmp_path, f"f{number:02}", people("AB"), [])
        given = json.loads(path.read_text())
        path.write_text(json.dumps({**given, "case": f"c{10 - number:02}"}))
    cases = [one["case"] for one in json.loads(measures(tmp_path, "--json").stdout)]
    assert cases == [f"c{number:02}" for number in range(11)]
    table = measures(tmp_path).stdout.splitlines()
    assert [line.split()[0] for line in table[1:]] == cases


def test_who_reads_only_the_first_lines_gets_them_and_no_complaint(tmp_path):
    for number in range(400):
        node_link(tmp_path, f"m{number}", people("ABCDEFGH"), ["AB"])
    program = "from mentorwidgets.cli import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", program, "network", "measures", str(tmp_path), "--csv"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline().startswith(b"case,file,size")
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 0


def test_what_was_noticed_has_a_column_and_is_not_said_twice(tmp_path):
    path = node_link(tmp_path, "a", people("AB", level="chief"), [])
    result = measures(path, "--csv")
    assert "level 'chief' is not in the content" in result.stdout
    assert result.stderr == ""
    assert "level 'chief' is not in the content" in measures(path).stderr
