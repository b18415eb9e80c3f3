// SPDX-License-Identifier: Apache-2.0
// The words of the sorts of lines: what is to be done, waited for, arranged, told.
#include "report/words/sorts.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <utility>

namespace zb {

namespace {

constexpr auto kSorts = std::to_array<std::pair<std::string_view, std::string_view>>({
    // To be done today.
    {"overdue", "超期"},
    {"intake", "决定是否受理"},
    {"pause_over", "特别程序到期"},
    {"due_today", "今日到期"},
    {"deemed", "视为受理"},
    {"not_issued", "待发证"},
    {"certificate_ended", "证照失效"},
    {"revoked", "决定被撤销"},
    {"owed", "容缺待补"},
    {"inquiry", "咨询"},
    {"review", "差评整改"},
    {"service", "企业服务"},
    {"submission", "台账日报"},
    // Waited for.
    {"pause", "特别程序"},
    {"correction", "补正"},
    {"hold", "挂起"},
    // To be arranged.
    {"gone", "离岗"},
    {"on_leave", "请假"},
    {"nobody", "未指定"},
    {"gap", "团队缺口"},
    // Meetings and what they resolved.
    {"missed", "漏开"},
    {"planned", "计划召开"},
    {"resolution", "议定事项"},
    {"to_clear", "待销号"},
    // What a day is held against.
    {"plan", "计划"},
    {"target", "目标"},
    // A project's daily ledger.
    {"not_submitted", "未报"},
    {"nil", "零报告"},
    {"progress", "有进展"},
    {"pending", "待报"},
    {"missing", "漏报"},
    // News of a project.
    {"issued", "发证"},
    {"reached", "完成节点"},
    {"last_filed", "收齐最后一项"},
    {"denied", "不予许可"},
    {"refused", "不予受理"},
    {"withdrawn", "撤回"},
    {"stage_entered", "进入阶段"},
    {"listed", "入库"},
    {"archived", "归档"},
    {"moved_out", "调出"},
    {"suspended", "暂停"},
    {"resumed", "恢复"},
    {"renamed", "更名"},
});

}  // namespace

Cell row_sort_cell(std::string_view key) {
    const auto found = std::find_if(kSorts.begin(), kSorts.end(), [&](const auto& one) { return one.first == key; });
    assert(found != kSorts.end());
    return Cell{Value{std::string{key}}, std::string{found->second}};
}

}  // namespace zb
