"""What reading across can notice: which rules there are, and the values each gives its wording.

The condition of a rule is code (``mentorwidgets.reflection.across``); its wording is content.
"""

from __future__ import annotations

from collections.abc import Mapping

from mentorwidgets.content.finding_rules import Rule

_VALUE = {"value": "the value", "rank": "its rank, from 1"}
_DOMAIN = {
    "domain": "the domain of life",
    "weight": "its weight, of a hundred",
    "time": "the share of time it gets, of a hundred",
}
_NAMES = {"names": "the names", "people": "how many people are on the map"}

_RULES = (
    Rule(
        "value-apart",
        "a ranked value is not in the definition, and had at most 5 of 100 of last week's time",
        {**_VALUE, "percent": "its share of last week, as the person said"},
    ),
    Rule(
        "value-in-definition",
        "a ranked value is in the definition",
        {**_VALUE, "found": "the words of the definition in which it was found"},
    ),
    Rule("value-not-in-definition", "one of the first three values is not in it", _VALUE),
    Rule(
        "value-without-time",
        "a ranked value had at most 5 of 100 of last week's time",
        {**_VALUE, "percent": "its share of last week, as the person said"},
    ),
    Rule("domain-short", "a domain gets at least 15 of 100 less time than it weighs", _DOMAIN),
    Rule(
        "strength-meets-value",
        "one of the first labels of a newest result goes by the words of a ranked value",
        {"strength": "the label", **_VALUE},
    ),
    Rule(
        "strength-in-definition",
        "first labels of the newest results are in the definition",
        {"labels": "these labels", "count": "how many they are"},
    ),
    Rule("domain-over", "a domain gets at least 15 of 100 more time than it weighs", _DOMAIN),
    Rule(
        "domain-kept",
        "a domain weighs 20 of 100 or more, and gets as much within 5",
        _DOMAIN,
    ),
    Rule(
        "goals-apart",
        "a goal pulls away from the definition",
        {"goals": "those goals", "count": "how many they are", "all": "how many goals there are"},
    ),
    Rule(
        "strength-overused",
        "a result says when there is too much of a strength",
        {
            "result": "what kind of result it is",
            "first": "what stands first in it",
            "note": "what was written",
        },
    ),
    Rule("beside-on-map", "somebody needed beside is on the map", _NAMES),
    Rule("beside-not-on-map", "somebody needed beside is not on the map", _NAMES),
    Rule(
        "result-moved",
        "between the last two results of a kind a label moved three ranks or more",
        {
            "result": "what kind of result it is",
            "label": "what moved",
            "earlier": "its earlier rank",
            "later": "its later rank",
        },
    ),
    Rule(
        "help-nobody",
        "on a map of five or more, a kind of help comes from nobody",
        {"help": "the kinds of help", "people": "how many people are on the map"},
    ),
)
ACROSS_RULES: Mapping[str, Rule] = {rule.id: rule for rule in _RULES}
