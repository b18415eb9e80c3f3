// SPDX-License-Identifier: Apache-2.0
// From a step's moves to spans of time, each with one owner.
#include "outlook/time/step_life.h"

#include <algorithm>
#include <fmt/format.h>

namespace zb {

namespace {

constexpr std::string_view kDeveloper = "建设单位";

bool finished_of_itself(const StepOutlook& step) { return !step.forecast; }

// Reads the moves of all attempts one after the other: each closes the span before it.
class Life {
public:
    Life(const StepOutlook& step, const LifeView& view)
        : step_(step),
          view_(view),
          cursor_(view.begin),
          phase_(step.planned->kind == StepKind::milestone ? Phase::handling : Phase::preparing) {}

    void read(const Attempt& attempt) {
        attempt_ = &attempt;
        if (attempt.opening) read_opening(attempt);
        for (const Moved& moved : attempt.moves) read(moved);
    }

    // What is to be expected of it, up to the forecast.
    void expect() {
        if (finished_of_itself(step_)) {
            const bool taken_over = attempt_ != nullptr && attempt_->opening && attempt_->seq_of(StepMove::decide) == 0;
            if (phase_ == Phase::issuing && !over_ && !taken_over) close(view_.day, {}, 0);
            return;
        }
        const Date end = *step_.forecast;
        if (step_.today.deemed && phase_ == Phase::intake) phase_ = Phase::handling;
        const StepState now = step_.today.state;
        if (now == StepState::filed)
            turn(Phase::handling, std::max(step_.today.intake_due.value_or(view_.day), view_.day), {}, 0);
        else if (now == StepState::correcting)
            expect_refiling();
        else if (phase_ == Phase::preparing && !in_hand(now)) {
            turn(Phase::handling, std::max(view_.ready, view_.day), {}, 0);
            attempt_ = nullptr;  // of one that is not filed yet
        }
        close(end, {}, 0);
    }

    std::vector<LifeSpan> take() { return std::move(spans_); }

private:
    void read_opening(const Attempt& attempt) {
        const auto begun = attempt.accepted ? attempt.accepted : attempt.decided ? attempt.decided : attempt.opening_from;
        if (phase_ == Phase::preparing) turn(Phase::handling, *begun, "期初", attempt.seq);
        if (attempt.decided) turn(Phase::issuing, *attempt.decided, "期初办结", attempt.seq);
        if (attempt.issued) finish(*attempt.issued, "期初发证", attempt.seq);
    }

    void read(const Moved& moved) {
        const auto event_on = [&](std::string_view what) { return fmt::format("{} {}", what, month_day(moved.on)); };
        switch (moved.move) {
            case StepMove::file: {
                const bool again = phase_ == Phase::correction;
                return turn(Phase::intake, moved.on, event_on(again ? "重新收件" : "收件"), moved.seq);
            }
            case StepMove::return_: return turn(Phase::correction, moved.on, event_on("补正告知"), moved.seq);
            case StepMove::accept: return accept(moved, event_on("受理"));
            case StepMove::decide: return turn(Phase::issuing, moved.on, event_on("办结"), moved.seq);
            case StepMove::issue: return finish(moved.on, event_on("发证"), moved.seq);
            case StepMove::refuse: return turn(Phase::preparing, moved.on, event_on("不予受理"), moved.seq);
            case StepMove::withdraw:
                turn(Phase::preparing, moved.on, event_on("撤回"), moved.seq);
                again_ = "撤回后重报";
                return;
            case StepMove::deny:
                turn(Phase::preparing, moved.on, event_on("不予许可"), moved.seq);
                again_ = "不予许可后重报";
                return;
            case StepMove::waive: return finish(moved.on, event_on("免予办理"), moved.seq);
            case StepMove::revoke:
            case StepMove::pause:
            case StepMove::resume:
            case StepMove::hold:
            case StepMove::release:
            case StepMove::renew:
            case StepMove::extend: return;  // within handling; pauses are carved out of it
        }
    }

    // Silence for five days is acceptance from the day of receipt (行政许可法 第三十二条): the days were the authority's own.
    void accept(const Moved& moved, std::string event) {
        const bool deemed = step_.today.deemed && attempt_ == step_.attempt && step_.today.accepted;
        if (phase_ == Phase::handling) return;
        if (deemed)
            return turn(Phase::handling, *step_.today.accepted, fmt::format("视为受理 {}", month_day(*step_.today.accepted)), moved.seq);
        turn(Phase::handling, moved.on, std::move(event), moved.seq);
    }

