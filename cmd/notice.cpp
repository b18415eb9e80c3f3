// SPDX-License-Identifier: Apache-2.0
// zb help 通知, zb-notice(7): each demand of the notice with the commands that serve it (data/notice.json, checked by
// tests/program/check_notice.py).
#include <fmt/format.h>

#include "base/json.h"
#include "base/text.h"
#include "cmd/nouns.h"

namespace zb {
extern const std::string_view embedded_notice;
}  // namespace zb

namespace zb::cli {

namespace {

struct Served {
    std::vector<std::string> lines;   // zb project time 001
    std::vector<std::string> prints;  // what stands in the answer of each
    std::vector<std::string> both;
};

Served read_served(JsonView commands) {
    Served served;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        const JsonView command = commands.at(i);
        const std::string line{command.find("line")->text()};
        const std::string prints{command.find("prints")->text()};
        served.lines.push_back(line);
        served.prints.push_back(prints);
        served.both.push_back(fmt::format("{}（印出“{}”）", line, prints));
    }
    return served;
}

std::string text_of(JsonView demand, std::string_view key) { return std::string{demand.find(key)->text()}; }

}  // namespace

Table notice_topic() {
    Table table;
    table.columns = {{"number", "条", Align::right},
                     {"part", "出处"},
                     {"text", "要求"},
                     {"served", "现状"},
                     for_people({"served_by", "命令"}),
                     for_machines({"commands", "命令"}),
                     for_machines({"prints", "印出"}),
                     {"remark", "说明"}};
    JsonDocument parser;
    const JsonView demands = parser.parse(embedded_notice);
    for (std::size_t i = 0; i < demands.size(); ++i) {
        const JsonView demand = demands.at(i);
        const Served served = read_served(*demand.find("commands"));
        table.rows.push_back({demand.find("number")->integer(), text_of(demand, "part"), text_of(demand, "text"), text_of(demand, "served"),
                              text_cell(join(served.both, "；")), text_cell(join(served.lines, "；")), text_cell(join(served.prints, "；")),
                              text_cell(text_of(demand, "remark"))});
    }
    return table;
}

}  // namespace zb::cli
