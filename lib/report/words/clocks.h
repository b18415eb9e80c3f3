// SPDX-License-Identifier: Apache-2.0
// The smaller clocks of an item in words: delivery of its certificate, the term of the certificate, correction, extension, joint handling.
#pragma once

#include <optional>
#include <string>

#include "domain/step/certificate.h"
#include "domain/step/clock.h"

namespace zb {

// （暂定）, printed after a day of a year whose holiday notice is not out; else empty.
std::string tentative(Date day, const Calendar& calendar);
// The law that sets the legal limit: the short citation where the flow states one, else all that the flow cites.
std::string limit_law(const PlannedStep& planned);

// 2026-12-02 前送达（作出决定后 10 个工作日，行政许可法第四十四条）：已用 2，剩 8.
std::string issue_words(const IssueClock& clock, const LampRules& rules);
// 至 2027-02-24（领证之日起 3 个月内到“开工”，建筑法第9条）：剩 96 天，还可延期 2 次.
std::string term_words(const PlannedStep& planned, const CertificateTerm& term, const std::string& use, const Calendar& calendar);
// 第 2 次补正；法律要求一次告知全部内容（行政许可法第三十二条）.
std::string correction_words(int corrections);
// 2026-11-17 经局负责人批准延长 10 个工作日（只顺延法定到期；只能延长一次，行政许可法第四十二条）.
std::string extension_words(const PlannedStep& planned, const Extension& extension);
std::string joint_words(const PlannedStep& planned);
// What the clock of an item in hand says today. Judged only here; `step show --why` prints it as a table, a chart as a sentence.
enum class ClockSays {
    nothing,
    intake,
    correcting,
    no_limit,
    in_time,
    nearly_due,
    overdue,
    paused,
    paused_too_long,
    paused_overdue,
    period_over
};
ClockSays clock_says(const StepToday& today);

// Working days that a hold has lasted up to `day`, both ends counted.
int held_days(const Hold& hold, Date day, const Calendar& calendar);

}  // namespace zb
