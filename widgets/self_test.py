"""The installed program tries itself: ``Renkei.exe --self-test DIR``. For IT departments, and for every release.

It does the main job into DIR, opens the real window on the record, visits every page and writes ``result.json`` in the
end, whatever happened. Nothing outside DIR is touched, nothing is sent anywhere.
"""

import json
import locale
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from dashboard.errors import KnownError
from dashboard.wording import Language
from widgets.crash_report import places_of
from widgets.product import version

RESULT = "result.json"
PATIENCE = 30.0


def self_test(folder: Path, language: Language) -> int:
    """Try everything into ``folder``; 0 when all steps passed, 1 when one failed. The result file says which."""
    folder.mkdir(parents=True, exist_ok=True)
    steps: list[dict[str, Any]] = []
    result: dict[str, Any] = {"outcome": "failed", "version": version(), **_machine(), "steps": steps}
    try:
        for name, step in (("main job", _main_job), ("window", _window), ("printing", _papers)):
            _timed(steps, name, lambda step=step: step(folder, language))  # type: ignore[misc]
        result["outcome"] = "passed"
    except KnownError as error:
        result["error"] = {"key": error.key}
    except Exception as error:  # noqa: BLE001 - the edge of the process: a windowed program has no other voice
        result["error"] = {"kind": type(error).__name__, "places": places_of(error)}
    finally:
        result["files"] = {path.name: path.stat().st_size for path in sorted(folder.iterdir()) if path.is_file()}
        text = json.dumps(result, ensure_ascii=False, indent=1)
        (folder / RESULT).write_text(text, encoding="utf-8")
    return 0 if result["outcome"] == "passed" else 1


def _timed(steps: list[dict[str, Any]], name: str, step: Callable[[], dict[str, Any]]) -> None:
    started = time.perf_counter()
    steps.append({"name": name, **step(), "seconds": round(time.perf_counter() - started, 2)})


def _machine() -> dict[str, Any]:
    return {
        "frozen": bool(getattr(sys, "frozen", False)),
        "system": platform.platform(),
        "python": platform.python_version(),
        "code_page": locale.getpreferredencoding(False),
    }


def _main_job(folder: Path, language: Language) -> dict[str, Any]:
    """Sample record, progress sheets, an import, a picture, the report."""
    from widgets.tour import main_job

    return {"lines": len(main_job(folder, language))}


def _window(folder: Path, language: Language) -> dict[str, Any]:
    """The real window on that record: every page opened, its charts drawn, a picture of each."""
    from PySide6.QtCore import QCoreApplication, QEvent
    from PySide6.QtGui import QGuiApplication

    from widgets.application import make_application
    from widgets.main_window import MainWindow
    from widgets.rail import PAGES

    app = make_application(language)
    window = MainWindow(next(folder.glob("*.renkei")), language)
    window.show()
    deadline = time.monotonic() + PATIENCE
    while window.session.board is None and time.monotonic() < deadline:
        app.processEvents()
        time.sleep(0.01)
    drawn = []
    for page in PAGES:
        window.open_page(page)
        app.processEvents()
        window.draw_charts()
        app.processEvents()
        if window.grab().save(str(folder / f"window-{page}.png")):
            drawn.append(page)
    opened = window.session.board is not None
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if not opened or len(drawn) < len(PAGES):
        raise RuntimeError("the window did not come up")
    return {"pages": drawn, "platform": QGuiApplication.platformName(), "scale": app.devicePixelRatio()}


def _papers(folder: Path, language: Language) -> dict[str, Any]:
    """The public edition of the report, and the table, written with Japanese and spaces in the path."""
    from widgets.papers import export_table, write_report

    place = folder / "書き出し 公開版"
    place.mkdir(exist_ok=True)
    record = next(folder.glob("*.renkei"))
    write_report(record, place / "報告書 公開版.pdf", audience="public", language=language)
    export_table(record, place / "一覧.xlsx", audience="public", language=language)
    return {"bytes": {path.name: path.stat().st_size for path in sorted(place.iterdir())}}
