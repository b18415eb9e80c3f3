// SPDX-License-Identifier: Apache-2.0
// A text that was kept as Markdown (an issued circular, a sealed appraisal, a summary), as the document that it was printed from.
#pragma once

#include <string_view>

#include "base/document.h"

namespace zb {

// Reads what `render` wrote with Format::markdown: titles, headings, paragraphs with a bold lead, tables, fixed lines, notes. What it does
// not know becomes a paragraph: no word is lost.
Document document_of_kept(std::string_view markdown);

}  // namespace zb
