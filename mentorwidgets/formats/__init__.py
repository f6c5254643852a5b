"""Other people's formats: maps read from files as they come, and written for others to read."""

from mentorwidgets.formats.building import ReadMap
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.outgoing import WrittenFile
from mentorwidgets.formats.reading import Reading, read_files, read_paths
from mentorwidgets.formats.streaming import Stream
from mentorwidgets.formats.writing import FORMATS, write_map

__all__ = [
    "FORMATS",
    "FormatError",
    "ReadMap",
    "Reading",
    "Stream",
    "WrittenFile",
    "read_files",
    "read_paths",
    "write_map",
]
