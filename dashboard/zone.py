"""The zone in which the parties count their days."""

import datetime

JAPAN = datetime.timezone(datetime.timedelta(hours=9), "JST")
