"""Nothing of the Windows interpreter runs before its signatures are checked.

Programs and libraries carry the signature of the Python Software Foundation, checked up to its root; the library's
``.py`` files stand in a catalog which carries it too. Microsoft's runtime is signed by Microsoft, whose root Linux does
not know: there the digest is compared, and the hash pin of the package stands behind it.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from delivery.commands import BrokenError, ran

ROOTS = Path("/etc/ssl/certs/ca-certificates.crt")
FOUNDATION = "/O=Python Software Foundation/"
MICROSOFT = "/O=Microsoft Corporation/"
RUNTIME = frozenset({"vcruntime140.dll", "vcruntime140_1.dll"})
CATALOG = "python_lib.cat"
READ_BY_US = {"Lib/xml/__init__.py": "8e7bc2b8a9974751e0bf0be8e8fd3c116fb0ed2ff2e372f693a7e3659a46f8dc"}
"""Not in the catalog: a docstring and a list of four names."""


@dataclass(frozen=True)
class Signature:
    """Who signed a file, whether its content is what was signed, and whether the signer leads to a known root."""

    signer: str
    intact: bool
    trusted: bool


def signature_of(path: Path) -> Signature:
    """What osslsigncode says of ``path``."""
    roots = ["-CAfile", str(ROOTS), "-TSA-CAfile", str(ROOTS)]
    words = ran(["osslsigncode", "verify", "-ignore-cdp", "-ignore-crl", *roots, "-in", path], seconds=60).words
    digests = re.findall(r"(?:Current|Calculated) message digest *: *([0-9A-F]+)", words)
    subject = re.search(r"Signer #0:\s+Subject: (\S.*)", words)
    trusted = "Succeeded" in words.splitlines()
    intact = trusted or (len(digests) > 1 and digests[0::2] == digests[1::2])
    return Signature(subject.group(1).strip() + "/" if subject else "", intact, trusted)


def check_signatures(python: Path) -> str:
    """One line on what was checked. Raises BrokenError naming every file that nobody vouches for."""
    signed = [path for path in sorted(python.rglob("*")) if path.suffix.lower() in {".exe", ".dll", ".pyd", ".cat"}]
    foundation, strangers = 0, []
    for path in signed:
        found = signature_of(path)
        if found.trusted and FOUNDATION in found.signer:
            foundation += 1
        elif not (path.name in RUNTIME and found.intact and MICROSOFT in found.signer):
            strangers.append(path.relative_to(python).as_posix())
    modules, unknown = _against_catalog(python)
    if strangers or unknown:
        raise BrokenError("not signed by the Python Software Foundation: " + ", ".join([*strangers, *unknown][:12]))
    return f"{foundation} programs and libraries signed by the PSF, {modules} modules in its signed catalog"


def _against_catalog(python: Path) -> tuple[int, list[str]]:
    """How many modules of the library there are, and those whose hash the signed catalog does not hold."""
    catalog = (python / "DLLs" / CATALOG).read_bytes()
    modules, unknown = 0, []
    for path in sorted((python / "Lib").rglob("*.py")):
        content = path.read_bytes()
        name, digests = path.relative_to(python).as_posix(), [made(content) for made in (hashlib.sha256, hashlib.sha1)]
        modules += 1
        known = any(made.digest() in catalog for made in digests) or READ_BY_US.get(name) == digests[0].hexdigest()
        if content and not known:
            unknown.append(name)
    return modules, unknown
