"""The assembler: ordinary modules on disk, one text for the browser."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from mentorwidgets.widgets.assemble import AssemblyError, assemble

SHELL = "export const open = (given) => given.mount(given);\n"


def _write(folder: Path, **modules: str) -> Path:
    for name, text in modules.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder


def _run(text: str, folder: Path) -> str:
    """Load an assembled module in node, as a browser would, and print what it renders."""
    # node imports data: addresses, not blob: ones; the loader only asks for an address.
    browser = """
    globalThis.URL.createObjectURL = (blob) => blob.address;
    globalThis.Blob = class {
      constructor([text]) { this.address = "data:text/javascript," + encodeURIComponent(text); }
    };
    """
    (folder / "browser.mjs").write_text(browser, encoding="utf-8")
    (folder / "assembled.mjs").write_text(text, encoding="utf-8")
    script = (
        'await import("./browser.mjs");'
        'const { default: widget } = await import("./assembled.mjs");'
        "console.log(JSON.stringify(await widget.render({})));"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", script],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_a_module_shared_by_two_importers_is_one_instance(tmp_path):
    _write(
        tmp_path,
        shell=SHELL,
        counter="let n = 0;\nexport const count = () => ++n;\n",
        left='import { count } from "./counter.js";\nexport const left = () => count();\n',
        page=(
            'import { count } from "./counter.js";\n'
            'import {\n  left,\n} from "./left.js";\n'
            "export const mount = () => [count(), left(), count()];\n"
        ),
    )
    text = assemble(tmp_path / "page.js", shell=tmp_path / "shell.js")
    assert _run(text, tmp_path) == [1, 2, 3]


def test_each_module_travels_once(tmp_path):
    _write(
        tmp_path,
        shell=SHELL,
        base='export const words = "a sentence that is easy to count";\n',
        a='export * from "./base.js";\n',
        b='export * from "./base.js";\n',
        page=(
            'import * as a from "./a.js";\nimport { words } from "./b.js";\n'
            "export const mount = () => a.words === words;\n"
        ),
    )
    text = assemble(tmp_path / "page.js", shell=tmp_path / "shell.js")
    assert text.count("easy to count") == 1
    assert _run(text, tmp_path) is True


def test_a_circle_of_imports_is_named(tmp_path):
    _write(
        tmp_path,
        shell=SHELL,
        page='import { b } from "./b.js";\nexport const mount = () => b;\n',
        b='import { mount } from "./page.js";\nexport const b = mount;\n',
    )
    with pytest.raises(AssemblyError, match=r"page\.js imports b\.js imports page\.js"):
        assemble(tmp_path / "page.js", shell=tmp_path / "shell.js")


def test_an_import_that_leads_nowhere_says_who_asked(tmp_path):
    _write(tmp_path, shell=SHELL, page='import { x } from "./missing.js";\n')
    with pytest.raises(AssemblyError, match=r"no module missing\.js, imported by page\.js"):
        assemble(tmp_path / "page.js", shell=tmp_path / "shell.js")


def test_a_changed_module_gets_another_name(tmp_path):
    _write(tmp_path, shell=SHELL, page="export const mount = () => 1;\n")
    first = assemble(tmp_path / "page.js", shell=tmp_path / "shell.js")
    _write(tmp_path, page="export const mount = () => 2;\n")
    assert assemble(tmp_path / "page.js", shell=tmp_path / "shell.js") != first
