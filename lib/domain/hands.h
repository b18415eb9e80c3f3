// SPDX-License-Identifier: Apache-2.0
// 三人过手: whose hands a circular goes through, by --by and by the login that types.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/envelope.h"

namespace zb {

struct CircularDraft;
struct State;

inline constexpr std::string_view kHandsSetting = "report.hands";

enum class Hands {
    three,  // 拟稿、审核、签发三人各是各; nothing is issued or corrected without a reviewed draft
    two,    // 审核 is not the drafter; 签发 by 组长、副组长、专班办公室
    any     // 不限
};

// What a value of the setting asks of a ledger that goes by roles, and of one that does not; none where it is no such value.
std::optional<Hands> hands_setting(std::string_view value, bool by_roles = false);
Hands hands_on(const State& state, Date day);
// The command that signs a draft once it is reviewed, but for --by.
std::string signing_command(const CircularDraft& draft);
// Throw "report.own_draft", "report.not_signer", "report.same_hand", "report.needs_draft". `draft`: whose text is signed; none of a text
// that is issued in one step.
void check_reviewer(const State& state, const Envelope& envelope, const CircularDraft& draft);
void check_signer(const State& state, const Envelope& envelope, const CircularDraft* draft);

}  // namespace zb
