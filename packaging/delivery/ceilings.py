"""How large bundle and installer may be; what is over says what grew, folder by folder, since the figures kept here."""

import json
from pathlib import Path

from delivery.places import BUNDLE, PACKAGING, installer, portable

MEGABYTE = 1_000_000
CEILINGS = {"bundle": 140 * MEGABYTE, "installer": 50 * MEGABYTE, "portable": 70 * MEGABYTE}
KEPT = PACKAGING / "sizes.json"
LISTED = 8


def parts_of(bundle: Path) -> dict[str, int]:
    """Bytes of each folder and file that lies directly in the bundle or its ``_internal``."""
    sizes: dict[str, int] = {}
    for path in bundle.rglob("*"):
        if path.is_file():
            inside = path.relative_to(bundle).parts
            name = "/".join(inside[:2]) if inside[0] == "_internal" else inside[0]
            sizes[name] = sizes.get(name, 0) + path.stat().st_size
    return sizes


def growth(now: dict[str, int], before: dict[str, int]) -> list[str]:
    """What grew or came new, the most first: ``_internal/numpy.libs +3.2 MB``."""
    grown = {name: size - before.get(name, 0) for name, size in now.items() if size > before.get(name, 0)}
    most = sorted(grown.items(), key=lambda entry: -entry[1])[:LISTED]
    return [f"{name} +{more / MEGABYTE:.1f} MB" for name, more in most]


def too_large(sizes: dict[str, int], parts: dict[str, int], before: dict[str, int]) -> list[str]:
    """A sentence for every ceiling that is broken."""
    over = [name for name, ceiling in CEILINGS.items() if sizes.get(name, 0) > ceiling]
    grew = ", ".join(growth(parts, before)) or "nothing"
    return [
        f"the {name} has {sizes[name] / MEGABYTE:.1f} MB, {CEILINGS[name] / MEGABYTE:.0f} are allowed; grown: {grew}"
        for name in over
    ]


def measured() -> dict[str, int]:
    """The sizes in bytes of what was built."""
    return {
        "bundle": sum(path.stat().st_size for path in BUNDLE.rglob("*") if path.is_file()),
        "installer": installer().stat().st_size,
        "portable": portable().stat().st_size,
    }


def kept_parts() -> dict[str, int]:
    """The parts as they were when sizes.json was written last."""
    found: dict[str, int] = json.loads(KEPT.read_text(encoding="utf-8"))
    return found


def check_ceilings() -> list[str]:
    """The sentences on what was built."""
    return too_large(measured(), parts_of(BUNDLE), kept_parts())
