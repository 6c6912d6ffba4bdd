"""Tables of the workbook that surveys use: figures of whole groups, and comments with names taken out."""

from __future__ import annotations

from operator import attrgetter

from verksted.desk.registers import Table
from verksted.workshop.survey import SameQuestion, Survey, SurveyComment
from verksted.workshop.survey_planning import PastSurvey, QualityTag, SurveyPlan

SURVEYS = Table("surveys", Survey, attrgetter("id"))
SAME = Table("survey_same", SameQuestion, attrgetter("id"))
COMMENTS = Table("survey_comments", SurveyComment, attrgetter("id"))
PLAN = Table("survey_plan", SurveyPlan, lambda _: "plan")
TAGS = Table("survey_tags", QualityTag, attrgetter("item"))
PAST = Table("survey_past", PastSurvey, attrgetter("id"))
