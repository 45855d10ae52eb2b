"""The same figures seen another way: indexed to a base year, per head, per household. Pure functions."""

from collections.abc import Mapping, Sequence

from dashboard.indicators.progress import YearValue


def indexed(values: Sequence[YearValue], base_year: int) -> tuple[YearValue, ...]:
    """Every figure with the base year's as 100; empty where that has no figure or is not above zero.

    Worked: 707.4 (2013) and 590.7 (2019) → 100 and 83.5, that is −16.5 %.
    """
    base = dict(values).get(base_year)
    return tuple((year, value / base * 100) for year, value in values) if base is not None and base > 0 else ()


def per(values: Sequence[YearValue], heads: Mapping[int, float], factor: float = 1.0) -> tuple[YearValue, ...]:
    """Figures divided by the heads (or households) of the same year, times ``factor``; years without heads drop out.

    Worked: 590.7 thousand t-CO2, 130,000 heads (a round figure) and a factor of 1,000 → 4.54 t-CO2 a head.
    """
    return tuple((year, value * factor / heads[year]) for year, value in values if heads.get(year))


def change_since(values: Sequence[YearValue], base_year: int) -> float | None:
    """The last figure's change since ``base_year`` as a share of one; None without either, or from no more than zero.

    Worked: 707.4201 (2013) and 590.7366 (2019) → −0.165.
    """
    base = dict(values).get(base_year)
    return values[-1][1] / base - 1 if base is not None and base > 0 and values else None
