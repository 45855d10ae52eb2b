"""Interactive charts: a ChartSpec painted with pyqtgraph. Imported only after the window's first paint."""