    void expect_refiling() {
        const Date refiled = view_.calendar.add(view_.day, WorkingDays{1});
        turn(Phase::intake, refiled, {}, 0);
        turn(Phase::handling, view_.calendar.add(refiled, WorkingDays{view_.rules.intake_limit}), {}, 0);
    }

    void turn(Phase next, Date on, std::string event, std::int64_t entry) {
        close(on, std::move(event), entry);
        phase_ = next;
        over_ = false;
    }

    void finish(Date on, std::string event, std::int64_t entry) {
        close(on, std::move(event), entry);
        over_ = true;
    }

    // Nobody files what is a task: until it begins its own department has it.
    Owner owner() const {
        const bool task = step_.planned->kind == StepKind::enterprise;
        if (phase_ == Phase::correction || (phase_ == Phase::preparing && !task)) return {Owner::Kind::enterprise};
        return owner_of(*step_.planned);
    }

    // The last day of the attempt's limit; none where it has none, or is not accepted.
    std::optional<Date> due() const {
        if (attempt_ == nullptr || step_.planned->kind == StepKind::milestone || step_.today.limit == 0) return std::nullopt;
        if (attempt_ == step_.attempt) return step_.today.due;
        if (!attempt_->accepted) return std::nullopt;
        return due_date(*attempt_, *attempt_->accepted, step_.today.limit, step_.planned->unit, {}, view_.calendar);
    }

    void close(Date on, std::string event, std::int64_t entry) {
        if (phase_ == Phase::issuing && step_.planned->kind != StepKind::permit) return;
        const Date to = std::max(on, cursor_);
        if (!begun_ && view_.ready > cursor_) {
            const Date met = std::min(view_.ready, to);
            spans_.push_back({Phase::waiting, {Owner::Kind::waiting}, {cursor_, met}, {}, 0, {}});
            cursor_ = met;
        }
        begun_ = true;
        add_days(to, entry, std::move(event));
        cursor_ = to;
    }

    void add_days(Date to, std::int64_t entry, std::string event) {
        const bool again = !again_.empty() && phase_ != Phase::issuing;
        const std::optional<Date> limit = phase_ == Phase::handling ? due() : std::nullopt;
        LifeSpan span{phase_, owner(), {cursor_, to}, {}, entry, std::move(event), {}, again, limit};
        if (!again) return add(std::move(span));
        LifeSpan past_limit = span;
        span.owner = {Owner::Kind::enterprise};
        span.about = again_;
        if (!limit || *limit >= to) return add(std::move(span));
        past_limit.again = false;
        past_limit.days.after = std::max(*limit, cursor_);
        span.days.to = past_limit.days.after;
        span.entry = 0;
        span.event.clear();
        add(std::move(span));
        add(std::move(past_limit));
    }

    void add(LifeSpan span) {
        const bool none = span.days.to == span.days.after;
        if (none && span.phase == Phase::issuing && !spans_.empty() && span.entry != 0) {
            LifeSpan& handling = last_handling();
            if (handling.entry != 0) handling.event = "办结、发证";
        }
        if (none && span.phase == Phase::intake && !spans_.empty() && span.entry != 0 && spans_.back().entry != 0) {
            // Received and accepted on one day: the day before ended with the acceptance.
            if (spans_.back().phase == Phase::preparing) spans_.back().event = span.event;
            return;
        }
        if (none && span.phase != Phase::handling) return;
        const bool stops = span.phase == Phase::handling && attempt_ != nullptr;
        spans_.push_back(std::move(span));
        if (stops) carve_pauses();
    }

    LifeSpan& last_handling() {
        const auto found = std::find_if(spans_.rbegin(), spans_.rend(), [](const LifeSpan& span) { return span.phase == Phase::handling; });
        return found == spans_.rend() ? spans_.back() : *found;
    }

