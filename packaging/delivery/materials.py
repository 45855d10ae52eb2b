"""The bill of materials: everything on board, in CycloneDX 1.5, worked out of the pins; the same for the same pins."""

import json
import re
import uuid
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from delivery.places import DELIVERY, INTERPRETER, NAME, ROOT, TITLE, version

OTHERS = (
    {"name": "CPython", "version": "3.11.9", "licence": "PSF-2.0"},
    {"name": "Qt", "version": "6.11.3", "licence": "LGPL-3.0-only"},
    {"name": "BIZ UDGothic", "version": "1.051", "licence": "OFL-1.1"},
    {"name": "PyInstaller bootloader", "version": "6.22.3", "licence": "GPL-2.0-or-later WITH Bootloader-exception"},
)
PIN = re.compile(r"^([a-z0-9._-]+)==([^\s;]+)", re.MULTILINE)


def pins(lock: str) -> list[tuple[str, str]]:
    """Name and version of every pin."""
    return PIN.findall(lock)


def bill(lock: str, licences: dict[str, str]) -> dict[str, Any]:
    """The document. ``licences`` gives a package's licence as its makers write it."""
    parts = [_library(name, number, licences.get(name, "")) for name, number in pins(lock)]
    parts += [_other(**entry) for entry in OTHERS]
    content = json.dumps(parts, sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, f'{NAME} {version()} {content}')}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"{NAME}@{version()}",
                "name": NAME,
                "description": TITLE,
                "version": version(),
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": parts,
    }


def _library(name: str, number: str, licence: str) -> dict[str, Any]:
    address = f"pkg:pypi/{name}@{number}"
    part: dict[str, Any] = {"type": "library", "bom-ref": address, "name": name, "version": number, "purl": address}
    if licence:
        part["licenses"] = [{"license": {"name": licence}}]
    return part


def _other(name: str, version: str, licence: str) -> dict[str, Any]:
    part = {"type": "library", "bom-ref": f"{name}@{version}", "name": name, "version": version}
    return {**part, "licenses": [{"license": {"name": licence}}]}


def licences_of(packages: Path) -> dict[str, str]:
    """The licence that each package's own metadata names."""
    found = {}
    for path in sorted(packages.glob("*.dist-info/METADATA")):
        head = HeaderParser().parsestr(path.read_text(encoding="utf-8", errors="replace"))
        told = head.get("License-Expression") or head.get("License") or ""
        name = re.sub(r"[-_.]+", "-", str(head["Name"])).lower()
        found[name] = str(told).splitlines()[0][:120] if told else ""
    return found


def write_bill() -> Path:
    """Write the bill of the bundle beside it."""
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    out = DELIVERY / f"{NAME}-{version()}.cdx.json"
    document = bill(lock, licences_of(INTERPRETER / "Lib" / "site-packages"))
    out.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
    return out
