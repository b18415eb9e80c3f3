// SPDX-License-Identifier: Apache-2.0
// The ledger itself: its file by SQLite's own checks, its chain, its indexes, and what its results rest on.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "book/writing.h"
#include "cmd/doctor/findings.h"
#include "domain/rules_version.h"

namespace zb::cli {

namespace {

using Check = std::pair<std::string_view, std::string_view>;

void look_at_chain(const Context& context, const Book& book, Findings& findings) {
    constexpr Check kCheck{"chain", "校验链"};
    const auto seen = seen_before(context.env().state_folder, book.origin(), book.store().path()).here;
    const std::vector<Anchor> anchors = seen ? std::vector<Anchor>{{seen->seq, hex(seen->hash)}} : std::vector<Anchor>{};
    const Store::Verification verified = book.store().verify(anchors);
    if (verified.faults.empty())
        return findings.add(
            kCheck, Standing::sound,
            fmt::format("共 {} 条，逐条相连{}", verified.head.seq, seen ? fmt::format("，含您上次看到的第 {} 条", seen->seq) : ""));
    findings.add(kCheck, Standing::found, fmt::format("{} 处问题：{}", verified.faults.size(), verified.faults.front().message),
                 "zb ledger verify");
}

// What Store::check finds, by the part of the file that it concerns.
void look_at_structure(const Book& book, Findings& findings) {
    struct Part {
        std::string_view code;
        Check check;
        std::string_view mend;
    };
    constexpr std::array<Part, 4> kParts{{
        {"db.integrity", {"integrity", "文件完好（SQLite 自检）"}, "zb ledger verify"},
        {"db.foreign_key", {"foreign_keys", "行与行相连"}, "zb doctor --repair"},
        {"db.schema", {"schema", "表、索引、触发器"}, "zb ledger verify"},
        {"db.index", {"indexes", "推算出的索引"}, "zb doctor --repair"},
    }};
    const std::vector<Fault> faults = book.store().check(derive);
    for (const Part& part : kParts) {
        const auto concerns = [&](const Fault& fault) { return fault.code == part.code; };
        const auto first = std::find_if(faults.begin(), faults.end(), concerns);
        if (first == faults.end()) {
            findings.add(part.check, Standing::sound, "无误");
            continue;
        }
        findings.add(part.check, Standing::found,
                     fmt::format("{} 处问题：{}", std::count_if(faults.begin(), faults.end(), concerns), first->message),
                     std::string{part.mend});
    }
    for (const Fault& fault : faults) {
        const bool known = std::any_of(kParts.begin(), kParts.end(), [&](const Part& part) { return part.code == fault.code; });
        if (!known) findings.add({"entries", "条目"}, Standing::found, fault.message, "zb ledger verify");
    }
}

void look_at_layout(const Store& store, Findings& findings) {
    constexpr Check kCheck{"layout", "文件结构"};
    const int layout = store.layout();
    if (layout == Store::newest_layout()) return findings.add(kCheck, Standing::sound, fmt::format("第 {} 版，最新", layout));
    findings.add(kCheck, Standing::noted, fmt::format("第 {} 版，照常可用；这个 zb 已有第 {} 版", layout, Store::newest_layout()),
                 "zb migrate");
}

// The notice that this program carries, where it has that year; else how one is taken in.
std::string notice_mend(int year) {
    return Calendar{builtin_notices()}.has_notice(year) ? "zb calendar import --builtin" : "zb help calendar import";
}

// The State Council gives the next year's notice in November: from December on it should be in the ledger, and
// from January on every term of the year is wrong without it.
void look_at_holidays(const Calendar& calendar, Date today, Findings& findings) {
    constexpr Check kCheck{"holidays", "放假通知"};
    constexpr unsigned kNoticeIsOut = 12;
    const int year = today.year();
    const auto last = calendar.last_noticed_year();
    const std::string known = last ? fmt::format("到 {} 年", *last) : "一年也没有";
    if (!calendar.has_notice(year))
        return findings.add(kCheck, Standing::found, fmt::format("{}：{} 年的期限都是暂定", known, year), notice_mend(year));
    if (!calendar.has_notice(year + 1) && static_cast<unsigned>(today.month()) >= kNoticeIsOut)
        return findings.add(kCheck, Standing::noted, fmt::format("{}：{} 年的通知应已发布，还没有收录", known, year + 1),
                            notice_mend(year + 1));
    findings.add(kCheck, Standing::sound, known);
}

void look_at_clock(const Context& context, const Book& book, Findings& findings) {
    constexpr Check kCheck{"clock", "时钟"};
    constexpr std::int64_t kBehind = std::int64_t{5} * 60 * 1000;
    constexpr std::int64_t kDay = std::int64_t{24} * 60 * 60 * 1000;
    const Instant last = book.store().entry(book.head().seq)->recorded_at;
    const std::int64_t ahead = context.now().milliseconds() - last.milliseconds();
    const std::string text = fmt::format("这台机器 {}，台账末条 {}", clock_text(context.now()), clock_text(last));
    if (ahead < -kBehind) return findings.add(kCheck, Standing::found, text + "：时钟慢了，或末条记时快了", "timedatectl");
    if (ahead > 30 * kDay)
        return findings.add(kCheck, Standing::noted, text + fmt::format("：{} 天没有写入；下一次写入要加 --clock-ok", ahead / kDay),
                            "timedatectl");
    findings.add(kCheck, Standing::sound, text);
}

void look_at_rules(const State& state, Findings& findings) {
    constexpr Check kCheck{"rules", "统计口径"};
    const int issued = state.issued.empty() ? kRulesVersion : state.issued.back().what.rules.value_or(1);
    if (issued > kRulesVersion)
        return findings.add(kCheck, Standing::found, fmt::format("这个 zb 是第 {} 版，最近一期通报却按第 {} 版印发", kRulesVersion, issued),
                            "zb --version");
    if (issued < kRulesVersion)
        return findings.add(kCheck, Standing::noted,
                            fmt::format("第 {} 版；最近一期通报是第 {} 版，下一期写明口径调整", kRulesVersion, issued));
    findings.add(kCheck, Standing::sound, fmt::format("第 {} 版", kRulesVersion));
}

void look_at_flows(const State& state, Findings& findings) {
    std::string own;
    for (const auto& [key, versions] : state.flows) {
        own += fmt::format("{}{} 第 {} 版", own.empty() ? "；台账自己的：" : "、", key, versions.back().number);
    }
    findings.add({"flows", "审批流程"}, Standing::sound, fmt::format("{} 个模板可用{}", known_flows(state).size(), own));
}

}  // namespace

void look_at_ledger(const Context& context, const Book& book, Findings& findings) {
    look_at_structure(book, findings);
    look_at_chain(context, book, findings);
    look_at_layout(book.store(), findings);
    look_at_clock(context, book, findings);
    try {
        const State state = book.state_at(Scope::registry(), book.head().seq, std::nullopt);
        look_at_holidays(state.origin.calendar(), context.today(), findings);
        look_at_rules(state, findings);
        look_at_flows(state, findings);
    } catch (const Error& error) {
        findings.add({"entries", "条目"}, Standing::found, error.fault().message, "zb ledger verify");
    }
}

}  // namespace zb::cli
