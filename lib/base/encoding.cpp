// SPDX-License-Identifier: Apache-2.0
// Bytes of a file to UTF-8, by glibc's iconv with names spelt out, as cron has no locale.
#include "base/encoding.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iconv.h>
#include <optional>

#include "base/error.h"
#include "base/text.h"

namespace zb {

namespace {

// Closes the converter on every way out.
class Converter {
public:
    explicit Converter(const char* from) : handle_(iconv_open("UTF-8", from)) {
        if (!is_open()) {
            throw Error{"encoding.unavailable", fmt::format("本机缺少 {} 转码表", from), "安装 glibc 的 gconv 模块，或把文件另存为 UTF-8"};
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() {
        if (is_open()) iconv_close(handle_);
    }

    // None where the bytes are not of this encoding.
    std::optional<std::string> convert(std::string_view bytes) {
        std::string text;
        std::array<char, 64 * 1024> chunk{};
        std::string input{bytes};  // iconv takes a pointer to non-const but writes nothing there
        char* in = input.data();
        std::size_t in_left = input.size();
        while (in_left > 0) {
            char* out = chunk.data();
            std::size_t out_left = chunk.size();
            const std::size_t before = in_left;
            iconv(handle_, &in, &in_left, &out, &out_left);
            text.append(chunk.data(), chunk.size() - out_left);
            if (in_left == before) return std::nullopt;
        }
        return text;
    }

private:
    // iconv_open answers failure by -1 in the form of a pointer.
    bool is_open() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }
    iconv_t handle_;
};

Error unknown_encoding(std::string_view reason) {
    return Error{"encoding.unknown", fmt::format("看不出文件的编码：{}", reason), "在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”后重试"};
}

Decoded converted(std::string_view bytes, Encoding encoding, const char* name, std::string_view reason) {
    auto text = Converter{name}.convert(bytes);
    // A zero byte is in no list: such a file is UTF-32, UTF-16 without its mark, or no text.
    if (!text || text->find('\0') != std::string::npos) throw unknown_encoding(reason);
    return Decoded{std::move(*text), encoding};
}

}  // namespace

Decoded decode(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xFF\xFE"sv)) return converted(bytes.substr(2), Encoding::utf16le, "UTF-16LE", "开头是 UTF-16，后文不是");
    if (bytes.starts_with("\xFE\xFF"sv)) return converted(bytes.substr(2), Encoding::utf16be, "UTF-16BE", "开头是 UTF-16，后文不是");
    if (bytes.find('\0') != std::string_view::npos) throw unknown_encoding("有空字节，不是文本文件，或是没有标记的 UTF-16");
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) {
        const std::string_view text = bytes.substr(3);
        if (!is_utf8(text)) throw unknown_encoding("开头是 UTF-8，后文不是");
        return Decoded{std::string{text}, Encoding::utf8_bom};
    }
    if (is_utf8(bytes)) return Decoded{std::string{bytes}, Encoding::utf8};
    return converted(bytes, Encoding::gb18030, "GB18030", "不是 UTF-8，也不是 GB18030");
}

std::string_view encoding_name(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8: return "UTF-8";
        case Encoding::utf8_bom: return "UTF-8（带 BOM）";
        case Encoding::gb18030: return "GB18030";
        case Encoding::utf16le: return "UTF-16LE";
        case Encoding::utf16be: return "UTF-16BE";
    }
    return "";
}

}  // namespace zb
