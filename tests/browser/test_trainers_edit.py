"""A trainer edits an exercise while it runs: good edits show, bad ones stop nobody."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import expect

from mentorwidgets.places import shipped
from tests.browser.writing import open_part

NAME = "definition-of-success"


@pytest.fixture
def trainer(serve, visitor, short_path):
    """The owner's page of an exercise of their own, and the file they edit."""
    shutil.copytree(shipped("exercises") / NAME, short_path / "own" / NAME)
    served = serve("--exercises", str(short_path / "own"))
    page = visitor(key=served.open_link)
    page.goto(f"{served.url}/exercise/{NAME}")
    return page, short_path / "own" / NAME / "exercise.yaml"


def test_a_good_edit_shows_on_reload_and_a_bad_one_leaves_the_last_good_version(trainer):
    page, file = trainer
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("My definition of success")
    good = file.read_text(encoding="utf-8").replace(
        "title: My definition of success", "title: What success is to me", 1
    )
    file.write_text(good, encoding="utf-8")
    page.reload()
    expect(heading).to_have_text("What success is to me")
    expect(page.locator(".mw-faults")).to_have_count(0)

    file.write_text(good.replace("\nminutes:", "\nminuts:", 1), encoding="utf-8")
    page.reload()
    expect(heading).to_have_text("What success is to me")
    expect(page.locator(".mw-faults")).to_contain_text("last good version")
    expect(page.locator(".mw-faults li").first).to_contain_text('did you mean "minutes"?')

    file.write_text(good, encoding="utf-8")
    page.reload()
    expect(heading).to_have_text("What success is to me")
    expect(page.locator(".mw-faults")).to_have_count(0)


def test_an_answer_to_a_question_that_was_taken_out_stays_readable(trainer):
    page, file = trainer
    open_part(page, "Before")
    field = page.locator("textarea[data-field]:not([data-field=text])").first
    name = field.get_attribute("data-field")
    field.fill("What I said before you took the question out.")
    field.blur()
    expect(page.locator(".mw-saved [role=status]")).to_contain_text("Saved")
    text = file.read_text(encoding="utf-8")
    assert f"id: {name}\n" in text
    file.write_text(text.replace(f"id: {name}\n", "id: another-question\n"), encoding="utf-8")
    page.reload()
    page.get_by_text("Answers to questions that are no longer asked").click()
    expect(page.get_by_text("What I said before you took the question out.")).to_be_visible()
