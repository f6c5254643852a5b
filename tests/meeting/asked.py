"""Questions for the tests of what a room is asked, one of each kind, and hypothesis for them."""

from hypothesis import strategies as st

from tests.meeting.room import DEVICE, Room, hears, last

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


class Asked:
    """A room with a board and some phones, on which everything is asked as browsers do."""

    def __init__(self, *names, store=None):
        self.room = Room("definition-of-success", store=store)
        self.board = self.room.board()
        self.phones = [self.room.phone(name) for name in names]
        self.pages = [self.board, *self.phones]
        self.prompt = f"{1:032x}"

    async def arrive(self):
        for page in self.pages:
            await hears(page, type="hello", client=DEVICE)
        for page in self.phones:
            await self.asks(page, "here", device=f"{id(page):032x}"[-32:])

    async def asks(self, page, what, **args):
        """What the page is answered; every other page has looked at what is new."""
        await hears(page, type="ask", id=7, what=what, args=args)
        answer = last(page, "answer")
        for other in self.pages:
            other._show_changes()
        return answer.get("result", answer.get("error"))

    async def ask(self, question, **more):
        return await self.asks(
            self.board, "prompt_ask", id=self.prompt, question={**question, **more}
        )

    async def steer(self, kind, **body):
        return await self.asks(self.board, "steer", kind=kind, body=body)

    async def answer(self, phone, value, slip="", number=1):
        return await self.asks(
            phone, "prompt_answer", prompt=self.prompt, round=number, value=value, slip=slip
        )

    async def pass_on(self, phone, slip="", number=1):
        return await self.asks(phone, "prompt_pass", prompt=self.prompt, round=number, slip=slip)

    async def take_back(self, phone, slip="", number=1):
        return await self.asks(
            phone, "prompt_take_back", prompt=self.prompt, round=number, slip=slip
        )

    async def close(self, number=1):
        return await self.asks(self.board, "prompt_close", prompt=self.prompt, round=number)

    async def reveal(self):
        return await self.steer("reveal", prompt=self.prompt)

    def on_board(self):
        return next(p for p in last(self.board, "prompts")["prompts"] if p["id"] == self.prompt)

    def on(self, phone):
        return last(phone, "prompts")["prompt"]

    def events(self):
        return self.room.store.events(self.room.meeting.id)


def sentences(shown, number=1):
    """The words that one round shows."""
    rounds = [each for each in shown["rounds"] if each["number"] == number]
    return [each["text"] for round_ in rounds for each in round_["sentences"]]
