// SPDX-License-Identifier: Apache-2.0
// Archives in memory.
#include "base/zip.h"

#include <doctest/doctest.h>

#include "base/error.h"

namespace {

bool all(std::string_view /*name*/) { return true; }
bool only_b(std::string_view name) { return name == "b.xml"; }

}  // namespace

TEST_CASE("Parts come out as they went in, the same bytes each time") {
    const std::vector<zb::ZipPart> parts = {{"a/a.xml", std::string(100'000, 'x')}, {"b.xml", "工作簿"}, {"empty", ""}};
    const std::string bytes = zb::zip(parts);
    CHECK(zb::looks_like_zip(bytes));
    CHECK(bytes == zb::zip(parts));
    CHECK(bytes.size() < 2'000);
    const auto out = zb::unzip(bytes, all, 200'000);
    REQUIRE(out.size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        CHECK(out[i].name == parts[i].name);
        CHECK(out[i].bytes == parts[i].bytes);
    }
    CHECK(zb::unzip(bytes, only_b, 9).size() == 1);
}

TEST_CASE("What claims to be small and is not, and what is damaged, is refused") {
    const std::string bytes = zb::zip({{"a", std::string(100'000, 'x')}});
    CHECK_THROWS_AS(zb::unzip(bytes, all, 99'999), zb::Error);
    CHECK_THROWS_AS(zb::unzip(bytes.substr(0, bytes.size() / 2), all, 200'000), zb::Error);
    CHECK_THROWS_AS(zb::unzip("no archive", all, 200'000), zb::Error);
    std::string damaged = bytes;
    damaged[40] = static_cast<char>(damaged[40] ^ 0x55);
    CHECK_THROWS_AS(zb::unzip(damaged, all, 200'000), zb::Error);
}
