// SPDX-License-Identifier: Apache-2.0
// The table of a step's life, and the words for its states and moves.
#include "domain/step/table.h"

#include <algorithm>
#include <array>

namespace zb {

namespace {

constexpr unsigned bit(StepKind kind) { return 1U << static_cast<unsigned>(kind); }

constexpr unsigned kPermit = bit(StepKind::permit);
// Items that an authority handles: they are filed, accepted and decided.
constexpr unsigned kHandled = kPermit | bit(StepKind::filing) | bit(StepKind::review);
// Begun without a filing: a utility's work, a task of the enterprise.
constexpr unsigned kUndertaken = bit(StepKind::utility) | bit(StepKind::enterprise);
constexpr unsigned kMilestone = bit(StepKind::milestone);
constexpr unsigned kAll = kHandled | kUndertaken | kMilestone;

using S = StepState;
using M = StepMove;

constexpr std::string_view kArticle32 = "行政许可法第三十二条";
constexpr std::string_view kArticle38 = "行政许可法第三十八条第二款";
constexpr std::string_view kArticle42 = "行政许可法第四十二条";
constexpr std::string_view kArticle44 = "行政许可法第四十四条";
constexpr std::string_view kArticle45 = "行政许可法第四十五条";
constexpr std::string_view kArticle69 = "行政许可法第六十九条";

constexpr std::array kTransitions = {
    Transition{S::planned, M::file, S::filed, kHandled, ""},
    Transition{S::planned, M::accept, S::accepted, kUndertaken, ""},
    Transition{S::planned, M::decide, S::decided, kMilestone | kUndertaken, ""},
    Transition{S::planned, M::waive, S::waived, kAll, ""},
    Transition{S::filed, M::accept, S::accepted, kHandled, kArticle32},
    Transition{S::filed, M::return_, S::correcting, kHandled, kArticle32},
    Transition{S::filed, M::refuse, S::refused, kHandled, kArticle32},
    Transition{S::filed, M::withdraw, S::withdrawn, kHandled, ""},
    Transition{S::correcting, M::file, S::filed, kHandled, kArticle32},
    Transition{S::correcting, M::withdraw, S::withdrawn, kHandled, ""},
    Transition{S::accepted, M::decide, S::decided, kHandled | kUndertaken, kArticle42},
    Transition{S::accepted, M::deny, S::denied, kHandled, kArticle38},
    Transition{S::accepted, M::pause, S::paused, kHandled, kArticle45},
    Transition{S::accepted, M::hold, S::accepted, kHandled, ""},
    Transition{S::accepted, M::release, S::accepted, kHandled, ""},
    Transition{S::accepted, M::extend, S::accepted, kPermit, kArticle42},
    Transition{S::accepted, M::withdraw, S::withdrawn, kHandled | kUndertaken, ""},
    Transition{S::paused, M::resume, S::accepted, kHandled, kArticle45},
    Transition{S::paused, M::withdraw, S::withdrawn, kHandled, ""},
    Transition{S::decided, M::issue, S::issued, kPermit, kArticle44},
    Transition{S::decided, M::revoke, S::revoked, kHandled, kArticle69},
    Transition{S::issued, M::revoke, S::revoked, kHandled, kArticle69},
    Transition{S::issued, M::renew, S::issued, kPermit, ""},
    Transition{S::refused, M::file, S::filed, kHandled, ""},
    Transition{S::withdrawn, M::file, S::filed, kHandled, ""},
    Transition{S::withdrawn, M::accept, S::accepted, kUndertaken, ""},
    Transition{S::denied, M::file, S::filed, kHandled, ""},
};

struct StateWords {
    StepState state;
    std::string_view key;
    std::string_view label;
    std::string_view undertaken;  // for utilities, the enterprise's tasks and milestones
};

constexpr std::array kStates = {
    StateWords{S::planned, "planned", "未申报", "未启动"},       StateWords{S::filed, "filed", "已收件", "已收件"},
    StateWords{S::correcting, "correcting", "补正中", "补正中"}, StateWords{S::accepted, "accepted", "已受理", "办理中"},
    StateWords{S::paused, "paused", "特别程序", "特别程序"},     StateWords{S::decided, "decided", "已办结", "完成"},
    StateWords{S::issued, "issued", "已发证", "已发证"},         StateWords{S::refused, "refused", "不予受理", "不予受理"},
    StateWords{S::withdrawn, "withdrawn", "申请人撤回", "撤回"}, StateWords{S::denied, "denied", "不予许可", "不予许可"},
    StateWords{S::waived, "waived", "免予办理", "不涉及"},       StateWords{S::revoked, "revoked", "已撤销", "已撤销"},
};

struct MoveWords {
    StepMove move;
    std::string_view key;
    std::string_view label;
};

constexpr std::array kMoves = {
    MoveWords{M::file, "file", "收件"},           MoveWords{M::return_, "return", "一次性告知补正"},
    MoveWords{M::refuse, "refuse", "不予受理"},   MoveWords{M::withdraw, "withdraw", "撤回"},
    MoveWords{M::accept, "accept", "受理"},       MoveWords{M::pause, "pause", "进入特别程序"},
    MoveWords{M::resume, "resume", "恢复计时"},   MoveWords{M::hold, "hold", "挂起（企业原因）"},
    MoveWords{M::release, "release", "解除挂起"}, MoveWords{M::extend, "extend", "延长审批期限"},
    MoveWords{M::decide, "decide", "办结"},       MoveWords{M::deny, "deny", "不予许可"},
    MoveWords{M::issue, "issue", "发证"},         MoveWords{M::revoke, "revoke", "撤销"},
    MoveWords{M::waive, "waive", "免予办理"},     MoveWords{M::renew, "renew", "证照延期"},
};

// 听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审: 行政许可法 第四十五条. 公示 is not among them.
constexpr std::array<std::string_view, 8> kSpecialProcedures = {"听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审"};

constexpr std::array kRevocations = {Revocation{"撤销", "已撤销", kArticle69}, Revocation{"撤回", "已撤回", "行政许可法第八条"},
                                     Revocation{"注销", "已注销", "行政许可法第七十条"}};

const StateWords& words(StepState state) {
    return *std::find_if(kStates.begin(), kStates.end(), [&](const StateWords& row) { return row.state == state; });
}

const MoveWords& words(StepMove move) {
    return *std::find_if(kMoves.begin(), kMoves.end(), [&](const MoveWords& row) { return row.move == move; });
}

}  // namespace

std::string_view key(StepState state) { return words(state).key; }

std::string_view label(StepState state, StepKind kind) {
    const bool undertaken = ((kUndertaken | kMilestone) & bit(kind)) != 0;
    if (undertaken) return words(state).undertaken;
    return words(state).label;
}

std::string_view key(StepMove move) { return words(move).key; }
std::string_view label(StepMove move) { return words(move).label; }

std::optional<StepState> step_state(std::string_view key) {
    for (const StateWords& row : kStates)
        if (row.key == key || row.label == key) return row.state;
    return std::nullopt;
}

std::optional<StepMove> move_to(StepState target) {
    switch (target) {
        case S::filed: return M::file;
        case S::correcting: return M::return_;
        case S::accepted: return M::accept;
        case S::decided: return M::decide;
        case S::issued: return M::issue;
        case S::refused: return M::refuse;
        case S::withdrawn: return M::withdraw;
        case S::denied: return M::deny;
        case S::waived: return M::waive;
        case S::revoked: return M::revoke;
        case S::planned:
        case S::paused: return std::nullopt;
    }
    return std::nullopt;
}

std::span<const Transition> transitions() { return kTransitions; }

bool applies(const Transition& row, StepKind kind) { return (row.kinds & bit(kind)) != 0; }

std::span<const Revocation> revocations() { return kRevocations; }

const Revocation& revocation(const std::optional<std::string>& way) {
    const auto found = std::find_if(kRevocations.begin(), kRevocations.end(), [&](const Revocation& row) { return row.way == way; });
    return found == kRevocations.end() ? kRevocations.front() : *found;
}

std::string cited(std::string_view law, StepKind kind) {
    const bool borrowed = law.starts_with("行政许可法") && kind != StepKind::permit;
    return (borrowed ? "参照" : "") + std::string{law};
}

const Transition* transition(StepState from, StepMove move, StepKind kind) {
    const auto found = std::find_if(kTransitions.begin(), kTransitions.end(),
                                    [&](const Transition& row) { return row.from == from && row.move == move && applies(row, kind); });
    return found == kTransitions.end() ? nullptr : &*found;
}

std::vector<Transition> possible_moves(StepState from, StepKind kind) {
    std::vector<Transition> possible;
    for (const Transition& row : kTransitions)
        if (row.from == from && applies(row, kind)) possible.push_back(row);
    return possible;
}

std::optional<StepMove> usual_move(StepState from, StepKind kind) {
    // The table lists the usual move of a state before its exceptions.
    const std::vector<Transition> possible = possible_moves(from, kind);
    if (possible.empty() || finished(from, kind)) return std::nullopt;
    return possible.front().move;
}

bool finished(StepState state, StepKind kind) {
    switch (state) {
        case S::decided: return kind != StepKind::permit;
        case S::issued:
        case S::waived:
        case S::revoked: return true;
        case S::planned:
        case S::filed:
        case S::correcting:
        case S::accepted:
        case S::paused:
        case S::refused:
        case S::withdrawn:
        case S::denied: return false;
    }
    return false;
}

bool in_hand(StepState state) { return state == S::filed || state == S::correcting || state == S::accepted || state == S::paused; }

std::span<const std::string_view> special_procedures() { return kSpecialProcedures; }

}  // namespace zb
