"""The outlook of one indicator in finished words, and its layers on the chart."""

from dashboard.assembly.context import Context
from dashboard.assembly.figures import Figures
from dashboard.assembly.milestones import passed_milestones, passed_words
from dashboard.board_insight import Landing, OutlookCard
from dashboard.chart import ChartPoint, Layer, Role
from dashboard.indicators.outlook import FEWEST, WINDOW, Limits, Outlook, OutlookPoint, Refusal, outlook
from dashboard.indicators.register import Direction
from dashboard.indicators.tolerance import reaches

Ahead = Outlook | Refusal


def limits_of(found: Figures) -> Limits:
    """What bounds the indicator: shares end at 100, counts at zero; a growing one saturates at its last target."""
    indicator, pathway = found.speaker.indicator, found.pathway
    ceiling = 100.0 if indicator.unit == "%" else None
    negative = any(value < 0 for _, value in found.values)
    saturation = ceiling
    if saturation is None and pathway is not None and indicator.direction is Direction.UP:
        saturation = max(point.value for point in pathway.milestones)
    return Limits(saturation, None if negative else 0.0, ceiling)


def ahead_of(context: Context, found: Figures) -> Ahead:
    """The outlook up to the horizon, or why there is none."""
    return outlook(found.values, context.agreement.horizon, limits_of(found))


def outlook_card(context: Context, found: Figures, ahead: Ahead) -> OutlookCard:
    """The outlook in words."""
    say, speaker = context.say, found.speaker
    if isinstance(ahead, Refusal):
        values = {"count": ahead.count, "needed": FEWEST, "window": WINDOW}
        key = "none" if not found.values else ahead.reason
        return OutlookCard("", (), "", "", (), say(f"outlook.refusal.{key}", **values))
    years = landing_years(context, found)
    landings = tuple(_landing(context, found, point) for year in years if (point := ahead.at(year)))
    told = [say("outlook.landing", year=one.year, value=one.value, band=one.band) for one in landings]
    span = {"first": ahead.first, "last": ahead.last}
    sentence = say("outlook.sentence", landings=say("outlook.list").join(told), **span) if told else ""
    saturation = limits_of(found).saturation
    method = say(
        f"outlook.method.{ahead.method}",
        first=ahead.first,
        last=ahead.last,
        saturation=speaker.amount(saturation) if saturation is not None else "",
    )
    return OutlookCard(sentence, landings, method, _trial(found, ahead), _notes(context, found, ahead))


def landing_years(context: Context, found: Figures) -> tuple[int, ...]:
    """The years told: that of the indicator's next target (the agreement's where it has none), and the horizon."""
    horizon, target = context.agreement.horizon, found.stands.target if found.stands else None
    first = target.fiscal_year if target is not None and target.fiscal_year <= horizon else context.next_target()
    return tuple(sorted({first, horizon}))


def _landing(context: Context, found: Figures, point: OutlookPoint) -> Landing:
    say, speaker = context.say, found.speaker
    beside = ""
    expected = found.pathway.value_at(point.year) if found.pathway else None
    if expected is not None:
        key = "more" if point.mid >= expected else "less"
        beside = say(f"outlook.beside_{key}", amount=speaker.difference(abs(point.mid - expected)))
    band = say("outlook.band", low=speaker.number(point.low), high=speaker.number(point.high))
    year, value = say.year(point.year), speaker.amount(point.mid)
    return Landing(point.year, year, value, band, point.mid, point.low, point.high, beside)


def _trial(found: Figures, ahead: Outlook) -> str:
    """How far the ways would have been off on the newest figures."""
    say, speaker = found.speaker.say, found.speaker
    others = [trial for trial in ahead.trials if trial.method != ahead.method]
    text = say(
        "outlook.trial",
        held=ahead.held_back,
        error=speaker.difference(ahead.error),
        share=say.percent(ahead.share),
        standstill=speaker.difference(ahead.standstill),
    )
    rest = [say(f"outlook.other.{each.method}", error=speaker.difference(each.error)) for each in others]
    return (text + "".join(rest)).rstrip()


def _notes(context: Context, found: Figures, ahead: Outlook) -> tuple[str, ...]:
    say = context.say
    notes = [say("outlook.note.band")]
    if ahead.standstill < ahead.error:
        notes.append(say("outlook.note.standstill"))
    beside = _beside_recent_pace(found, ahead)
    if beside:
        notes.append(beside)
    if found.main is not None and found.main.is_example:
        notes.append(say("outlook.note.example"))
    return tuple(notes)


def _at_odds(found: Figures, ahead: Ahead) -> tuple[str, dict[str, object]] | None:
    """Which of recent pace and long trend meets the next target where only one does, with the words' values."""
    stands, speaker, say = found.stands, found.speaker, found.speaker.say
    if isinstance(ahead, Refusal) or stands is None or stands.target is None or stands.recent is None:
        return None
    year, value = stands.target.fiscal_year, stands.target.value
    point = ahead.at(year)
    if point is None:
        return None
    down = speaker.indicator.direction is Direction.DOWN
    by_pace = speaker.met(stands) or (stands.reached is not None and stands.reached <= year)
    by_trend = reaches(point.mid, value, down=down)
    if by_pace == by_trend:
        return None
    return "recent_only" if by_pace else "trend_only", {
        "years": say("board.years", first=stands.recent.start, last=stands.recent.end),
        "target": say.year(year),
        "reached": say.year(stands.reached) if stands.reached is not None else "",
        "amount": speaker.amount(point.mid),
        "band": say("outlook.band", low=speaker.number(point.low), high=speaker.number(point.high)),
        "first": ahead.first,
        "last": ahead.last,
    }


def _beside_recent_pace(found: Figures, ahead: Outlook) -> str:
    """Why the outlook and the recent pace say different things of the next target, where they do."""
    odds = _at_odds(found, ahead)
    return found.speaker.say(f"outlook.note.{odds[0]}", **odds[1]) if odds else ""


def outcome_words(context: Context, found: Figures) -> str:
    """Whether the next target is met at the present pace, beside the long trend where that says otherwise.

    A level already reached is told as such; once all targets are past, what became of the last one.
    """
    stands, speaker, say = found.stands, found.speaker, found.speaker.say
    behind = passed_milestones(found)
    if behind and stands is not None and stands.target is None:
        last = behind[-1]
        return say("board.outlook.past", year=say.year(last.point.fiscal_year), told=passed_words(speaker, last))
    odds = _at_odds(found, ahead_of(context, found))
    if odds is None or (stands is not None and speaker.met(stands)):
        return speaker.outlook(stands)
    return say(f"board.outlook.{odds[0]}", **odds[1])


def outlook_layers(context: Context, found: Figures, ahead: Ahead) -> list[Layer]:
    """The band as a tint, and its middle as a thin line, from the last figure on."""
    if isinstance(ahead, Refusal) or not ahead.points or not found.values:
        return []
    say, speaker = context.say, found.speaker
    title = say("outlook.layer.middle")
    year, value = found.values[-1]
    tint = [ChartPoint(year, None, low=value, high=value)]
    line = [ChartPoint(year, value)]
    for point in ahead.points:
        tint.append(ChartPoint(point.year, None, low=point.low, high=point.high))
        text = say(
            "outlook.readout",
            value=speaker.amount(point.mid),
            low=speaker.number(point.low),
            high=speaker.number(point.high),
        )
        line.append(ChartPoint(point.year, point.mid, text))
    return [
        Layer("band", Role.OUTLOOK, say("outlook.layer.band"), tuple(tint)),
        Layer("path", Role.OUTLOOK, title, tuple(line), title),
    ]
