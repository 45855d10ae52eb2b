"""The hook that signs: makensis calls it for uninstaller and installer, ``dev.py windows`` for the program itself.

    python packaging/delivery/signing.py FILE

The certificate comes from the environment, never from the tree: RENKEI_SIGN_CERTIFICATE and RENKEI_SIGN_KEY name PEM
files, RENKEI_SIGN_TIME the address of a time stamp service, if one is to be asked. Without them nothing is signed.
"""

import os
import sys
from pathlib import Path

from delivery.commands import BrokenError, must
from delivery.places import NAME

CERTIFICATE, KEY, TIME = "RENKEI_SIGN_CERTIFICATE", "RENKEI_SIGN_KEY", "RENKEI_SIGN_TIME"


def wanted() -> bool:
    """Whether this release is to be signed."""
    return bool(os.environ.get(CERTIFICATE) and os.environ.get(KEY))


def hook() -> str:
    """The command for makensis; empty where nothing is to be signed."""
    return f'env PYTHONPATH="{Path(__file__).parents[1]}" "{sys.executable}" "{__file__}"' if wanted() else ""


def sign(path: Path) -> None:
    """Sign ``path`` in place. Raises BrokenError when the certificate does not do."""
    signed = path.with_name(path.name + ".signed")
    line: list[str | Path] = ["osslsigncode", "sign", "-certs", os.environ[CERTIFICATE], "-key", os.environ[KEY]]
    line += ["-n", NAME, "-h", "sha256"]
    line += ["-ts", os.environ[TIME]] if os.environ.get(TIME) else []
    must([*line, "-in", path, "-out", signed], f"signing {path.name}", seconds=120)
    signed.replace(path)


def make_test_certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate that nobody trusts, and its key: to try the hook with."""
    folder.mkdir(parents=True, exist_ok=True)
    certificate, key = folder / "test.crt", folder / "test.key"
    options: list[str | Path] = ["-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    options += ["-subj", "/CN=Renkei test/O=Renkei test"]
    options += ["-addext", "extendedKeyUsage=codeSigning", "-addext", "keyUsage=digitalSignature"]
    options += ["-keyout", key, "-out", certificate]
    must(["openssl", "req", *options], "the test certificate", seconds=60)
    return certificate, key


def is_signed(path: Path, certificate: Path) -> bool:
    """Whether ``path`` carries a signature that ``certificate`` vouches for, and is as it was signed."""
    line: list[str | Path] = ["osslsigncode", "verify", "-CAfile", certificate, "-in", path]
    try:
        return "Succeeded" in must(line, "verify", seconds=60).splitlines()
    except BrokenError:
        return False


if __name__ == "__main__":
    sign(Path(sys.argv[1]))
