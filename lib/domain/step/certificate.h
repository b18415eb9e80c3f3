// SPDX-License-Identifier: Apache-2.0
// 证照有效期: how long what a step yielded still holds, and whether it was used in time (建筑法 第九条: work begins within three months).
#pragma once

#include <optional>

#include "domain/step/clock.h"

namespace zb {

struct CertificateTerm {
    Date from;     // delivered, or decided where it counts from there
    Date until;    // its last day, prolongations counted in
    int left = 0;  // calendar days after the day up to the last one; negative: past it
    int renewals = 0;
    std::optional<Date> used;  // its purpose was reached by the day, while it held
    std::optional<Lamp> lamp;  // none once used; yellow within LampRules::expiry_yellow, red when it ended unused
    bool ended() const { return !used && left < 0; }
};

// None where nothing was delivered (decided) by the day, or what was has no term.
std::optional<CertificateTerm> certificate_term(const PlannedStep& planned, const ProjectSteps& steps, Date day, const Calendar& calendar,
                                                const LampRules& rules);

}  // namespace zb
