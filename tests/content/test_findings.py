"""Wording with values: names in braces, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.content.finding_rules import RULES
from mentorwidgets.content.findings import fields, fill


def test_values_are_written_as_the_language_writes_them() -> None:
    values = {"n": 1200, "share": 0.25, "who": ["Bo", "A.K.", "Mum"], "one": ["Bo"], "x": "Bo"}
    template = "{n} · {share} · {who} · {one} · {x}"
    assert fill(template, values) == "1,200 · 0.25 · Bo, A.K., and Mum · Bo · Bo"
    assert fill(template, values, lang="de") == "1.200 · 0,25 · Bo, A.K. und Mum · Bo · Bo"
    assert fill(template, values, lang="en-GB") == "1,200 · 0.25 · Bo, A.K. and Mum · Bo · Bo"


def test_a_language_that_nobody_knows_is_written_plainly() -> None:
    assert fill("{n} {who}", {"n": 1200, "who": ["A", "B"]}, lang="zz-ZZ")


@settings(deadline=None)
@given(st.text(), st.text())
def test_a_label_is_never_read_as_a_template(before: str, label: str) -> None:
    before = before.replace("{", "").replace("}", "")
    assert fill(before + "{person}", {"person": label}) == before + label


@pytest.mark.parametrize(
    "template", ["{a.b}", "{a[0]}", "{a!r}", "{a:>9}", "{}", "{0}", "{a", "a}", "{ a }", "{{a}"]
)
def test_braces_hold_a_name_and_nothing_else(template: str) -> None:
    with pytest.raises(ValueError, match=r"^[^\n]+$"):
        list(fields(template))


def test_a_name_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("{people}", {"person": "Bo"})


def test_every_rule_is_known_by_its_own_id_and_explains_its_values() -> None:
    for rule_id, rule in RULES.items():
        assert rule.id == rule_id
        assert rule.when
        assert rule.values
        assert all(name.isidentifier() and meaning for name, meaning in rule.values.items())
