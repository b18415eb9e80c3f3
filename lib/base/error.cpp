// SPDX-License-Identifier: Apache-2.0
// The one error type.
#include "base/error.h"

#include <utility>

namespace zb {

Error::Error(std::string code, std::string message, std::string hint, Exit exit)
    : fault_{std::move(code), std::move(message), std::move(hint), Place{}}, exit_(exit) {}

Error::Error(Fault fault, Exit exit) : fault_(std::move(fault)), exit_(exit) {}

Error&& Error::with_rows(std::vector<Fault> rows) && {
    rows_ = std::move(rows);
    return std::move(*this);
}

Error usage_error(std::string code, std::string message, std::string hint) {
    return Error{std::move(code), std::move(message), std::move(hint), Exit::usage};
}

Error usage_error(Fault fault) { return Error{std::move(fault), Exit::usage}; }

}  // namespace zb
