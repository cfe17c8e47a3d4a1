"""What a time expression says, before any date is computed: its points and its form."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Point:
    """The first and last month and day of a point; base says what its year, month or day is counted from.

    base: own (the number is the year), published, story (an offset from the year of the publish date or of the story),
    year_before and whole_year (from that of the story, else of the publish date), near_year (from that of the
    sentence), none (no year is written), month, story_month, week, day, story_day (an offset in these), now. edge: the
    end of a year or month (年底, 月末), which is the day of a state when it has passed.
    """

    base: str
    year: int | None = None
    first_month: int | None = None
    last_month: int | None = None
    first_day: int | None = None
    last_day: int | None = None
    precision: str = "year"
    edge: str | None = None


@dataclass(frozen=True)
class Form:
    """What an expression says: its kind, its first and last point, and how its end is told.

    is_as_of: a state at the end (截至). is_open: it runs on to the publish date (以来). is_basis: a time to compare
    with (同期). length: how many units a stretch counts back from the publish date, or on from it where negative.
    """

    kind: str
    start: Point | None = None
    end: Point | None = None
    is_as_of: bool = False
    is_open: bool = False
    is_basis: bool = False
    length: int | None = None
    unit: str | None = None
    holiday: str | None = None
