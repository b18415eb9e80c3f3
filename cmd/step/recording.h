// SPDX-License-Identifier: Apache-2.0
// What every command that moves a step shares: which step is meant, and what is said of the entry.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/writing.h"

namespace zb::cli {

// The step that a row is about, its state before the row, and what is recorded of the move.
struct StepRow {
    std::string project;
    PlannedStep planned;
    StepState before = StepState::planned;
    Date on;
    std::optional<std::string> note;
};

StepRow step_of(const WriteRow& row);
// 001 甲公司智能装备项目 施工许可.
std::string subject(const WriteRow& row, const StepRow& step);
// 标“补录”（晚 3 个工作日）; empty where it was recorded in time: at most one working day after it happened.
std::string late_remark(const WriteRow& row, Date on);
// 11-20; with its year where that is not today's: a day given without one may be of the year before.
std::string day_text(const WriteRow& row, Date on);

// Says what was recorded, behind the fact's entry: 已记录：001 甲公司智能装备项目 施工许可 已办结（11-20）.
void answer_recorded(const WriteRow& row, const StepRow& step, std::string_view done, std::string remark);

template <class F>
void record(const WriteRow& row, const StepRow& step, F fact, std::string_view done, std::string remark = {}) {
    row.draft.add(std::move(fact), step.on, row.by(), step.project);
    answer_recorded(row, step, done, std::move(remark));
}

template <class F>
void record_plain(const WriteRow& row, const StepRow& step, std::string_view done, std::string remark = {}) {
    record(row, step, F{{step.planned.step, step.note}}, done, std::move(remark));
}

// A command about a step of a project; what a row records is its `fill`, so that step correct can record it again.
Command step_command(std::string_view path, std::string_view summary, void (*fill)(WriteRow&));

}  // namespace zb::cli
