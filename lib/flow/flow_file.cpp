// SPDX-License-Identifier: Apache-2.0
// A flow as one TOML file, both ways, from the one list of its fields.
#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "base/text.h"
#include "base/toml.h"
#include "flow/flow.h"

namespace zb {

namespace {

using Kind = TomlValue::Kind;

constexpr std::string_view kForm = "写法见 zb flow export shehui_gongye";

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else {
            out += c;
        }
    }
    return out + "\"";
}

// The keys of a table in the order of its fields; what is empty is left out.
class TableWriter {
public:
    void operator()(std::string_view key, const std::string& value, std::string_view /*meaning*/) {
        if (!value.empty()) line(key, quoted(value));
    }
    void operator()(std::string_view key, int value, std::string_view /*meaning*/) { line(key, std::to_string(value)); }
    void operator()(std::string_view key, bool value, std::string_view /*meaning*/) {
        if (value) line(key, "true");
    }
    void operator()(std::string_view key, const std::optional<int>& value, std::string_view /*meaning*/) {
        if (value) line(key, std::to_string(*value));
    }
    void operator()(std::string_view key, StepKind value, std::string_view /*meaning*/) { line(key, quoted(zb::key(value))); }
    void operator()(std::string_view key, LimitUnit value, std::string_view /*meaning*/) { line(key, quoted(zb::key(value))); }
    void operator()(std::string_view key, const std::vector<std::string>& values, std::string_view /*meaning*/) {
        if (values.empty()) return;
        std::vector<std::string> pieces;
        for (const std::string& value : values) pieces.push_back(quoted(value));
        line(key, fmt::format("[{}]", join(pieces, ", ")));
    }
    void operator()(std::string_view key, const std::optional<std::string>& value, std::string_view /*meaning*/) {
        if (value) line(key, quoted(*value));
    }
    void operator()(std::string_view key, const std::optional<Validity>& validity, std::string_view /*meaning*/) {
        if (validity) inner_table(key, *validity);
    }
    void operator()(std::string_view key, const std::optional<Shortest>& shortest, std::string_view /*meaning*/) {
        if (shortest) inner_table(key, *shortest);
    }
    void operator()(std::string_view key, const std::vector<Material>& materials, std::string_view /*meaning*/) {
        if (materials.empty()) return;
        std::string text = "[\n";
        for (const Material& material : materials) {
            text += fmt::format("    {{ name = {}{} }},\n", quoted(material.name), material.main ? "" : ", minor = true");
        }
        line(key, text + "]");
    }
    void operator()(std::string_view /*key*/, const std::vector<FlowStep>& steps, std::string_view /*meaning*/) {
        for (const FlowStep& step : steps) {
            out_ += "\n[[steps]]\n";
            FlowStep::fields(step, *this);
        }
    }
    std::string take() { return std::move(out_); }

private:
    template <class Value>
    void inner_table(std::string_view key, const Value& value) {
        TableWriter inner;
        Value::fields(value, inner);
        std::string members = inner.take();
        members.pop_back();
        for (std::size_t at = members.find('\n'); at != std::string::npos; at = members.find('\n')) members.replace(at, 1, ", ");
        line(key, fmt::format("{{ {} }}", members));
    }
    void line(std::string_view key, std::string_view value) { out_ += fmt::format("{} = {}\n", key, value); }
    std::string out_;
};

// Takes the keys of one table and gathers every fault with its line.
class TableReader {
public:
    TableReader(const TomlValue& table, std::string where, std::vector<Fault>& faults)
        : table_(table), where_(std::move(where)), faults_(faults) {}

