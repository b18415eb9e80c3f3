// SPDX-License-Identifier: Apache-2.0
// JSON: whatever is parsed can be walked by its kinds, and no kind is read as another.
#include "base/json.h"

#include "base/text.h"
#include "fuzz/fuzz.h"

namespace {

void walk(zb::JsonView value) {
    using Kind = zb::JsonView::Kind;
    switch (value.kind()) {
        case Kind::text: return zb::require(zb::is_utf8(value.text()));
        case Kind::array:
            for (std::size_t i = 0; i < value.size(); ++i) walk(value.at(i));
            return;
        case Kind::object:
            for (const auto& [key, member] : value.members()) {
                zb::require(value.find(key).has_value());
                walk(member);
            }
            return;
        case Kind::integer: return static_cast<void>(value.integer());
        case Kind::real: return static_cast<void>(value.real());
        case Kind::boolean: return static_cast<void>(value.boolean());
        case Kind::null: return;
    }
}

}  // namespace

void zb::try_input(std::string_view input) {
    JsonDocument document;
    walk(document.parse(input));
}
