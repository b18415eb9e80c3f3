// SPDX-License-Identifier: Apache-2.0
// What an office opens: DOCX and XLSX (Office Open XML, ISO/IEC 29500). For render.cpp and tests. Both read what people read.
#pragma once

#include <optional>
#include <string>

#include "base/date.h"
#include "base/document.h"
#include "base/table.h"

namespace zb {

// A letter in the form of 党政机关公文格式 (GB/T 9704—2012): titles, headings, body, tables whose heads stand on each page, page numbers;
// tables too wide for the page lie on a page of their own across.
std::string docx_file(const Document& document);
// `day`: as of which a list was read.
std::string docx_file(const Table& table, const std::string& title, std::optional<Date> day = {});

// A note without the marks that set its commands apart in Markdown.
std::string plain_note(std::string note);

// A workbook: a sheet a table, with title, head, frozen panes, filter, widths, real dates and numbers, lamps in their colours, sums as
// formulas. The sentences of a document are its first sheet.
std::string xlsx_file(const Document& document);
std::string xlsx_file(const Table& table, const std::string& title, std::optional<Date> day = {});

}  // namespace zb
