"""The three stores agree: the same acts, whatever they are, have the same outcomes."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from mentorwidgets.operations import DocumentId, MeetingId, PersonId
from mentorwidgets.store import Role, Store, StoreError, hash_key, open_store
from tests.store.postgres import empty
from tests.store.samples import meeting, moment

_PEOPLE = st.integers(0, 3)
_MEETINGS = st.sampled_from("abc")
_KEYS = st.sampled_from(["k1", "k2", "k3"])
_ROLES = st.sampled_from([Role.PARTICIPANT, Role.FACILITATOR])
_OPS = st.sampled_from([{"type": "tidy"}, {"type": "tie", "a": 1, "b": 2.5}, {"t": "é\0\ud800"}])
_DOCUMENTS = st.sampled_from([DocumentId("map"), DocumentId("success")])


class Agreement(RuleBasedStateMachine):
    """Does everything three times and compares what came back, or what was refused."""

    postgres: str

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="mw-agree-")
        empty(self.postgres)
        urls = ["memory:", f"sqlite:///{self._folder.name}/w.sqlite3", self.postgres]
        self._stores = [open_store(url) for url in urls]
        # The n-th person of each store; ids are random, so they are compared by number.
        self._people: list[list[PersonId]] = [[], [], []]
        self._clock = 0

    def teardown(self) -> None:
        for store in self._stores:
            store.close()
        self._folder.cleanup()

    def _same(self, act: Callable[[Store, Callable[[int], PersonId]], Any]) -> None:
        """Raise unless the outcome is the same of all three."""
        outcomes = []
        for store, people in zip(self._stores, self._people, strict=True):

            def person(number: int, people: list[PersonId] = people) -> PersonId:
                return people[number] if number < len(people) else PersonId("0" * 32)

            try:
                outcome = repr(act(store, person))
            except (StoreError, ValueError) as error:
                outcome = f"{type(error).__name__}: {error}"
            for number, known in enumerate(people):
                outcome = outcome.replace(known, f"person {number}")
            outcomes.append(outcome)
        assert outcomes[0] == outcomes[1] == outcomes[2]

    def _now(self) -> Any:
        self._clock += 1
        return moment(self._clock)

    @rule(owner=st.booleans())
    def somebody_comes(self, owner: bool) -> None:
        at = self._now()
        for store, people in zip(self._stores, self._people, strict=True):
            person = store.owner(at=at) if owner else store.create_person(at=at)
            if person not in people:
                people.append(person)
        assert len({len(people) for people in self._people}) == 1

    @rule(
        who=_PEOPLE,
        document=_DOCUMENTS,
        client=st.sampled_from("xy"),
        seq=st.integers(0, 3),
        op=_OPS,
        after=st.none() | st.integers(0, 12),
    )
    def somebody_works(
        self, who: int, document: DocumentId, client: str, seq: int, op: Any, after: int | None
    ) -> None:
        at = self._now()
        self._same(
            lambda store, person: store.append(
                person(who), document, client=client, seq=seq, op=op, after=after, at=at
            )
        )
        self._same(lambda store, person: store.operation(person(who), client, seq))

    @rule(who=_PEOPLE, document=_DOCUMENTS, after=st.integers(0, 12))
    def somebody_reads(self, who: int, document: DocumentId, after: int) -> None:
        self._same(lambda store, person: store.entries(person(who), document, after=after))
        self._same(lambda store, person: store.documents(person(who)))

    @rule(name=_MEETINGS, code=st.sampled_from(["C1", "C2", "C3"]))
    def a_meeting_opens(self, name: str, code: str) -> None:
        room = replace(meeting(name, code=code), opened_at=self._now())
        self._same(lambda store, _: store.found_meeting(room))
        self._same(lambda store, _: (store.meeting_by_code(code), store.meetings()))

    @rule(name=_MEETINGS)
    def a_meeting_ends(self, name: str) -> None:
        at = self._now()
        self._same(lambda store, _: store.end_meeting(_id(name), at))
        self._same(lambda store, _: store.meeting(_id(name)))

    @rule(name=_MEETINGS, who=_PEOPLE, role=_ROLES, called=st.sampled_from(["Ana", "B\0"]))
    def somebody_sits_down(self, name: str, who: int, role: Role, called: str) -> None:
        at = self._now()
        self._same(
            lambda store, person: store.take_seat(
                _id(name), person(who), name=called, role=role, at=at
            )
        )
        self._same(lambda store, _: store.seats(_id(name)))

    @rule(name=_MEETINGS, who=_PEOPLE)
    def somebody_changes_their_name(self, name: str, who: int) -> None:
        self._same(lambda store, person: store.rename_seat(_id(name), person(who), name="Bo"))

    @rule(name=_MEETINGS, who=st.none() | _PEOPLE, body=_OPS, after=st.integers(0, 12))
    def something_happens(self, name: str, who: int | None, body: Any, after: int) -> None:
        at = self._now()
        self._same(
            lambda store, person: store.record(
                _id(name), actor=None if who is None else person(who), kind="k", body=body, at=at
            )
        )
        self._same(lambda store, _: store.events(_id(name), after=after))

    @rule(
        key=_KEYS,
        who=st.none() | _PEOPLE,
        name=st.none() | _MEETINGS,
        role=_ROLES,
        once=st.booleans(),
    )
    def somebody_is_given_a_key(
        self, key: str, who: int | None, name: str | None, role: Role, once: bool
    ) -> None:
        at = self._now()
        self._same(
            lambda store, person: store.add_key(
                hash_key(key),
                None if who is None else person(who),
                role=role,
                meeting=None if name is None else _id(name),
                at=at,
                once=once,
            )
        )

    @rule(key=_KEYS)
    def a_key_is_tried(self, key: str) -> None:
        at = self._now()
        self._same(lambda store, _: store.find_key(hash_key(key)))
        self._same(lambda store, _: store.spend_key(hash_key(key), at=at))

    @rule(who=st.none() | _PEOPLE, name=st.none() | _MEETINGS, role=st.none() | _ROLES)
    def keys_are_revoked(self, who: int | None, name: str | None, role: Role | None) -> None:
        at = self._now()
        self._same(
            lambda store, person: store.revoke_keys(
                person=None if who is None else person(who),
                meeting=None if name is None else _id(name),
                role=role,
                at=at,
            )
        )

    @rule(key=_KEYS)
    def one_key_is_revoked(self, key: str) -> None:
        at = self._now()
        self._same(lambda store, _: store.revoke_key(hash_key(key), at=at))

    @rule(who=_PEOPLE)
    def a_person_is_erased(self, who: int) -> None:
        at = self._now()
        self._same(lambda store, person: store.erase_person(person(who), at=at))

    @rule(name=_MEETINGS)
    def a_meeting_is_erased(self, name: str) -> None:
        at = self._now()

        def erase(store: Store, person: Callable[[int], PersonId]) -> list[int]:
            lost = store.erase_meeting(_id(name), at=at)  # sorted by ids, which are random
            return [number for number in range(4) if person(number) in lost] + [len(lost)]

        self._same(erase)


def _id(name: str) -> MeetingId:
    return MeetingId(name * 32)


def test_the_three_stores_agree_on_everything(postgres_url: str) -> None:
    class Here(Agreement):
        postgres = postgres_url

    run_state_machine_as_test(
        Here, settings=settings(max_examples=20, stateful_step_count=30, deadline=None)
    )
