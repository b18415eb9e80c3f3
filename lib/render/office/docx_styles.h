// SPDX-License-Identifier: Apache-2.0
// The styles and fonts of a letter: for docx.cpp.
#pragma once

#include <string>

namespace zb {

inline constexpr int kCellMargin = 60;  // twips on both sides of a table's cell

// word/styles.xml: Title, Heading1, Body, TableText …, and the table Grid.
std::string document_styles();
// word/fontTable.xml: what stands in for a font that a machine has not.
std::string fonts_part();

}  // namespace zb
