// SPDX-License-Identifier: Apache-2.0
// How a refusal is printed: in Chinese for people, and as JSON for programs (cli.md rule 5).
#pragma once

#include <string>

#include "base/error.h"

namespace zb::cli {

struct FailureStyle {
    bool json = false;         // --format json: the JSON line too
    bool would_write = false;  // the command writes: say that nothing was written
    bool colour = false;
};

// {"error":{"code",…}} on one line, without its end.
std::string failure_json(const Error& error);
std::string failure_text(const Error& error, const FailureStyle& style);

}  // namespace zb::cli