    void operator()(std::string_view key, std::string& to, std::string_view meaning) {
        const TomlValue* value = find(key, Kind::text, fmt::format("“{}”要加半角双引号", meaning));
        if (value != nullptr) to = checked(*value, key, meaning);
    }
    void operator()(std::string_view key, bool& to, std::string_view meaning) {
        const TomlValue* value = find(key, Kind::boolean, fmt::format("“{}”要写 true 或 false", meaning));
        if (value != nullptr) to = value->boolean;
    }
    void operator()(std::string_view key, int& to, std::string_view meaning) { to = days_of(key, meaning).value_or(to); }
    void operator()(std::string_view key, std::optional<int>& to, std::string_view meaning) { to = days_of(key, meaning); }
    void operator()(std::string_view key, StepKind& to, std::string_view meaning) {
        take_word(key, to, step_kind, fmt::format("“{}”可写 permit、filing、review、utility、enterprise、milestone", meaning));
    }
    void operator()(std::string_view key, LimitUnit& to, std::string_view meaning) {
        take_word(key, to, limit_unit, fmt::format("“{}”可写 working、calendar、month", meaning));
    }
    void operator()(std::string_view key, std::vector<std::string>& to, std::string_view meaning) {
        const TomlValue* list = find(key, Kind::array, fmt::format("“{}”要写成列表，如 [\"甲\", \"乙\"]", meaning));
        if (list == nullptr) return;
        for (const TomlValue& one : list->items) {
            if (one.is(Kind::text)) {
                to.push_back(checked(one, key, meaning));
            } else {
                fault(one.line, key, fmt::format("“{}”的每一项要加半角双引号", meaning));
            }
        }
    }
    void operator()(std::string_view key, std::optional<std::string>& to, std::string_view meaning) {
        const TomlValue* value = find(key, Kind::text, fmt::format("“{}”要加半角双引号", meaning));
        if (value != nullptr) to = checked(*value, key, meaning);
    }
    void operator()(std::string_view key, std::optional<Validity>& to, std::string_view meaning) {
        take_table(key, to, meaning, "months = 3");
    }
    void operator()(std::string_view key, std::optional<Shortest>& to, std::string_view meaning) {
        take_table(key, to, meaning, "days = 7");
    }
    void operator()(std::string_view key, std::vector<Material>& to, std::string_view meaning) {
        constexpr std::string_view kMaterial = "材料要写成 { name = \"材料\" }，次要材料加 minor = true";
        const TomlValue* list = find(key, Kind::array, std::string{kMaterial});
        if (list == nullptr) return;
        for (const TomlValue& one : list->items) {
            const TomlValue* name = one.find("name");
            const TomlValue* minor = one.find("minor");
            const bool sound = name != nullptr && name->is(Kind::text) && (minor == nullptr || minor->is(Kind::boolean)) &&
                               one.members.size() == (minor == nullptr ? 1U : 2U);
            if (sound) {
                to.push_back({checked(*name, key, meaning), minor == nullptr || !minor->boolean});
            } else {
                fault(one.line, key, std::string{kMaterial});
            }
        }
    }
    void operator()(std::string_view key, std::vector<FlowStep>& to, std::string_view /*meaning*/) {
        const TomlValue* list = find(key, Kind::array, "事项要写在 [[steps]] 下面");
        if (list == nullptr || list->items.empty()) return fault(table_.line, key, "没有一个事项，要有 [[steps]]");
        for (const TomlValue& one : list->items) {
            if (!one.is(Kind::table)) return fault(one.line, key, "事项要写在 [[steps]] 下面");
            FlowStep step;
            TableReader reader{one, fmt::format("第 {} 个事项", to.size() + 1), faults_};
            FlowStep::fields(step, reader);
            reader.refuse_unknown();
            step_lines.emplace(step.step_key, one.line);
            to.push_back(std::move(step));
        }
    }

    void refuse_unknown() {
        for (const TomlMember& member : table_.members) {
            if (std::find(known_.begin(), known_.end(), member.key) != known_.end()) continue;
            const std::string near = nearest(member.key, known_);
            fault(member.value.line, visible(member.key, Newlines::escape),
                  near.empty() ? "不认识这个键" : fmt::format("不认识这个键，是不是 {}？", near));
        }
    }

