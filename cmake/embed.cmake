# SPDX-License-Identifier: Apache-2.0
# Writes FILE as a C++ array: `const std::string_view SYMBOL` in namespace zb. Run as a script by zb_embed.
file(READ ${FILE} hex HEX)
string(LENGTH "${hex}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE ${OUT} "#include <string_view>\nnamespace zb {\nextern const std::string_view ${SYMBOL};\nstatic const unsigned char bytes[] = {${bytes}};\n\
const std::string_view ${SYMBOL}{reinterpret_cast<const char*>(bytes), ${size}};\n}\n")
