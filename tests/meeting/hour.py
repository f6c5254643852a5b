"""A meeting that is led through its guide, on a clock that moves only when it is told to."""

import itertools
import json
from datetime import timedelta

from mentorwidgets.meeting import turns
from mentorwidgets.meeting.questions import WORDS
from mentorwidgets.widgets.wall.wall import open_wall
from tests.meeting.own_work import written_on
from tests.meeting.room import LIBRARY, Room, hears, last, listening

#: Pages give a sign of life at least this often, in seconds.
BEAT = 60


def alone(name):
    """How everything begins that somebody writes for themselves."""
    return f"{name} alone:"


def answers(name, question):
    """What somebody answers in words; earlier questions may be on the screens still."""
    return f"{name} answers: {question['text'][:40].strip()}"


def gives(name):
    """How everything begins that somebody gives back to who spoke."""
    return f"{name} heard"


class Hour:
    """A board, a wall, and a page for each of these people."""

    def __init__(self, exercise, names, *, for_two=False):
        self.room = Room(exercise, for_two=for_two)
        self.exercise = LIBRARY.exercise(exercise)
        self.board = self.room.board()
        self.wall = listening(open_wall(self.room.board().desk))
        self.phones = {name: self.room.phone(name) for name in names}
        self.pages = [self.board, self.wall, *self.phones.values()]
        self.agenda = self.board.live.agenda
        #: What each has written for themselves, and what was given back to them.
        self.written = {name: [] for name in names}
        self.given = {name: [] for name in names}
        self._names = itertools.count(1)
        self._numbers = itertools.count(1)
        self._overheard = {}

    def key(self):
        """A name that no page has used."""
        return f"{next(self._names):032x}"

    async def arrive(self):
        for n, page in enumerate(self.pages, 1):
            await hears(page, type="hello", client=f"{n:032x}")
        await self._sign_of_life()
        self.look()

    def look(self):
        """Every page looks what others have done."""
        for page in self.pages:
            page._show_changes()

    async def asks(self, page, what, **args):
        """What the page is answered; nothing is refused in an hour that goes by the guide."""
        await hears(page, type="ask", id=7, what=what, args=args)
        answer = last(page, "answer")
        assert "error" not in answer, (what, args, answer)
        self.look()
        return answer["result"]

    async def steer(self, kind, **body):
        return await self.asks(self.board, "steer", kind=kind, body=body)

    async def goes_on(self, seconds):
        """Time passes, and every page says now and then that it is there."""
        while seconds > 0:
            step = min(BEAT, seconds)
            seconds -= step
            self.room.now += timedelta(seconds=step)
            await self._sign_of_life()
        self.look()

    async def _sign_of_life(self):
        for n, phone in enumerate(self.phones.values(), 1):
            await hears(phone, type="ask", id=8, what="here", args={"device": f"{n:032x}"})

    def clock(self, page):
        """The clock as this page shows it now: it ticks by itself from what it was told."""
        told = last(page, "wall" if page is self.wall else "meeting")
        on = told["phase"] == "running"
        gone = self.room.now.timestamp() - told["now"] / 1000 if on else 0
        turn = told["turn"]
        shown = turn and (turn["n"], turn["of"], turn["seconds"], round(turn["left"] - gone, 2))
        return told["phase"], told["index"], round(told["remaining"] - gone, 2), shown

    def one_clock(self):
        """The clock of all pages: block, seconds left, and the turn."""
        phase, *shown = self.clock(self.board)
        for page in self.pages:
            assert self.clock(page) == (phase, *shown), (
                type(page).__name__,
                self.clock(page),
                phase,
                shown,
            )
        assert phase == "running"
        return shown

    # What people do --------------------------------------------------------------------------

    async def write(self, block):
        """Everybody writes where the block has brought them, and ticks what it asks them to."""
        for name, phone in self.phones.items():
            words = f"{alone(name)} {block.id}"
            view = last(phone, "snapshot")["view"]
            ops = (
                written_on(self.exercise, block.screen, words, view, self.key())
                if block.screen
                else []
            )
            self.written[name] += [words] if ops else []
            if self.ticks(block):
                ops = [*ops, {"type": "tick", "step": block.step, "done": True}]
            for op in ops:
                await self._do(phone, op)

    def ticks(self, block):
        """Whether the block's step is one that people tick by themselves."""
        step = self.exercise.step(block.step)
        return step is not None and step.done_when.what == "ticked"

    async def _do(self, phone, op):
        number = next(self._numbers)
        client = f"{id(phone):032x}"[-32:]
        await hears(phone, type="op", document=self.exercise.name, client=client, seq=number, op=op)
        answered = next(m for m in reversed(phone.told) if m["type"] in ("ack", "refused"))
        assert (answered["type"], answered["seq"]) == ("ack", number), answered

    async def draw(self, block):
        """Everybody is shown with whom they are; the circles in which people have turns."""
        size = {"pairs": 2, "fours": 4}.get(block.mode)
        if size is None or len(self.phones) == 2:
            return [[*self.phones.values()]]
        wishes = {"together": [], "apart": [], "aside": []}
        drawn = await self.asks(self.board, "groups_draw", size=size, seed=7, wanted=[], **wishes)
        groups = drawn["groups"]
        await self.asks(
            self.board, "groups_show", block=block.id, seed=7, size=size, groups=groups, **wishes
        )
        of = {phone.desk.person: phone for phone in self.phones.values()}
        return [[of[person] for person in group] for group in groups]

    async def answer(self, question):
        """Ask what lies ready, as its button does; everybody answers. Gives the question's id."""
        told, prompt = last(self.board, "prompts"), self.key()
        nameless = question["nameless"] and told["here"] >= told["least"]
        await self.asks(
            self.board, "prompt_ask", id=prompt, question={**question, "nameless": nameless}
        )
        for n, (name, phone) in enumerate(self.phones.items()):
            about = {"prompt": prompt, "round": 1, "slip": self.key() if nameless else ""}
            value = _value(question, n, name)
            await self.asks(phone, "prompt_answer", value=value, **about)
        return prompt

    async def turns(self, circles):
        """A turn for each in every circle; the others give back to them. How long each had."""
        block, lengths = self.board.live.state.timer.block, []
        most = max(map(len, circles))
        for n in range(1, most + 1):
            left = self.one_clock()[1]
            await self.asks(self.board, "turn", block=block.id, n=n)
            shown = self.one_clock()[2]
            seconds = int(turns.share(left, most - n + 1))
            assert shown == (n, most, seconds, seconds)
            for circle in circles:
                if n <= len(circle):
                    await self._give_back(circle[n - 1], [*circle[: n - 1], *circle[n:]])
            await self.goes_on(seconds)
            lengths.append(seconds)
        return lengths

    async def _give_back(self, speaker, listeners):
        asked = [
            each
            for each in speaker._options["exercise"].get("sections", ())
            if each["kind"] == "replies"
        ]
        name = self.name(speaker)
        for section, listener in itertools.product(asked, listeners):
            people = last(listener, "replies")["people"]
            seat = next(each["seat"] for each in people if each["name"] == name)
            text = f"{gives(self.name(listener))} {name}"
            scores = {scale["id"]: 2 for scale in section["scales"]}
            await self.asks(
                listener,
                "reply_give",
                id=self.key(),
                to=seat,
                section=section["id"],
                text=text,
                scores=scores,
            )
            self.given[name].append(text)
            assert text in json.dumps(last(speaker, "snapshot")["view"]["sections"])

    def name(self, phone):
        return next(name for name, page in self.phones.items() if page is phone)

    # What must not be heard ------------------------------------------------------------------

    def overheard(self, *kinds):
        """Which pages were told, since this was asked last, what is not for them."""
        found = []
        for page in self.pages:
            told = json.dumps(
                page.told[self._overheard.get(id(page), 0) :], default=str, ensure_ascii=False
            )
            self._overheard[id(page)] = len(page.told)
            for name, kind in itertools.product(self.phones, kinds):
                if page is not self.phones[name] and kind(name) in told:
                    found.append((type(page).__name__, kind(name)))
            for name, texts in self.given.items():
                for text in texts:
                    giver = text.partition(" ")[0]
                    known = (self.phones[name], self.phones[giver])
                    if text in told and not any(page is each for each in known):
                        found.append((type(page).__name__, text))
        return found


def _value(question, n, name):
    """An answer that fits, another for each."""
    kind, options = question["kind"], [*range(len(question["options"]))]
    if kind in WORDS:
        return answers(name, question)
    if kind == "scale":
        return 1 + n % question["points"]
    if kind == "plane":
        return [10 * n, 100 - 10 * n]
    return options[n:] + options[:n] if kind == "ranking" else [n % len(options)]
