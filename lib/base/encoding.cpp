// SPDX-License-Identifier: Apache-2.0
// Bytes of a file to UTF-8, by glibc's iconv with names spelt out, as cron has no locale.
#include "base/encoding.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fmt/format.h>
#include <iconv.h>
#include <new>

#include "base/error.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/xlsx.h"
#include "base/zip.h"

namespace zb {

namespace {

// Closes the converter on every way out.
class Converter {
public:
    explicit Converter(const char* from) : handle_(iconv_open("UTF-8", from)) {
        if (!is_open() && errno == ENOMEM) throw std::bad_alloc{};
        if (!is_open()) {
            throw Error{"encoding.unavailable", fmt::format("本机缺少 {} 转码表", from), "安装 glibc 的 gconv 模块，或把文件另存为 UTF-8"};
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() {
        if (is_open()) iconv_close(handle_);
    }

    // The text, and how many bytes of it could be read: all of them, unless they are not of this encoding.
    struct Converted {
        std::string text;
        std::size_t read = 0;
    };
    Converted convert(std::string_view bytes) {
        Converted converted;
        std::array<char, 64 * 1024> chunk{};
        std::string input{bytes};  // iconv takes a pointer to non-const but writes nothing there
        char* in = input.data();
        std::size_t in_left = input.size();
        for (std::size_t before = in_left + 1; in_left > 0 && in_left < before;) {
            char* out = chunk.data();
            std::size_t out_left = chunk.size();
            before = in_left;
            iconv(handle_, &in, &in_left, &out, &out_left);
            converted.text.append(chunk.data(), chunk.size() - out_left);
        }
        converted.read = bytes.size() - in_left;
        return converted;
    }

private:
    // iconv_open answers failure by -1 in the form of a pointer.
    bool is_open() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }
    iconv_t handle_;
};

int line_of(std::string_view text, std::size_t place) {
    return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min(place, text.size())), '\n'));
}

constexpr std::string_view kSaveAgain = "在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”后重试";

Error unknown_encoding(std::string_view bytes, std::size_t place, std::string_view reason, std::string_view hint = kSaveAgain) {
    const int line = line_of(bytes, place);
    return Error{
        Fault{"encoding.unknown", fmt::format("看不出文件的编码：第 {} 行{}", line, reason), std::string{hint}, Place{line, "", ""}}};
}

Decoded converted(std::string_view bytes, Encoding encoding, const char* name, std::string_view reason) {
    Converter::Converted found = Converter{name}.convert(bytes);
    if (found.read < bytes.size()) throw unknown_encoding(found.text, found.text.size(), reason);
    // A zero byte is in no list: such a file is UTF-32, UTF-16 without its mark, or no text.
    if (const auto zero = found.text.find('\0'); zero != std::string::npos) throw unknown_encoding(found.text, zero, reason);
    return Decoded{std::move(found.text), encoding};
}

// What speaks for UTF-8 and against it in a text that is not valid UTF-8: Han take three bytes each.
struct Utf8Traces {
    std::size_t in_han = 0;                             // bytes
    std::size_t broken = 0;                             // bytes
    std::size_t first_broken = std::string_view::npos;  // place
};

Utf8Traces utf8_traces(std::string_view bytes) {
    constexpr std::size_t kHan = 3;
    Utf8Traces traces;
    for (std::size_t i = 0; i < bytes.size();) {
        const CodePoint point = first_code_point(bytes.substr(i, 4));
        if (!point.valid) {
            ++traces.broken;
            traces.first_broken = std::min(traces.first_broken, i);
        } else if (point.bytes >= kHan) {
            traces.in_han += point.bytes;
        }
        i += point.bytes;
    }
    return traces;
}

