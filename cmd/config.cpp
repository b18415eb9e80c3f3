// SPDX-License-Identifier: Apache-2.0
// zb config list|get|set|unset: how zb looks to one user, in config.toml. What changes results is a setting of the ledger: zb setting.
#include <filesystem>
#include <fmt/format.h>

#include "base/naming.h"
#include "base/text.h"
#include "cli/context.h"
#include "cli/own_words.h"
#include "cli/settings_file.h"
#include "cmd/nouns.h"

namespace zb::cli {

namespace {

struct PlainSetting {
    std::string_view key;
    std::string_view otherwise;  // where no file has it
};
constexpr PlainSetting kPlain[] = {{"db", "当前目录的 zb.db"}, {"color", "auto"}, {"pager", "less"}};

const UserSettings& settings_of(const Context& context) {
    if (context.env().settings_fault) throw *context.env().settings_fault;
    return context.env().settings;
}

// alias.红 is 红 in [alias].
SettingPlace place_of(const std::string& key) {
    for (const std::string_view prefix : {kAliasPrefix, kDefaultsPrefix})
        if (key.starts_with(prefix)) return {std::string{prefix.substr(0, prefix.size() - 1)}, key.substr(prefix.size())};
    return {"", key};
}

void refuse_unknown(const std::string& key) {
    const SettingPlace place = place_of(key);
    std::vector<std::string> known;
    for (const PlainSetting& one : kPlain) known.emplace_back(one.key);
    const bool plain = place.table.empty() && std::find(known.begin(), known.end(), key) != known.end();
    if (plain || (!place.table.empty() && !place.name.empty())) return;
    std::string hint = with_nearest_code(nearest(key, known), "可写 db、color、pager、alias.名、'defaults.名词 动词'");
    if (key == "format") hint = "输出格式只由 --format 决定，不能设";
    throw usage_error(Fault{"settings.unknown", fmt::format("没有“{}”这个外观设置", key), std::move(hint), Place{0, "key", key}});
}

// Words that a shell would part as they are parted here.
std::string value_text(const StatedSetting& stated) {
    if (!stated.key.starts_with(kAliasPrefix) && !stated.key.starts_with(kDefaultsPrefix)) return stated.words.front();
    std::vector<std::string> words;
    for (const std::string& word : stated.words) words.push_back(shell_word(word));
    return join(words, " ");
}

// Why it has no effect; empty where it has.
std::string fault_text(const Context& context, const StatedSetting& stated) {
    try {
        UserSettings settings = settings_of(context);
        for (StatedSetting& one : settings.stated) one.file.clear();  // the row says where it stands
        check_own_words(context.commands(), settings, *settings.find(stated.key));
        return {};
    } catch (const Error& error) {
        return error.fault().message;
    }
}

Table settings_table() {
    Table table;
    table.columns = {{"key", "设置"}, {"value", "值"}, {"file", "文件"}, {"line", "行", Align::right}, {"fault", "问题"}};
    return table;
}

Row row_of(const Context& context, const StatedSetting& stated) {
    return {stated.key, value_text(stated), stated.file, std::int64_t{stated.line}, text_cell(fault_text(context, stated))};
}

Row row_of(const PlainSetting& plain) { return {std::string{plain.key}, std::string{plain.otherwise}, Cell{}, Cell{}, Cell{}}; }

Exit run_config_list(Context& context) {
    const UserSettings& settings = settings_of(context);
    Table table = settings_table();
    for (const PlainSetting& plain : kPlain) {
        const StatedSetting* stated = settings.find(plain.key);
        table.rows.push_back(stated != nullptr ? row_of(context, *stated) : row_of(plain));
    }
    for (const std::string_view prefix : {kDefaultsPrefix, kAliasPrefix})
        for (const StatedSetting& stated : settings.stated)
            if (stated.key.starts_with(prefix)) table.rows.push_back(row_of(context, stated));
    context.print(std::move(table));
    return Exit::done;
}

Exit run_config_get(Context& context) {
    const std::string key = context.args().need("key");
    refuse_unknown(key);
    const StatedSetting* stated = settings_of(context).find(key);
    if (stated == nullptr) throw Error{"settings.not_set", fmt::format("没有设 {}", key), "全部外观设置：zb config list"};
    if (context.format() == Format::table) {
        context.print(value_text(*stated) + "\n");
    } else {
        Table table = settings_table();
        table.rows.push_back(row_of(context, *stated));
        context.print(std::move(table));
    }
    return Exit::done;
}

// The user's own file, behind whatever link it lies.
std::string own_file(const Context& context) {
    const auto& file = context.env().user_settings;
    if (!file)
        throw Error{"settings.no_home", "没有放外观设置的地方：HOME 没有设，或经由服务账号运行", "由管理员写 /etc/xdg/zb/config.toml"};
    std::error_code failed;
    const auto behind = std::filesystem::canonical(*file, failed);
    return failed ? *file : behind.string();
}

std::string present_text(const std::string& file) { return file_exists(file) ? read_settings_file(file) : std::string{}; }

void write_settings(const std::string& file, const std::string& text) {
    std::error_code failed;
    std::filesystem::create_directories(folder_of(file), failed);
    write_file(file, text, Replace::yes, "");
}

std::vector<std::string> value_words(const Context& context, const std::string& key) {
    const std::vector<std::string> given = context.args().texts("value");
    if (place_of(key).table.empty()) {
        if (given.size() > 1)
            throw usage_error("operand.extra", fmt::format("{} 只有一个值，后面多了“{}”", key, given[1]), "有空格的值加引号");
        return given;
    }
    if (given.size() == 1) static_cast<void>(words_of_line(given.front()));
    return given;
}

// The whole file as it will be must be right before any of it is written.
template <class Change>
void change_file(Context& context, const std::string& key, Change change) {
    const std::string file = own_file(context);
    const std::string before = present_text(file);
    static_cast<void>(settings_in(before, file, context.env().home));
    std::string after;
    try {
        after = change(before);
    } catch (const Error& error) {
        if (error.fault().code != "settings.by_hand") throw;
        throw Error{"settings.by_hand", fmt::format("设置文件 {}：{}", file, error.fault().message), error.fault().hint};
    }
    const UserSettings settings = settings_in(after, "", context.env().home);
    if (const StatedSetting* stated = settings.find(key)) check_own_words(context.commands(), settings, *stated);
    write_settings(file, after);
}

Exit run_config_set(Context& context) {
    const std::string key = context.args().need("key");
    refuse_unknown(key);
    const std::vector<std::string> words = value_words(context, key);
    if (words.empty())
        throw usage_error("option.form", fmt::format("{} 的值是空的", key), fmt::format("不要它了：zb config unset {}", shell_word(key)));
    change_file(context, key, [&](const std::string& text) { return with_setting(text, place_of(key), words); });
    context.say(fmt::format("已设 {} = {}", key, words.size() == 1 ? words.front() : value_text({key, words, "", 0})));
    return Exit::done;
}

Exit run_config_unset(Context& context) {
    const std::string key = context.args().need("key");
    refuse_unknown(key);
    const std::string file = own_file(context);
    if (settings_in(present_text(file), file, context.env().home).find(key) == nullptr)
        throw Error{"settings.not_set", fmt::format("{} 里没有设 {}", file, key), "全部外观设置和所在的文件：zb config list"};
    change_file(context, key, [&](const std::string& text) { return without_setting(text, place_of(key)); });
    context.say(fmt::format("已去掉 {}", key));
    return Exit::done;
}

Operand key_operand() { return {"key", "设置", true, false, Form::text, "db、color、pager、alias.名、'defaults.名词 动词'", {}, "config"}; }

}  // namespace

std::vector<Command> config_commands() {
    Command list;
    list.path = "config list";
    list.sort = Sort::plain;
    list.summary = "列出外观设置：值、写在哪个文件第几行";
    list.details =
        "外观设置在 ~/.config/zb/config.toml，不改结果，不入台账；本单位共用的在 /etc/xdg/zb/config.toml，各人的优先。"
        "影响结果的设置另列：zb setting list。";
    list.examples = {{"zb config list", "现在是怎样的"}};
    list.run = run_config_list;
    Command get;
    get.path = "config get";
    get.sort = Sort::plain;
    get.summary = "看一个外观设置的值";
    get.operands = {key_operand()};
    get.examples = {{"zb config set color never && zb config get color", "设了再看"}};
    get.run = run_config_get;
    Command set;
    set.path = "config set";
    set.sort = Sort::plain;
    set.one_form = true;
    set.summary = "改外观设置：台账在哪里、颜色、翻页，自己的缺省选项和别名";
    set.details =
        "只改那一行，注释和别的行不动；不合规矩的值不写入。\n"
        "缺省选项（defaults）只给查询命令，命令行上写了同一选项就以命令行为准，开关写 --wide=false 关掉；--format、日期、文件不能作缺省。"
        "脚本里设环境变量 ZB_NO_DEFAULTS=1，就不受任何人的缺省选项影响。\n"
        "别名（alias）是一条命令的前几个词，后面可以接着写；不能与 zb 的名词同名，可以套用别的别名。\n"
        "值以 - 开头时，前面写 --。";
    set.operands = {
        key_operand(),
        {"value", "值", true, true, Form::text, "db 写从 / 或 ~/ 开始的路径；color 写 auto、always、never；别名和缺省选项写命令的词"}};
    set.examples = {{"zb config set alias.红 'step list --lamp red' && zb 红", "zb 红：全部红灯事项"},
                    {"zb config set 'defaults.step list' -- --in-hand --sort due", "step list 只列在办，按到期日"},
                    {"zb config set pager 'less -R'", "怎样翻页"}};
    set.run = run_config_set;
    Command unset;
    unset.path = "config unset";
    unset.sort = Sort::plain;
    unset.one_form = true;
    unset.summary = "去掉一个外观设置，照不设时的样子";
    unset.operands = {key_operand()};
    unset.examples = {{"zb config set color never && zb config unset color", "设了又去掉"}};
    unset.run = run_config_unset;
    return {list, get, set, unset};
}

Candidates config_codes(const CodesWanted& /*wanted*/) {
    return {{{"db"}, "台账在哪里"}, {{"color"}, "何时用颜色"}, {{"pager"}, "怎样翻页"}, {{"alias."}, "别名"}, {{"defaults."}, "缺省选项"}};
}

}  // namespace zb::cli
