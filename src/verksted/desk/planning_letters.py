"""Letters that this workshop has rewritten: kept in the workbook, with the facts of the plan still to come.

An own text is made into a handout and scanned like any other; there is no way past that here.
"""

from __future__ import annotations

from dataclasses import replace

from verksted.content.own_letters import Lack, base_of, from_written, lacks, rewritten, to_write
from verksted.content.templates import Template
from verksted.desk import planning_tables as tables
from verksted.desk.desk import Desk
from verksted.desk.registers import Register
from verksted.workshop.language import say
from verksted.workshop.own_letters import OwnLetter
from verksted.workshop.text import clean_line

LONGEST_REASON = 500


class OwnLetters:
    """The own texts of the desk it is given, one a template and written standard."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept = Register(desk.workbook, tables.LETTERS)

    def get(self, template: Template) -> OwnLetter | None:
        """What was written in place of this template, in the workbook's written standard."""
        return self._kept.get(self._key(template))

    def _key(self, template: Template) -> str:
        return f"{template.id}.{self._desk.workshop.standard.value}"

    def text(self, template: Template) -> str:
        """The letter as one text to write on."""
        own, standard = self.get(template), self._desk.workshop.standard
        if own is not None:
            return to_write(own.title, own.body)
        return to_write(template.title.in_(standard), template.body.in_(standard))

    def write(self, template: Template, text: str) -> bool:
        """Keep what was written, unless it is the template's own words. Returns whether anything changed."""
        standard = self._desk.workshop.standard
        own = self.get(template)
        before = (own.title, own.body) if own else self._of_template(template)
        title, body = from_written(text, before[0])
        if (title, body) == before:
            return False
        if (title, body) == self._of_template(template):
            return self.back(template)
        kept = own or OwnLetter(self._key(template), standard.value, title, body, base_of(template, standard))
        changed = replace(kept, title=clean_line(title), body=body)
        self._desk.apply([self._kept.put(changed)], say("Skrev om et brev"))
        return True

    def _of_template(self, template: Template) -> tuple[str, str]:
        standard = self._desk.workshop.standard
        return from_written(to_write(template.title.in_(standard), template.body.in_(standard)), "")

    def back(self, template: Template) -> bool:
        """Back to the template. Returns whether there was anything to take away."""
        own = self.get(template)
        if own is not None:
            self._desk.apply([self._kept.remove(own.id)], say("Tok bort den egne teksten"))
        return own is not None

    def lacks(self, template: Template, text: str | None = None) -> list[Lack]:
        """What the own text, or one that is being written, has lost; nothing for the template itself."""
        own, standard = self.get(template), self._desk.workshop.standard
        if text is not None:
            title, body = from_written(text, template.title.in_(standard))
        elif own is not None:
            title, body = own.title, own.body
        else:
            return []
        reason = own.without_danger if own else ""
        found = lacks(template, standard, title, body)
        return [replace(one, stops=False) if one.code == "danger" and reason else one for one in found]

    def leave_out_danger(self, template: Template, reason: str) -> None:
        """Leave the sentence about danger out, for a reason. Raises ValueError without one."""
        own, told = self.get(template), clean_line(reason)[:LONGEST_REASON]
        if not told:
            raise ValueError(say("Skriv hvorfor. En setning er nok."))
        if own is not None:
            changed = self._kept.put(replace(own, without_danger=told))
            self._desk.apply([changed], say("Brev uten setningen om fare"))

    def improved(self, template: Template) -> bool:
        """Whether the template has other words now than when it was rewritten."""
        own = self.get(template)
        return own is not None and own.base != base_of(template, self._desk.workshop.standard)

    def template(self, template: Template) -> Template:
        """The template to fill: with the own words where there are any. Raises ValueError for what stops."""
        own = self.get(template)
        if own is None:
            return template
        stop = next((one for one in self.lacks(template) if one.stops), None)
        if stop is not None:
            raise ValueError(stop.text)
        return rewritten(template, own.title, own.body)
