"""Replies in one's own work: kept as they were given, once, and readable whatever the content."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.content.section_replies import RepliesSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.replies import RepliesPart

AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
SCALE = {"id": "clarity", "label": "Clarity", "low": "lost", "high": "could retell it"}
ASK = {"id": "ask", "label": "The ask", "low": "unclear", "high": "plain", "points": 3}


def key(n):
    return f"{n:032x}"


def part(*scales):
    return RepliesPart(
        RepliesSection.model_validate(
            {
                "id": "heard",
                "kind": "replies",
                "title": "What they heard",
                "short": "Heard",
                "question": "What did you hear?",
                "scales": list(scales),
            }
        )
    )


def add(n, text="a word that stayed", **more):
    return {
        "type": "add_reply", "section": "heard", "id": key(n), "from": "Bo", "text": text,
        "scores": {}, **more,
    }  # fmt: skip


def drop(n):
    return {"type": "drop_reply", "section": "heard", "id": key(n)}


def own(scale, score):
    return {"type": "rate_own", "section": "heard", "scale": scale, "score": score}


def test_the_same_reply_twice_is_one_and_one_that_was_put_away_does_not_come_back():
    heard = part()
    for op in (add(1), add(1, text="by way of another device"), drop(1), drop(1), add(1)):
        heard.take(op, AT)
    assert heard.view() == {"replies": [], "own": {}, "gone": [key(1)]}
    heard.take(add(2, at="2026-11-24T10:00:00+00:00"), AT)
    (reply,) = heard.view()["replies"]
    assert (reply["from"], reply["at"]) == ("Bo", "2026-11-24T10:00:00+00:00")
    assert heard.counts() == {"replies": 1}


@pytest.mark.parametrize(
    ("op", "field"),
    [
        (add(1, text=" \u200b "), ""),
        (add(1, text="x" * 2001), "text"),
        (add(1, id="reply-1"), "id"),
        (add(1, scores={"clarity": 11}), "scores"),
        (add(1, scores={"clarity": True}), "scores"),
        (add(1, at="yesterday"), "at"),
        (add(1, at="2026-11-24T10:00:00"), "at"),
        (add(1, verdict="good"), "verdict"),
        (drop(1), "id"),
        (own("clarity", 0), "score"),
        (own("clarity", "4"), "score"),
    ],
)
def test_what_is_wrong_is_refused_with_its_field_and_nothing_has_changed(op, field):
    heard = part(SCALE)
    before = heard.view()
    with pytest.raises(RefusedError) as refused:
        heard.take(op, AT)
    assert refused.value.message
    assert refused.value.field == field
    assert heard.view() == before


def test_a_new_rating_keeps_to_the_scales_of_the_content_and_an_old_one_stays_readable():
    heard = part(SCALE, ASK)
    for wrong in (
        add(1, scores={"charm": 3}),
        add(1, scores={"ask": 4}),
        own("charm", 2),
        own("ask", 4),
    ):
        with pytest.raises(RefusedError):
            heard.check(wrong)
    for fine in (add(1, scores={"ask": 3}), own("ask", 3), own("charm", None), drop(9)):
        heard.check(fine)
    later = part(SCALE)  # the trainer has taken a scale out
    later.take(add(1, scores={"clarity": 4, "ask": 3}), AT)
    assert later.in_words(later.replies[key(1)].scores) == "Clarity 4 of 5, ask 3"


def test_ones_own_ratings_may_be_shared_and_what_others_gave_is_private():
    heard = part(SCALE)
    assert list(heard.items()) == []
    for op in (add(1, scores={"clarity": 2}), own("clarity", 4), own("clarity", 3)):
        heard.take(op, AT)
    mine, theirs = heard.items()
    assert (mine.text, mine.private) == ("Clarity 3 of 5", False)
    assert (theirs.text, theirs.private) == ("a word that stayed\nClarity 2 of 5", True)
    heard.take(own("clarity", None), AT)
    assert [item.private for item in heard.items()] == [True]


def test_names_and_words_are_plain_text():
    heard = part()
    heard.take(
        add(1, text="left \u202eright\u200b <b>x</b>\r\nsecond", **{"from": "Bo\n\u202e"}), AT
    )
    (reply,) = heard.view()["replies"]
    assert (reply["from"], reply["text"]) == ("Bo", "left right <b>x</b>\nsecond")


OPS = st.one_of(
    st.builds(add, st.integers(1, 4), st.sampled_from(["heard", "stayed"])),
    st.builds(lambda n, s: add(n, "", scores={"clarity": s}), st.integers(1, 4), st.integers(1, 5)),
    st.builds(drop, st.integers(1, 4)),
    st.builds(own, st.sampled_from(["clarity", "ask"]), st.one_of(st.none(), st.integers(1, 3))),
)


def fold(ops):
    heard = part(SCALE, ASK)
    for op in ops:
        try:
            heard.take(op, AT)
        except RefusedError:
            continue
    return heard


@given(st.lists(OPS, max_size=20), st.randoms())
def test_whatever_arrives_twice_changes_nothing_more_and_what_is_gone_stays_gone(ops, rng):
    once = fold(ops)
    adding = [op for op in ops if op["type"] == "add_reply"]
    # Another device of the same person sends everything that came once more, in another order.
    again = fold([*ops, *rng.sample(adding, len(adding))])
    assert {r.id: r for r in once.replies.values()}.items() <= {
        r.id: r for r in again.replies.values()
    }.items()
    assert set(again.replies) | set(again.view()["gone"]) == {op["id"] for op in adding}
    assert not set(again.replies) & set(again.view()["gone"])
    assert once.own == again.own
