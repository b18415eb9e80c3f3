// SPDX-License-Identifier: Apache-2.0
// One HTML file: the page of data/chart with style, script and the chart's JSON within; nothing is fetched.
#include <array>
#include <utility>

#include "base/text.h"
#include "render/chart.h"
#include "render/markup.h"

namespace zb {

extern const std::string_view embedded_chart_page;
extern const std::string_view embedded_chart_style;
extern const std::string_view embedded_chart_script;

namespace {

// Within a script element only "<" could end or comment it; in JSON it stands in strings alone.
std::string json_in_page(const Chart& chart) {
    std::string safe;
    for (const char c : chart_json(chart)) {
        if (c == '<') {
            safe += "\\u003c";
        } else {
            safe += c;
        }
    }
    return safe;
}

std::string notes_of(const Chart& chart) {
    std::string notes;
    for (const std::string& note : chart.notes) notes += "<p>" + markup_text(note) + "</p>";
    return notes;
}

}  // namespace

std::string chart_html(const Chart& chart) {
    const std::array<std::pair<std::string_view, std::string>, 6> parts = {{
        {"{{title}}", markup_text(chart.title)},
        {"{{subtitle}}", markup_text(chart.subtitle)},
        {"{{style}}", std::string{embedded_chart_style}},
        {"{{notes}}", notes_of(chart)},
        {"{{data}}", json_in_page(chart)},
        {"{{script}}", std::string{embedded_chart_script}},
    }};
    std::string page;
    std::string_view rest = embedded_chart_page;
    for (std::size_t at = rest.find("{{"); at != std::string_view::npos; at = rest.find("{{")) {
        page += rest.substr(0, at);
        rest.remove_prefix(at);
        const std::string_view before = rest;
        for (const auto& [name, text] : parts) {
            if (!rest.starts_with(name)) continue;
            page += text;
            rest.remove_prefix(name.size());
            break;
        }
        if (rest.size() == before.size()) break;  // no name of ours: the test of the page would show it
    }
    return page.append(rest);
}

}  // namespace zb
