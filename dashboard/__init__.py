"""Meaning: the agreement, its indicators, the record and the Board, without Qt, Excel or PDF.

Looking for the main window of the dashboard? It is the screen's business: ``widgets/main_window.py``.
"""
