// SPDX-License-Identifier: Apache-2.0
// THE table of who may write what. A kind of entry that stands in no row does not compile; a command that stands in none fails a test.
#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "domain/access.h"

namespace zb {

namespace {

// The notice: 专班办公室负责综合协调 (二、五（三）), 服务专员带头组建服务团队 (四（四）), 各成员单位办理本部门的审批 (六（二）),
// 窗口统一收件 (四（一）).
// clang-format off
constexpr auto kRows = std::to_array<AccessRow>({
    // Each role's reach by a letter, in the order of staff_roles(): 组长、副组长、部门分管领导、窗口负责人、专班办公室人员、服务专员、经办人、
    // 联络员、企业联系人、只读. a 全部, p 本人项目, d 本部门, o 同原条目, - 不能.
    {"部门、人员、角色", "department.recorded staff.added staff.changed role.granted role.ended",
     "department import、staff add、staff set、staff import、role grant、role end", "a---a-----"},
    {"联系方式", "contact.recorded contact.erased", "contact set、contact erase、staff erase", "a---a-----"},
    {"恢复备份", "ledger.restored", "restore", "a---a-----"},
    {"设置、放假通知、流程模板", "setting.changed holiday.noticed flow.imported", "setting set、calendar import、flow import", "a---a-----"},
    {"项目入库、调出", "project.added project.closed project.summarized", "project add、project import、project close", "a---a-----"},
    {"项目和企业信息", "project.changed project.case_numbered project.suspended project.resumed enterprise.changed",
     "project set、project import、project suspend、project resume、enterprise set", "a---ap----"},
    {"配备服务专员", "team.specialist_assigned", "team assign、team handover", "a---a-----"},
    {"服务团队、代班", "team.member_assigned team.member_removed team.cover_named", "team assign、team remove、team cover", "add-ap----"},
    {"审批方案", "plan.drafted plan.adopted step.opened", "plan make、plan adopt", "a---ap----"},
    {"收件", "step.filed material.received material.returned window.received",
     "step advance、step correct、material receive、material return、window intake", "addaapd---"},
    {"容缺信用修复", "material.credit_restored", "material repair", "a---a-----"},
    {"事项办理",
     "step.accepted step.returned step.refused step.withdrawn step.paused step.resumed step.held step.released step.extended "
     "step.decided step.denied step.revoked step.waived step.renewed",
     "step advance、step correct、step pause、step resume、step hold、step release、step extend、step revoke、step renew", "adddapd---"},
    {"发证", "step.issued certificate.handed_over", "step advance、step correct、certificate hand", "addaapd---"},
    {"指定事项责任人", "step.assigned", "step assign", "add-ap----"},
    {"提级", "step.escalated problem.escalated", "step escalate、problem escalate", "aad-ap----"},
    {"催办答复", "step.replied", "step reply", "adddapdd--"},
    {"当日进展、附件", "note.added attachment.added", "note add、attachment add", "adddapdd--"},
    {"困难问题", "problem.raised problem.assigned problem.solved", "problem add、problem assign、problem solve", "adddapdd--"},
    {"困难问题销号、退回", "problem.cleared problem.returned", "problem clear、problem return", "a---a-----"},
    {"会议", "meeting.planned meeting.held meeting.minuted", "meeting plan、meeting add、meeting minutes", "a---ap----"},
    {"预审意见", "meeting.opinion_given", "meeting opinion", "adddapd---"},
    {"议定事项", "resolution.made resolution.carried", "resolution add、resolution carry、meeting minutes", "a---ap----"},
    {"议定事项办结", "resolution.done", "resolution done", "adddapdd--"},
    // 窗口开展咨询服务 (四（一）), 专班与 12345 联动 (四（四）): window and office write down questions of no project too.
    {"咨询",
     "inquiry.received inquiry.pushed inquiry.extended inquiry.answered inquiry.returned inquiry.followed inquiry.closed",
     "inquiry add、inquiry push、inquiry extend、inquiry answer、inquiry return、inquiry follow、inquiry close", "addaapdd--"},
    {"服务", "service.begun service.followed_up service.policy_paid service.closed",
     "service add、service follow、service pay、service close", "adddapdd--"},
    {"知识库", "article.added article.revised article.withdrawn", "article add、article revise、article withdraw、article import",
     "a--aaa----"},
    // Who is rated neither writes the rating down nor decides upon an appeal against it.
    {"收到评价", "review.received", "review add", "a--aa-----"},
    {"差评整改、申诉", "review.contacted review.repaired review.followed review.appealed",
     "review contact、review repair、review follow、review appeal", "addaapdd--"},
    {"差评复核、排除", "review.upheld review.excluded", "review uphold、review exclude", "a---a-----"},
    {"台账报送", "submission.sealed", "ledger submit", "a---ap----"},
    {"通报拟稿", "report.drafted", "report weekly", "a---a-----"},
    {"通报审核、签发、更正", "report.reviewed report.issued report.corrected", "report review、report weekly", "aa--a-----"},
    {"考核封存", "appraisal.sealed", "appraisal seal", "a---a-----"},
    {"更正（冲销）", "entry.reversed", "ledger reverse、undo、step correct", "oooooooo--"},
});
// clang-format on

constexpr std::string_view kFirstEntry = "ledger.opened";

constexpr bool holds_word(std::string_view words, std::string_view word) {
    for (std::size_t at = words.find(word); at != std::string_view::npos; at = words.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
    }
    return false;
}

constexpr int rows_with(std::string_view kind) {
    int count = 0;
    for (const AccessRow& row : kRows)
        if (holds_word(row.kinds, kind)) ++count;
    return count;
}

template <class F>
constexpr bool kStandsInTheTable = F::kind == kFirstEntry || rows_with(F::kind) == 1;

template <class... Facts>
constexpr bool each_stands(const std::variant<Facts...>* /*of_the_noun*/) {
    return (kStandsInTheTable<Facts> && ...);
}

template <class... Each>
constexpr bool every_noun_stands(const std::tuple<Each...>* /*nouns*/) {
    return (each_stands(static_cast<const typename Each::Fact*>(nullptr)) && ...);
}
static_assert(every_noun_stands(static_cast<const Nouns*>(nullptr)), "a kind of entry stands in no row of kRows, or in two");

static_assert(std::all_of(kRows.begin(), kRows.end(), [](const AccessRow& row) {
    return row.reach.size() == kRoleCount && row.reach.find_first_not_of("apdo-") == std::string_view::npos;
}));

std::string_view reach_word(Reach reach) {
    switch (reach) {
        case Reach::none: return "";
        case Reach::projects: return "本人项目";
        case Reach::department: return "本部门";
        case Reach::all: return "全部";
        case Reach::original: return "同原条目";
    }
    return {};
}

}  // namespace

std::span<const AccessRow> access_rows() { return kRows; }

Reach reach_of(const AccessRow& row, std::size_t role) {
    switch (row.reach[role]) {
        case 'a': return Reach::all;
        case 'p': return Reach::projects;
        case 'd': return Reach::department;
        case 'o': return Reach::original;
        default: return Reach::none;
    }
}

const AccessRow& access_row(std::string_view kind) {
    static const std::unordered_map<std::string_view, const AccessRow*> by_kind = [] {
        std::unordered_map<std::string_view, const AccessRow*> made;
        for (const AccessRow& row : kRows) {
            for (std::string_view rest = row.kinds; !rest.empty();) {
                const std::size_t end = std::min(rest.find(' '), rest.size());
                made.emplace(rest.substr(0, end), &row);
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
        return made;
    }();
    return *by_kind.at(kind);
}

std::string roles_that_reach(const AccessRow& row, Reach reach) {
    std::vector<std::string> roles;
    for (std::size_t i = 0; i < kRoleCount; ++i)
        if (reach_of(row, i) == reach) roles.emplace_back(staff_roles()[i]);
    return join(roles, "、");
}

// People read who reaches how far; machines a column a role.
Table access_table() {
    static constexpr auto kKeys = std::to_array<std::string_view>(
        {"leader", "deputy", "supervisor", "window", "office", "specialist", "handler", "liaison", "contact", "reader"});
    static_assert(kKeys.size() == kRoleCount);
    Table table;
    table.columns = {
        {"act", "写什么"}, for_people({"all", "全部"}), for_people({"projects", "本人项目"}), for_people({"department", "本部门"})};
    for (std::size_t i = 0; i < kRoleCount; ++i)
        table.columns.push_back(for_machines({std::string{kKeys[i]}, std::string{staff_roles()[i]}}));
    table.columns.push_back({"commands", "命令"});
    for (const AccessRow& row : kRows) {
        const bool as_written = reach_of(row, 0) == Reach::original;
        Row line{Cell{row.act}, as_written ? Cell{"同原条目"} : text_cell(roles_that_reach(row, Reach::all))};
        line.append({text_cell(roles_that_reach(row, Reach::projects)), text_cell(roles_that_reach(row, Reach::department))});
        for (std::size_t i = 0; i < kRoleCount; ++i) line.append({text_cell(std::string{reach_word(reach_of(row, i))})});
        line.append({Cell{row.commands}});
        table.rows.push_back(std::move(line));
    }
    return table;
}

}  // namespace zb
