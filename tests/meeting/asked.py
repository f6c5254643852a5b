"""Questions for the tests of what a room is asked, one of each kind, and hypothesis for them."""

from hypothesis import strategies as st

QUIET = "Pass, and listen."
LINE = {"kind": "line", "text": "One word for today?", "quiet": QUIET}
LINES = {"kind": "lines", "text": "What would you tell yourself?", "quiet": QUIET}
SCALE = {
    "kind": "scale",
    "text": "How clear is it?",
    "quiet": QUIET,
    "low": "not at all",
    "high": "quite",
    "points": 4,
}
CHOICE = {
    "kind": "choice",
    "text": "What keeps you?",
    "quiet": QUIET,
    "options": ["Time", "Fear", "Nothing"],
}
SEVERAL = {**CHOICE, "several": True}
RANKING = {**CHOICE, "kind": "ranking", "text": "In which order?"}
PLANE = {
    "kind": "plane",
    "text": "Where are you?",
    "quiet": QUIET,
    "across": ["alone", "together"],
    "upwards": ["heavy", "light"],
}
ALL = [LINE, LINES, SCALE, CHOICE, SEVERAL, RANKING, PLANE]

#: An answer that fits, for each question above.
ANSWERS = ["Rest", "Ask\nsooner", 3, [1], [0, 2], [2, 0, 1], [10, 90]]


def values(question):
    """Answers that fit a question."""
    kind = question["kind"]
    if kind in ("line", "lines"):
        return st.text("abc ÄÖ<>&", min_size=1, max_size=30).filter(str.strip)
    if kind == "scale":
        return st.integers(1, question["points"])
    if kind == "plane":
        return st.lists(st.integers(0, 100), min_size=2, max_size=2)
    options = list(range(len(question["options"])))
    if kind == "ranking":
        return st.permutations(options)
    most = len(options) if question.get("several") else 1
    return st.lists(st.sampled_from(options), min_size=1, max_size=most, unique=True)
