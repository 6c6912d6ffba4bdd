"""Dates of the follow-up as a calendar file (RFC 5545), one whole day each."""

from __future__ import annotations

from datetime import datetime, timedelta

from verksted.workshop.handout import Calendar
from verksted.workshop.text import clean, clean_line


def to_ics(calendar: Calendar, stamp: datetime) -> bytes:
    """The calendar in UTF-8.

    `stamp` (with a time zone) is when it was made: the standard asks for it. Give a whole day, and the
    file does not tell the hour.
    """
    import icalendar

    out = icalendar.Calendar()
    out.add("prodid", "-//verksted//oppfolging//NO")
    out.add("version", "2.0")
    out.add("calscale", "GREGORIAN")
    out.add("method", "PUBLISH")
    out.add("x-wr-calname", clean_line(calendar.title))
    for entry in sorted(calendar.entries, key=lambda item: (item.day, item.uid)):
        event = icalendar.Event()
        event.add("uid", clean_line(entry.uid))
        event.add("dtstamp", stamp)
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("summary", clean_line(entry.title))
        if details := clean(entry.details).strip():
            event.add("description", details)
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        out.add_component(event)
    data: bytes = out.to_ical()
    return data
