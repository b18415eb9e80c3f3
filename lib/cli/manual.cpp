// SPDX-License-Identifier: Apache-2.0
// Writes zb(1) for scdoc: every command, and once what commands of a sort share.
#include "cli/manual.h"

#include <fmt/format.h>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "cli/help.h"

namespace zb::cli {

namespace {

// What scdoc would take for its own notation stands behind a backslash.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool begins_a_list = out.empty() && std::string_view{"-.#|[];"}.find(c) != std::string_view::npos;
        if (begins_a_list || std::string_view{"*_\\`"}.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out;
}

std::string heading(std::string_view text) { return fmt::format("\n# {}\n", text); }

std::string paragraphs(std::string_view text) {
    std::string out;
    for (const std::string& line : split(text, '\n')) {
        if (!line.empty()) out += fmt::format("\n{}\n", plain(line));
    }
    return out;
}

std::string item(std::string_view term, std::string_view text) { return fmt::format("\n{}\n\t{}\n", term, plain(text)); }

std::string option_item(const Option& option) {
    std::string term = option.letter.empty() ? "" : fmt::format("*-{}*, ", option.letter);
    term += fmt::format("*--{}*", plain(option.name));
    if (option.form != Form::flag) term += fmt::format(" _{}_", plain(option.value));
    return item(term, explanation(option));
}

std::string option_items(std::span<const Option> options) {
    std::string out;
    for (const Option& option : options) out += option_item(option);
    return out;
}

std::string examples(const Command& command) {
    if (command.examples.empty()) return {};
    std::string out = "\n例：\n\n```\n";
    for (const Example& example : command.examples) {
        out += fmt::format("{}\n", example.line);
        if (!example.says.empty()) out += fmt::format("    {}\n", example.says);
    }
    return out + "```\n";
}

std::string command_section(const Command& command) {
    std::string out = fmt::format("\n## {}\n", plain(words_line(command)));
    out += paragraphs(fmt::format("{}。", command.summary)) + paragraphs(command.details);
    for (const Operand& operand : command.operands) {
        if (!operand.help.empty()) out += item(fmt::format("_{}_, *--{}*", plain(operand.label), operand.name), operand.help);
    }
    out += option_items(command.options);
    if (!command.found.empty()) out += paragraphs(fmt::format("退出码 3：{}。", command.found));
    return out + examples(command);
}

// One line a command, under the noun whose page has the rest.
std::string noun_section(const CommandList& commands, const Noun& noun) {
    std::string out = fmt::format("\n## {}\n", noun.name) + paragraphs(fmt::format("{}。详见 zb-{}(1)。", noun.summary, noun.name));
    for (const Command& command : commands.rows(noun)) out += item(fmt::format("*{}*", plain(words_line(command))), command.summary);
    return out;
}

std::string shared_options() {
    return heading("共有的选项") + paragraphs("写入命令都有这些选项，命令自己另有说明的除外：") + option_items(sort_options(Sort::write)) +
           paragraphs("列表和报表都有这些选项：") + option_items(sort_options(Sort::read)) + paragraphs("所有命令都有这些选项：") +
           option_items(common_options());
}

std::string dates_and_bulk() {
    return heading("日期和批量") +
           paragraphs(
               "日期写 2026-11-20，或 today、yesterday、+3wd、-1wd（工作日）、-2d（自然日）。时间一律按东八区。\n"
               "--input 的文件每行一个 JSON 对象，键为选项名和内容名，也可以写帮助里的中文名（项目、日期）；CSV、XLSX "
               "的表头同键；各行依次检查，一次写成，有一行被拒绝就一条不写，除非加 "
               "--keep-going。\n"
               "项目可以写代码 JH-2026-001、短码 001 或名称；没有终端时（脚本、cron），写入命令只收代码、短码和全名。");
}

std::string words_of(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell.value)) return *text;
    const auto* number = std::get_if<std::int64_t>(&cell.value);
    return number == nullptr ? std::string{} : std::to_string(*number);
}

// A topic's table in words: its rows, each with what the columns of people say.
std::string topic_rows(const Topic& topic) {
    const Table table = read_by(Reader::people, topic.make());
    std::string out;
    for (const Row& row : table.rows) {
        std::vector<std::string> parts;
        for (std::size_t i = 1; i < row.size(); ++i) {
            const std::string words = words_of(row[i]);
            if (!words.empty()) parts.push_back(fmt::format("{}：{}", table.columns[i].heading, words));
        }
        out += item(fmt::format("*{}*", plain(words_of(row[0]))), join(parts, "；"));
    }
    return out;
}

