// SPDX-License-Identifier: Apache-2.0
// What may happen to a step and what comes of it: every move from every state, then what each asks beside the table.
#include "domain/step/step.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <map>
#include <queue>

#include "domain/domain.h"
#include "domain/step/clock.h"
#include "support/days.h"

namespace zb {
namespace {

using test::day;

const std::string kStepProject = "JH-2026-001";
const std::string kStep = "some_step";

PlannedStep planned(std::string step, StepKind kind) {
    PlannedStep made;
    made.step = made.name = made.short_name = std::move(step);
    made.kind = kind;
    made.promised = 7;
    made.legal = 20;
    made.finish = day("2026-12-31");
    return made;
}

PlainMove plain(const std::string& step = kStep) { return {step, "理由"}; }

Fact fact_of(StepMove move, const std::string& step = kStep) {
    switch (move) {
        case StepMove::file: return make_fact(StepFiled{plain(step)});
        case StepMove::return_: return make_fact(StepReturned{plain(step)});
        case StepMove::refuse: return make_fact(StepRefused{plain(step)});
        case StepMove::withdraw: return make_fact(StepWithdrawn{plain(step)});
        case StepMove::accept: return make_fact(StepAccepted{step, {}, {}, {}, {}, {}});
        case StepMove::pause: return make_fact(StepPaused{step, "专家评审", 10, "江海住建特程〔2026〕3号", {}});
        case StepMove::resume: return make_fact(StepResumed{plain(step)});
        case StepMove::hold: return make_fact(StepHeld{plain(step)});
        case StepMove::release: return make_fact(StepReleased{plain(step)});
        case StepMove::extend: return make_fact(StepExtended{step, 5, "局负责人", "理由"});
        case StepMove::decide: return make_fact(StepDecided{plain(step)});
        case StepMove::deny: return make_fact(StepDenied{plain(step)});
        case StepMove::issue: return make_fact(StepIssued{step, {}, {}});
        case StepMove::revoke: return make_fact(StepRevoked{plain(step)});
        case StepMove::waive: return make_fact(StepWaived{plain(step)});
        case StepMove::renew: return make_fact(StepRenewed{step, 3, {}});
    }
    return make_fact(StepFiled{plain(step)});
}

// One project with an adopted plan; what is recorded passes the same check and apply as in the ledger.
struct Play {
    State state;
    std::optional<std::string> by;

    explicit Play(std::vector<PlannedStep> steps) {
        state.scope = Scope::all();
        state.origin.holidays.notices = builtin_notices();
        state.projects[kStepProject].code = kStepProject;
        state.projects[kStepProject].name = "甲公司智能装备项目";
        PlanVersion version;
        version.number = 1;
        version.on = day("2026-11-02");
        version.plan.steps = std::move(steps);
        state.plans[kStepProject].adopted.push_back(std::move(version));
    }
    explicit Play(StepKind kind) : Play({planned(kStep, kind)}) {}

