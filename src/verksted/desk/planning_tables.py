"""Tables of the workbook that only planning uses."""

from __future__ import annotations

from operator import attrgetter

from verksted.desk.registers import Table
from verksted.workshop.own_letters import OwnLetter
from verksted.workshop.preparation import Done, MixCount, NeedCount, Waiver

MIX = Table("plan_mix", MixCount, attrgetter("id"))
NEEDS = Table("plan_needs", NeedCount, attrgetter("id"))
DONE = Table("plan_done", Done, attrgetter("id"))
WAIVERS = Table("plan_waivers", Waiver, attrgetter("id"))
LETTERS = Table("plan_letters", OwnLetter, attrgetter("id"))
