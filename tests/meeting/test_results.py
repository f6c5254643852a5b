"""What is shown of a round: counts that add up, and nothing of who or when."""

from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.meeting.prompts import Prompt, Round
from mentorwidgets.meeting.questions import read_answer, read_question
from mentorwidgets.meeting.results import Given, named_answers, nameless_answers, result
from mentorwidgets.operations import PersonId
from tests.meeting.agendas import NOON
from tests.meeting.asked import ALL, CHOICE, LINES, PLANE, RANKING, SCALE, SEVERAL, values

rounds = st.sampled_from(ALL).flatmap(
    lambda asked: st.tuples(st.just(read_question(asked)), st.lists(values(asked), max_size=12))
)


def given_of(question, answers, names=False):
    return [
        Given(f"{n:x}", read_answer(question, value), f"P{n}" if names else "")
        for n, value in enumerate(answers)
    ]


def counts(shown):
    """How many answers stand in a result, counted from what is seen."""
    if "sentences" in shown:
        return len(shown["sentences"])
    if "bars" in shown:
        return sum(bar["count"] for bar in shown["bars"])
    if "dots" in shown:
        return sum(dot["count"] for dot in shown["dots"])
    return sum(shown["ranks"][0]["places"])


@given(rounds)
def test_every_answer_is_counted_once(pair):
    question, answers = pair
    shown = result(question, given_of(question, answers), passed=2)
    assert shown["answers"] == len(answers)
    if question.several:
        assert counts(shown) == sum(map(len, answers))
    else:
        assert counts(shown) == len(answers)


@given(rounds, st.randoms(use_true_random=False))
def test_numbers_do_not_depend_on_the_order_of_the_answers(pair, rng):
    question, answers = pair
    mixed = rng.sample(answers, len(answers))
    one = result(question, given_of(question, answers), passed=0)
    other = result(question, given_of(question, mixed), passed=0)
    if question.kind not in ("line", "lines"):
        assert one == other


@given(st.lists(st.integers(1, 4), max_size=9))
def test_the_middle_of_a_scale_is_the_median_and_of_nothing_not_defined(answers):
    shown = result(read_question(SCALE), given_of(read_question(SCALE), answers), passed=0)
    assert shown["median"] == (median(answers) if answers else None)
    assert [bar["count"] for bar in shown["bars"]] == [answers.count(p) for p in (1, 2, 3, 4)]


@given(st.lists(st.permutations([0, 1, 2]), min_size=1, max_size=9))
def test_a_ranking_counts_each_place_once_and_puts_the_lowest_mean_first(answers):
    question = read_question(RANKING)
    ranks = result(question, given_of(question, answers), passed=0)["ranks"]
    for place in range(3):
        assert sum(rank["places"][place] for rank in ranks) == len(answers)
    assert all(sum(rank["places"]) == len(answers) for rank in ranks)
    means = [sum((p + 1) * n for p, n in enumerate(r["places"])) / len(answers) for r in ranks]
    assert means == sorted(means)
    assert [rank["mean"] for rank in ranks] == [round(mean, 1) for mean in means]


def test_a_ranking_that_nobody_has_answered_has_no_mean():
    ranks = result(read_question(RANKING), [], passed=0)["ranks"]
    assert [rank["mean"] for rank in ranks] == [None] * 3
    assert [rank["label"] for rank in ranks] == CHOICE["options"]


def test_dots_on_one_place_are_one_dot_that_says_how_many():
    question = read_question(PLANE)
    dots = result(question, given_of(question, [[5, 5], [90, 5], [5, 5]]), passed=0)["dots"]
    assert [(dot["x"], dot["y"], dot["count"]) for dot in dots] == [(5, 5, 2), (90, 5, 1)]


def test_a_long_answer_is_shown_by_its_beginning():
    question = read_question(LINES)
    (shown,) = result(question, given_of(question, ["word " * 3000]), passed=0)["sentences"]
    assert shown["more"]
    assert len(shown["text"]) < 330
    (short,) = result(question, given_of(question, ["word"]), passed=0)["sentences"]
    assert short == {"id": "0", "text": "word", "more": False, "name": ""}


@given(rounds)
def test_without_names_no_name_is_in_a_result_and_with_them_all_are(pair):
    question, answers = pair
    nameless = str(result(question, given_of(question, answers), passed=0))
    assert "P0" not in nameless
    named = str(result(question, given_of(question, answers, names=True), passed=None))
    assert all(f"P{n}" in named for n in range(len(answers)))


def test_passes_are_told_by_their_number_alone():
    question = read_question(SEVERAL)
    slips = [{"value": [0]}, {"pass": True}, {"value": [0, 2]}, {"pass": True}, {"value": [9]}]
    given, passed = nameless_answers(question, slips)
    assert [each.value for each in given] == [[0], [0, 2]]
    assert passed == 3


@given(st.sets(st.text("0123456789abcdef", min_size=32, max_size=32), min_size=2, max_size=9))
def test_the_order_of_named_answers_is_not_that_in_which_they_came(people):
    question = read_question(LINES)
    came = sorted(people)
    orders = []
    for order in (came, came[::-1]):
        round_ = Round(1, answers={PersonId(person): f"by {person}" for person in order})
        prompt = Prompt("a" * 32, question, NOON, [round_])
        orders.append(named_answers(prompt, round_, lambda person: f"name of {person}"))
    assert orders[0] == orders[1]
    assert not any(person in each.id for person in people for each in orders[0])


def test_who_has_no_seat_any_more_is_gone_with_their_answer():
    question = read_question(LINES)
    round_ = Round(1, answers={PersonId("a" * 32): "mine", PersonId("b" * 32): "erased"})
    prompt = Prompt("c" * 32, question, NOON, [round_])
    shown = named_answers(prompt, round_, lambda person: "Bo" if person == "a" * 32 else "")
    assert [each.value for each in shown] == ["mine"]