// Whether most pairs of bytes are signs and common Han of GB 2312, as in any Chinese text. What a damaged UTF-8 character leaves behind
// reads as rare ones: its first byte, E4 to E9, begins those of the second level.
bool reads_as_gb18030(std::string_view bytes) {
    std::size_t common = 0;
    std::size_t rare = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto lead = static_cast<unsigned char>(bytes[i]);
        if (lead < 0x80) continue;
        const auto trail = i + 1 < bytes.size() ? static_cast<unsigned char>(bytes[i + 1]) : 0U;
        if (trail >= '0' && trail <= '9') {  // a character of four bytes, as names have
            i += 3;
            continue;
        }
        const bool first_level = lead >= 0xA1 && lead <= 0xD7 && trail >= 0xA1;
        ++(first_level ? common : rare);
        ++i;
    }
    return common >= rare;
}

// Not valid UTF-8: GB18030 where it reads as such, never because of a damaged byte.
Decoded gb18030_or_damaged(std::string_view bytes) {
    const Utf8Traces traces = utf8_traces(bytes);
    if (traces.in_han > traces.broken || !reads_as_gb18030(bytes))
        throw unknown_encoding(bytes, traces.first_broken, "不是 UTF-8，也不像 GB18030：有损坏的字",
                               "用原文件重新另存为 UTF-8；只有个别字坏了就改正那一行");
    return converted(bytes, Encoding::gb18030, "GB18030", "不是 UTF-8，也不是 GB18030");
}

Error json_in_another_encoding(std::string_view bytes, std::size_t place) {
    const int line = line_of(bytes, place);
    return Error{Fault{"json.encoding", fmt::format("第 {} 行不是 UTF-8 文字：JSON 只收 UTF-8", line), "把文件另存为 UTF-8 后重试",
                       Place{line, "", ""}}};
}

}  // namespace

bool begins_as_json(std::string_view text) {
    const std::string_view begun = trim(text.substr(0, 64));
    return begun.starts_with('{') || begun.starts_with('[');
}

namespace {

Decoded from_utf16(std::string_view bytes, Encoding encoding, const char* name) {
    Decoded decoded = converted(bytes, encoding, name, "开头是 UTF-16，后文不是");
    if (begins_as_json(decoded.text)) throw json_in_another_encoding(decoded.text, 0);
    return decoded;
}

}  // namespace

Decoded decode(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (looks_like_zip(bytes)) {
        SheetText sheet = csv_of_xlsx(bytes);
        return Decoded{std::move(sheet.csv), Encoding::xlsx, std::move(sheet.remark)};
    }
    if (bytes.starts_with("\xFF\xFE"sv)) return from_utf16(bytes.substr(2), Encoding::utf16le, "UTF-16LE");
    if (bytes.starts_with("\xFE\xFF"sv)) return from_utf16(bytes.substr(2), Encoding::utf16be, "UTF-16BE");
    if (const auto zero = bytes.find('\0'); zero != std::string_view::npos)
        throw unknown_encoding(bytes, zero, "有空字节，不是文本文件，或是没有标记的 UTF-16");
    const bool marked = bytes.starts_with("\xEF\xBB\xBF"sv);
    if (marked) bytes.remove_prefix(3);
    if (is_utf8(bytes)) return Decoded{std::string{bytes}, marked ? Encoding::utf8_bom : Encoding::utf8};
    if (begins_as_json(bytes)) throw json_in_another_encoding(bytes, utf8_traces(bytes).first_broken);
    if (marked) throw unknown_encoding(bytes, utf8_traces(bytes).first_broken, "不是 UTF-8，文件开头却写明是");
    return gb18030_or_damaged(bytes);
}

std::string_view encoding_name(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8: return "UTF-8";
        case Encoding::utf8_bom: return "UTF-8（带 BOM）";
        case Encoding::gb18030: return "GB18030";
        case Encoding::utf16le: return "UTF-16LE";
        case Encoding::utf16be: return "UTF-16BE";
        case Encoding::xlsx: return "XLSX";
    }
    return "";
}

}  // namespace zb
