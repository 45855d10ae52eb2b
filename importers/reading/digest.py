"""SHA-256 by Python's own code: ``hashlib`` brings OpenSSL with it, four megabytes in every reader."""

from importlib import import_module
from typing import Any

_HOMES = ("_sha2", "_sha256", "hashlib")
"""Where ``sha256`` is from CPython 3.12 on, before it, and in builds without either."""


def _home() -> Any:
    for name in _HOMES:
        try:
            return import_module(name)
        except ImportError:
            continue
    raise ImportError(name=_HOMES[-1])


_HOME = _home()


def sha256(data: bytes) -> str:
    """The digest of ``data`` in hexadecimal digits."""
    return str(_HOME.sha256(data).hexdigest())
