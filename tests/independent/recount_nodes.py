# SPDX-License-Identifier: Apache-2.0
"""拿地, 开工, 竣工, 投产 of a project, and how long it took from one to the next."""
NODES = (("拿地", "land_contract"), ("开工", "construction_start"), ("竣工", "completion_filing"), ("投产", "production_start"))


def decided_on(state, project, step):
    attempt = state.last(project, step) if step in state.plans[project] else None
    return attempt.decided if attempt else None


def stretches(state, project, calendar):
    """A row from each node passed to the next, and from 拿地 to 投产 where there are others between."""
    passed = [(name, decided_on(state, project, step)) for name, step in NODES if decided_on(state, project, step)]
    ways = list(zip(passed, passed[1:]))
    if len(ways) > 1 and passed[0][0] == "拿地" and passed[-1][0] == "投产":
        ways.append((passed[0], passed[-1]))
    return [{"from": one, "begin": begin.isoformat(), "to": other, "end": end.isoformat(), "days": (end - begin).days,
             "working_days": calendar.elapsed(begin, end)} for (one, begin), (other, end) in ways]
