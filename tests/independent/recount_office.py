# SPDX-License-Identifier: Apache-2.0
"""For recount.py: what is done beside the approvals: the window, hand-overs, services, meetings, resolutions, questions, reviews."""
import datetime

ONE_DAY = datetime.timedelta(days=1)
NOUNS = ("window", "certificate", "service", "meeting", "resolution", "inquiry", "review")
# 政策兑现, 绿色通道, 一事一议, 急事急办, 企业需求 stay open until they are closed; the others only where they have a day.
SERVICES = {"policy_advice": "政策咨询", "policy": "政策兑现", "green_channel": "绿色通道", "case_by_case": "一事一议", "urgent": "急事急办",
            "extended_hours": "延时服务", "visit": "上门服务", "need": "企业需求", "contact": "对接", "publicity": "宣传"}
FOLLOWED_UP = ("policy", "green_channel", "case_by_case", "urgent", "need")
LEVELS = {"very_satisfied": "非常满意", "satisfied": "满意", "basically_satisfied": "基本满意", "unsatisfied": "不满意",
          "very_unsatisfied": "非常不满意"}
BAD = ("unsatisfied", "very_unsatisfied")
MEETINGS = {"analysis": "项目分析会", "progress": "工作推进会", "joint_review": "联合预审会", "special": "专题会议", "training": "业务培训"}


def date(text):
    return datetime.date.fromisoformat(text) if text else None


def takes_office(kind):
    return kind.startswith(tuple(noun + "." for noun in NOUNS))


def take_office(state, entry):
    noun, word = entry["kind"].split(".")
    body, on = entry["body"], date(entry["on"])
    {"window": take_window, "certificate": take_handover, "service": take_service, "meeting": take_meeting, "resolution": take_resolution,
     "inquiry": take_inquiry, "review": take_review}[noun](state, word, body, on, entry)


def take_window(state, _, body, on, entry):
    state.intakes[body["code"]] = {**body, "project": entry["project"], "on": on}


def take_handover(state, _, body, on, entry):
    state.handovers[body["code"]] = {**body, "project": entry["project"], "on": on}


def take_service(state, word, body, on, entry):
    if word == "begun":
        state.services[body["code"]] = {**body, "project": entry["project"], "on": on, "due": date(body.get("due")), "paid": 0, "closed": None,
                                        "by": entry["by"], "seq": entry["seq"]}
        return
    service = state.services[body["code"]]
    if word == "policy_paid":
        service["paid"] += body["amount"]
    elif word == "closed":
        service["closed"] = on
    elif word == "followed_up":
        service["due"] = date(body.get("due")) or service["due"]


def take_meeting(state, word, body, on, entry):
    """`opinions`: of each unit the last that it gave."""
    if word == "planned":
        state.meetings[body["code"]] = {"sort": body["sort"], "planned": date(body["day"]), "held": None, "projects": body.get("projects", []),
                                        "units": [], "opinions": {}}
    elif word == "held":
        meeting = state.meetings.setdefault(body["code"], {"planned": None, "projects": [], "opinions": {}})
        meeting.update(sort=body["sort"], held=on, units=body.get("units", []), projects=body.get("projects") or meeting["projects"],
                       seq=entry["seq"])
    elif word == "opinion_given":
        state.meetings[body["code"]]["opinions"][body["department"]] = {"opinion": body["opinion"], "on": on, "seq": entry["seq"]}


def take_resolution(state, word, body, on, entry):
    if word == "made":
        due = date(body["due"])
        state.resolutions[body["code"]] = {**body, "project": entry["project"], "made": on, "due": due, "first_due": due, "done": None,
                                           "outcome": None, "carried": [], "seq": entry["seq"]}
        return
    one = state.resolutions[body["code"]]
    if word == "done":
        one.update(done=on, outcome=body.get("note"))
    else:
        one["carried"].append((one["due"], date(body.get("due"))))
        one["due"] = date(body.get("due")) or one["due"]


def take_inquiry(state, word, body, on, entry):
    """`settled`: the day on which it left the hands that were to answer it, and how; none while it waits."""
    if word == "received":
        state.inquiries[body["code"]] = {**body, "project": entry["project"], "received": on, "due": date(body["due"]), "settled": None,
                                         "answers": 0, "answered": None, "again": False, "closed": None}
        return
    inquiry = state.inquiries[body["code"]]
    if word == "answered":
        inquiry.update(settled=(on, "answered"), answers=inquiry["answers"] + 1, answered=on, again=False)
    elif word == "pushed":
        inquiry.update(to=body["to"])
    elif word == "returned":
        inquiry.update(settled=(on, "returned"))
    elif word == "closed":
        inquiry.update(closed=on, settled=inquiry["settled"] or (on, "withdrawn"))
    elif word == "extended":
        inquiry.update(due=date(body["due"]))
    elif word == "followed" and "due" in body:
        inquiry.update(settled=None, due=date(body["due"]), again=True)


