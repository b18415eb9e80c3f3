// SPDX-License-Identifier: Apache-2.0
// What a person reads in a cell.
#include <string>

#include "base/text.h"
#include "render/formats.h"

namespace zb {

namespace {

struct PeopleText {
    DateForm dates;

    std::optional<std::string> operator()(std::monostate) const { return std::nullopt; }
    std::optional<std::string> operator()(const std::string& text) const { return on_one_line(text); }
    std::optional<std::string> operator()(std::int64_t number) const { return std::to_string(number); }
    std::optional<std::string> operator()(bool yes) const { return yes ? "是" : "否"; }
    std::optional<std::string> operator()(Date day) const { return dates == DateForm::iso ? iso(day) : month_day(day); }
    std::optional<std::string> operator()(Money sum) const { return in_wan(sum); }
    std::optional<std::string> operator()(const Texts& texts) const { return on_one_line(join(texts, "；")); }
    std::optional<std::string> operator()(const NamedTexts& named) const { return on_one_line(one_text(named)); }
};

}  // namespace

std::optional<std::string> people_text(const Cell& cell, const Column& column) {
    if (!cell.shown.empty()) return on_one_line(cell.shown);
    return std::visit(PeopleText{column.dates}, cell.value);
}

const Cell& cell_at(const Row& row, std::size_t index) {
    static const Cell kNothing;
    return index < row.size() ? row[index] : kNothing;
}

std::string on_one_line(std::string_view text) {
    std::string line{trim(text)};
    for (char& c : line) {
        if (c == '\n' || c == '\t') c = ' ';
    }
    return visible(line, Newlines::escape);
}

}  // namespace zb
