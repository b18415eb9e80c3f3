// SPDX-License-Identifier: Apache-2.0
// Terms of certificates, reckoned from their delivery.
#include "domain/step/certificate.h"

#include <algorithm>

#include "plan/planned_step.h"

namespace zb {

namespace {

// A term in months ends on the day of the same number, on a rest day on the next working day (民法典 第二百零二条、第二百零三条).
Date end_of_term(const Validity& validity, Date from, const Attempt& attempt, Date day, const Calendar& calendar) {
    Date end = from + Months{validity.months};
    for (const Renewal& renewal : attempt.renewals) {
        if (renewal.on <= day) end = end + Months{renewal.months};
    }
    return calendar.next_working(calendar.within(end));
}

// 环评 and 水保 hold from the day of approval, delivered or not; 施工许可 from its delivery.
std::optional<Date> beginning_of_term(const Validity& validity, const Attempt& attempt, Date day) {
    const bool decision = starts_at_decision(validity);
    const bool holds = attempt.state == StepState::issued || (decision && attempt.state == StepState::decided);
    const std::optional<Date> from = decision ? attempt.decided : attempt.issued;
    return holds && from && *from <= day ? from : std::nullopt;
}

std::optional<Date> day_of_use(const Validity& validity, const ProjectSteps& steps, Date day) {
    const Attempt* use = validity.used_by ? last_attempt(steps, *validity.used_by) : nullptr;
    if (use == nullptr || !use->decided || *use->decided > day || use->state == StepState::revoked) return std::nullopt;
    return use->decided;
}

}  // namespace

std::optional<CertificateTerm> certificate_term(const PlannedStep& planned, const ProjectSteps& steps, Date day, const Calendar& calendar,
                                                const LampRules& rules) {
    const Attempt* attempt = last_attempt(steps, planned.step);
    if (!planned.validity || attempt == nullptr) return std::nullopt;
    const std::optional<Date> from = beginning_of_term(*planned.validity, *attempt, day);
    if (!from) return std::nullopt;
    CertificateTerm term;
    term.from = *from;
    term.until = end_of_term(*planned.validity, *from, *attempt, day, calendar);
    term.left = (term.until - day).count;
    const auto known = [day](const Renewal& renewal) { return renewal.on <= day; };
    term.renewals = static_cast<int>(std::count_if(attempt->renewals.begin(), attempt->renewals.end(), known));
    const std::optional<Date> used = day_of_use(*planned.validity, steps, day);
    if (used && *used <= term.until) term.used = used;
    if (term.used) return term;
    term.lamp = term.left < 0 ? Lamp::red : term.left <= rules.expiry_yellow ? Lamp::yellow : Lamp::green;
    return term;
}

}  // namespace zb