def take_review(state, word, body, on, entry):
    """`open`: a bad one that was neither repaired to the enterprise's content nor left out."""
    if word == "received":
        state.reviews[body["code"]] = {**body, "project": entry["project"], "received": on, "excluded": False, "open": body["level"] in BAD,
                                       "seq": entry["seq"]}
        return
    review = state.reviews[body["code"]]
    if word == "excluded":
        review.update(excluded=True, open=False)
    elif word == "followed":
        review.update(open="due" in body)


def office_figures(circular):
    return {**inquiry_figures(circular), **review_figures(circular), **window_figures(circular), **service_figures(circular)}


def new_of(circular, what):
    """What is known now and was not when the circular before was made."""
    printed = getattr(circular.before, what)
    return [one for code, one in getattr(circular.now, what).items() if code not in printed]


def window_figures(circular):
    intakes, handovers = new_of(circular, "intakes"), new_of(circular, "handovers")
    gone = {what: len(getattr(circular.before, what).keys() - getattr(circular.now, what).keys()) for what in ("intakes", "handovers")}
    if not intakes and not handovers and not any(gone.values()):
        return {}
    return {"intakes": len(intakes), **{f"{what}_reversed": count for what, count in gone.items()}, "intake_steps": sum(len(intake["steps"]) for intake in intakes),
            "intake_departments": len({step["department"] for intake in intakes for step in intake["steps"]}),
            "handovers": len(handovers), "documents_handed": sum(len(handover["documents"]) for handover in handovers)}


def is_open(service):
    return not service["closed"] and (service["sort"] in FOLLOWED_UP or service["due"] is not None)


def service_figures(circular):
    every, printed = circular.now.services, circular.before.services
    new = new_of(circular, "services")
    closed = [code for code, service in every.items() if service["closed"] and not (code in printed and printed[code]["closed"])]
    opened = [service for service in every.values() if is_open(service)]
    paid = sum(service["paid"] - (printed[code]["paid"] if code in printed else 0) for code, service in every.items())
    gone = printed.keys() - every.keys()
    if not new and not closed and not opened and not paid and not gone:
        return {}
    return {"services": len(new), "services_reversed": len(gone), "services_prior": sum(service["on"] < circular.first for service in new), "services_closed": len(closed),
            "services_open": len(opened), "services_overdue": sum(bool(service["due"] and service["due"] < circular.day) for service in opened),
            "policy_applied": sum(service.get("amount", 0) for service in new), "policy_paid": paid,
            "publicity_reach": sum(service.get("reach", 0) for service in new)}


def inquiry_figures(circular):
    """Nothing in a ledger that never held one."""
    every, printed = circular.now.inquiries, circular.before.inquiries
    if not every and not printed:
        return {}
    new = new_of(circular, "inquiries")
    settled = [inquiry for code, inquiry in every.items() if inquiry["settled"] and not (code in printed and printed[code]["settled"])]
    opened = [inquiry for inquiry in every.values() if not inquiry["settled"]]
    again = [code for code, inquiry in every.items() if not inquiry["settled"] and code in printed and printed[code]["settled"]]
    figures = {
        "before": sum(not inquiry["settled"] for inquiry in printed.values()),
        "received": sum(inquiry["received"] >= circular.first for inquiry in new),
        "received_prior": sum(inquiry["received"] < circular.first for inquiry in new),
        "hotline": sum(inquiry["received"] >= circular.first and inquiry["way"] == "hotline" for inquiry in new),
        **{how: sum(inquiry["settled"][1] == how for inquiry in settled) for how in ("answered", "returned", "withdrawn")},
        "settled": sum(inquiry["settled"][0] >= circular.first for inquiry in settled),
        "settled_prior": sum(inquiry["settled"][0] < circular.first for inquiry in settled),
        "reopened": sum(every[code]["again"] for code in again),
        "reversed": sum(not inquiry["settled"] and code not in every for code, inquiry in printed.items())
        - sum(not every[code]["again"] for code in again),
        "open": len(opened), "overdue": sum(circular.day > inquiry["due"] for inquiry in opened),
    }
    return {f"inquiries.{name}": value for name, value in figures.items()}


