# SPDX-License-Identifier: Apache-2.0
"""Asks for the pages of departments, regions and time saved over several periods, and compares each figure, row and sentence with its
recount."""
import copy
import datetime

from recount_compression import Compression
from recount_department import Department
from recount_period import Period
from recount_region import Regions
from recount_unscored import opened_opinions, opened_services

# First day, last day, as known on which day: the whole; a month as it was known then; weeks in between, one known later than it ended.
SPANS = (("2026-09-01", "2026-10-31", "2026-11-02"), ("2026-09-01", "2026-09-30", "2026-09-30"), ("2026-09-07", "2026-09-20", "2026-09-23"),
         ("2026-09-21", "2026-10-02", "2026-10-31"), ("2026-10-01", "2026-10-10", "2026-10-10"), ("2026-10-12", "2026-10-22", "2026-10-22"))
# Of these the page for people is read too.
READ = SPANS[:1] + SPANS[5:]
STEP = ("fire_design_review", "消防设计审查")


class Page:
    """What was printed: its JSON, and the text for people where it is read. `recount` counts it again from a period: figures and rows,
    sentences."""

    def __init__(self, office, recount, span, *words):
        self.recount, self.span = recount, span
        words = [*words, "--from", span[0], "--to", span[1], "--as-of", span[2]]
        self.name = "zb " + " ".join(words)
        self.report = office.report(*words)
        self.text = office.must(*words, "--format", "markdown").decode("utf-8") if span in READ else None

    def rows(self, key):
        return next(section["rows"] for section in self.report["sections"] if section["key"] == key)

    def counted(self, ledger):
        return self.recount(period_of(ledger, self))


def department_page(office, unit, span):
    def recount(period):
        one = Department(period, unit)
        return one.sections(), one.sentences()
    return Page(office, recount, span, "report", "department", unit)


def region_pages(office, by_code, span):
    """All beside each other, and the first of them each on its own page."""
    def recount(period):
        every = Regions(period, by_code)
        return every.sections(), every.sentences()

    def recount_one(place):
        return lambda period: (Regions(period, by_code).page(place), Regions(period, by_code).amounts(place))
    more = ["--by", "行政区划"] if by_code else []
    every = Page(office, recount, span, "report", "region", *more)
    places = [row["region"] for row in every.rows("regions")][:3]
    return [every, *(Page(office, recount_one(place), span, "report", "region", place, *more) for place in places)]


def compression_page(office, span, asked=None, words=()):
    def recount(period):
        saved = Compression(period, **(asked or {}))
        return saved.sections(), saved.sentences()
    return Page(office, recount, span, "report", "compression", *words)


def opened_page(office, who, metric, key):
    """What the appraisal shows without points, opened to its meetings and services."""
    opened = {"opinions": opened_opinions, "services": opened_services}[key]
    return Page(office, lambda period: (({}, {key: opened(period.appraisal, who)}), []), SPANS[0], "appraisal", "explain", who, "--metric", metric)


def ask(office):
    """Pages by what they are about: asked once, recounted from this ledger or from a changed one."""
    units = [unit["name"] for unit in office.report("department", "list")]
    departments = {unit: department_page(office, unit, SPANS[0]) for unit in units}
    busy = [unit for unit, page in departments.items() if any(section["rows"] for section in page.report["sections"])]
    people = sorted({row["person"] for unit in busy for row in departments[unit].rows("persons") if row["services"]})
    return {
        "部门": [*departments.values(), *(department_page(office, unit, span) for span in SPANS[1:] for unit in busy)],
        "属地": [page for span in SPANS for by_code in (False, True) for page in region_pages(office, by_code, span)],
        "提速": [*(compression_page(office, span) for span in SPANS),
               *(compression_page(office, span, {"department": unit}, ["--department", unit]) for span in SPANS[:2] for unit in busy),
               compression_page(office, SPANS[0], {"step": STEP[0]}, ["--step", STEP[1]])],
        "展开": [*(opened_page(office, unit, "预审意见", "opinions") for unit in busy),
               *(opened_page(office, who, "服务", "services") for who in [*people, *busy])],
    }


def period_of(ledger, page):
    """Counted once for all pages of the same days."""
    if page.span not in ledger.kept:
        first, last, as_of = map(datetime.date.fromisoformat, page.span)
        ledger.kept[page.span] = Period(ledger, ledger.last_of_day(as_of), first, last)
    return ledger.kept[page.span]


def compare(comparison, pages, ledger):
    for page in pages:
        counted, sentences = page.counted(ledger)
        comparison.equal(f"{page.name} 条目", page.report["head"]["seq"], period_of(ledger, page).head)
        compare_sections(comparison, page.name, page.report, counted)
        for sentence in sentences if page.text else []:
            comparison.equal(f"{page.name} 正文“{sentence}”", sentence in page.text, True)


def compare_sections(comparison, name, report, counted):
    """A section that is missing, or has figures or rows that nobody recounts, is a fault too."""
    figures, rows = counted
    comparison.equal(f"{name} 缺的节", (figures.keys() | rows.keys()) - {section["key"] for section in report["sections"]}, set())
    comparison.circular(name, report, counted)


def overlooked(comparison_of, report, counted):
    """Places of figures and cells that could be printed otherwise and no comparison would notice: there must be none."""
    for at, section in enumerate(report["sections"]):
        for where in [("figures", name) for name in section["figures"]] + [(line, name) for line, row in enumerate(section["rows"]) for name in row]:
            changed = copy.deepcopy(report)
            cells = changed["sections"][at]["figures"] if where[0] == "figures" else changed["sections"][at]["rows"][where[0]]
            cells[where[1]] = cells[where[1]] + 1 if isinstance(cells[where[1]], int) else f"{cells[where[1]]}改"
            comparison = comparison_of()
            comparison.circular("", changed, counted)
            if not comparison.faults:
                yield section["key"], *where
