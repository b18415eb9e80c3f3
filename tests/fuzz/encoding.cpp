// SPDX-License-Identifier: Apache-2.0
// Bytes of a list: what is decoded is UTF-8, and JSON is never decoded from anything else.
#include "base/encoding.h"

#include "base/text.h"
#include "fuzz/fuzz.h"

void zb::try_input(std::string_view input) {
    const Decoded decoded = decode(input);
    require(is_utf8(decoded.text) && !encoding_name(decoded.encoding).empty());
    if (decoded.encoding == Encoding::gb18030) require(!begins_as_json(input));
}
