// SPDX-License-Identifier: Apache-2.0
// QR codes by libqrencode, loaded at the first need.
#include "render/qr_code.h"

#include <dlfcn.h>
#include <fmt/format.h>
#include <memory>
#include <qrencode.h>

#include "base/error.h"

namespace zb {
namespace {

constexpr int kQuiet = 4;  // modules of light border that scanners need (ISO/IEC 18004, 9.1)

template <class Function>
Function* found(void* library, const char* name) {
    return reinterpret_cast<Function*>(::dlsym(library, name));
}

bool is_dark(const QrCode& code, int row, int column) {
    const int size = static_cast<int>(code.size());
    if (row < 0 || column < 0 || row >= size || column >= size) return false;
    return code[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)];
}

}  // namespace

std::optional<QrCode> qr_code(std::string_view text) {
    void* const library = ::dlopen("libqrencode.so.4", RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return std::nullopt;
    const std::unique_ptr<void, int (*)(void*)> closing{library, &::dlclose};
    const auto encode = found<decltype(QRcode_encodeString8bit)>(library, "QRcode_encodeString8bit");
    const auto discard = found<decltype(QRcode_free)>(library, "QRcode_free");
    if (encode == nullptr || discard == nullptr) return std::nullopt;
    const std::unique_ptr<QRcode, void (*)(QRcode*)> made{encode(std::string{text}.c_str(), 0, QR_ECLEVEL_M), discard};
    if (made == nullptr) throw Error{"qr.too_long", fmt::format("{} 字节写不进一个二维码", text.size()), "缩短内容"};
    const auto size = static_cast<std::size_t>(made->width);
    QrCode code(size, std::vector<bool>(size));
    for (std::size_t i = 0; i < size * size; ++i) code[i / size][i % size] = (made->data[i] & 1U) != 0;
    return code;
}

std::string qr_svg(const QrCode& code) {
    const int size = static_cast<int>(code.size());
    std::string dark;
    for (int row = 0; row < size; ++row) {
        for (int column = 0; column < size; ++column)
            if (is_dark(code, row, column)) dark += fmt::format("M{} {}h1v1h-1z", column + kQuiet, row + kQuiet);
    }
    const int whole = size + 2 * kQuiet;
    return fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" width="60mm" height="60mm" shape-rendering="crispEdges">)"
        R"(<rect width="{0}" height="{0}" fill="#fff"/><path d="{1}" fill="#000"/></svg>)",
        whole, dark);
}

std::string qr_half_blocks(const QrCode& code) {
    const int size = static_cast<int>(code.size());
    constexpr int kBorder = 2;  // enough on a dark screen, where the line ends in light
    std::string text;
    for (int row = -kBorder; row < size + kBorder; row += 2) {
        for (int column = -kBorder; column < size + kBorder; ++column) {
            const bool upper = !is_dark(code, row, column);
            const bool lower = !is_dark(code, row + 1, column);
            text += upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " ";
        }
        text += '\n';
    }
    return text;
}

}  // namespace zb
