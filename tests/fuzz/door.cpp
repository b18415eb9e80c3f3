// SPDX-License-Identifier: Apache-2.0
// Where libFuzzer comes in.
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    try {
        zb::try_input({reinterpret_cast<const char*>(data), size});
    } catch (const zb::Error& error) {
        zb::require(!error.fault().code.empty() && !error.fault().message.empty());
    }
    return 0;
}
