// SPDX-License-Identifier: Apache-2.0
// One object of a plan file, read field by field with the place of each fault: private to lib/exchange.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace zb {

[[noreturn]] void refuse_plan(std::string code, const std::string& where, const std::string& what, std::string hint);

class Fields {
public:
    // Throws Error "plan.invalid" where `json` is no object.
    Fields(JsonView json, std::string where);

    // A field that is absent or null is none; one of another type throws Error "plan.invalid" with its place.
    std::optional<JsonView> find(std::string_view key) const;
    std::optional<std::string> text(std::string_view key) const;
    std::optional<int> integer(std::string_view key) const;
    std::optional<double> number(std::string_view key) const;
    bool flag(std::string_view key, bool otherwise) const;
    std::vector<JsonView> list(std::string_view key) const;
    // Index of the field's text among `words`; `otherwise` where it is absent.
    std::size_t choice(std::string_view key, std::span<const std::string_view> words, std::size_t otherwise) const;

    std::string place(std::string_view key) const { return where_.empty() ? std::string{key} : where_ + "." + std::string{key}; }
    const std::string& where() const { return where_; }
    // Keys that are not among `known`.
    std::vector<std::string> others(std::span<const std::string_view> known) const;

private:
    [[noreturn]] void refuse(std::string_view key, std::string_view wanted) const;

    JsonView json_;
    std::string where_;
};

}  // namespace zb
