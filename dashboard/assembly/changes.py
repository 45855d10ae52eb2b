"""What changed since the last consultation: new figures in short, restated ones one by one."""

from collections import defaultdict

from dashboard.assembly.context import Context
from dashboard.assembly.words import Speaker
from dashboard.board import ChangeRow
from dashboard.board_origin import Origin
from dashboard.indicators.observation import Observation, SeriesKey
from dashboard.indicators.register import Indicator
from dashboard.record.batch import RecordView


def change_rows(context: Context, before: RecordView) -> tuple[ChangeRow, ...]:
    """Figures that differ between ``before`` and the view: restated and gone ones first, then new ones."""
    old, new = _by_indicator(before), _by_indicator(context.view)
    restated, fresh = [], []
    for indicator in context.agreement.indicators:
        mine_old, mine_new = old.get(indicator.key, {}), new.get(indicator.key, {})
        if mine_old == mine_new:
            continue
        values = [entry.value for entry in (*mine_old.values(), *mine_new.values())]
        speaker = Speaker(context.say, indicator, values)
        restated += _restated(context, speaker, mine_old, mine_new)
        fresh += _fresh(context, speaker, mine_old, mine_new)
    return (*restated, *fresh)


Figures = dict[tuple[SeriesKey, int], Observation]


def _by_indicator(view: RecordView) -> dict[str, Figures]:
    """The figures of each indicator under their series and fiscal year."""
    found: dict[str, Figures] = defaultdict(dict)
    for entry in view.observations:
        found[entry.key.indicator][entry.key, entry.period.fiscal_year] = entry
    return found


def _restated(context: Context, speaker: Speaker, old: Figures, new: Figures) -> list[ChangeRow]:
    rows = []
    for place, entry in sorted(old.items(), key=lambda pair: (pair[0][0].dimension, pair[0][1])):
        now = new.get(place)
        if now is not None and (now.value, now.missing, now.status) == (entry.value, entry.missing, entry.status):
            continue
        rows.append(
            ChangeRow(
                indicator=speaker.indicator.key,
                title=speaker.indicator.title.of(context.say.language),
                part=_part(context, speaker.indicator, place[0].dimension),
                year=context.say.year(place[1]),
                old=_value(speaker, entry),
                new=_value(speaker, now) if now else context.say("board.change.withdrawn"),
                unit=speaker.unit,
                kind=context.say("board.change.restated" if now else "board.change.gone"),
                source=context.sources.number(now) if now else 0,
                origin=_origin(context, speaker, entry, now),
            )
        )
    return rows


def _origin(context: Context, speaker: Speaker, old: Observation | None, new: Observation | None) -> Origin:
    """What stood before and what stands now, each with its cell."""
    say, tracer = context.say, context.tracer
    before = tracer.figures(old, say("origin.before")) if old else ()
    after = tracer.figures(new, say("origin.after")) if new else ()
    title = speaker.indicator.title.of(say.language)
    return Origin(title, (*before, *after), indicator=speaker.indicator.key)


def _fresh(context: Context, speaker: Speaker, old: Figures, new: Figures) -> list[ChangeRow]:
    """New figures of the whole (or of a part where no whole is told), one row for each indicator."""
    say = context.say
    places = [place for place in new if place not in old]
    if not places:
        return []
    wholes = [place for place in places if not place[0].dimension] or places
    newest = max(wholes, key=lambda place: place[1])
    years = sorted({place[1] for place in places})
    span = say.year(years[0]) if len(years) == 1 else say("board.change.span", first=years[0], last=say.year(years[-1]))
    earlier = [place for place in old if place[0] == newest[0] and place[1] < newest[1]]
    before = old[max(earlier, key=lambda place: place[1])] if earlier else None
    return [
        ChangeRow(
            indicator=speaker.indicator.key,
            title=speaker.indicator.title.of(say.language),
            part=_part(context, speaker.indicator, newest[0].dimension),
            year=span,
            old=_value(speaker, before) if before else "–",
            new=_value(speaker, new[newest]),
            unit=speaker.unit,
            kind=say("board.change.new", count=len(places)),
            source=context.sources.number(new[newest]),
            origin=_origin(context, speaker, before, new[newest]),
        )
    ]


def _value(speaker: Speaker, entry: Observation) -> str:
    if entry.value is None:
        return speaker.missing(entry.missing)
    return speaker.number(entry.value)


def _part(context: Context, indicator: Indicator, dimension: str) -> str:
    return indicator.dimension_title(dimension, context.say.language) if dimension else ""
