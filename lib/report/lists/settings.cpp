// SPDX-License-Identifier: Apache-2.0
// One row a setting that zb knows.
#include "report/lists/settings.h"

#include <fmt/format.h>
#include <iterator>

namespace zb {

Table settings_table(const Origin& origin, Date day) {
    Table table;
    table.columns = {{"name", "设置项"},      {"value", "值"},       {"since", "自"},     {"next_value", "将改为"},
                     {"next_on", "改的日子"}, {"default", "缺省值"}, {"meaning", "意思"}, {"source", "来源"}};
    for (const SettingMeaning& setting : known_settings()) {
        Cell since, next_value, next_on;
        const auto changes = origin.settings.changes.find(setting.name);
        if (changes != origin.settings.changes.end()) {
            const auto after = changes->second.upper_bound(day);
            if (after != changes->second.begin()) since = Cell{std::prev(after)->first};
            if (after != changes->second.end()) {
                next_value = Cell{after->second};
                next_on = Cell{after->first};
            }
        }
        table.rows.push_back(
            {setting.name, origin.setting(setting.name, day), since, next_value, next_on, setting.value, setting.meaning, setting.source});
    }
    return table;
}

}  // namespace zb
