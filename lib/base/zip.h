// SPDX-License-Identifier: Apache-2.0
// ZIP archives in memory: what XLSX and DOCX are made of. The one place that knows minizip.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zb {

// How to mend a workbook that cannot be read. The dates of xlsx2csv are those of its machine's language unless it is told a form.
inline constexpr std::string_view kSaveAnew =
    "在 Excel 或 WPS 里打开，另存为 .xlsx，再导入；或转成 CSV：xlsx2csv -f %Y-%m-%d 清单.xlsx 清单.csv";

struct ZipPart {
    std::string name;  // xl/workbook.xml
    std::string bytes;
};

// The parts in their order, compressed, without times of day: the same parts give the same bytes.
std::string zip(const std::vector<ZipPart>& parts);

// The parts of an archive that `wanted` names take at most `most_bytes` together once unpacked; others are passed over. Throws Error
// "zip.unreadable" where the bytes are no archive or a part is damaged, "zip.too_large" past the limit: a few KiB may claim to hold GiB.
std::vector<ZipPart> unzip(std::string_view bytes, bool (*wanted)(std::string_view name), std::size_t most_bytes);
// Whether the bytes begin as an archive does.
bool looks_like_zip(std::string_view bytes);

}  // namespace zb
