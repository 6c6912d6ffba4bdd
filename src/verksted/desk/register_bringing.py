"""Between a register and an open workbook: what stands open comes in, what was released goes out."""

from __future__ import annotations

from dataclasses import dataclass

from verksted.desk.desk import Desk
from verksted.desk.register import BROUGHT, Brought, ServiceRegister
from verksted.desk.registers import Register
from verksted.desk.wheel import desk_wheel
from verksted.workshop.language import say
from verksted.workshop.measures_over_years import Carried, quarter_end, same_words
from verksted.workshop.summary import Summary


@dataclass(frozen=True, slots=True)
class Came:
    """What came into a workbook from a register: measures, promises, and whether the wheel did."""

    measures: int = 0
    promises: int = 0
    wheel: bool = False

    @property
    def any(self) -> bool:
        return bool(self.measures or self.promises or self.wheel)


def came_words(came: Came) -> str:
    """What came, as a sentence for the message line."""
    if not came.measures and not came.promises:
        return say("Årshjulet er hentet fra registeret. Ctrl+Z angrer.") if came.wheel else ""
    return say(
        "Hentet fra tidligere år: {n} tiltak, løfter: {m}. Ctrl+Z angrer.", n=came.measures, m=came.promises
    )


def bring_over(register: ServiceRegister, desk: Desk) -> Came:
    """Open measures, open promises and the wheel into a workbook.

    Measures and promises are one undo step.
    """
    from verksted.desk.years import carried_in
    from verksted.workshop.followup import Promise

    wheel = desk_wheel(desk).take_over(register.wheel.state)
    measures, ops = carried_in(desk, register.open_measures())
    known = {same_words(entry.text) for one in desk.released.all() for entry in one.summary.promises}
    known |= {same_words(one.text) for one in desk.promises.all()}
    promises = [
        Promise(desk.tools.new_id(), one.text, one.role, quarter_end(one.due))
        for one in register.open_promises()
        if same_words(one.text) not in known
    ]
    ops += [desk.promises.put(one) for one in promises]
    ops.append(Register(desk.workbook, BROUGHT).put(Brought("register")))
    desk.apply(ops, say("Hentet det som sto åpent fra tidligere år"))
    return Came(len(measures), len(promises), wheel)


def bring_by_itself(register: ServiceRegister, desk: Desk) -> Came:
    """As `bring_over`, for a workbook that never had anything from a register; nothing for others."""
    asked = Register(desk.workbook, BROUGHT).get("register") is not None
    if asked or len(desk.released) or any(one.earlier for one in desk.measures.all()):
        return Came()
    if waiting(register, desk) or register.open_promises():
        return bring_over(register, desk)
    return Came(wheel=desk_wheel(desk).take_over(register.wheel.state))


def waiting(register: ServiceRegister, desk: Desk) -> list[Carried]:
    """Open measures of earlier years that the workbook does not hold yet."""
    from verksted.desk.years import missing

    return missing(desk, register.open_measures())


def not_in(register: ServiceRegister, desk: Desk) -> list[Summary]:
    """What the workbook has released that is not in the register."""
    return [entry.summary for entry in desk.released.all() if not register.holds(entry.summary)]


def wheel_ahead(register: ServiceRegister, desk: Desk) -> bool:
    """Whether the workbook's wheel has something that the register's has not."""
    state = desk_wheel(desk).state
    return state.setting is not None and (not register.wheel.used or any(register.wheel.ahead(state)))
