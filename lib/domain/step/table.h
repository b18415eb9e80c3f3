// SPDX-License-Identifier: Apache-2.0
// A step's whole life as one table: from which state, by which move, to which state, for which kinds, by which law.
// It refuses illegal moves, prints the possible ones and the manual's table.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "flow/flow.h"

namespace zb {

enum class StepState { planned, filed, correcting, accepted, paused, decided, issued, refused, withdrawn, denied, waived, revoked };
enum class StepMove {
    file,
    return_,
    refuse,
    withdraw,
    accept,
    pause,
    resume,
    hold,
    release,
    extend,
    decide,
    deny,
    issue,
    revoke,
    waive,
    renew
};

std::string_view key(StepState state);  // filed
// 已收件; utilities and the enterprise's own tasks say 未启动, 办理中, 完成; filings 完成备案.
std::string_view label(StepState state, StepKind kind = StepKind::permit);
std::string_view key(StepMove move);
std::string_view label(StepMove move);                      // 收件, 一次性告知补正 …
std::optional<StepState> step_state(std::string_view key);  // by key, for --to
std::optional<StepMove> move_to(StepState target);          // the move that leads there; none for planned, paused

struct Transition {
    StepState from;
    StepMove move;
    StepState to;
    unsigned kinds;        // bits of StepKind
    std::string_view law;  // article, "" where it is our practice
};

std::span<const Transition> transitions();
// How a decision that was made is undone: 撤销 (unlawful), 撤回 (the law or the facts changed), 注销 (the permit lost its object).
struct Revocation {
    std::string_view way;    // 撤销
    std::string_view state;  // 已撤销
    std::string_view law;    // 行政许可法第六十九条
};
std::span<const Revocation> revocations();  // 撤销 first
// None, or a word that is none of them: 撤销.
const Revocation& revocation(const std::optional<std::string>& way);

bool applies(const Transition& row, StepKind kind);
// 行政许可法第三十二条; 参照行政许可法第三十二条 of what is no permit, which that law does not bind.
std::string cited(std::string_view law, StepKind kind);
const Transition* transition(StepState from, StepMove move, StepKind kind);
// What may happen next, in the table's order.
std::vector<Transition> possible_moves(StepState from, StepKind kind);
// The usual next move of `step advance` without --to: file, accept, decide, issue.
std::optional<StepMove> usual_move(StepState from, StepKind kind);
// Nothing more happens of itself: decided (filing, review, utility, enterprise, milestone), issued, waived, revoked …
bool finished(StepState state, StepKind kind);
// In hand 在办: filed, correcting, accepted, paused.
bool in_hand(StepState state);

// The eight kinds of 行政许可法 第四十五条: 听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审.
std::span<const std::string_view> special_procedures();

}  // namespace zb
