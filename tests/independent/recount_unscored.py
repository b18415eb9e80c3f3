# SPDX-License-Identifier: Apache-2.0
"""What an appraisal shows without points, counted from the entries alone: opinions at 联合预审会 and services given, and the same opened."""
from recount_entries import iso
from recount_office import SERVICES, is_open

TIMES = {"at_meeting": "会上", "after": "会后", "missing": "未出具"}


def people_of(appraisal):
    """Name → department, in the order of the staff list."""
    known = {}
    for entry in appraisal.ledger.entries:
        if entry["seq"] <= appraisal.head and entry["on"] <= iso(appraisal.last) and entry["seq"] not in appraisal.cancelled:
            if entry["kind"] == "staff.added" or (entry["kind"] == "staff.changed" and "department" in entry["body"]):
                known[entry["body"]["name"]] = entry["body"].get("department")
    return known


def asked_of(appraisal):
    """(unit, meeting's code, meeting, its opinion): each that sat in a 联合预审会 of the period, and each that gave an opinion to it."""
    for code, meeting in sorted(appraisal.state.meetings.items()):
        if meeting["sort"] == "joint_review" and appraisal.within(meeting["held"]):
            for unit in sorted({*meeting["units"], *meeting["opinions"]}):
                yield unit, code, meeting, meeting["opinions"].get(unit)


def time_of(meeting, opinion):
    if opinion is None:
        return "missing"
    return "at_meeting" if opinion["on"] <= meeting["held"] else "after"


def opinion_rows(appraisal):
    asked = list(asked_of(appraisal))
    rows = []
    for unit in [name for names in appraisal.units() for name in names]:
        times = [time_of(meeting, opinion) for other, _, meeting, opinion in asked if other == unit]
        if times:
            rows.append({"department": unit, "asked": len(times), **{time: times.count(time) for time in TIMES}})
    return rows


def opened_opinions(appraisal, unit):
    return [{"time": TIMES[time_of(meeting, opinion)], "meeting": code, "held": iso(meeting["held"]),
             "projects": "、".join(meeting["projects"]) or None, "given": opinion and iso(opinion["on"]),
             "opinion": opinion and opinion["opinion"], "seq": (opinion or meeting)["seq"]}
            for other, code, meeting, opinion in asked_of(appraisal) if other == unit]


def begun(appraisal):
    """Code and service of each that was begun in the period, by entry."""
    mine = [(code, one) for code, one in appraisal.state.services.items() if appraisal.within(one["on"])]
    return sorted(mine, key=lambda pair: pair[1]["seq"])


def service_rows(appraisal):
    known = people_of(appraisal)
    mine = [one for _, one in begun(appraisal)]
    names = [name for name in known if any(one["by"] == name for one in mine)]
    names += sorted({one["by"] or "" for one in mine} - set(known))
    rows = []
    for name in names:
        own = [one for one in mine if (one["by"] or "") == name]
        sorts = [one["sort"] for one in own]
        rows.append({"person": name or None, "department": known.get(name), "services": len(own), "open": sum(map(is_open, own)),
                     "sorts": "、".join(f"{word}{sorts.count(sort)}" for sort, word in SERVICES.items() if sort in sorts)})
    return rows


def services_by(appraisal, who):
    """Of one person, or of all people of a unit."""
    known = people_of(appraisal)
    return [(code, one) for code, one in begun(appraisal) if one["by"] and who in (one["by"], known.get(one["by"]))]


def opened_services(appraisal, who):
    return [{"code": code, "on": iso(one["on"]), "person": one["by"], "sort": SERVICES[one["sort"]], "project": one["project"],
             "title": one["title"], "closed": iso(one["closed"]), "seq": one["seq"]} for code, one in services_by(appraisal, who)]