std::string topic_section(const Topic& topic) {
    const std::string out = heading(topic.name) + paragraphs(fmt::format("{}。", topic.summary)) + paragraphs(topic.details);
    if (topic.page.empty()) return out + topic_rows(topic);
    return out + paragraphs(fmt::format("全表见 zb-{}(7)，或 zb help {}。", topic.page, topic.name));
}

std::string exit_statuses() {
    return heading("退出码") + item("*0*", "完成") + item("*1*", "拒绝或失败，什么都没有写入") +
           item("*2*", "命令行写错：不认识的词，格式不对") + item("*3*", "查出了问题，或答案是否定的") +
           item("*74*", "不知是否写入，或回执没能打印：用同一 --request-id 再问一次") + item("*75*", "数据库正忙");
}

std::string environment_and_files() {
    return heading("环境变量") + item("*ZB\\_DB*", "数据库；不写取设置文件里的 db，再不然是当前目录的 zb.db") +
           item("*ZB\\_TODAY*", "同 --today") + item("*ZB\\_NOW*", "整个时钟，如 2026-11-20T16:30:00+08:00；只用于演练库") +
           item("*ZB\\_PAGER*, *PAGER*", "比屏幕长的结果在终端上交给它翻页；设为空就不翻页；不设是 less") +
           item("*ZB\\_NO\\_DEFAULTS*", "设为任何值：不用设置文件里的缺省选项（脚本里写它）") +
           item("*NO\\_COLOR*, *TERM*, *COLUMNS*, *LINES*", "颜色和终端大小") + heading("文件") +
           item("_zb.db_", "台账，一个 SQLite 文件，格式见 zb-ledger(5)") + item("_zb.db-lock_", "写入命令在它上面排队，可以删除") +
           item("_/etc/xdg/zb/config.toml_, _~/.config/zb/config.toml_",
                "外观设置（TOML），后一个优先：db = \"完整路径\"、color = \"auto\"、pager = "
                "\"less\"、缺省选项、别名，见 zb-config(5)；选项优先于环境变量，环境变量优先于设置。"
                "影响结果的设置不在这里，在台账里") +
           item("_~/.local/state/zb/heads/_", "这个用户看到过的各本台账的末条；台账变短或被换，靠它发现。可以作 --anchors 的文件") +
           heading("另见") + "\n*zb-config*(5), *zb-ledger*(5), *zb-notice*(7)\n";
}

}  // namespace

std::string manual_page(const CommandList& commands) {
    std::string page = "zb(1) \"zb\" \"zb 手册\"\n";
    page += heading("NAME") + "\nzb - 重大项目审批与要素保障服务台账\n";
    page += heading("用法") + "\n*zb* _名词_ _动词_ [_内容_] [_选项_]\n";
    page += heading("说明") + paragraphs(
                                  "每件事实是只增不改的台账里的一条；期限、亮灯、周通报都是按某一天从条目推算出来的。\n"
                                  "选项写在内容前后都行；-- 之后不再有选项；文件名 - 是标准输入或输出。");
    page += heading("命令");
    for (const Noun& noun : commands.nouns()) page += noun_section(commands, noun);
    for (const Topic& topic : commands.topics()) page += topic_section(topic);
    return page + shared_options() + dates_and_bulk() + exit_statuses() + environment_and_files();
}

std::string manual_page(const CommandList& commands, const Noun& noun) {
    std::string page = fmt::format("zb-{}(1) \"zb\" \"zb 手册\"\n", noun.name);
    page += heading("NAME") + fmt::format("\nzb-{} - {}\n", noun.name, plain(noun.summary));
    page += heading("命令");
    for (const Command& command : commands.rows(noun)) page += command_section(command);
    page += heading("共有的选项") + paragraphs("写入、查询和所有命令共有的选项，日期的写法，批量，退出码，环境变量：见 zb(1)。");
    return page + heading("另见") + "\n*zb*(1), *zb-ledger*(5)\n";
}

std::string manual_page(const Topic& topic) {
    std::string page = fmt::format("zb-{}(7) \"zb\" \"zb 手册\"\n", topic.page);
    page += heading("NAME") + fmt::format("\nzb-{} - {}\n", topic.page, plain(topic.summary));
    page += heading("说明") + paragraphs(topic.details) + heading(topic.name) + topic_rows(topic);
    return page + heading("另见") + "\n*zb*(1)\n";
}

}  // namespace zb::cli