    std::map<std::string, int> step_lines;  // by key

private:
    template <class Value>
    void take_table(std::string_view key, std::optional<Value>& to, std::string_view meaning, std::string_view example) {
        const TomlValue* table = find(key, Kind::table, fmt::format("“{}”要写成 {{ {}, basis = \"依据\" }}", meaning, example));
        if (table == nullptr) return;
        TableReader inner{*table, fmt::format("{} 的{}", where_, meaning), faults_};
        Value::fields(to.emplace(), inner);
        inner.refuse_unknown();
    }
    void fault(int line, std::string_view key, std::string message) {
        faults_.push_back(Fault{"flow.invalid_file", fmt::format("{} {}：{}", where_, key, std::move(message)), std::string{kForm},
                                Place{std::max(line, 1), std::string{key}, {}}});
    }

    // nullptr where the table has no such key, or something of another kind under it, which is a fault.
    const TomlValue* find(std::string_view key, Kind kind, std::string wanted) {
        known_.emplace_back(key);
        const TomlValue* value = table_.find(key);
        if (value == nullptr || value->is(kind)) return value;
        fault(value->line, key, std::move(wanted));
        return nullptr;
    }

    std::string checked(const TomlValue& value, std::string_view key, std::string_view meaning) {
        try {
            return clean_text(value.text, meaning);
        } catch (const Error& error) {
            fault(value.line, key, error.fault().message);
            return {};
        }
    }

    std::optional<int> days_of(std::string_view key, std::string_view meaning) {
        constexpr std::int64_t kMostDays = 3650;
        const std::string wanted = fmt::format("“{}”要写 0 到 {} 的整数", meaning, kMostDays);
        const TomlValue* value = find(key, Kind::integer, wanted);
        if (value == nullptr) return std::nullopt;
        if (value->integer >= 0 && value->integer <= kMostDays) return static_cast<int>(value->integer);
        fault(value->line, key, wanted);
        return std::nullopt;
    }

    template <class E>
    void take_word(std::string_view key, E& to, std::optional<E> (*word)(std::string_view), const std::string& wanted) {
        const TomlValue* value = find(key, Kind::text, wanted);
        if (value == nullptr) return;
        if (const auto found = word(value->text)) {
            to = *found;
        } else {
            fault(value->line, key, wanted);
        }
    }

    const TomlValue& table_;
    std::string where_;
    std::vector<Fault>& faults_;
    std::vector<std::string> known_;
};

[[noreturn]] void refuse_file(std::vector<Fault> faults) {
    std::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) { return a.place.line < b.place.line; });
    const std::string message = fmt::format("流程文件有 {} 处问题", faults.size());
    throw Error{"flow.invalid_file", message, "改好后再导入；" + std::string{kForm}}.with_rows(std::move(faults));
}

}  // namespace

std::string write_flow(const Flow& flow) {
    TableWriter writer;
    Flow::fields(flow, writer);
    return writer.take();
}

Flow read_flow(std::string_view text) {
    const TomlValue table = read_toml(text);
    std::vector<Fault> faults;
    Flow flow;
    TableReader reader{table, "流程", faults};
    Flow::fields(flow, reader);
    reader.refuse_unknown();
    if (flow.flow_key.empty() || flow.name.empty()) {
        faults.push_back(Fault{"flow.invalid_file", "流程没有 key 或 name", "在文件开头写 key 和 name", Place{1, "key", {}}});
    }
    // The check would find faults in a half-read flow that the file does not have.
    if (!faults.empty()) refuse_file(std::move(faults));
    faults = check(flow);
    for (Fault& fault : faults) {
        const auto line = reader.step_lines.find(fault.place.value);
        if (line != reader.step_lines.end()) fault.place.line = line->second;
    }
    if (!faults.empty()) refuse_file(std::move(faults));
    return flow;
}

}  // namespace zb
