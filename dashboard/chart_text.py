"""Charts as a text the record can keep beside its first look: the fields of each in their order, as JSON."""

import json
from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from dashboard.chart import ChartPoint, ChartSpec, Layer, Role


def chart_text(charts: Iterable[ChartSpec]) -> str:
    """``charts`` as JSON."""
    return json.dumps([astuple(chart) for chart in charts], ensure_ascii=False, separators=(",", ":"))


def charts_from(text: str) -> tuple[ChartSpec, ...]:
    """The charts of such a text. It is read only with a first look of the same form, so its fields are ours."""
    return tuple(map(_chart, json.loads(text)))


def _chart(content: list[Any]) -> ChartSpec:
    key, title, unit, layers, *rest = content
    told: list[Any] = [tuple(part) if isinstance(part, list) else part for part in rest]
    return ChartSpec(key, title, unit, tuple(map(_layer, layers)), *told)


def _layer(content: list[Any]) -> Layer:
    kind, role, title, points, *rest = content
    return Layer(kind, Role(role), title, tuple(ChartPoint(*point) for point in points), *rest)
