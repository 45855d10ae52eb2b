"""The same report through Typst, whole process: ``typst_report FONT_FOLDER``."""

import sys
import tempfile
from pathlib import Path

from benchmarks.gauge import since_start_ms, tell
from benchmarks.peers.report_text import ACTUAL, CHAPTERS, HEADINGS, PARAGRAPH, PATHWAY, TABLE


def drawing(points: list[tuple[int, float]]) -> str:
    places = " ".join(f"{(year - 2013) * 12.5:.1f},{250 - value / 3:.1f}" for year, value in points)
    return f'<polyline points="{places}" fill="none" stroke="navy"/>'


def source() -> str:
    cells = ",".join(f"[{part}]" for row in (HEADINGS, *TABLE) for part in row)
    return (
        '#set page(paper: "a4", numbering: "1")\n#set text(font: "BIZ UDGothic", size: 10pt, lang: "ja")\n'
        + f'{PARAGRAPH}\n\n#image("chart.svg")\n#pagebreak()\n' * CHAPTERS
        + f"#text(size: 8pt)[#table(columns: (34pt, 190pt, 38pt, 66pt, 54pt, 48pt), {cells})]\n"
    )


def main(fonts: str) -> None:
    import typst

    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        lines = drawing(ACTUAL) + drawing(PATHWAY)
        picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="470" height="250">{lines}</svg>'
        (folder / "chart.svg").write_text(picture, encoding="utf-8")
        (folder / "report.typ").write_text(source(), encoding="utf-8")
        typst.compile(str(folder / "report.typ"), output=str(folder / "report.pdf"), font_paths=[fonts])
        took, size = since_start_ms(), (folder / "report.pdf").stat().st_size
        pages = page_count(folder / "report.pdf")
    tell(ms=took, pages=pages, ms_per_page=took / pages, bytes_per_page=size / pages)


def page_count(path: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(path).pages)


if __name__ == "__main__":
    main(sys.argv[1])
