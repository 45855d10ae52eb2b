"""A second city's agreement as data, unlike the first in every way a pack can differ; 例示市 is no real city.

Three parties, two items, one goal of each group, marks A to C by the level reached, a fixed term without renewal, emissions
in tonnes and panels in megawatts, a target by constant rate and one beyond 2050.
"""

HEAD = """
key = "second-city"
version = "1"
title = { ja = "脱炭素のまちづくりに関する協定", en = "Agreement on a carbon-free town" }
short = { ja = "例示市の協定", en = "Example City" }
municipality = { ja = "例示市", en = "Example City" }
municipality_code = "00000"
signed = 2024-02-29
base_year = 2013
horizon = 2050
consultation_months = 12

[term]
years = 5
counts_signing_day = false
notice_days = 30

[judgement]
measure = "level"
rule = { ja = "達成割合＝実績と計画値の比。", en = "Achieved share = actual beside expected." }
mark = [
  { sign = "A", word = { ja = "達成", en = "met" }, at_least = 1.0 },
  { sign = "B", word = { ja = "おおむね達成", en = "nearly met" }, at_least = 0.7 },
  { sign = "C", word = { ja = "未達成", en = "not met" } },
]
none = { sign = "－", word = { ja = "判定できない", en = "cannot be judged" } }
"""

PARTS = """
[[vision]]
key = "town"
title = { ja = "脱炭素のまち", en = "A carbon-free town" }

[[item]]
number = 1
title = { ja = "再生可能エネルギーに関すること", en = "Renewable energy" }
short = { ja = "再エネ", en = "Renewables" }
goals = ["G1"]

[[item]]
number = 2
title = { ja = "ごみの減量に関すること", en = "Less waste" }
short = { ja = "ごみ", en = "Waste" }
goals = ["G2"]

[[goal]]
key = "G1"
group = "hard"
title = { ja = "再エネを増やす", en = "More renewables" }
visions = ["town"]
lead = "pv_capacity"

[[goal]]
key = "G2"
group = "soft"
title = { ja = "ごみを減らす", en = "Less waste" }
visions = ["town"]
lead = "waste"

[[clause]]
number = "1"
heading = { ja = "目的", en = "Purpose" }
text = { ja = "三者は連携する。", en = "The three cooperate." }

[[method]]
key = "estimate"
title = { ja = "推計", en = "estimate" }
note = { ja = "按分による推計。", en = "Shared out." }

[[method]]
key = "survey"
title = { ja = "実測", en = "survey" }
note = { ja = "市の調査。", en = "The city's survey." }

[[factor]]
key = "grid_factor"
title = { ja = "電気の排出係数", en = "Grid factor" }
value = 0.0005
unit = "t-CO2/kWh"
state = "working"
source = { ja = "例示", en = "example" }

[[factor]]
key = "pv_yield"
title = { ja = "1kWの年間発電量", en = "Yield of a kW" }
value = 1000
unit = "kWh/kW"
state = "working"
source = { ja = "例示", en = "example" }

[[headline]]
indicator = "co2"
kind = "line"

[[headline]]
indicator = "pv_capacity"
kind = "line"
"""

PATHWAYS = """
[[pathway]]
key = "co2-plan"
title = { ja = "市の計画", en = "The city's plan" }
indicator = "co2"
method = "estimate"
base_year = 2013
shape = "constant_rate"
milestone = [
  { year = 2030, reduction = 0.5, state = "adopted", source = { ja = "市の計画", en = "Plan" }, adopted_by = "市議会", adopted_on = 2024-03-01 },
  { year = 2060, value = 0, state = "working", source = { ja = "例示", en = "example" } },
]

[[pathway]]
key = "pv-plan"
title = { ja = "太陽光の計画", en = "PV plan" }
indicator = "pv_capacity"
base_year = 2020
milestone = [{ year = 2030, value = 60, state = "adopted", source = { ja = "市の計画", en = "Plan" } }]
"""


def pack(*, pathways: str = PATHWAYS, head: str = HEAD, more: str = "") -> str:
    """The pack's TOML, with other pathways or another head where a test wants them."""
    return head + "".join([*_parties(), PARTS, *_indicators(), pathways, more])


def _parties() -> list[str]:
    names = (
        ("city", "甲", "例示市", "Example City"),
        ("grid", "乙", "送配電会社", "Grid"),
        ("bank", "丙", "銀行", "Bank"),
    )
    return [
        f'[[party]]\nkey = "{key}"\nletter = "{letter}"\n'
        f'name = {{ ja = "{ja}", en = "{en}" }}\nshort = {{ ja = "{ja}", en = "{en}" }}\n'
        for key, letter, ja, en in names
    ]


def _indicators() -> list[str]:
    rows = (
        ("co2", "温室効果ガス排出量", "t-CO2", "flow", "down", "G1", 1, 'methods = ["estimate", "survey"]'),
        ("pv_capacity", "太陽光の容量", "MW", "stock", "up", "G1", 1, "decimals = 2"),
        ("waste", "ごみ排出量", "t", "flow", "down", "G2", 2, ""),
    )
    return [
        f'[[indicator]]\nkey = "{key}"\ntitle = {{ ja = "{title}", en = "{key}" }}\n'
        f'definition = {{ ja = "市域の{title}。", en = "{key} of the city." }}\n'
        f'unit = "{unit}"\nkind = "{kind}"\ndirection = "{way}"\ngoals = ["{goal}"]\nitems = [{item}]\n'
        f'source = {{ ja = "市の集計", en = "the city" }}\nowner = "city"\n{rest}\n'
        for key, title, unit, kind, way, goal, item, rest in rows
    ]
