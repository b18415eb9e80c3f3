// SPDX-License-Identifier: Apache-2.0
// The five characters that markup takes for itself.
#include "render/markup.h"

#include "base/text.h"

namespace zb {

std::string markup_text(std::string_view text) {
    std::string escaped;
    for (const char c : visible(text, Newlines::escape)) {
        switch (c) {
            case '&': escaped += "&amp;"; break;
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '"': escaped += "&quot;"; break;
            case '\'': escaped += "&#39;"; break;
            default: escaped += c;
        }
    }
    return escaped;
}

}  // namespace zb
