"""The signing hook, tried with a certificate that nobody trusts; and the check of the interpreter's signatures."""

import shutil
import sys
from pathlib import Path

import pytest
from delivery import signatures, signing
from delivery.commands import BrokenError, ran

needs_osslsigncode = pytest.mark.skipif(
    shutil.which("osslsigncode") is None or shutil.which("openssl") is None,
    reason="osslsigncode is not here; dev.py windows, which needs it, installs it",
)


def small_program(path: Path) -> Path:
    """A program made of a head alone, which is enough to sign."""
    head = bytearray(0x400)
    head[:2] = b"MZ"
    head[0x3C:0x40] = (0x80).to_bytes(4, "little")
    head[0x80:0x84] = b"PE\0\0"
    head[0x84:0x86] = (0x8664).to_bytes(2, "little")
    head[0x94:0x96] = (0xF0).to_bytes(2, "little")
    head[0x98:0x9A] = (0x20B).to_bytes(2, "little")
    head[0x98 + 108 : 0x98 + 112] = (16).to_bytes(4, "little")
    path.write_bytes(bytes(head))
    return path


def test_without_a_certificate_nothing_is_signed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(signing.CERTIFICATE, raising=False)
    monkeypatch.delenv(signing.KEY, raising=False)

    assert not signing.wanted()
    assert signing.hook() == ""


@needs_osslsigncode
def test_the_hook_signs_and_a_changed_file_is_told_from_a_signed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate, key = signing.make_test_certificate(tmp_path / "certificate")
    monkeypatch.setenv(signing.CERTIFICATE, str(certificate))
    monkeypatch.setenv(signing.KEY, str(key))
    program = small_program(tmp_path / "program.exe")
    assert not signing.is_signed(program, certificate)

    signing.sign(program)
    assert signing.is_signed(program, certificate)
    program.write_bytes(program.read_bytes().replace(b"MZ\0\0", b"MZ\1\0", 1))
    assert not signing.is_signed(program, certificate)


@needs_osslsigncode
def test_an_interpreter_that_nobody_signed_does_not_run(tmp_path: Path) -> None:
    small_program(tmp_path / "python.exe")
    (tmp_path / "DLLs").mkdir()
    (tmp_path / "DLLs" / signatures.CATALOG).write_bytes(b"")
    (tmp_path / "Lib").mkdir()
    (tmp_path / "Lib" / "os.py").write_text("print('mine')", encoding="utf-8")

    with pytest.raises(BrokenError, match=r"not signed by the Python Software Foundation: .*python\.exe.*Lib/os\.py"):
        signatures.check_signatures(tmp_path)


def test_a_program_that_does_not_end_is_ended() -> None:
    outcome = ran([sys.executable, "-c", "import time; print('begun', flush=True); time.sleep(60)"], seconds=2)

    assert outcome.code == 124
    assert "begun" in outcome.words
