// SPDX-License-Identifier: Apache-2.0
// Which encoding a list's file is in, decided once for the whole file.
#pragma once

#include <string>
#include <string_view>

namespace zb {

enum class Encoding { utf8, utf8_bom, gb18030, utf16le, utf16be, xlsx };

struct Decoded {
    std::string text;  // UTF-8, without a byte order mark
    Encoding encoding = Encoding::utf8;
    std::string remark = {};  // of a workbook: which sheet was read, and what of it a person does not see
};

// A workbook is read as the CSV of its first sheet (base/xlsx.h). Else BOM first, then strict UTF-8, else GB18030 (never GBK or GB2312,
// which lack characters of names) where the text reads as such: a text of UTF-8 with damaged bytes is refused. JSON is UTF-8 only. Throws
// Error "encoding.unknown", "json.encoding" with the line.
Decoded decode(std::string_view bytes);
// Whether a text is JSON, an object a line or an array of them, rather than a sheet.
bool begins_as_json(std::string_view text);
std::string_view encoding_name(Encoding encoding);  // UTF-8, GB18030 …

}  // namespace zb
