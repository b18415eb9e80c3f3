// SPDX-License-Identifier: Apache-2.0
// The whole table of a step's life, as one may read it: kind, state, the moves that it allows.
#include "domain/step/table.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <string>

#include "base/text.h"

namespace zb {
namespace {

constexpr std::array kStates = {StepState::planned,   StepState::filed,   StepState::correcting, StepState::accepted,
                                StepState::paused,    StepState::decided, StepState::issued,     StepState::refused,
                                StepState::withdrawn, StepState::denied,  StepState::waived,     StepState::revoked};
constexpr std::array kMoves = {StepMove::file,    StepMove::return_, StepMove::refuse, StepMove::withdraw,
                               StepMove::accept,  StepMove::pause,   StepMove::resume, StepMove::hold,
                               StepMove::release, StepMove::extend,  StepMove::decide, StepMove::deny,
                               StepMove::issue,   StepMove::revoke,  StepMove::waive,  StepMove::renew};
constexpr std::array kStepKinds = {StepKind::permit,  StepKind::filing,     StepKind::review,
                                   StepKind::utility, StepKind::enterprise, StepKind::milestone};

// accept>accepted return>correcting …
std::string moves_from(StepState state, StepKind kind) {
    std::vector<std::string> words;
    for (const Transition& row : possible_moves(state, kind)) words.push_back(std::string{key(row.move)} + ">" + std::string{key(row.to)});
    return join(words, " ");
}

}  // namespace

TEST_CASE("From each state a permit, a filing and a utility have these moves and no others") {
    struct Case {
        StepState state;
        std::string permit;
        std::string filing;   // reviews too: they end with the decision
        std::string utility;  // the enterprise's tasks too: begun without a filing
    };
    const std::string running = "decide>decided deny>denied pause>paused hold>accepted release>accepted extend>accepted withdraw>withdrawn";
    const std::string unextended = "decide>decided deny>denied pause>paused hold>accepted release>accepted withdraw>withdrawn";
    const std::string received = "accept>accepted return>correcting refuse>refused withdraw>withdrawn";
    const std::array<Case, 12> rows = {{
        {StepState::planned, "file>filed waive>waived", "file>filed waive>waived", "accept>accepted decide>decided waive>waived"},
        {StepState::filed, received, received, ""},
        {StepState::correcting, "file>filed withdraw>withdrawn", "file>filed withdraw>withdrawn", ""},
        {StepState::accepted, running, unextended, "decide>decided withdraw>withdrawn"},
        {StepState::paused, "resume>accepted withdraw>withdrawn", "resume>accepted withdraw>withdrawn", ""},
        {StepState::decided, "issue>issued revoke>revoked", "revoke>revoked", ""},
        {StepState::issued, "revoke>revoked renew>issued", "revoke>revoked", ""},
        {StepState::refused, "file>filed", "file>filed", ""},
        {StepState::withdrawn, "file>filed", "file>filed", "accept>accepted"},
        {StepState::denied, "file>filed", "file>filed", ""},
        {StepState::waived, "", "", ""},
        {StepState::revoked, "", "", ""},
    }};
    for (const Case& row : rows) {
        CAPTURE(key(row.state));
        CHECK(moves_from(row.state, StepKind::permit) == row.permit);
        CHECK(moves_from(row.state, StepKind::filing) == row.filing);
        CHECK(moves_from(row.state, StepKind::review) == row.filing);
        CHECK(moves_from(row.state, StepKind::utility) == row.utility);
        CHECK(moves_from(row.state, StepKind::enterprise) == row.utility);
    }
}

TEST_CASE("A milestone is reached or waived, and that is all") {
    for (const StepState state : kStates) {
        CAPTURE(key(state));
        CHECK(moves_from(state, StepKind::milestone) == (state == StepState::planned ? "decide>decided waive>waived" : ""));
    }
}

TEST_CASE("A transition is found where the list of possible moves has it, and only there") {
    for (const StepKind kind : kStepKinds) {
        for (const StepState state : kStates) {
            const std::vector<Transition> possible = possible_moves(state, kind);
            for (const StepMove move : kMoves) {
                const auto same = [&](const Transition& row) { return row.move == move; };
                const auto count = std::count_if(possible.begin(), possible.end(), same);
                CAPTURE(key(state));
                CAPTURE(key(move));
                CHECK(count <= 1);
                CHECK((transition(state, move, kind) != nullptr) == (count == 1));
            }
        }
    }
}

TEST_CASE("The usual moves lead a step from its filing to its end") {
    struct Case {
        StepKind kind;
        std::string way;
        StepState end;
    };
    const std::array<Case, 6> rows = {{
        {StepKind::permit, "file accept decide issue", StepState::issued},
        {StepKind::filing, "file accept decide", StepState::decided},
        {StepKind::review, "file accept decide", StepState::decided},
        {StepKind::utility, "accept decide", StepState::decided},
        {StepKind::enterprise, "accept decide", StepState::decided},
        {StepKind::milestone, "decide", StepState::decided},
    }};
    for (const Case& row : rows) {
        CAPTURE(key(row.kind));
        StepState state = StepState::planned;
        std::vector<std::string> way;
        while (const auto move = usual_move(state, row.kind)) {
            way.emplace_back(key(*move));
            state = transition(state, *move, row.kind)->to;
        }
        CHECK(join(way, " ") == row.way);
        CHECK(state == row.end);
        CHECK(finished(state, row.kind));
    }
}

TEST_CASE("Usual moves out of the way: correct and file again, resume, begin anew, none out of an end") {
    CHECK(usual_move(StepState::correcting, StepKind::permit) == StepMove::file);
    CHECK(usual_move(StepState::paused, StepKind::permit) == StepMove::resume);
    CHECK(usual_move(StepState::refused, StepKind::permit) == StepMove::file);
    CHECK(usual_move(StepState::withdrawn, StepKind::utility) == StepMove::accept);
    for (const StepKind kind : kStepKinds) {
        CHECK_FALSE(usual_move(StepState::waived, kind));
        CHECK_FALSE(usual_move(StepState::revoked, kind));
    }
    CHECK_FALSE(usual_move(StepState::decided, StepKind::filing));
}

TEST_CASE("In hand is what was received and not decided") {
    std::string in_hand_states;
    for (const StepState state : kStates)
        if (in_hand(state)) in_hand_states += std::string{key(state)} + " ";
    CHECK(in_hand_states == "filed correcting accepted paused ");
}

TEST_CASE("States are read by key and by label, the moves that --to names lead to them") {
    for (const StepState state : kStates) {
        CAPTURE(key(state));
        CHECK(step_state(key(state)) == state);
        CHECK(step_state(label(state)) == state);
        const auto move = move_to(state);
        CHECK(move.has_value() == (state != StepState::planned && state != StepState::paused));
        if (!move) continue;
        const auto leads_there = [&](const Transition& row) { return row.move == *move && row.to == state; };
        CHECK(std::any_of(transitions().begin(), transitions().end(), leads_there));
    }
    CHECK_FALSE(step_state("accepted "));
    CHECK_FALSE(step_state(""));
}

TEST_CASE("An authority accepts and decides, an enterprise begins and completes") {
    CHECK(label(StepState::planned) == "未申报");
    CHECK(label(StepState::planned, StepKind::enterprise) == "未启动");
    CHECK(label(StepState::accepted, StepKind::permit) == "已受理");
    CHECK(label(StepState::accepted, StepKind::utility) == "办理中");
    CHECK(label(StepState::decided, StepKind::review) == "已办结");
    CHECK(label(StepState::decided, StepKind::milestone) == "完成");
    CHECK(label(StepState::waived, StepKind::permit) == "免予办理");
}

TEST_CASE("Eight special procedures stop a clock (行政许可法 45), 公示 is not among them") {
    const auto eight = special_procedures();
    CHECK(join(std::vector<std::string>{eight.begin(), eight.end()}, "、") == "听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审");
}

}  // namespace zb
