"""Two kinds of failure: the user's world (KnownError) and ours (BugError)."""


class KnownError(Exception):
    """Something in the user's world stands in the way; they can do something about it.

    The sentence they read is kept in ``dashboard/wording`` under ``key``; ``values`` fill its
    placeholders. Nothing has been stored or lost when this is raised.
    """

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values: dict[str, object] = values

    def __reduce__(self) -> tuple[object, tuple[str, dict[str, object]]]:
        """Survive the way between threads and processes with the values intact."""
        return _rebuild, (self.key, self.values)

    def __str__(self) -> str:
        filled = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.key}({filled})"


def _rebuild(key: str, values: dict[str, object]) -> KnownError:
    return KnownError(key, **values)


class BugError(Exception):
    """A promise inside the program is broken; the person can only send us the log."""
