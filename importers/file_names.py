"""File names as people read them, whatever bytes a file system keeps them in."""

import os
from pathlib import Path

from importers.reading.text_encoding import whole_signs


def readable_name(path: Path) -> str:
    """The file's name; one whose bytes are no UTF-8 is read as Shift_JIS, as Japanese archives write it, or with �.

    On Linux such names hold lone surrogates, which neither the record nor a screen can take.
    """
    name = path.name
    if not any("\ud800" <= sign <= "\udfff" for sign in name):
        return name
    if os.name != "posix":
        return whole_signs(name)
    kept = os.fsencode(name)
    try:
        japanese = kept.decode("cp932")
    except UnicodeDecodeError:
        japanese = ""
    return japanese if japanese and japanese.isprintable() else kept.decode("utf-8", "replace")
