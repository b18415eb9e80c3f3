// SPDX-License-Identifier: Apache-2.0
// TOML: settings and flows. Whatever is wrong is refused as ours.
#include "base/toml.h"

#include "fuzz/fuzz.h"

void zb::try_input(std::string_view input) { static_cast<void>(read_toml(input)); }
