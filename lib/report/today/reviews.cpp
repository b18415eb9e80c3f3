// SPDX-License-Identifier: Apache-2.0
// Bad reviews on the pages of `today`: the next act of each, and its day.
#include <fmt/format.h>

#include "base/text.h"
#include "report/today/parts.h"
#include "report/words/items.h"

namespace zb {

namespace {

struct NextAct {
    std::string_view what, command;
};

NextAct next_act(const Review& review) {
    switch (review.stage()) {
        case ReviewStage::contact: return {"联系核实", "zb review contact"};
        case ReviewStage::repair: return {"整改到位", "zb review repair"};
        case ReviewStage::follow: return {"回访企业", "zb review follow"};
        case ReviewStage::done:
        case ReviewStage::excluded: break;
    }
    return {};
}

MustDo line_of(const TodayView& view, const Review& review, const ReviewToday& today) {
    const auto project = view.state.projects.find(review.project);
    const NextAct next = next_act(review);
    MustDo line;
    line.kind = "review";
    line.project = review.project;
    line.step = review.step.value_or("");
    line.project_label = project == view.state.projects.end() ? review.project : project_label(project->second);
    line.item = "差评 " + review.code;
    line.due = today.due ? today.due : std::optional{view.day};
    line.overdue = today.overdue;
    line.red = today.past;
    line.deadline = today.past                            ? fmt::format("已于 {} 到期", month_day(*today.due))
                    : today.due == view.day || !today.due ? std::string{"今天"}
                                                          : month_day(*today.due) + " 前";
    const std::string standing = today.past || today.due == view.day ? left_words(view.day, *today.due, view.calendar()) + "；" : "";
    line.what = fmt::format("{}{}{}：{}", today.past ? "红灯 " : "", standing, next.what, label(review.level));
    line.who = fmt::format("{} {}{}", next.command, review.code, review.stage() == ReviewStage::follow ? "" : " --note 情况");
    return line;
}

}  // namespace

std::vector<MustDo> review_lines(const TodayView& view) {
    std::vector<MustDo> lines;
    if (!view.rated) return lines;
    for (const auto& [code, review] : view.state.reviews) {
        if (!review.is_open() || !view.rated(review)) continue;
        const ReviewToday today = review_today(review, view.state.origin, view.day);
        // A repair that has days left is no work of this day; a contact and a follow-up are.
        if (review.stage() == ReviewStage::repair && *today.due > view.day && today.lamp == Lamp::green) continue;
        lines.push_back(line_of(view, review, today));
    }
    return lines;
}

}  // namespace zb
