// SPDX-License-Identifier: Apache-2.0
// A circular's drafter, reviewer and signer: who may be which (江海政数〔2021〕14号五（三）: 专班办公室按周通报).
#include "domain/hands.h"

#include <algorithm>
#include <fmt/format.h>

#include "base/error.h"
#include "base/text.h"
#include "domain/access.h"

namespace zb {

namespace {

constexpr std::string_view kLoosen = "确只有一个人手的：zb setting set report.hands 不限";

// A hand is a person named by --by, and in a ledger that goes by roles the login that types as well.
struct Hand {
    std::optional<std::string> by;
    std::string actor;
};

bool is_same_hand(const State& state, const Hand& one, const Envelope& other) {
    if (one.by && one.by == other.by) return true;
    return goes_by_roles(state, other.recorded_at.day()) && one.actor == other.actor;
}

// Those who may sign, for a refusal to name: with the roles that the table lets sign.
std::vector<std::string> signers(const State& state, Date day) {
    std::vector<std::string> names;
    for (const Person& person : state.staff.list)
        if (may_sign(state, person, day)) names.push_back(person.name);
    return names;
}

[[noreturn]] void refuse_signer(const State& state, const std::string& whom, Date day) {
    const std::vector<std::string> names = signers(state, day);
    const std::string one = names.empty() ? "签发人" : names.front();
    throw Error{"report.not_signer", fmt::format("{}不能签发通报，签发的须是{}", whom, signing_roles()),
                fmt::format("能签发的：{}；加 --by {}；看各人的角色：zb role list", names.empty() ? "还没有登记" : join(names, "、"), one)};
}

}  // namespace

std::string signing_command(const CircularDraft& draft) {
    return draft.corrects == 0 ? fmt::format("zb report weekly --issue --as-of {}", iso(draft.what.as_of))
                               : fmt::format("zb report weekly --correct {}", issue_name(draft.what));
}

std::optional<Hands> hands_setting(std::string_view value, bool by_roles) {
    if (value == "三人" || (value == "随权限" && by_roles)) return Hands::three;
    if (value == "两人" || value == "随权限") return Hands::two;
    return value == "不限" ? std::optional{Hands::any} : std::nullopt;
}

Hands hands_on(const State& state, Date day) {
    return hands_setting(state.origin.setting(kHandsSetting, day), goes_by_roles(state, day)).value_or(Hands::two);
}

void check_reviewer(const State& state, const Envelope& envelope, const CircularDraft& draft) {
    if (hands_on(state, envelope.recorded_at.day()) == Hands::any) return;
    if (!is_same_hand(state, {draft.by, draft.actor}, envelope)) return;
    throw Error{
        "report.own_draft",
        fmt::format("{}的草稿（第 {} 条）是“{}”拟的，不能自己审核", issue_words(draft.what), draft.seq, draft.by.value_or(draft.actor)),
        fmt::format("请另一位审核：zb report review {} --by 审核人；{}", issue_name(draft.what), kLoosen)};
}

void check_signer(const State& state, const Envelope& envelope, const CircularDraft* draft) {
    const Date day = envelope.recorded_at.day();
    const Hands hands = hands_on(state, day);
    if (hands == Hands::any) return;
    const Person* signer = envelope.by ? state.staff.find(*envelope.by) : nullptr;
    if (signer == nullptr) refuse_signer(state, "没有写签发人，", day);
    if (!may_sign(state, *signer, day)) refuse_signer(state, fmt::format("“{}”（{}）", signer->name, roles_text(state, *signer, day)), day);
    // Who types for somebody else is of the office too: a login that is known to be another's signs for nobody.
    const Person* typist = writer_of(state, envelope.actor);
    if (typist != nullptr && !may_sign(state, *typist, day))
        refuse_signer(state,
                      fmt::format("登录名 {} 是“{}”（{}），", envelope.actor.substr(envelope.actor.find(':') + 1), typist->name,
                                  roles_text(state, *typist, day)),
                      day);
    if (hands == Hands::two) return;
    if (draft == nullptr)
        throw Error{
            "report.needs_draft", "通报要三人过手：没有审核过的草稿，不能一步签发",
            fmt::format("先拟稿：zb report weekly --draft --by 拟稿人；更正的：zb report weekly --draft --correct 期号 --reason 原因 "
                        "--by 拟稿人；{}",
                        kLoosen)};
    const bool drafted = is_same_hand(state, {draft->by, draft->actor}, envelope);
    const bool reviewed = is_same_hand(state, {draft->reviewed_by, draft->reviewed_actor}, envelope);
    if (!drafted && !reviewed) return;
    throw Error{"report.same_hand",
                fmt::format("{}的草稿（第 {} 条）由“{}”拟稿、“{}”审核，“{}”不能再签发", issue_words(draft->what), draft->seq,
                            draft->by.value_or(draft->actor), draft->reviewed_by.value_or(draft->reviewed_actor), *envelope.by),
                fmt::format("请另一位签发：{} --by 签发人；{}", signing_command(*draft), kLoosen)};
}

}  // namespace zb
