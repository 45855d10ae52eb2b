"""What is compared with what, by which figure, and how far the product may go."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks import workload
from exports import fonts

Arguments = Callable[[Path], list[str]]


@dataclass(frozen=True, slots=True)
class Program:
    """A module to run and, made in the bench's folder on first use, what it is given."""

    title: str
    module: str
    arguments: Arguments = lambda _folder: []


@dataclass(frozen=True, slots=True)
class Contest:
    """Two programs on the same work. ``compared`` holds (row, figure, goal): ours by the peer's, at most goal."""

    name: str
    ours: Program
    peer: Program
    compared: tuple[tuple[str, str, float], ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """A program whose own figure has a goal, in milliseconds: what a person waits for has no peer."""

    name: str
    ours: Program
    row: str
    goal: float


def _sample(*more: str) -> Arguments:
    return lambda folder: [str(workload.sample_record(folder)), *more]


def _workbooks(folder: Path) -> list[str]:
    return [str(workload.plain_workbooks(folder))]


def _many_workbooks(folder: Path) -> list[str]:
    return [str(workload.plain_workbooks(folder, *workload.MANY_BOOKS))]


def _filled(folder: Path) -> list[str]:
    return [str(workload.filled_sheets(folder))]


OVERVIEW = Program("product", "benchmarks.ours.window", _sample("overview"))
CHARTS = Program("product", "benchmarks.ours.window", _sample("charts"))
BARE = Program("bare Qt window", "benchmarks.peers.bare_window")
USUAL = Program("pandas + matplotlib window", "benchmarks.peers.usual_stack")
TYPST = Program("typst", "benchmarks.peers.typst_report", lambda _folder: [str(fonts.FOLDER)])

CONTESTS = (
    Contest(
        "first paint",
        OVERVIEW,
        BARE,
        (("overview: start to first paint", "ms", 1.5), ("overview: peak memory at first paint", "peak_mb", 1.3)),
    ),
    Contest("charts", CHARTS, BARE, (("overview: interactive charts painted", "ms", 4.0),)),
    Contest(
        "charts against the usual stack", CHARTS, USUAL, (("overview: charts, against the usual stack", "ms", 0.6),)
    ),
    Contest(
        "import of 20 workbooks",
        Program("product", "benchmarks.ours.workbooks", _workbooks),
        Program("pandas + openpyxl", "benchmarks.peers.read_workbooks", _workbooks),
        (
            ("20 workbooks (578k cells) kept", "ms", 0.24),
            ("20 workbooks: peak memory", "peak_mb", 0.35),
            ("20 workbooks: with the two reading processes", "family_mb", 0.35),
        ),
    ),
    Contest(
        "import of 200 workbooks",
        Program("product", "benchmarks.ours.workbooks", _many_workbooks),
        Program("pandas + openpyxl", "benchmarks.peers.read_workbooks", _many_workbooks),
        (("200 workbooks (1.0 M cells) kept", "ms", 0.2), ("200 workbooks: peak memory", "peak_mb", 0.35)),
    ),
    Contest(
        "import of 14 sheets",
        Program(
            "product", "benchmarks.ours.sheets", lambda folder: [str(workload.empty_record(folder)), *_filled(folder)]
        ),
        Program("pandas + openpyxl", "benchmarks.peers.read_workbooks", _filled),
        (("14 filled progress sheets confirmed", "ms", 0.5),),
    ),
    Contest(
        "Board",
        Program("product", "benchmarks.ours.board", lambda folder: [str(workload.wide_record(folder))]),
        Program("pandas pivot", "benchmarks.peers.pivot", lambda folder: [str(workload.wide_rows(folder))]),
        (("Board of 400 series × 40 years", "ms", 0.2),),
    ),
    Contest(
        "report, warm",
        Program("product", "benchmarks.ours.report", _sample("warm")),
        Program("reportlab platypus", "benchmarks.peers.platypus_report", lambda _folder: [str(fonts.GOTHIC)]),
        (("report: warm, time per page", "ms_per_page", 0.5),),
    ),
    Contest(
        "report, whole process",
        Program("product", "benchmarks.ours.report", _sample("process")),
        TYPST,
        (
            ("report: whole process, time per page", "ms_per_page", 0.9),
            ("report: bytes per page", "bytes_per_page", 0.5),
        ),
    ),
)


def _window(mode: str, folder: Callable[[Path], Path]) -> Arguments:
    return lambda place: [mode, str(workload.sample_record(place)), str(folder(place))]


def _charts(mode: str) -> Program:
    return Program("product", "benchmarks.ours.charts", lambda folder: [mode, str(workload.sample_record(folder))])


def _growth(kind: str) -> Contest:
    once, tenfold = (
        # The default binds this size; mypy cannot tell the type of a lambda that has one.
        Program(title, "benchmarks.ours.growth", lambda _folder, size=size: [kind, size])  # type: ignore[misc]
        for title, size in (("product, a tenth of the work", "1"), ("product", "10"))
    )
    return Contest(f"growth of {kind}", tenfold, once, ((f"{kind}: ten times the work", "ms", 11.0),))


def _long_series(mode: str, row: str) -> Contest:
    ours, peer = (
        Program(title, f"benchmarks.{side}.long_series", lambda _folder: [mode])
        for title, side in (("product", "ours"), ("plain pyqtgraph, from arrays", "peers"))
    )
    return Contest(f"long series, {mode}", ours, peer, ((f"one series of 10^6 points: {row}", "ms", 0.2),))


LONG_SERIES = (_long_series("resize", "painted at a new size"), _long_series("data", "new data to painted"))
GROWTH = tuple(_growth(kind) for kind in ("import", "record", "board", "report"))

TRIALS = (
    Trial(
        "window during import",
        Program(
            "product",
            "benchmarks.ours.heartbeat",
            _window("import", lambda folder: workload.plain_workbooks(folder, *workload.MANY_BOOKS)),
        ),
        "window during the import of 200 workbooks: longest gap",
        20,
    ),
    Trial(
        "window during report",
        Program("product", "benchmarks.ours.heartbeat", _window("report", lambda folder: folder)),
        "window during the report: longest gap",
        30,
    ),
    Trial("three charts, new data", _charts("data"), "three charts: new data to painted", 8),
    Trial("hover", _charts("hover"), "chart: one read-out", 2),
    Trial("resize", _charts("resize"), "overview: one resize", 30),
)
