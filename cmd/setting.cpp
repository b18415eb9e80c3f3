// SPDX-License-Identifier: Apache-2.0
// zb setting list|set: what changes results is a setting, and every change of one is an entry.
#include <fmt/format.h>

#include "base/text.h"
#include "cli/importing.h"
#include "cmd/nouns.h"

namespace zb::cli {

namespace {

void fill_setting_set(WriteRow& row) {
    const std::string name = row.args.need("name");
    const std::string value = clean_text(row.args.need("value"), "设置值", Newlines::escape);
    check_setting(name, value);
    const Date on = row.on(Leaning::nearest);  // it may lie ahead
    const std::string before = row.draft.state().origin.setting(name, on);
    if (before == value) {
        throw Error{Fault{"setting.unchanged", fmt::format("{} 自 {} 起已经是“{}”", name, iso(on), value), "看全部设置：zb setting list",
                          Place{0, name, value}}};
    }
    row.draft.add(noted(SettingChanged{name, value}, row.args), on, row.by());
    row.draft.answer(fmt::format("已记录：{} 由“{}”改为“{}”（{} 起）", name, before, value, iso(on)));
}

Exit run_setting_set(Context& context) { return write(context, registry_scope, fill_setting_set); }

Exit run_setting_list(Context& context) {
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::registry());
    // Read without a day, so that changes that take effect later are listed too.
    const State known = book.state_at(Scope::registry(), now.basis.seq, std::nullopt);
    Table table = SettingNoun::table(known, now.day).table;
    if (const auto name = context.args().text("name")) {
        known_setting(*name);
        std::erase_if(table.rows, [&](const Row& row) { return std::get<std::string>(row.front().value) != *name; });
    }
    context.print(std::move(table));
    return Exit::done;
}

}  // namespace

std::vector<Command> setting_commands() {
    Command list;
    list.path = "setting list";
    list.summary = "列出设置项：值、自何时、缺省值、意思、来源";
    list.details = "来源写“假定，可改”的，没有查到明文规定，按本单位做法改。";
    list.operands = {{"name", "设置项", false, false, Form::text, "只看这一项", {}, "setting"}};
    list.examples = {{"zb setting list", "全部设置项"}, {"zb setting list submission.deadline", "报送截止时刻"}};
    list.run = run_setting_list;
    Command set;
    set.path = "setting set";
    set.sort = Sort::write;
    set.summary = "改设置项，自 --on 之日起";
    set.details = "--on 可以是以后的日子；以前的报告仍按当时的值。";
    set.operands = {{"name", "设置项", true, false, Form::text, "如 submission.deadline", {}, "setting"},
                    {"value", "值", true, false, Form::text, "如 17:00"}};
    set.examples = {{"zb setting set submission.deadline 17:00 --on 2026-12-01", "12 月起 17:00 截止"},
                    {"zb setting set submission.days 周一、周四", "改为每周报两次"}};
    set.run = run_setting_set;
    return {list, set};
}

Candidates setting_codes(const CodesWanted& /*wanted*/) {
    Candidates candidates;
    for (const SettingMeaning& known : known_settings()) candidates.push_back({{std::string{known.name}}, std::string{known.meaning}});
    return candidates;
}

}  // namespace zb::cli
