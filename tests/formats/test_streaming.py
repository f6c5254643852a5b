"""Any number of maps, out of folders and archives, one after another."""

from __future__ import annotations

import io
import json
import tarfile
import tracemalloc
import zipfile

import pytest

from mentorwidgets.formats import FormatError, ReadMap, Stream
from tests.formats.test_reading import canvas

GRAPHML = (
    b'<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
    b'xmlns:nc="http://schema.networkcanvas.com/xmlns"><graph edgedefault="undirected" '
    b'nc:caseId="S1" nc:sessionUUID="s-1"><node id="1"/></graph></graphml>'
)


def node_link(*names):
    nodes = [{"id": name} for name in names]
    return json.dumps({"nodes": nodes, "edges": []}).encode()


def write(folder, files):
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def zipped(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def tarred(path, files):
    with tarfile.open(path, "w:gz") as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


def streamed(paths, categories):
    """The cases that were read, sorted, and the faults as they are said."""
    found = list(Stream(paths, categories))
    cases = sorted(one.case for one in found if isinstance(one, ReadMap))
    return cases, [str(one) for one in found if isinstance(one, FormatError)]


MANY = {"deep/er/a.json": node_link("A"), "b.json": node_link("B"), **canvas()}


@pytest.mark.parametrize("packed", [zipped, tarred])
def test_an_archive_is_read_like_the_folder_it_was_made_of(packed, categories, tmp_path):
    archive = packed(tmp_path / f"all.{'zip' if packed is zipped else 'tar.gz'}", MANY)
    assert streamed([archive], categories) == (["S1", "a", "b"], [])
    # Beside it, and in a folder that is read: the same again.
    folder = write(tmp_path / "folder", MANY)
    archive.rename(folder / archive.name)
    assert streamed([folder], categories)[0] == ["S1", "S1", "a", "a", "b", "b"]


@pytest.mark.parametrize("csv_first", [True, False])
def test_one_session_in_two_archives_and_two_formats_is_one_map(csv_first, categories, tmp_path):
    paths = [
        zipped(tmp_path / "c.zip", canvas()),
        zipped(tmp_path / "g.zip", {"g.graphml": GRAPHML}),
    ]
    (only,) = Stream(paths if csv_first else paths[::-1], categories)
    assert len(only.map.people) == 2, "the CSV set says more than this GraphML"


def test_what_is_named_twice_is_read_once(categories, tmp_path):
    write(tmp_path, MANY)
    paths = [tmp_path, tmp_path / "b.json", tmp_path / "deep" / ".." / "deep"]
    assert streamed(paths, categories)[0] == ["S1", "a", "b"]


def test_the_files_of_a_set_may_be_named_one_by_one(categories, tmp_path):
    write(tmp_path, canvas())
    assert streamed(sorted(tmp_path.iterdir()), categories) == (["S1"], [])


def test_what_cannot_be_read_in_an_archive_is_named_and_the_rest_is_read(categories, tmp_path):
    inner = zipped(tmp_path / "inner.zip", {"c.json": node_link("C")}).read_bytes()
    files = {
        "bad.json": b"{",
        "good.json": node_link("A"),
        "inner.zip": inner,
        "notes.txt": b"not looked at",
        "__MACOSX/._good.json": b"\x00\x05\x16\x07",
        "._good.json": b"\x00\x05\x16\x07",
    }
    for archive in (zipped(tmp_path / "x.zip", files), tarred(tmp_path / "x.tgz", files)):
        cases, faults = streamed([archive], categories)
        assert cases == ["good"]
        assert sorted(faults) == sorted([
            f"{archive}/inner.zip: an archive inside an archive is not read: unpack it first",
            f"{archive}/bad.json:1: not JSON: Expecting property name enclosed in double quotes",
        ])  # fmt: skip


@pytest.mark.parametrize("name", ["broken.zip", "broken.tar.gz"])
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and no more", b"\x1f\x8b\x08\x00zzzz"])
def test_a_broken_archive_is_one_fault(name, content, categories, tmp_path):
    write(tmp_path, {name: content, "a.json": node_link("A")})
    cases, (fault,) = streamed([tmp_path], categories)
    assert cases == ["a"]
    assert name in fault


def test_a_damaged_or_locked_member_is_one_fault(categories, tmp_path):
    archive = zipped(tmp_path / "x.zip", {"a.json": node_link("A"), "b.json": node_link("B")})
    content = bytearray(archive.read_bytes())
    content[content.index(b'"A"')] ^= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1  # the second says that it has a password
    archive.write_bytes(bytes(content))
    cases, faults = streamed([archive], categories)
    assert cases == []
    assert ["a.json" in faults[0], "b.json" in faults[1], len(faults)] == [True, True, 2]


def test_a_file_that_is_too_large_is_said_wherever_it_lies(categories, tmp_path, monkeypatch):
    monkeypatch.setattr("mentorwidgets.formats.sources.LARGEST_FILE", 60)
    files = {"a.json": node_link("A"), "large.json": node_link(*"ABCDEFGH")}
    paths = [
        write(tmp_path / "folder", files),
        zipped(tmp_path / "x.zip", files),
        tarred(tmp_path / "x.tar.gz", files),
    ]
    cases, faults = streamed(paths, categories)
    assert cases == ["a"] * 3
    assert ["large.json: larger than 60 bytes" in fault for fault in faults] == [True] * 3


def test_a_path_that_is_not_there_is_said_before_anything_is_read(categories, tmp_path):
    with pytest.raises(FileNotFoundError):
        Stream([tmp_path, tmp_path / "nowhere"], categories)


def test_it_counts_what_lies_before_and_behind_it(categories, tmp_path):
    stream = Stream([write(tmp_path, MANY)], categories)
    maps = iter(stream)
    next(maps)
    assert (stream.read, stream.found) == (3, 4), "the set of the first folder"
    assert len(list(maps)) == 2
    assert (stream.read, stream.found) == (5, 5)


def test_memory_does_not_grow_with_the_number_of_maps(categories, tmp_path):
    # Each file is large beside what is known of it, its name.
    content = node_link(*(f"{n}{'x' * 400}" for n in range(40)))
    for count, name in ((4, "few"), (60, "many")):
        tarred(tmp_path / f"{name}.tar.gz", {f"{n}.json": content for n in range(count)})

    def peak(name):
        tracemalloc.start()
        for _read in Stream([tmp_path / f"{name}.tar.gz"], categories):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak("few")
    assert peak("many") < 1.3 * peak("few")
