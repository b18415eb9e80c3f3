// SPDX-License-Identifier: Apache-2.0
// Gathers the week's moves and makes news and words of them.
#include "report/weekly/moves.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <tuple>

#include "flow/flow.h"
#include "report/weekly/work.h"

namespace zb {

namespace {

using What = NewsRow::What;

bool is_told(const PlannedStep& step) { return step.approval_item() || step.utility() || step.kind == StepKind::milestone; }

void gather(std::vector<WeekMove>& moves, const PlannedStep& planned, const StepRecord& record, Date first, std::int64_t told) {
    for (const Attempt& attempt : record.attempts) {
        for (const Moved& moved : attempt.moves) {
            if (moved.on >= first && moved.seq > told) moves.push_back({&planned, &attempt, moved.move, moved.on, moved.seq});
        }
    }
}

bool decided(const StepOutlook& step) {
    const StepState state = step.today.state;
    return state == StepState::decided || state == StepState::issued || state == StepState::waived;
}

// Nothing else of its stage is left to be applied for: sub-items and 特别程序 of it go with it.
bool is_last_of_stage(const ProjectOutlook& outlook, const PlannedStep& filed) {
    return std::all_of(outlook.steps.begin(), outlook.steps.end(), [&](const StepOutlook& step) {
        const PlannedStep& other = *step.planned;
        if (other.stage != filed.stage || !other.approval_item() || other.step == filed.step || other.part_of == filed.step) return true;
        return decided(step);
    });
}

const Pause* pause_ended_by(const Attempt& attempt, std::int64_t seq) {
    const auto same = [&](const Pause& pause) { return pause.resumed_seq == seq; };
    const auto found = std::find_if(attempt.pauses.begin(), attempt.pauses.end(), same);
    return found == attempt.pauses.end() ? nullptr : &*found;
}

std::optional<What> news_kind(const WeekMove& move, const ProjectOutlook* outlook) {
    const bool milestone = move.planned->kind == StepKind::milestone;
    switch (move.move) {
        case StepMove::issue: return What::issued;
        case StepMove::decide: return milestone ? std::optional{What::reached} : std::nullopt;
        case StepMove::resume: return What::pause_over;
        case StepMove::deny: return What::denied;
        case StepMove::refuse: return What::refused;
        case StepMove::withdraw: return What::withdrawn;
        case StepMove::revoke: return What::revoked;
        case StepMove::file: {
            // Filed again after a correction is no new application.
            const bool first = move.attempt->seq == move.seq && move.planned->approval_item() && !move.planned->part_of;
            const bool last = first && outlook != nullptr && is_last_of_stage(*outlook, *move.planned);
            return last ? std::optional{What::last_filed} : std::nullopt;
        }
        case StepMove::return_:
        case StepMove::accept:
        case StepMove::pause:
        case StepMove::hold:
        case StepMove::release:
        case StepMove::extend:
        case StepMove::renew:
        case StepMove::waive: return std::nullopt;
    }
    return std::nullopt;
}

NewsRow news_row(const WeekMove& move, What what, const Project& project) {
    NewsRow row{what, project.code, project.name, move.planned->step, move.planned->name, move.on, move.seq, {}};
    if (what == What::last_filed) row.about = move.planned->stage;
    const Pause* pause = what == What::pause_over ? pause_ended_by(*move.attempt, move.seq) : nullptr;
    if (pause != nullptr) row.about = pause->procedure;
    return row;
}

const ProjectOutlook* outlook_of(const std::vector<ProjectOutlook>& outlooks, std::string_view project) {
    const auto before = [](const ProjectOutlook& outlook, std::string_view code) { return outlook.project->code < code; };
    const auto found = std::lower_bound(outlooks.begin(), outlooks.end(), project, before);
    return found == outlooks.end() || found->project->code != project ? nullptr : &*found;
}

// Place among the four stages; what lies behind them comes after, what is not planned before.
std::size_t stage_rank(const ProjectOutlook& outlook) {
    const auto* found = std::find(std::begin(kApprovalStages), std::end(kApprovalStages), outlook.stage);
    return static_cast<std::size_t>(found - std::begin(kApprovalStages));
}

bool entered_stage(const ProjectOutlook& now, const ProjectOutlook* before) {
    return now.plan != nullptr && before != nullptr && before->plan != nullptr && stage_rank(now) > stage_rank(*before);
}

std::string_view accept_word(const WeekMove& move) {
    if (move.planned->utility()) return "申请";
    return move.attempt->owed.empty() ? "受理" : "容缺受理";
}

std::string move_word(const WeekMove& move) {
    const bool milestone = move.planned->kind == StepKind::milestone;
    switch (move.move) {
        case StepMove::file: return "收件";
        case StepMove::return_: return "告知补正";
        case StepMove::accept: return std::string{accept_word(move)};
        case StepMove::decide: return milestone || move.planned->utility() ? "完成" : "办结";
        case StepMove::resume: {
            const Pause* pause = pause_ended_by(*move.attempt, move.seq);
            return pause == nullptr ? "恢复计时" : pause->procedure + "结束";
        }
        case StepMove::pause: return "进入特别程序";
        case StepMove::issue: return "发证";
        case StepMove::hold: return "挂起";
        case StepMove::release: return "解除挂起";
        case StepMove::extend: return "延长审批期限";
        case StepMove::refuse:
        case StepMove::withdraw:
        case StepMove::deny:
        case StepMove::revoke:
        case StepMove::renew:
        case StepMove::waive: return std::string{label(move.move)};
    }
    return {};
}

std::string last_words(const std::vector<const WeekMove*>& moves) {
    const WeekMove& last = *moves.back();
    const WeekMove* before = moves.size() > 1 ? moves[moves.size() - 2] : nullptr;
    const std::string& name = last.planned->short_name;
    const bool both = last.move == StepMove::issue && before != nullptr && before->move == StepMove::decide;
    if (both && before->on == last.on) return fmt::format("{}{}办结并发证", name, month_day(last.on));
    if (both) return fmt::format("{}{}办结、{}发证", name, month_day(before->on), month_day(last.on));
    return fmt::format("{}{}{}", name, month_day(last.on), move_word(last));
}

}  // namespace

WeekMoves week_moves(const State& state, Date first, std::int64_t told) {
    WeekMoves all;
    for (const auto& [project, steps] : state.steps) {
        const ProjectPlans& plans = state.plans_of(project);
        std::vector<WeekMove> moves;
        for (const auto& [step, record] : steps) {
            const PlannedStep* planned = planned_step(plans, step);
            if (planned != nullptr && is_told(*planned)) gather(moves, *planned, record, first, told);
        }
        if (moves.empty()) continue;
        const auto place = [](const WeekMove& move) { return std::tie(move.on, move.seq); };
        std::sort(moves.begin(), moves.end(), [&](const WeekMove& one, const WeekMove& other) { return place(one) < place(other); });
        all.emplace(project, std::move(moves));
    }
    return all;
}

std::vector<NewsRow> news_of(const WeekMoves& moves, const Outlooks& outlooks, Date day) {
    std::vector<NewsRow> news;
    for (const ProjectOutlook& outlook : outlooks.now) {
        const Project& project = *outlook.project;
        if (const auto own = moves.find(project.code); own != moves.end()) {
            for (const WeekMove& move : own->second) {
                if (const auto what = news_kind(move, &outlook)) news.push_back(news_row(move, *what, project));
            }
        }
        if (!entered_stage(outlook, outlook_of(outlooks.before, project.code))) continue;
        news.push_back(NewsRow{What::stage_entered, project.code, project.name, {}, {}, day, 0, outlook.stage});
    }
    return news;
}

std::vector<std::string> week_words(const std::vector<WeekMove>& moves) {
    // Of each attempt its moves, in the order in which their last ones happened.
    std::vector<std::vector<const WeekMove*>> attempts;
    for (const WeekMove& move : moves) {
        const auto same = [&](const auto& known) { return known.front()->attempt == move.attempt; };
        const auto found = std::find_if(attempts.begin(), attempts.end(), same);
        std::vector<const WeekMove*> own;
        if (found != attempts.end()) {
            own = std::move(*found);
            attempts.erase(found);
        }
        own.push_back(&move);
        attempts.push_back(std::move(own));
    }
    std::vector<std::string> words;
    for (const auto& own : attempts) words.push_back(last_words(own));
    return words;
}

}  // namespace zb