def review_figures(circular):
    """Nothing in a ledger that never held one."""
    every, printed = circular.now.reviews, circular.before.reviews
    if not every and not printed:
        return {}
    new = new_of(circular, "reviews")
    here = [review for review in new if review["received"] >= circular.first and not review["excluded"]]
    gone = [code for code, review in printed.items() if not review["excluded"] and (code not in every or every[code]["excluded"])]
    active = [review for review in here if not review.get("by_default")]
    decided = len(circular.of("decided", counted="approval"))
    tenths = (2000 * len(active) + decided) // (2 * decided) if decided and here else None
    return {"reviews.received": len(here),
            "reviews.reversed": len(gone),
            "reviews.prior": sum(review["received"] < circular.first and not review["excluded"] for review in new),
            **{f"reviews.{level}": sum(review["level"] == level for review in here) for level in LEVELS},
            "reviews.default": len(here) - len(active),
            "reviews.excluded": sum(review["received"] >= circular.first and review["excluded"] for review in new),
            "reviews.active": len(active), "reviews.repairing": sum(review["open"] for review in every.values()),
            "reviews.active_rate": None if tenths is None else f"{tenths // 10}.{tenths % 10}%"}


def resolution_row(circular, code, one):
    ended = one["done"] or circular.day
    days = max(circular.calendar.elapsed(one["due"], ended), 0) if ended > one["due"] else 0
    late = "" if ended <= one["due"] else f"逾期{days}天" if days else "已逾期（不足1个工作日）"
    if one["done"]:
        state = f"已办结（{late}）" if late else "已办结"
    elif late:
        state = late + "，转下次分析会"
    elif not one["carried"]:
        state = "办理中"
    else:
        old, new = one["carried"][-1]
        state = f"转下次会议，期限由{old:%m-%d}改为{new:%m-%d}" if new else "转下次会议"
    days_of = {name: one[name] and one[name].isoformat() for name in ("due", "done", "made", "first_due")}
    return {"code": code, "title": one["title"], "lead": one["lead"], "co": one.get("co") or None, "state": state,
            "overdue": days, "meeting": one.get("meeting"), "project": one["project"], "carried": len(one["carried"]),
            "outcome": one["outcome"], "seq": one["seq"], **days_of}


def resolution_rows(circular):
    printed = circular.before.resolutions
    return [resolution_row(circular, code, one) for code, one in sorted(circular.now.resolutions.items())
            if not one["done"] or code not in printed or not printed[code]["done"]]


def resolution_figures(circular):
    """Counts of 议定事项; none where the ledger has none. `reversed`: what is gone or open again."""
    printed, known = circular.before.resolutions, circular.now.resolutions
    new = [one["made"] for one in new_of(circular, "resolutions")]
    done = [one["done"] for code, one in known.items() if one["done"] and not (code in printed and printed[code]["done"])]
    opened = [one for one in known.values() if not one["done"]]
    again = sum(not one["done"] and code in printed and printed[code]["done"] is not None for code, one in known.items())
    return {
        "before": sum(not one["done"] for one in printed.values()),
        "new": sum(made >= circular.first for made in new), "new_prior": sum(made < circular.first for made in new),
        "done": sum(day >= circular.first for day in done), "done_prior": sum(day < circular.first for day in done),
        "reversed": sum(not one["done"] and code not in known for code, one in printed.items()) - again,
        "open": len(opened), "overdue": sum(one["due"] < circular.day for one in opened),
    }


def inquiry_rows(circular):
    """Those that are new, waited when the circular before was made, or wait now."""
    printed = circular.before.inquiries
    return [{"code": code, "title": one["title"], "received": one["received"].isoformat(), "due": one["due"].isoformat(),
             "ticket": one.get("ticket")}
            for code, one in sorted(circular.now.inquiries.items())
            if code not in printed or not printed[code]["settled"] or not one["settled"]]


def review_rows(circular):
    """Those that are new, or still in repair."""
    return [{"code": code, "project": one["project"], "level": LEVELS[one["level"]], "received": one["received"].isoformat(),
             "by_default": bool(one.get("by_default"))}
            for code, one in sorted(circular.now.reviews.items()) if code not in circular.before.reviews or one["open"]]


def held_of(circular, sort):
    """How many of them were held in the period."""
    return sum(meeting["sort"] == sort and meeting["held"] is not None and circular.first <= meeting["held"] <= circular.day
               for meeting in circular.now.meetings.values())


def missed_weeks(circular):
    """Mondays of the weeks without 分析会 whose last working day lies in the period, from the week after the first regular meeting on."""
    held = [(meeting["sort"], meeting["held"]) for meeting in circular.now.meetings.values() if meeting["held"]]
    regular = [day for sort, day in held if sort in ("analysis", "progress")]
    if not regular:
        return []
    monday, missed = min(regular) + ONE_DAY * (8 - min(regular).isoweekday()), []
    while monday <= circular.day:
        week = [monday + ONE_DAY * number for number in range(7)]
        working = [day for day in week if circular.calendar.working(day)]
        here = working and circular.first <= working[-1] <= circular.day
        if here and not any(sort == "analysis" and day in week for sort, day in held):
            missed.append(monday)
        monday += ONE_DAY * 7
    return missed
