# SPDX-License-Identifier: Apache-2.0
"""The days of a page: what the pages of departments, regions and time saved are counted from."""
import functools

from recount_appraisal import Appraisal
from recount_circular import Circular
from recount_entries import ONE_DAY
from recount_units import annex


class Period:
    """The days from `first` to `last` by the entries up to `head`."""

    def __init__(self, ledger, head, first, last):
        self.ledger, self.head, self.first, self.last = ledger, head, first, last
        self.calendar = ledger.calendar(head)
        self.appraisal = Appraisal(ledger, head, first, last)
        self.circular = Circular(ledger, last, head, first - ONE_DAY, head)
        self.state, self.views, self.in_hand = self.circular.now, self.circular.views, self.circular.in_hand

    @functools.cached_property
    def scored(self):
        return {row["department"]: row for row in self.appraisal.departments()}

    @functools.cached_property
    def annex(self):
        return {row["project"]: row for row in annex(self.circular)}

    def within(self, day):
        return day is not None and self.first <= day <= self.last

    @staticmethod
    def day_of(view, what):
        return next((on for word, on, _ in view.events() if word == what), None)

    def happened(self, what, counted=None):
        """Attempts to which it happened in the days, by day, project and step."""
        found = [view for view in self.views if counted in (None, view.counted_as) and self.within(self.day_of(view, what))]
        return sorted(found, key=lambda view: (self.day_of(view, what), *view.key))

    @staticmethod
    def acts_on(view):
        """The day by which it must be acted on; none while the applicant is to act."""
        return {"filed": view.intake_due, "paused": view.announced_end, "accepted": view.due}.get(view.state)

    def by_urgency(self, views):
        """What is past first, then by the day by which it must be acted on."""
        def place(view):
            acts = self.acts_on(view)
            return not view.past, acts is None, acts or self.first, view.project, view.step["step"]
        return sorted(views, key=place)

    def left(self, view):
        """Working days to the day by which it must be acted on; negative past it, none where less than one has passed."""
        if view.past:
            return -view.overdue or None
        if view.state == "filed" and self.last > view.intake_due:
            return -self.calendar.elapsed(view.intake_due, self.last) or None
        return view.in_hand_row()["left"]
