// SPDX-License-Identifier: Apache-2.0
// Gathers the week's moves from the attempts.
#include "report/weekly/moves.h"

#include <algorithm>
#include <tuple>

#include "flow/naming.h"
#include "report/weekly/work.h"

namespace zb {

namespace {

// 招拍挂 is the enterprise's own step, but its end is news as a milestone is.
bool is_milestone(const PlannedStep& step) {
    return step.kind == StepKind::milestone || (step.kind == StepKind::enterprise && !node_word(step.step).empty());
}

// Counted items, milestones, and the nodes that everybody asks for: the land sold, the contract signed.
bool is_followed(const PlannedStep& step) { return step.approval_item() || step.utility() || is_milestone(step); }

void gather(std::vector<WeekMove>& moves, const PlannedStep& planned, const StepRecord& record, Date first) {
    for (const Attempt& attempt : record.attempts) {
        for (const Moved& moved : attempt.moves) {
            if (moved.on >= first) moves.push_back({&planned, &attempt, moved.move, moved.on, moved.seq});
        }
    }
}

}  // namespace

bool WeekMove::milestone() const { return is_milestone(*planned); }

const Pause* WeekMove::pause_ended() const {
    const auto same = [&](const Pause& pause) { return pause.resumed_seq == seq; };
    const auto found = std::find_if(attempt->pauses.begin(), attempt->pauses.end(), same);
    return found == attempt->pauses.end() ? nullptr : &*found;
}

WeekMoves week_moves(const State& state, Date first) {
    WeekMoves all;
    for (const auto& [project, steps] : state.steps) {
        const ProjectPlans& plans = state.plans_of(project);
        std::vector<WeekMove> moves;
        for (const auto& [step, record] : steps) {
            const PlannedStep* planned = planned_step(plans, step);
            if (planned != nullptr && is_followed(*planned)) gather(moves, *planned, record, first);
        }
        if (moves.empty()) continue;
        const auto place = [](const WeekMove& move) { return std::tie(move.on, move.seq); };
        std::sort(moves.begin(), moves.end(), [&](const WeekMove& one, const WeekMove& other) { return place(one) < place(other); });
        all.emplace(project, std::move(moves));
    }
    return all;
}

}  // namespace zb
