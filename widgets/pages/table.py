"""A read-only table of finished texts that shares its width among its columns."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from dashboard.board_origin import Origin
from widgets.typefaces import BODY, font

ROW, PADDING, SLACK, MARGIN, LEAST, HELD = 28, 18, 2, 8, 72, 144
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def shared(natural: Sequence[int], room: int) -> list[int]:
    """Widths that add up to at most ``room``: a column that asks for less than its share gets what it asks for.

    Asking for 50, 300 and 500 in a room of 450 gives 50, 200 and 200. No column gets less than ``LEAST`` pixels
    unless it asks for less, even where the room is too small.
    """
    widths = list(natural)
    open_ones = list(range(len(widths)))
    left = room
    while open_ones and sum(natural[index] for index in open_ones) > left:
        share = max(left // len(open_ones), LEAST)
        modest = [index for index in open_ones if natural[index] <= share]
        if not modest:
            for index in open_ones:
                widths[index] = share
            break
        left -= sum(natural[index] for index in modest)
        open_ones = [index for index in open_ones if index not in modest]
    return widths


class Table(QTableWidget):
    """A read-only table of finished texts; the columns named ``right`` are figures.

    Where its rows lead to the entries they come from, ``asked`` carries the Origin of the row that was activated (by
    Enter or a double click); ``without`` is the reason why the rows of another table have none.
    """

    asked = Signal(object)

    def __init__(self, heads: Sequence[str], *, right: Iterable[int] = (), stretch: int | None = None) -> None:
        super().__init__(0, len(heads))
        self._right, self._stretch = frozenset(right), stretch
        self._most = 0
        self._origin_of: Callable[[int], Origin] | None = None
        self.without = ""
        self.itemActivated.connect(self._ask)
        for column, text in enumerate(heads):
            head = QTableWidgetItem(text)
            head.setTextAlignment(self._alignment(column))
            self.setHorizontalHeaderItem(column, head)
        self.setAccessibleName("、".join(heads))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setAccessibleName(self.accessibleName())
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if stretch is not None:
            header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)

    def fill(self, rows: Sequence[Sequence[str]]) -> None:
        """Show ``rows`` in place of what was there."""
        self.clearSelection()
        self._origin_of = None
        self.setRowCount(len(rows))
        for line, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setTextAlignment(self._alignment(column))
                item.setToolTip(text if len(text) > 24 else "")
                self.setItem(line, column, item)
        if self._most:
            self._fit()

    def lead(self, origin_of: Callable[[int], Origin], hint: str) -> None:
        """From now on each row that is shown leads to its origin; ``hint`` says how, to those who hear the table."""
        self._origin_of = origin_of
        self.setAccessibleDescription(hint)

    def origin(self, line: int) -> Origin | None:
        """What a row comes from; None where rows lead nowhere."""
        return self._origin_of(line) if self._origin_of is not None else None

    def excuse(self, reason: str) -> None:
        """Say why the rows lead to no entries of the record."""
        self.without = reason
        self.setAccessibleDescription(reason)

    def _ask(self, item: QTableWidgetItem) -> None:
        origin = self.origin(item.row())
        if origin is not None:
            self.asked.emit(origin)

    def hint(self, line: int, column: int, text: str) -> None:
        """Say more about one cell in its tool tip."""
        item = self.item(line, column)
        if item is not None:
            item.setToolTip(text)

    def fit_height(self, most: int = 12) -> None:
        """From now on be as high as its rows, at most ``most`` of them; long texts take several lines.

        The width is shared so that short columns keep theirs and only the long ones wrap.
        """
        self._most = most
        hidden = [column for column in range(self.columnCount()) if self.isColumnHidden(column)]
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in hidden:  # a column hidden under another mode keeps its room, empty: hide it under this one
            self.showColumn(column)
            self.hideColumn(column)
        self._fit()

    def sizeHintForColumn(self, column: int) -> int:
        """The width in which no text of the column wraps: Qt's own hint is that of a text broken to the old width."""
        return self._natural(column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the texts elsewhere."""
        super().resizeEvent(event)
        if event.oldSize().width() == event.size().width():
            return
        if self._most:
            self._fit()
        elif self._stretch is not None:
            self._hold_stretched(self._stretch)

    def _fit(self) -> None:
        self._share_width()
        for line in range(self.rowCount()):
            self.setRowHeight(line, max(ROW, *(self._needed(line, column) for column in range(self.columnCount()))))
        rows = sum(self.rowHeight(line) for line in range(min(self.rowCount(), self._most)))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 4)

    def _hold_stretched(self, column: int) -> None:
        """Where the other columns leave too little, the one that stretches keeps its own and the table scrolls."""
        header, others = self.horizontalHeader(), range(self.columnCount())
        taken = sum(self.columnWidth(other) for other in others if other != column and not self.isColumnHidden(other))
        roomy = self.viewport().width() - taken >= HELD
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch if roomy else QHeaderView.ResizeMode.Fixed)
        if not roomy:
            self.setColumnWidth(column, HELD)

    def _share_width(self) -> None:
        shown = [column for column in range(self.columnCount()) if not self.isColumnHidden(column)]
        room = self._room()
        widths = shared([self._natural(column) for column in shown], room)
        spare = room - sum(widths)
        for column, width in zip(shown, widths, strict=True):
            self.setColumnWidth(column, width + (max(spare, 0) if column == self._stretch else 0))

    def _room(self) -> int:
        """The width there is for columns, in pixels; a scroll bar that is about to come has its own."""
        bar = self.verticalScrollBar()
        comes = self.rowCount() > self._most > 0 and not bar.isVisible()
        return self.viewport().width() - (bar.sizeHint().width() if comes else 0)

    def _needed(self, line: int, column: int) -> int:
        """The height in which the whole text of a cell stands, in pixels."""
        item = self.item(line, column)
        if item is None or self.isColumnHidden(column):
            return 0
        room = QRect(0, 0, self.columnWidth(column) - PADDING, 0)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        return QFontMetrics(font(BODY)).boundingRect(room, flags, item.text()).height() + MARGIN

    def _natural(self, column: int) -> int:
        """The width in which no text of the column wraps, in pixels."""
        metrics, widest = QFontMetrics(font(BODY)), 0
        for line in range(self.rowCount()):
            item = self.item(line, column)
            for text in item.text().split("\n") if item is not None else ():
                widest = max(widest, metrics.horizontalAdvance(text))
        return max(widest + PADDING + SLACK, self.horizontalHeader().sectionSizeHint(column))

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        return RIGHT if column in self._right else LEFT
