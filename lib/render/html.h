// SPDX-License-Identifier: Apache-2.0
// Document, Table and Chart to HTML that stands within a page: no head, no style, no scripts. Data can make no element of its own.
#pragma once

#include <string>
#include <string_view>

#include "base/page.h"

namespace zb {

// From which page words are linked; `known` outlives it.
struct LinkSource {
    const PageLinks* known = nullptr;
    std::string_view from = {};  // the page's own path

    // Relative to the page; empty for a word that leads nowhere, or to the page itself.
    std::string to(std::string_view word) const;
};

// projects/a.html, seen from people/b.html: ../projects/a.html.
std::string relative_path(std::string_view path, std::string_view from);

// Titles are left to the page. `level`: of the headings of its sections, 2 to 5.
std::string html_text(const Document& document, int level, const LinkSource& links);
// `name`: what the table is called for those who cannot see it.
std::string html_text(const Table& table, std::string_view name, const LinkSource& links);
// A picture that scrolls in a box of its own; the rows that have a page lead there.
std::string html_text(const Chart& chart, const LinkSource& links);

}  // namespace zb
