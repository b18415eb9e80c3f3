// SPDX-License-Identifier: Apache-2.0
// The one error type.
#include "base/error.h"

#include <algorithm>
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

void Faults::attempt(int line, const std::function<void()>& take) {
    try {
        take();
    } catch (const Error& error) {
        list_.push_back(error.fault());
        list_.back().place.line = line;
    }
}

std::string Faults::count_text() const { return std::to_string(list_.size()) + " 行" + (full() ? "（再往后没有看）" : ""); }

void Faults::throw_if_any(Error refusal) {
    // Some are found while the file is taken apart, others by what its rows say: people go through the file from top to bottom.
    std::stable_sort(list_.begin(), list_.end(), [](const Fault& one, const Fault& other) { return one.place.line < other.place.line; });
    if (!list_.empty()) throw std::move(refusal).with_rows(std::move(list_));
}

}  // namespace zb
