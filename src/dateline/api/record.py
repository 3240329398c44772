"""A record and all that can be asked of it: the class :class:`Record`, put together by question."""

from __future__ import annotations

from dateline.api.adding import AddingRecord
from dateline.api.alerted import AlertedRecord
from dateline.api.asked import AskedRecord
from dateline.api.exported import ExportedRecord
from dateline.api.files import FileRecord
from dateline.api.grouped import GroupedRecord
from dateline.api.kept import KeptRecord
from dateline.api.outlets import OutletRecord

__all__ = ["Record"]


class Record(
    AddingRecord, AlertedRecord, AskedRecord, GroupedRecord, KeptRecord, OutletRecord, FileRecord, ExportedRecord
):
    """
    A record and all that can be asked of it.

    Args:
        path: The SQLite file; it is made when it is not there.
        config: The options of every stage; by default those of ``dateline.toml`` in this folder, if there is one.
        reader: Who reads quotes, in place of the option: "rules", "learned", or a file that :func:`train` wrote.
        read_only: Refuse to add; a record that is not there is then an error.
        any_thread: Let threads hand the record on to each other; never two at once.
        create: Whether a record that is not there is made.
        keep: What is kept of what is read, in place of the option: "raw", "text" or "hash".
        gazetteer: A list of names that alone identify, in place of the option.
        second_reader: Address of a language model to ask for further events of what is read, in place of the option.

    Raises:
        VersionError: If a newer Dateline wrote the record.
        RecordError: If the file is no record or cannot be opened.

    Example:
        >>> import tempfile
        >>> from dateline.example import REPORTS
        >>> with tempfile.TemporaryDirectory() as folder, Record(f"{folder}/story.db") as record:
        ...     summary = record.add(REPORTS)
        ...     [row["speaker_name"] for row in record.quotes(speaker="velidar")][0]
        'Osmet Velidar'
    """