    // 行政许可法 第四十五条: notice day and result day are both paused; an open pause runs to the announced end, or to the day.
    void carve_pauses() {
        const std::size_t handling = spans_.size() - 1;
        for (const Pause& pause : attempt_->pauses) {
            const Date last = pause.to.value_or(std::max(announced_end(pause, view_.calendar), view_.day));
            const Date before = view_.calendar.previous_working(pause.from - kOneDay);
            LifeSpan stopped{Phase::pause,
                             {Owner::Kind::special},
                             DaySpan{before, last}.within(spans_[handling].days),
                             {},
                             pause.seq,
                             fmt::format("书面告知 {}", month_day(pause.from))};
            const int over = view_.calendar.elapsed(before, last).count - pause.expected;
            stopped.about = fmt::format("{}（告知 {}{}）", pause.procedure, pause.expected, over > 0 ? fmt::format("，超 {}", over) : "");
            for (const DaySpan& taken : spans_[handling].except) stopped.days.after = std::max(stopped.days.after, taken.to);
            if (stopped.days.to <= stopped.days.after) continue;
            carve(spans_[handling], stopped.days);
            spans_.push_back(std::move(stopped));
        }
    }

    const StepOutlook& step_;
    const LifeView& view_;
    const Attempt* attempt_ = nullptr;
    Date cursor_;
    Phase phase_;
    std::string again_;   // 不予许可后重报; empty: the first attempt
    bool begun_ = false;  // anything happened yet
    bool over_ = false;   // nothing more happens of itself
    std::vector<LifeSpan> spans_;
};

}  // namespace

std::string key(const Owner& owner) {
    switch (owner.kind) {
        case Owner::Kind::special: return "special";
        case Owner::Kind::enterprise: return "enterprise";
        case Owner::Kind::department: return owner.department;
        case Owner::Kind::notice: return "notice";
        case Owner::Kind::waiting: return "waiting";
        case Owner::Kind::tight: return "tight";
        case Owner::Kind::line: return "line";
        case Owner::Kind::early: return "early";
    }
    return {};
}

std::string label(const Owner& owner) {
    switch (owner.kind) {
        case Owner::Kind::special: return "特别程序";
        case Owner::Kind::enterprise: return "企业";
        case Owner::Kind::department: return owner.department;
        case Owner::Kind::notice: return "法定公示";
        case Owner::Kind::waiting: return "等前置";
        case Owner::Kind::tight: return "计划偏紧";
        case Owner::Kind::line: return "线路变化";
        case Owner::Kind::early: return "提前";
    }
    return {};
}

Owner owner_of(const PlannedStep& step) {
    if (step.procedure || step.special_procedure()) {
        const bool notice = step.name.find("公示") != std::string::npos || step.short_name.find("公示") != std::string::npos;
        return {notice ? Owner::Kind::notice : Owner::Kind::special};
    }
    if (step.department == kDeveloper || step.department.empty()) return {Owner::Kind::enterprise};
    return {Owner::Kind::department, step.department};
}

DaySpan DaySpan::within(const DaySpan& window) const {
    const Date first = std::max(after, window.after);
    return {first, std::max(first, std::min(to, window.to))};
}

std::string_view key(Phase phase) {
    switch (phase) {
        case Phase::waiting: return "waiting";
        case Phase::preparing: return "preparing";
        case Phase::intake: return "intake";
        case Phase::correction: return "correction";
        case Phase::handling: return "handling";
        case Phase::pause: return "pause";
        case Phase::procedure: return "procedure";
        case Phase::hold: return "hold";
        case Phase::issuing: return "issuing";
        case Phase::slack: return "slack";
    }
    return "";
}

std::string_view label(Phase phase) {
    switch (phase) {
        case Phase::waiting: return "等前置";
        case Phase::preparing: return "申报准备";
        case Phase::intake: return "收件审核";
        case Phase::correction: return "补正";
        case Phase::handling: return "办理";
        case Phase::pause: return "特别程序";
        case Phase::procedure: return "公示、评审";
        case Phase::hold: return "挂起";
        case Phase::issuing: return "发证";
        case Phase::slack: return "线路变化";
    }
    return "";
}

int LifeSpan::working_days(const DaySpan& window, const Calendar& calendar) const {
    const DaySpan seen = days.within(window);
    int count = calendar.elapsed(seen.after, seen.to).count;
    for (const DaySpan& part : except) {
        const DaySpan taken = part.within(seen);
        count -= calendar.elapsed(taken.after, taken.to).count;
    }
    return count;
}

void carve(LifeSpan& handling, const DaySpan& part) { handling.except.push_back(part); }

std::vector<LifeSpan> step_life(const StepOutlook& step, const StepRecord* record, const LifeView& view) {
    Life life{step, view};
    if (record != nullptr) {
        for (const Attempt& attempt : record->attempts) life.read(attempt);
    }
    life.expect();
    return life.take();
}

}  // namespace zb
