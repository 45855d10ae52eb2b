"""Qt's own floor: an empty window with one label."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from benchmarks.first_paint import PaintWatch

if __name__ == "__main__":
    app = QApplication(sys.argv)
    watch, label = PaintWatch(), QLabel("連携")
    watch.follow(label)
    window = QMainWindow()
    window.setCentralWidget(label)
    window.resize(1366, 768)
    window.show()
    sys.exit(app.exec())
