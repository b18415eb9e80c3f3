// SPDX-License-Identifier: Apache-2.0
// A text as a QR code, for paper and for the terminal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zb {

// Modules row by row: true is dark. A square without its quiet border.
using QrCode = std::vector<std::vector<bool>>;

// None where libqrencode is not installed: it is loaded only here, as every other command would pay for it at its start. Throws Error
// "qr.too_long".
std::optional<QrCode> qr_code(std::string_view text);

std::string qr_svg(const QrCode& code);
// Two rows of modules a line, as half blocks; dark modules are left blank, as a terminal is dark more often than not.
std::string qr_half_blocks(const QrCode& code);

}  // namespace zb
