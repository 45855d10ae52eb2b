"""The compound file an .xls lies in: a small file system of sectors, of which we need one stream."""

import struct
from dataclasses import dataclass

END_OF_CHAIN = 0xFFFFFFFE
_ENTRY = 128
_MINI_CUTOFF = 4096


@dataclass(frozen=True, slots=True)
class Entry:
    """A stream (kind 2) or the root (kind 5): its name, first sector and size in bytes."""

    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """The streams of a compound file. Raises ValueError (or struct.error) where the file contradicts itself."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << struct.unpack_from("<H", data, 30)[0]
        self._mini_size = 1 << struct.unpack_from("<H", data, 32)[0]
        if not 64 <= self._size <= 65536 or not 8 <= self._mini_size <= self._size:
            raise ValueError("sector size")
        self._table = self._allocation()
        self.entries = self._directory()

    def stream(self, *names: str) -> bytes | None:
        """The content of the first stream with one of these names, whatever their case; None where there is none."""
        wanted = {name.casefold() for name in names}
        entry = next((one for one in self.entries if one.kind == 2 and one.name.casefold() in wanted), None)
        if entry is None:
            return None
        if entry.size >= _MINI_CUTOFF:
            return self._chain(entry.start)[: entry.size]
        root = next(one for one in self.entries if one.kind == 5)
        return self._mini_chain(entry.start, self._chain(root.start))[: entry.size]

    def _sector(self, number: int) -> bytes:
        place = (number + 1) * self._size
        return self._data[place : place + self._size]

    def _allocation(self) -> list[int]:
        """For every sector the one that follows it."""
        sectors = [number for number in struct.unpack_from("<109I", self._data, 76) if number < END_OF_CHAIN - 2]
        following, left = struct.unpack_from("<2I", self._data, 68)
        while following < END_OF_CHAIN - 2 and left and len(sectors) * self._size <= len(self._data):
            block = self._sector(following)
            *numbers, following = struct.unpack(f"<{self._size // 4}I", block)
            sectors += [number for number in numbers if number < END_OF_CHAIN - 2]
            left -= 1
        table: list[int] = []
        for number in sectors:
            block = self._sector(number)
            table += struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])
        return table

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _numbers(start, self._table))

    def _mini_chain(self, start: int, content: bytes) -> bytes:
        first = struct.unpack_from("<I", self._data, 60)[0]
        block = self._chain(first)
        table = list(struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4]))
        size = self._mini_size
        return b"".join(content[number * size : (number + 1) * size] for number in _numbers(start, table))

    def _directory(self) -> tuple[Entry, ...]:
        block = self._chain(struct.unpack_from("<I", self._data, 48)[0])
        found = []
        for place in range(0, len(block) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", block, place + 64)
            name = block[place : place + max(length - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<2I", block, place + 116)
            if kind:
                found.append(Entry(name, kind, start, size))
        return tuple(found)


def _numbers(start: int, table: list[int]) -> list[int]:
    """The sectors of a chain; a chain that bites its own tail is an error."""
    found: list[int] = []
    seen: set[int] = set()
    while start < END_OF_CHAIN - 2:
        if start >= len(table) or start in seen:
            raise ValueError("chain of sectors")
        seen.add(start)
        found.append(start)
        start = table[start]
    return found
