// SPDX-License-Identifier: Apache-2.0
// How a refusal is printed: in Chinese for people, and as JSON for programs (cli.md rule 5).
#pragma once

#include <span>
#include <string>

#include "base/error.h"
#include "base/json.h"

namespace zb::cli {

// Whatever was given, an answer is no longer than a screen: so many rows of a bulk are said at most, each so wide at most.
inline constexpr std::size_t kRowsSaid = 20;
inline constexpr std::size_t kRowColumns = 400;

struct FailureStyle {
    bool json = false;         // --format json: the JSON line too
    bool would_write = false;  // the command writes: say that nothing was written
    bool colour = false;
};

// [{"code","message","hint","line","column","value"}…], a hundred rows at most.
void write_faulty_rows(JsonWriter& json, std::span<const Fault> rows);
// {"error":{"code",…}} on one line, without its end.
std::string failure_json(const Error& error);
std::string failure_text(const Error& error, const FailureStyle& style);

}  // namespace zb::cli
