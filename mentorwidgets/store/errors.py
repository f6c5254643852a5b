"""What can go wrong with the store, each as a sentence for the person who meets it.

Every message says what is wrong, where, and what to do; nothing has been changed when one is
raised, unless its class says otherwise.
"""

from __future__ import annotations


class StoreError(Exception):
    """The store could not do this. ``message`` is a whole sentence for the person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class NewerFileError(StoreError):
    """The workbook was last written by a newer version of mentorwidgets."""


class OlderFileError(StoreError):
    """The workbook has to be brought up to date, and this process was told not to."""


class CorruptError(StoreError):
    """The file is damaged, or is no workbook at all."""


class FullError(StoreError):
    """The disk is full."""


class LockedError(StoreError):
    """Another program held the workbook for longer than we wait."""


class ReadOnlyError(StoreError):
    """The file, or the folder it lies in, may not be written."""


class UnreachableError(StoreError):
    """The database server does not answer, or does not let us in."""


class UnknownError(StoreError):
    """No such person or meeting is in this workbook."""


class ErasedError(StoreError):
    """A person or meeting was erased: nothing can be added to them."""


class CodeTakenError(StoreError):
    """Another meeting has this code: draw a new one."""


class OperationClashError(StoreError):
    """The same person, client and number came before, with other content; the first stays."""


class BehindError(StoreError):
    """The document has gone on since the revision that the caller has folded.

    Read the entries after that revision, fold them, and propose the operation anew.
    """


class SlipError(StoreError):
    """A person has another slip in the box already, or the box is closed."""
