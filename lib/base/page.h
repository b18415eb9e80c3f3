// SPDX-License-Identifier: Apache-2.0
// A page of a site as a value: what stands on it in order, and where it stands. Rendered elsewhere; knows no noun.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/chart.h"
#include "base/document.h"

namespace zb {

// A text that was kept as Markdown (an issued circular), to be shown word for word.
struct KeptText {
    std::string markdown;
};

struct PagePart {
    std::string heading;  // empty: its sections stand right under the page's title
    std::variant<Document, Chart, KeptText> what;
    bool searched = true;  // false: what it says stands elsewhere too, in other words
};

struct PageAddress {
    std::string path;   // of the site's folder: projects/JH-2026-001.html
    std::string title;  // what stands on top, and what a search finds it by
    std::string group;  // path of the page in the navigation to which it belongs; its own where it stands there itself
};

struct Page {
    PageAddress address;
    std::vector<PagePart> parts;
};

// Where a cell leads whose value, or what people read of it, is that word: a project's code, a person's name → a page's path.
using PageLinks = std::map<std::string, std::string, std::less<>>;

}  // namespace zb