    // Code of the refusal, "" where it was taken.
    std::string record(const Fact& fact, const char* date = "2026-11-02") {
        Envelope envelope;
        envelope.seq = ++state.seq;
        envelope.on = day(date);
        envelope.project = kStepProject;
        envelope.by = by;
        try {
            check(state, envelope, fact);
        } catch (const Error& error) {
            return error.fault().code;
        }
        apply(state, envelope, fact);
        return "";
    }
    std::string move(StepMove move, const char* date = "2026-11-02", const std::string& step = kStep) {
        return record(fact_of(move, step), date);
    }
    const StepRecord& record(const std::string& step = kStep) const { return state.steps.at(kStepProject).at(step); }
    const Attempt& last(const std::string& step = kStep) const { return record(step).attempts.back(); }
    StepState now() const {
        const auto project = state.steps.find(kStepProject);
        return project == state.steps.end() || !project->second.contains(kStep) ? StepState::planned : record().state();
    }
    PlannedStep& plan(std::size_t at = 0) { return state.plans[kStepProject].adopted.back().plan.steps[at]; }
};

// The shortest way of moves to every state that a kind can reach.
std::map<StepState, std::vector<StepMove>> ways(StepKind kind) {
    std::map<StepState, std::vector<StepMove>> found = {{StepState::planned, {}}};
    std::queue<StepState> open;
    open.push(StepState::planned);
    while (!open.empty()) {
        const StepState from = open.front();
        open.pop();
        for (const Transition& row : possible_moves(from, kind)) {
            if (found.contains(row.to)) continue;
            found[row.to] = found[from];
            found[row.to].push_back(row.move);
            open.push(row.to);
        }
    }
    return found;
}

// What is refused beside the table has a name of its own where a clock is touched that does not run.
std::string refusal_of(StepKind kind, StepState state, StepMove move, const std::vector<StepMove>& way) {
    if (move == StepMove::extend && kind != StepKind::permit) return "step.not_a_permit";
    const bool decided = state == StepState::decided || state == StepState::issued || state == StepState::denied;
    if (move == StepMove::pause && state == StepState::paused) return "step.paused_already";
    if (move == StepMove::pause && decided) return "step.pause_after_decision";
    if (move == StepMove::resume && state == StepState::accepted) return "step.not_paused";
    const bool lives =
        state != StepState::refused && state != StepState::withdrawn && state != StepState::denied && state != StepState::revoked;
    const bool once = move == StepMove::file || move == StepMove::accept || move == StepMove::decide || move == StepMove::issue;
    if (lives && once && std::find(way.begin(), way.end(), move) != way.end()) return "step.recorded_already";
    return "step.illegal_move";
}

Play played(StepKind kind, const std::vector<StepMove>& way) {
    Play play{kind};
    for (const StepMove move : way) REQUIRE(play.move(move) == "");
    return play;
}

}  // namespace

TEST_CASE("Every move of the table is taken from every state, and every other one refused with nothing changed") {
    int taken = 0;
    int refused = 0;
    for (const StepKind kind :
         {StepKind::permit, StepKind::filing, StepKind::review, StepKind::utility, StepKind::enterprise, StepKind::milestone}) {
        for (const auto& reached : ways(kind)) {
            const StepState state = reached.first;
            for (int number = 0; number <= static_cast<int>(StepMove::renew); ++number) {
                const auto move = static_cast<StepMove>(number);
                Play play = played(kind, reached.second);
                REQUIRE(play.now() == state);
                const std::string code = play.move(move);
                CAPTURE(key(kind));
                CAPTURE(key(state));
                CAPTURE(key(move));
                const Transition* row = transition(state, move, kind);
                if (row == nullptr) {
                    CHECK(code == refusal_of(kind, state, move, reached.second));
                    CHECK(play.now() == state);
                    ++refused;
                } else if (move == StepMove::release) {
                    CHECK(code == "step.not_held");  // in the table, but nothing is held
                } else if (move == StepMove::renew) {
                    CHECK(code == "step.no_validity");  // in the table, but its plan has no term
                } else {
                    CHECK(code == "");
                    CHECK(play.now() == row->to);
                    ++taken;
                }
            }
        }
    }
    CHECK(taken == 74);
    CHECK(refused > 600);
}

TEST_CASE("A move is not recorded before the last one, on the same day it may be") {
    Play play{StepKind::permit};
    CHECK(play.move(StepMove::file, "2026-11-04") == "");
    CHECK(play.move(StepMove::accept, "2026-11-03") == "step.before_last");
    CHECK(play.move(StepMove::accept, "2026-11-04") == "");
    CHECK(play.move(StepMove::decide, "2026-11-04") == "");
}

TEST_CASE("Deemed acceptance forbids a correction and a refusal, the acceptance itself may still be recorded") {
    Play play{StepKind::permit};
    CHECK(play.move(StepMove::file, "2026-11-02") == "");
    CHECK(play.move(StepMove::return_, "2026-11-10") == "step.illegal_move");
    CHECK(play.move(StepMove::refuse, "2026-11-10") == "step.illegal_move");
    CHECK(play.move(StepMove::accept, "2026-11-10") == "");
    CHECK(play.last().accepted == day("2026-11-10"));
    Play silent{StepKind::permit};  // decided without any word of acceptance
    CHECK(silent.move(StepMove::file, "2026-11-02") == "");
    CHECK(silent.move(StepMove::decide, "2026-11-09") == "step.illegal_move");
    CHECK(silent.move(StepMove::decide, "2026-11-10") == "");
}

TEST_CASE("A correction keeps the attempt and counts, refused, withdrawn or denied, filing begins another") {
    Play play{StepKind::permit};
    for (const char* date : {"2026-11-02", "2026-11-04"}) {
        CHECK(play.move(StepMove::file, date) == "");
        CHECK(play.move(StepMove::return_, date) == "");
    }
    CHECK(play.move(StepMove::file, "2026-11-05") == "");
    CHECK(play.record().attempts.size() == 1);
    CHECK(play.last().corrections == 2);
    CHECK(play.last().filed == day("2026-11-02"));
    CHECK(play.last().refiled == day("2026-11-05"));
    CHECK(play.move(StepMove::refuse, "2026-11-06") == "");
    CHECK(play.move(StepMove::file, "2026-11-09") == "");
    REQUIRE(play.record().attempts.size() == 2);
    CHECK(play.record().attempts.front().state == StepState::refused);
    CHECK(play.record().attempts.front().ended == day("2026-11-06"));
    CHECK(play.last().corrections == 0);
}

TEST_CASE("A withdrawal ends an open pause and an open hold on its day") {
    Play paused = played(StepKind::permit, {StepMove::file, StepMove::accept, StepMove::pause});
    CHECK(paused.move(StepMove::withdraw, "2026-11-05") == "");
    CHECK(paused.last().pauses.front().to == day("2026-11-05"));
    Play held = played(StepKind::permit, {StepMove::file, StepMove::accept, StepMove::hold});
    CHECK(held.move(StepMove::hold) == "step.held_already");
    CHECK(held.move(StepMove::withdraw, "2026-11-05") == "");
    CHECK(held.last().holds.front().to == day("2026-11-05"));
}

TEST_CASE("A department answers for what is in hand, over its name, and the last answer holds") {
    const auto reply = [](const char* reason, std::optional<const char*> expected = {}) {
        StepReplied fact{kStep, reason, "两局联合核定", {}};
        if (expected) fact.expected = day(*expected);
        return make_fact(std::move(fact));
    };
    Play play{StepKind::permit};
    CHECK(play.record(reply("红线不一致")) == "step.not_in_hand");
    play.move(StepMove::file);
    play.move(StepMove::accept);
    CHECK(play.record(reply("红线不一致")) == "step.no_author");
    play.by = "农水经办01";
    CHECK(play.record(reply("  ")) == "step.no_reason");
    CHECK(play.record(reply("联系人 13800138000")) == "text.personal");
    CHECK(play.record(reply("红线不一致", "2026-11-01")) == "step.expected_past");
    CHECK(play.record(reply("红线不一致", "2026-11-25"), "2026-11-20") == "");
    CHECK(play.record(reply("红线已核定"), "2026-11-23") == "");
    REQUIRE(play.last().replies.size() == 2);
    CHECK(play.last().replies.back().reason == "红线已核定");
    CHECK(play.last().replies.front().by == "农水经办01");
    play.move(StepMove::decide, "2026-11-24");
    CHECK(play.record(reply("补充说明"), "2026-11-25") == "step.not_in_hand");
}

TEST_CASE("A decision ends a hold, a hold released may be held again") {
    Play play = played(StepKind::permit, {StepMove::file, StepMove::accept, StepMove::hold});
    CHECK(play.move(StepMove::release, "2026-11-04") == "");
    CHECK(play.move(StepMove::release, "2026-11-04") == "step.not_held");
    CHECK(play.move(StepMove::hold, "2026-11-05") == "");
    CHECK(play.move(StepMove::decide, "2026-11-06") == "");
    REQUIRE(play.last().holds.size() == 2);
    CHECK(play.last().holds.back().to == day("2026-11-06"));
    CHECK(play.last().open_hold() == nullptr);
}

TEST_CASE("Only the eight procedures pause, with a notice and the days told") {
    struct Case {
        StepPaused fact;
        std::string code;
    };
    const std::array<Case, 6> rows = {{
        {{kStep, "等企业", 5, "文号", {}}, "step.not_special"},
        {{kStep, "公示", 5, "文号", {}}, "step.not_special"},
        {{kStep, "", 5, "文号", {}}, "step.not_special"},
        {{kStep, "专家评审", 5, "", {}}, "step.no_notice"},
        {{kStep, "专家评审", 0, "文号", {}}, "step.no_expected_days"},
        {{kStep, "检测", 5, "文号", {}}, ""},
    }};
    for (const Case& row : rows) {
        CAPTURE(row.fact.procedure);
        Play play = played(StepKind::permit, {StepMove::file, StepMove::accept});
        CHECK(play.record(make_fact(row.fact)) == row.code);
    }
}

TEST_CASE("A limit is extended once, by ten days at most, fifteen where the law gives forty-five, and not past its end (行政许可法 42)") {
    struct Case {
        std::optional<int> legal;
        int days;
        std::string approver;
        const char* date;
        std::string code;
    };
    const std::array<Case, 9> rows = {{
        {10, 10, "局负责人", "2026-11-16", ""},  // accepted 11-02: ten days end on the 16th
        {10, 11, "局负责人", "2026-11-04", "step.extension_too_long"},
        {10, 0, "局负责人", "2026-11-04", "step.extension_too_long"},
        {10, -1, "局负责人", "2026-11-04", "step.extension_too_long"},
        {10, 5, "局负责人", "2026-11-17", "step.extension_late"},
        {10, 5, " ", "2026-11-04", "step.no_approver"},
        {45, 15, "局负责人", "2026-11-04", ""},
        {45, 16, "局负责人", "2026-11-04", "step.extension_too_long"},
        {std::nullopt, 5, "局负责人", "2026-11-04", "step.no_legal_limit"},
    }};
    for (const Case& row : rows) {
        CAPTURE(row.days);
        CAPTURE(row.date);
        Play play = played(StepKind::permit, {StepMove::file, StepMove::accept});
        play.plan().legal = row.legal;
        CHECK(play.record(make_fact(StepExtended{kStep, row.days, row.approver, "技术复杂"}), row.date) == row.code);
    }
    Play twice = played(StepKind::permit, {StepMove::file, StepMove::accept, StepMove::extend});
    CHECK(twice.move(StepMove::extend, "2026-11-03") == "step.extended_already");
    const auto notified = [&](const char* date) {
        return played(StepKind::permit, {StepMove::file, StepMove::accept})
            .record(make_fact(StepExtended{kStep, 5, "局负责人", "技术复杂", day(date)}), "2026-11-04");
    };
    CHECK(notified("2026-11-03") == "step.notified_before_approval");
    CHECK(notified("2026-11-04") == "");
}

TEST_CASE("What cannot be so of pauses, days and extensions is refused, each with its own code") {
    struct Case {
        std::vector<StepMove> before;  // all on 2026-11-02
        StepMove move;
        const char* date;
        std::string code;
    };
    const std::vector<StepMove> running = {StepMove::file, StepMove::accept}, paused = {StepMove::file, StepMove::accept, StepMove::pause};
    const std::vector<StepMove> decided = {StepMove::file, StepMove::accept, StepMove::decide};
    const std::vector<StepMove> extended = {StepMove::file, StepMove::accept, StepMove::extend};
    const std::array<Case, 8> rows = {{
        {paused, StepMove::pause, "2026-11-04", "step.paused_already"},
        {decided, StepMove::pause, "2026-11-04", "step.pause_after_decision"},
        {running, StepMove::resume, "2026-11-04", "step.not_paused"},
        {running, StepMove::decide, "2026-11-01", "step.before_last"},
        {paused, StepMove::resume, "2026-10-30", "step.before_last"},
        {paused, StepMove::decide, "2026-11-04", "step.illegal_move"},
        {extended, StepMove::extend, "2026-11-04", "step.extended_already"},
        {running, StepMove::renew, "2026-11-04", "step.illegal_move"},
    }};
    for (const Case& row : rows) {
        CAPTURE(row.code);
        Play play = played(StepKind::permit, row.before);
        CHECK(play.move(row.move, row.date) == row.code);
    }
    // A second pause begins on the day that the first one's result came in at the earliest.
    Play again = played(StepKind::permit, paused);
    CHECK(again.move(StepMove::resume, "2026-11-10") == "");
    CHECK(again.move(StepMove::pause, "2026-11-09") == "step.before_last");
    CHECK(again.move(StepMove::pause, "2026-11-10") == "");
}

TEST_CASE("An extension is as long as the step's own law says, joint handling has fifteen days (行政许可法 42 II)") {
    PlannedStep step = planned(kStep, StepKind::permit);
    CHECK(longest_extension(step) == 10);
    step.joint = true;
    CHECK(longest_extension(step) == 15);
    step.extension = 40;  // 企业投资项目核准: 国务院令第673号 第十条
    CHECK(longest_extension(step) == 40);
    Play play = played(StepKind::permit, {StepMove::file, StepMove::accept});
    play.plan().extension = 3;
    CHECK(play.record(make_fact(StepExtended{kStep, 4, "局负责人", "技术复杂"}), "2026-11-04") == "step.extension_too_long");
    CHECK(play.record(make_fact(StepExtended{kStep, 3, "局负责人", "技术复杂"}), "2026-11-04") == "");
}

TEST_CASE("A certificate is prolonged twice, three months at most, before it ends and while it is not used (建筑法 9)") {
    Play play{{planned(kStep, StepKind::permit), planned("construction_start", StepKind::milestone)}};
    play.plan().validity = Validity{3, "construction_start", 2, 3, "建筑法第九条"};
    for (const StepMove move : {StepMove::file, StepMove::accept, StepMove::decide, StepMove::issue}) REQUIRE(play.move(move) == "");
    const auto renew = [&](int months, const char* date) { return play.record(make_fact(StepRenewed{kStep, months, {}}), date); };
    Play late = play, used = play;
    CHECK(late.record(make_fact(StepRenewed{kStep, 3, {}}), "2027-02-03") == "step.certificate_ended");  // 11-02 and three months: 02-02
    CHECK(used.move(StepMove::decide, "2026-12-01", "construction_start") == "");
    CHECK(used.record(make_fact(StepRenewed{kStep, 3, {}}), "2026-12-02") == "step.certificate_used");
    CHECK(renew(4, "2026-12-01") == "step.renewal_too_long");
    CHECK(renew(0, "2026-12-01") == "step.renewal_too_long");
    CHECK(renew(3, "2027-02-02") == "");
    CHECK(renew(3, "2027-05-01") == "");
    CHECK(renew(3, "2027-06-01") == "step.renewed_too_often");
    CHECK(play.now() == StepState::issued);
}

TEST_CASE("Refusal, correction, denial, hold, extension, revocation and waiver say why") {
    const PlainMove silent{kStep, {}};
    CHECK(played(StepKind::permit, {StepMove::file}).record(make_fact(StepRefused{silent})) == "step.no_reason");
    CHECK(played(StepKind::permit, {StepMove::file, StepMove::accept}).record(make_fact(StepDenied{silent})) == "step.no_reason");
    CHECK(played(StepKind::permit, {StepMove::file, StepMove::accept}).record(make_fact(StepHeld{silent})) == "step.no_reason");
    CHECK(played(StepKind::permit, {StepMove::file, StepMove::accept, StepMove::decide}).record(make_fact(StepRevoked{silent})) ==
          "step.no_reason");
    CHECK(Play{StepKind::permit}.record(make_fact(StepWaived{silent})) == "step.no_reason");
    CHECK(played(StepKind::permit, {StepMove::file}).record(make_fact(StepReturned{silent})) == "step.no_reason");
    CHECK(played(StepKind::permit, {StepMove::file, StepMove::accept}).record(make_fact(StepExtended{kStep, 5, "局负责人", {}})) ==
          "step.no_reason");
}

TEST_CASE("Only minor materials are owed, not past their day, and nothing is issued while one is") {
    Play play{StepKind::permit};
    play.plan().materials = {{"申请表", false}, {"授权委托书原件", true}};
    CHECK(play.move(StepMove::file) == "");
    const auto accept = [&](const char* material, const char* due) {
        return play.record(make_fact(StepAccepted{kStep, {{material, day(due)}}, "容诺〔2026〕7号", {}, {}, {}}), "2026-11-04");
    };
    CHECK(accept("申请表", "2026-11-20") == "material.not_deferrable");
    CHECK(accept("户口本", "2026-11-20") == "material.not_deferrable");
    CHECK(accept("授权委托书原件", "2026-11-03") == "material.due_past");
    CHECK(accept("授权委托书原件", "2026-11-20") == "");
    CHECK(play.move(StepMove::decide, "2026-11-05") == "");
    CHECK(play.move(StepMove::issue, "2026-11-06") == "step.materials_owed");
    const auto receive = [&](const char* material, const char* date) {
        return play.record(make_fact(MaterialReceived{kStep, material, {}}), date);
    };
    CHECK(receive("申请表", "2026-11-06") == "material.not_owed");
    CHECK(receive("授权委托书原件", "2026-11-03") == "material.not_owed");  // before it was owed
    CHECK(receive("授权委托书原件", "2026-11-06") == "");
    CHECK(receive("授权委托书原件", "2026-11-06") == "material.not_owed");
    CHECK(play.last().still_owed().empty());
    CHECK(play.move(StepMove::issue, "2026-11-06") == "");
}

TEST_CASE("A successor is accepted once its predecessor is issued, if that is a permit, else decided, or with a reason") {
    struct Case {
        StepKind before;
        std::vector<StepMove> done;
        bool met;
    };
    const std::array<Case, 9> rows = {{
        {StepKind::permit, {}, false},
        {StepKind::permit, {StepMove::file, StepMove::accept}, false},
        {StepKind::permit, {StepMove::file, StepMove::accept, StepMove::decide}, false},
        {StepKind::permit, {StepMove::file, StepMove::accept, StepMove::decide, StepMove::issue}, true},
        {StepKind::permit, {StepMove::file, StepMove::accept, StepMove::decide, StepMove::issue, StepMove::revoke}, false},
        {StepKind::filing, {StepMove::file, StepMove::accept, StepMove::decide}, true},
        {StepKind::utility, {StepMove::accept, StepMove::decide}, true},
        {StepKind::permit, {StepMove::waive}, true},
        {StepKind::permit, {StepMove::file, StepMove::accept, StepMove::deny}, false},
    }};
    for (const Case& row : rows) {
        CAPTURE(key(row.before));
        CAPTURE(row.done.size());
        Play play{{planned(kStep, StepKind::permit), planned("before", row.before)}};
        play.plan(0).depends_on = {"before"};
        for (const StepMove move : row.done) REQUIRE(play.move(move, "2026-11-02", "before") == "");
        CHECK(play.move(StepMove::file) == "");  // collecting the papers early is allowed
        Play with_reason = play;
        CHECK(play.move(StepMove::accept) == (row.met ? "" : "step.predecessor_open"));
        CHECK(with_reason.record(make_fact(StepAccepted{kStep, {}, {}, "提前介入", {}, {}})) == "");
    }
}

TEST_CASE("A predecessor done later than the acceptance is open on that day, one that is not in the plan counts as met") {
    Play play{{planned(kStep, StepKind::permit), planned("before", StepKind::filing)}};
    play.plan(0).depends_on = {"before", "switched_off"};
    for (const StepMove move : {StepMove::file, StepMove::accept, StepMove::decide}) REQUIRE(play.move(move, "2026-11-05", "before") == "");
    CHECK(play.move(StepMove::file, "2026-11-03") == "");
    CHECK(play.move(StepMove::accept, "2026-11-04") == "step.predecessor_open");
    CHECK(play.move(StepMove::accept, "2026-11-05") == "");
}

TEST_CASE("A step is decided when its sub-items are done") {
    Play play{{planned(kStep, StepKind::permit), planned("notice", StepKind::review)}};
    play.plan(1).part_of = kStep;
    CHECK(play.move(StepMove::file) == "");
    CHECK(play.move(StepMove::accept) == "");
    CHECK(play.move(StepMove::decide) == "step.sub_item_open");
    for (const StepMove move : {StepMove::file, StepMove::accept, StepMove::decide}) REQUIRE(play.move(move, "2026-11-02", "notice") == "");
    CHECK(play.move(StepMove::decide) == "");
}

TEST_CASE("An opening tells days in order up to the adoption, once, and a certificate only of a permit") {
    using Maybe = std::optional<Date>;
    struct Case {
        StepKind kind;
        Maybe accepted, decided, issued;
        std::string code;
    };
    const Maybe none;
    const Maybe early = day("2026-10-20");
    const Maybe late = day("2026-10-28");
    const Maybe future = day("2026-11-03");
    const std::array<Case, 8> rows = {{
        {StepKind::permit, early, late, late, ""},
        {StepKind::permit, early, none, none, ""},
        {StepKind::permit, none, late, none, ""},
        {StepKind::permit, none, none, none, "step.opening_empty"},
        {StepKind::permit, late, early, none, "step.opening_order"},
        {StepKind::permit, early, future, none, "step.opening_future"},
        {StepKind::permit, early, none, late, "step.opening_undecided"},
        {StepKind::filing, early, late, late, "step.opening_issued"},
    }};
    for (const Case& row : rows) {
        CAPTURE(row.code);
        Play play{row.kind};
        CHECK(play.record(make_fact(StepOpened{kStep, row.accepted, row.decided, row.issued, {}})) == row.code);
    }
    Play twice{StepKind::permit};
    CHECK(twice.record(make_fact(StepOpened{kStep, early, {}, {}, 4})) == "");
    CHECK(twice.record(make_fact(StepOpened{kStep, early, {}, {}, 4})) == "step.opened_twice");
    CHECK(twice.now() == StepState::accepted);
    CHECK(twice.move(StepMove::decide) == "");
}

TEST_CASE("A step outside the plan, and a project without a plan, are refused with the way to a plan") {
    Play play{StepKind::permit};
    CHECK(play.move(StepMove::file, "2026-11-02", "no_such_step") == "step.unknown");
    play.state.plans.clear();
    CHECK(play.move(StepMove::file) == "plan.none");
}

}  // namespace zb
