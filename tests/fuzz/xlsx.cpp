// SPDX-License-Identifier: Apache-2.0
// Workbooks: as bytes of an archive, and, since a changed byte there is soon a damaged archive, as the text of its parts.
#include "base/xlsx.h"

#include <array>
#include <string>

#include "base/csv.h"
#include "base/text.h"
#include "base/zip.h"
#include "fuzz/fuzz.h"

namespace {

// In the order in which an input gives them, a form feed between two; what it does not give is as here.
constexpr std::array<std::array<const char*, 2>, 5> kParts{{
    {"xl/worksheets/sheet1.xml", ""},
    {"xl/sharedStrings.xml", "<sst><si><t>项目名称</t></si><si><r><t>甲公司</t></r><r><t>项目</t></r></si></sst>"},
    {"xl/styles.xml",
     R"(<styleSheet><numFmts><numFmt numFmtId="176" formatCode="yyyy-m-d"/></numFmts><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>)"},
    {"xl/workbook.xml", R"(<workbook><sheets><sheet name="表" r:id="a"/></sheets></workbook>)"},
    {"xl/_rels/workbook.xml.rels", R"(<Relationships><Relationship Id="a" Target="worksheets/sheet1.xml"/></Relationships>)"},
}};

std::string archive_of(std::string_view input) {
    const std::vector<std::string> given = zb::split(input, '\f');
    std::vector<zb::ZipPart> parts;
    for (std::size_t i = 0; i < kParts.size(); ++i) parts.push_back({kParts[i][0], i < given.size() ? given[i] : kParts[i][1]});
    return zb::zip(parts);
}

}  // namespace

void zb::try_input(std::string_view input) {
    const SheetText sheet = csv_of_xlsx(looks_like_zip(input) ? std::string{input} : archive_of(input));
    require(is_utf8(sheet.csv) && is_utf8(sheet.remark));
    static_cast<void>(read_csv(sheet.csv, CsvMarks::plain));
}
