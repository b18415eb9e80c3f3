// SPDX-License-Identifier: Apache-2.0
// Pages to the files of a site that needs no server: each in the same shell of navigation and search. The same input, the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/page.h"
#include "render/html.h"

namespace zb {

struct SiteShell {
    std::string name;                          // of the whole, on top of every page
    std::string foot;                          // what all pages rest on
    bool practice = false;                     // 演练库
    std::vector<PageAddress> navigation = {};  // the first is where one begins
};

inline constexpr std::string_view kStylePath = "site/style.css";
inline constexpr std::string_view kSearchScriptPath = "site/search.js";
inline constexpr std::string_view kSearchIndexPath = "site/index.js";
inline constexpr std::string_view kSearchPagePath = "search.html";

std::string page_file(const Page& page, const SiteShell& shell, const PageLinks& links);
std::string search_page_file(const SiteShell& shell);
std::string_view style_file();
std::string_view search_script_file();

// What a search looks through, page by page: a script, since a page opened from a disk may load scripts and fetch nothing.
class SearchIndex {
public:
    explicit SearchIndex(const SiteShell& shell) : shell_(shell) {}
    void add(const Page& page);
    std::string take();

private:
    const SiteShell& shell_;
    std::string pages_;
};

}  // namespace zb
