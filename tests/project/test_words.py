"""Every word of the interface comes from one catalogue."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po, write_po

from mentorwidgets import words
from tests.project.literals import in_python, in_template

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "mentorwidgets"
TEMPLATE = PACKAGE / "locale" / "mentorwidgets.pot"

#: Layers whose words a person reads. `content` describes fields to a trainer's editor instead.
READ = [
    "cli",
    "server",
    "widgets",
    "meeting",
    "formats",
    "reports",
    "store",
    "network",
    "reflection",
]
#: What looks like prose and is something to type, or a column that REDCap knows by this name.
NO_PROSE = re.compile(r"mentorwidgets (serve|check)|'(Branching Logic|Question Number) \(")
JAVASCRIPT_IN_PYTHON = PACKAGE / "widgets" / "assemble.py"


def literals_in_javascript(*paths):
    said = subprocess.run(
        ["node", ".dev/literals.js", *map(str, paths)], cwd=ROOT, capture_output=True, text=True
    )
    assert said.returncode in {0, 1}, said.stderr
    assert not said.stderr
    return said.stdout.splitlines()


def modules(suffix):
    return sorted(path for layer in READ for path in (PACKAGE / layer).rglob(f"*{suffix}"))


def test_the_catalogue_holds_every_message_and_no_other():
    checked = subprocess.run(
        [sys.executable, ".dev/words.py", "--check"], cwd=ROOT, capture_output=True, text=True
    )
    assert checked.returncode == 0, f"run .dev/words.py:\n{checked.stderr}"


def test_the_catalogue_has_words_of_python_of_the_browser_and_of_the_templates():
    told = TEMPLATE.read_text(encoding="utf-8")
    assert re.search(r"^#: .*\.py", told, re.MULTILINE)
    assert re.search(r"^#: .*\.js", told, re.MULTILINE)
    assert re.search(r"^#: .*\.j2", told, re.MULTILINE)


def test_a_message_that_is_missing_from_the_catalogue_is_named(tmp_path):
    script = (ROOT / ".dev" / "words.py").read_text(encoding="utf-8")
    (tmp_path / ".dev").mkdir()
    (tmp_path / ".dev" / "words.py").write_text(script, encoding="utf-8")
    (tmp_path / "mentorwidgets").mkdir()
    (tmp_path / "mentorwidgets" / "page.js").write_text('show(root, tn("{n} cat", "{n} cats", 2));')
    checked = subprocess.run(
        [sys.executable, ".dev/words.py", "--check"], cwd=tmp_path, capture_output=True, text=True
    )
    assert checked.returncode == 1
    assert checked.stderr == "not in the catalogue: {n} cat | {n} cats\n"


def test_no_literal_reaches_a_page_from_javascript():
    found = literals_in_javascript(*modules(".js"))
    assert not found, "\n".join(found)


PLANTED = [
    'h("p", {}, "Saved");',
    'h("p", {}, [`Saved ${when}`]);',
    'h("p", {}, ok ? t("Saved") : "Not saved");',
    'h("p", {}, names.map((name) => "by " + name));',
    'h("button", {"aria-label": "Close"});',
    'h("input", {placeholder: `Your name`});',
    's("text", {}, "You");',
    'show(root, t("Saved"), " now");',
    'announce("Ana moved");',
    'root.textContent = "Saved";',
    'root.append("Saved");',
    'root.setAttribute("title", "More");',
    'document.title = "A page";',
    'const word = "Saved"; h("p", {}, word);',
    'const STATES = {saved: "Saved", saving: t("Saving")}; h("p", {}, STATES[state]);',
    'const wordFor = (state) => (state ? "Saved" : t("Saving")); h("p", {}, wordFor(state));',
    'function wordFor() { if (on) return "Saved"; return t("Saving"); } show(p, wordFor());',
    'ask({title: t("Leave"), body: [], buttons: [{value: "yes", label: "Leave"}]});',
    'h("p", {}, t(message));',
    'h("p", {}, t("Saved " + name));',
]


@pytest.fixture(scope="module")
def found_in_planted(tmp_path_factory):
    """What is found in each planted line, all of them looked through in one run."""
    folder = tmp_path_factory.mktemp("planted")
    files = {line: folder / f"{number}.js" for number, line in enumerate(PLANTED)}
    for line, path in files.items():
        path.write_text(line, encoding="utf-8")
    said = literals_in_javascript(*files.values())
    return {line: [s for s in said if s.startswith(f"{path}:1:")] for line, path in files.items()}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_literal_planted_in_javascript_is_found(planted, found_in_planted):
    assert len(found_in_planted[planted]) == 1


def test_javascript_without_words_of_its_own_is_left_alone(tmp_path):
    module = tmp_path / "clean.js"
    module.write_text(
        'const label = t("Save"); h("p", {class: "big title", id: "here"}, label, " · ", `${n}`);'
        'if (event.key === "Enter") bridge.submit("a", {type: "write", field: "text"});'
        'h("a", {href: `/exercise/${name}`}, tn("{n} word", "{n} words", n)); show(root, "→");'
        'throw new Error("for a developer");',
        encoding="utf-8",
    )
    assert literals_in_javascript(module) == []


def test_no_literal_reaches_a_person_from_python():
    found = [
        fault
        for path in modules(".py")
        if path != JAVASCRIPT_IN_PYTHON
        # The store names operations and SQL, and speaks to people only in its errors.
        for fault in in_python(path, prose="store" not in path.parts)
        if not NO_PROSE.search(fault)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "planted",
    [
        'raise RefusedError("Enough")',
        'raise InWordsError(403, _("No"), title="Closed")',
        'self.say({"type": "trouble", "message": "Wait"})',
        'help_text = "This is read by somebody"',
        'typer.Option(help="Where")',
        'typer.echo(f"{n} people have joined")',
    ],
)
def test_a_literal_planted_in_python_is_found(planted, tmp_path):
    module = tmp_path / "planted.py"
    module.write_text(f'"""What it is about."""\n{planted}\n', encoding="utf-8")
    assert len(list(in_python(module))) == 1


def test_python_without_words_of_its_own_is_left_alone(tmp_path):
    module = tmp_path / "clean.py"
    module.write_text(
        '"""What it is about."""\n'
        'raise RefusedError(_("Enough of it."))\n'
        '_log.warning("a developer reads this")\n'
        'raise ValueError("and this one")\n'
        'kind = {"type": "ack", "message": _("Saved")}\n',
        encoding="utf-8",
    )
    assert list(in_python(module)) == []


def test_no_word_of_a_page_template_stands_outside_the_catalogue():
    assert [fault for path in modules(".j2") for fault in in_template(path)] == []


def test_a_word_planted_in_a_template_is_found(tmp_path):
    page = tmp_path / "planted.j2"
    page.write_text('<h1>{{ _("Join") }}</h1>\n<p>Come in</p>\n<input title="Name">\n')
    assert list(in_template(page)) == [f"{page}:2: Come in", f'{page}:3: title="Name"']


@pytest.fixture
def pseudo_language(tmp_path, monkeypatch):
    """A language in which every word wears brackets, so that one without is seen."""
    with TEMPLATE.open("rb") as file:
        catalogue = read_po(file, locale="de")
    for message in catalogue:
        if message.id:
            plural = isinstance(message.id, tuple | list)
            message.string = tuple(f"⟦{m}⟧" for m in message.id) if plural else f"⟦{message.id}⟧"
            message.flags.discard("fuzzy")
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "mentorwidgets.po").open("wb") as file:
        write_po(file, catalogue)
    monkeypatch.setattr(words, "LOCALE", tmp_path)
    words._catalogue.cache_clear()
    words.use_language("de")
    yield catalogue
    words.use_language("en")
    words._catalogue.cache_clear()


def test_a_translated_catalogue_speaks_in_python_and_is_sent_whole_to_the_browser(pseudo_language):
    messages = [message for message in pseudo_language if message.id]
    sent = words.browser_words()
    assert sent["language"] == "de"
    assert len(sent["messages"]) == len(messages) > 100
    for message in messages:
        if isinstance(message.id, str):
            assert words.gettext(message.id) == f"⟦{message.id}⟧"
            assert sent["messages"][message.id] == f"⟦{message.id}⟧"
        else:
            assert sent["messages"][message.id[0]] == [f"⟦{m}⟧" for m in message.id]


def test_a_translated_catalogue_speaks_in_the_browser(tmp_path):
    script = tmp_path / "speak.mjs"
    script.write_text(
        f'import {{ t, tn, useWords }} from "{(PACKAGE / "widgets" / "words.js").as_uri()}";\n'
        'useWords({language: "de", messages: {"Saved {name}": "{name} ist da", '
        '"{n} person": ["{n} Mensch", "{n} Menschen"]}});\n'
        'console.log([t("Saved {name}", {name: "Ana"}), tn("{n} person", "{n} people", 1), '
        'tn("{n} person", "{n} people", 3), t("Not yet")].join("|"));\n',
        encoding="utf-8",
    )
    said = subprocess.run(
        ["node", str(script)],
        capture_output=True,
        text=True,
        env={**os.environ, "NODE_NO_WARNINGS": "1"},
    )
    assert said.stdout.strip() == "Ana ist da|1 Mensch|3 Menschen|Not yet", said.stderr
