// SPDX-License-Identifier: Apache-2.0
// Finding a command in the list, and the options that commands share.
#include "cli/command.h"

#include <algorithm>

namespace zb::cli {

const Noun* CommandList::find_noun(std::string_view name) const {
    const auto found = std::find_if(nouns_.begin(), nouns_.end(), [&](const Noun& noun) { return noun.name == name; });
    return found == nouns_.end() ? nullptr : &*found;
}

std::span<const Command> CommandList::rows(const Noun& noun) const {
    auto place = made_.find(noun.name);
    if (place == made_.end()) place = made_.emplace(noun.name, noun.make()).first;
    return place->second;
}

const Command* CommandList::find(std::string_view path) const {
    const Noun* noun = find_noun(path.substr(0, path.find(' ')));
    if (noun == nullptr) return nullptr;
    const auto of_noun = rows(*noun);
    const auto found = std::find_if(of_noun.begin(), of_noun.end(), [&](const Command& row) { return row.path == path; });
    return found == of_noun.end() ? nullptr : &*found;
}

std::vector<const Command*> CommandList::all() const {
    std::vector<const Command*> all;
    for (const Noun& noun : nouns_) {
        for (const Command& row : rows(noun)) all.push_back(&row);
    }
    return all;
}

namespace {

const std::vector<Option>& write_options() {
    static const std::vector<Option> options = {
        {"on", Form::day, "日期", "事情发生的日子；不写就是今天"},
        of_noun("staff", {"by", Form::text, "人员", "经办人；不写就是当前登录的人"}),
        {"note", Form::text, "文字", "备注，随事项存入台账"},
        {"request-id", Form::text, "编号", "自定的请求编号：同一编号同一内容再执行，只给出第一次的回执"},
        {"dry-run", Form::flag, {}, "只检查、只显示将写入什么，不写入", false, false, {}, "n"},
        {"input", Form::file, "文件", "批量：每行一个 JSON 对象，或 CSV、XLSX；键、表头为选项名或中文名（如 项目）；- 为标准输入"},
        {"clock-ok", Form::flag, {}, "时钟与台账最后一条相差太多时，确认时钟没有错"},
        {"keep-going", Form::flag, {}, "批量时跳过有问题的行，写入其余各行"},
    };
    return options;
}

const std::vector<Option>& list_options() {
    static const std::vector<Option> options = {
        {"limit", Form::count, "数", "最多给出这么多行"},
        {"columns", Form::text, "列", "只要这些列，逗号分隔，按所写顺序；写列名或表头都行"},
        {"sort", Form::text, "列", "按这一列排序；倒序写成 列:desc"},
        {"wide", Form::flag, {}, "屏幕窄也列出全部列", false, false, {}, "w"},
        format_option_with({}, "输出格式；docx、xlsx 写入 -o 指定的文件"),
        {"no-header", Form::flag, {}, "不要表头"},
        {"plain", Form::flag, {}, "CSV 不加 BOM，不加防公式的单引号，状态、灯、事项写键（accepted）不写中文"},
    };
    return options;
}

const std::vector<Option>& read_options() {
    static const std::vector<Option> options = [] {
        std::vector<Option> all = {
            {"as-of", Form::day, "日期", "按这一天所知、以这一天为当天"},
            {"head", Form::count, "号", "按台账第几号所知"},
        };
        all.insert(all.end(), list_options().begin(), list_options().end());
        return all;
    }();
    return options;
}

}  // namespace

Option of_noun(std::string_view noun, Option option) {
    option.noun = noun;
    return option;
}

std::span<const Option> sort_options(Sort sort) {
    switch (sort) {
        case Sort::plain: return list_options();
        case Sort::read: return read_options();
        case Sort::write: return write_options();
        case Sort::bare_write: break;
    }
    return {};
}

Option text_format_option() {
    return {"format", Form::choice, "格式", "输出格式", false, false, {"table", "csv", "markdown", "json", "jsonl"}};
}

Option format_option_with(std::initializer_list<std::string_view> more, std::string_view words) {
    Option option{"format", Form::choice, "格式", words, false, false, {"table", "csv", "markdown", "json", "jsonl", "docx", "xlsx"}};
    option.choices.insert(option.choices.end(), more);
    return option;
}

std::span<const Option> common_options() {
    static const std::vector<Option> options = {
        {"db", Form::file, "文件", "数据库；不写依次取环境变量 ZB_DB、设置文件里的 db、当前目录的 zb.db"},
        text_format_option(),
        {"output", Form::file, "文件", "结果写入文件（整份写成或不写）；- 为标准输出", false, false, {}, "o"},
        {"force", Form::flag, {}, "允许 -o 替换已有的文件", false, false, {}, "f"},
        {"color", Form::choice, "何时", "何时用颜色", false, false, {"auto", "always", "never"}},
        {"quiet", Form::flag, {}, "成功时不说话，只给数据", false, false, {}, "q"},
        {"today", Form::day, "日期", "以这一天为今天（期限、红黄灯、--on 的缺省值）"},
        {"yes", Form::flag, {}, "不问，直接做（只有先问一句的命令有：撤销、恢复、迁移、抹去等）"},
        {"help", Form::flag, {}, "显示帮助", false, false, {}, "h"},
    };
    return options;
}

std::vector<Option> all_options(const Command& command) {
    std::vector<Option> all = command.options;
    const auto names = [](std::span<const Option> options, std::string_view name) {
        return std::any_of(options.begin(), options.end(), [&](const Option& one) { return one.name == name; });
    };
    const auto add = [&](std::span<const Option> more) {
        for (const Option& option : more) {
            const bool of_lists = option.name == "format" || names(list_options(), option.name);
            const bool of_rows = option.name == "input" || option.name == "keep-going";
            const bool of_files = option.name == "force";
            const bool unasked = command.asks.empty() && option.name == "yes";
            const bool idle =
                unasked || (command.one_form && of_lists) || (command.one_act && of_rows) || (command.fills_folder && of_files);
            if (!idle && !names(all, option.name)) all.push_back(option);
        }
    };
    add(sort_options(command.sort));
    add(common_options());
    return all;
}

}  // namespace zb::cli
