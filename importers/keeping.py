"""The files of a confirmed report, whole and unchanged, for the record to keep."""

import hashlib

from dashboard.errors import KnownError
from dashboard.record.batch import Original
from importers.report import ImportReport


def originals(report: ImportReport) -> tuple[Original, ...]:
    """The content of every file that gives something to store.

    Raises KnownError ``imports.file_changed`` where a file is no longer what the person was shown.
    """
    found = []
    for file in report.files:
        if file.path is None or not file.count("new") + file.count("changed"):
            continue
        try:
            content = file.path.read_bytes()
        except OSError as error:
            raise KnownError("imports.file_changed", file=file.file.name) from error
        if hashlib.sha256(content).hexdigest() != file.file.sha256:
            raise KnownError("imports.file_changed", file=file.file.name)
        found.append(Original(file.file.sha256, content))
    return tuple(found)
