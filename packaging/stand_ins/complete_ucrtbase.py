"""Write a copy of wine's ucrtbase.dll with the six creal and cimag functions it leaves out filled in.

For the machine that tests alone: numpy calls crealf while it is imported. Usage: complete_ucrtbase.py SOURCE TARGET
"""

import sys
from pathlib import Path

import pefile

# Microsoft's x64 convention, where long double is double.
CODE = {
    b"crealf": b"\x66\x0f\x6e\xc1\xc3",  # movd xmm0, ecx; ret
    b"cimagf": b"\x48\xc1\xe9\x20\x66\x0f\x6e\xc1\xc3",  # shr rcx, 32; movd xmm0, ecx; ret
    b"creal": b"\xf2\x0f\x10\x01\xc3",  # movsd xmm0, [rcx]; ret
    b"creall": b"\xf2\x0f\x10\x01\xc3",
    b"cimag": b"\xf2\x0f\x10\x41\x08\xc3",  # movsd xmm0, [rcx+8]; ret
    b"cimagl": b"\xf2\x0f\x10\x41\x08\xc3",
}
MARK = b"Wine builtin DLL"


def completed(source: Path) -> bytes:
    """The library's bytes with the functions filled in, and without the mark by which wine knows its own."""
    library = pefile.PE(str(source))
    content = bytearray(source.read_bytes())
    for entry in library.DIRECTORY_ENTRY_EXPORT.symbols:
        if entry.name in CODE:
            start = library.get_offset_from_rva(entry.address)
            content[start : start + len(CODE[entry.name])] = CODE[entry.name]
    found = content.find(MARK)
    if found > 0:
        content[found : found + len(MARK)] = bytes(len(MARK))
    return bytes(content)


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(completed(Path(sys.argv[1])))
