"""One browser module out of many ordinary ones.

A widget's code travels to the browser as one text (``_esm``) that is loaded from a blob, and
there a relative import finds nothing. On disk the modules stay ordinary: node, tsc and a
trainer read them as they are. Here they are gathered, each once, into a table with a loader
that gives every module a blob address of its own. A module with the same content is one
instance in a page, whichever widget brought it.

Nesting the modules as ``data:`` addresses inside one another would need no loader, but each
importer would carry its own copy of all it imports: the text grows with the number of paths
through the imports, not with the number of modules.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from pathlib import Path

_IMPORT = re.compile(
    r"""^(?P<head>\s*(?:import|export)\b(?:[^"';]*?\bfrom)?\s*)(?P<quote>["'])(?P<path>\.{1,2}/[^"']+)(?P=quote)""",
    re.MULTILINE,
)

_LOADER = """\
const modules = %s;
const urls = (globalThis.__mentorwidgets ??= new Map());
let entry = "";
for (const [id, source, needs] of modules) {
  if (!urls.has(id)) {
    let text = source;
    for (const need of needs) text = text.replaceAll(`mentorwidgets:${need}`, urls.get(need));
    urls.set(id, URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  }
  entry = urls.get(id);
}
const shell = import(urls.get(%s));
const screen = import(entry);
export default {
  async render(context) {
    const [{ open }, { mount }] = await Promise.all([shell, screen]);
    return open({ ...context, mount });
  },
};
"""


class AssemblyError(Exception):
    """A module that cannot be assembled: a file that is not there, or a circle of imports."""


def assemble(entry: Path, shell: Path) -> str:
    """The text of one module that renders ``entry``'s ``mount`` inside ``shell``'s ``open``.

    Raises :class:`AssemblyError` when an import leads nowhere or in a circle.
    """
    table: dict[Path, tuple[str, str, list[str]]] = {}
    for path in (shell, entry):
        _gather(path.resolve(), table, ())
    # The entry comes last: the loader starts what it made last.
    last = table.pop(entry.resolve())
    rows = [*table.values(), last]
    return _LOADER % (json.dumps(rows, ensure_ascii=False), json.dumps(table[shell.resolve()][0]))


def _gather(
    path: Path, table: dict[Path, tuple[str, str, list[str]]], importers: tuple[Path, ...]
) -> str:
    if path in table:
        return table[path][0]
    if path in importers:
        circle = " imports ".join(p.name for p in (*importers, path))
        raise AssemblyError(f"Modules must not import each other in a circle: {circle}.")
    source = _read(path, importers)
    needs: list[str] = []

    def resolve(match: re.Match[str]) -> str:
        need = _gather((path.parent / match["path"]).resolve(), table, (*importers, path))
        needs.append(need)
        return f'{match["head"]}"mentorwidgets:{need}"'

    text = _IMPORT.sub(resolve, source)
    name = f"{path.name}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
    table[path] = (name, text, needs)
    return name


def _read(path: Path, importers: tuple[Path, ...]) -> str:
    if not path.is_file():
        by = f", imported by {importers[-1].name}" if importers else ""
        raise AssemblyError(f"There is no module {path.name}{by} (looked in {path.parent}).")
    return path.read_text(encoding="utf-8")


@cache
def _style(path: Path, changed: int) -> str:  # noqa: ARG001 - part of the cache key
    return path.read_text(encoding="utf-8")


def styles(*paths: Path) -> str:
    """The stylesheets, one after the other."""
    return "\n".join(_style(path, path.stat().st_mtime_ns) for path in paths)
