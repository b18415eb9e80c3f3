// SPDX-License-Identifier: Apache-2.0
// What a test's subject refuses.
#pragma once

#include <doctest/doctest.h>
#include <functional>
#include <string>

#include "base/error.h"

namespace zb::test {

// Code of the Error that `work` throws, which or whose rows must tell how to mend it; "" where it throws none.
inline std::string refusal(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        CHECK((!error.rows().empty() || !error.fault().hint.empty()));
        return error.fault().code;
    }
    return {};
}

}  // namespace zb::test
