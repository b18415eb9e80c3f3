// SPDX-License-Identifier: Apache-2.0
// The sample's circular, printed once from the scenario's facts, and how it is compared with the expected figures.
#pragma once

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "render/render.h"
#include "report/weekly/document.h"
#include "support/days.h"
#include "support/scenario.h"
#include "support/source.h"

namespace zb {

using Json = nlohmann::json;
using test::day;

inline WeeklyImprint imprint(const State& state, Date on) {
    WeeklyImprint imprint;
    imprint.basis = Basis{1298, std::string(64, 'f'), on, true};
    imprint.number = 21;
    imprint.reprint = "zb report weekly --head 1298 --as-of " + iso(on);
    const auto setting = [&](std::string_view name) { return state.origin.setting(name, on); };
    imprint.title = setting("report.title");
    imprint.office = setting("report.office");
    imprint.addressees = setting("report.addressees");
    imprint.copies = setting("report.copies");
    imprint.deadline = setting("submission.deadline");
    return imprint;
}

inline WeekRecord record_of(const State& now, Date on, const State& before, Date eve) { return week_record({&now, on}, {&before, eve}); }

struct Printed {
    WeekRecord record;
    Document document;
    Json json;
    std::string markdown;
};

inline Printed print(const State& now, Date on, const State& before, Date eve) {
    Printed printed;
    printed.record = record_of(now, on, before, eve);
    printed.document = weekly_document(printed.record, imprint(now, on));
    RenderOptions options;
    options.format = Format::json;
    printed.json = Json::parse(render(printed.document, options));
    options.format = Format::markdown;
    printed.markdown = render(printed.document, options);
    return printed;
}

inline const Printed& sample() {
    static const State now = play_scenario(day("2026-11-20"));  // kept: the record points into it
    static const State before = play_scenario(day("2026-11-13"));
    static const Printed printed = print(now, day("2026-11-20"), before, day("2026-11-13"));
    return printed;
}

inline const Json& expected() {
    static const Json all = Json::parse(std::ifstream{test::source_file("tests/scenario/expected.json")});
    return all.at("circular");
}

inline const Json& json_section(const Json& report, const std::string& key) {
    const auto& sections = report.at("sections");
    const auto found = std::find_if(sections.begin(), sections.end(), [&](const Json& each) { return each.at("key") == key; });
    REQUIRE_MESSAGE(found != sections.end(), key);
    return *found;
}

// Each wanted row is there in its place, with these values at least.
inline void check_rows(const std::string& key, const Json& rows, const Json& wanted) {
    CAPTURE(key);
    REQUIRE(rows.size() == wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i].is_array()) {
            CHECK(rows[i].at("project") == wanted[i][0]);
            CHECK(rows[i].at("step") == wanted[i][1]);
            continue;
        }
        for (const auto& pair : wanted[i].items()) {
            CAPTURE(pair.key());
            CHECK(rows[i].value(pair.key(), Json{}) == pair.value());
        }
    }
}

// Objects within are figures with a dotted name, arrays are rows and compared apart.
inline void check_figures(const std::string& key, const Json& figures, const Json& wanted, const std::string& prefix = "") {
    CAPTURE(key);
    for (const auto& pair : wanted.items()) {
        const std::string name = prefix + pair.key();
        CAPTURE(name);
        if (pair.value().is_object()) check_figures(key, figures, pair.value(), name + ".");
        if (pair.value().is_structured()) continue;
        CHECK(figures.value(name, Json{}) == pair.value());
    }
}

}  // namespace zb
