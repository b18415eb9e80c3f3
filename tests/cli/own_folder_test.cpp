// SPDX-License-Identifier: Apache-2.0
// A folder of pages: what is ours is written and removed, what is not is left alone.
#include "cli/own_folder.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "cli/files.h"
#include "support/folder.h"

namespace zb::cli {

namespace {

using test::Folder;

const FolderContent kWhole{"0123456789abcdef0123456789abcdef", "全部"};

struct Tally {
    int written, unchanged, removed;
    bool operator==(const Tally&) const = default;
};

Tally write_pages(const std::string& path, const std::vector<std::string>& files, std::string_view bytes,
                  const FolderContent& content = kWhole) {
    OwnFolder folder{path, content, path + "/../zb.db"};
    folder.begin(files);
    for (const std::string& file : files) folder.put(file, bytes);
    folder.finish();
    return {folder.written(), folder.unchanged(), folder.removed()};
}

std::string refusal_of(const std::string& path, const std::vector<std::string>& files, const FolderContent& content = kWhole) {
    try {
        write_pages(path, files, "new", content);
        return {};
    } catch (const Error& error) {
        return error.fault().code;
    }
}

}  // namespace

TEST_CASE("only what changed is written, what is wanted no more goes with its empty folder") {
    const Folder folder;
    const std::string site = folder.file("site");
    CHECK(write_pages(site, {"a.html", "p/b.html", "q/c.html"}, "1") == Tally{3, 0, 0});
    CHECK(write_pages(site, {"a.html", "p/b.html", "q/c.html"}, "1") == Tally{0, 3, 0});
    CHECK(write_pages(site, {"a.html", "p/b.html"}, "2") == Tally{2, 0, 1});
    CHECK(read_file(site + "/p/b.html") == "2");
    CHECK_FALSE(std::filesystem::exists(site + "/q"));
}

TEST_CASE("a stranger's file stays, and keeps its folder") {
    const Folder folder;
    const std::string site = folder.file("site");
    write_pages(site, {"a.html", "p/b.html"}, "1");
    std::ofstream{site + "/p/note.txt"} << "not ours";
    CHECK(write_pages(site, {"a.html"}, "1") == Tally{0, 1, 1});
    CHECK(read_file(site + "/p/note.txt") == "not ours");
    std::ofstream{site + "/c.html"} << "not ours";
    CHECK(refusal_of(site, {"a.html", "c.html"}) == "site.foreign_file");
    CHECK(read_file(site + "/a.html") == "1");
}

TEST_CASE("a run that broke off leaves nothing that the next takes for foreign") {
    const Folder folder;
    const std::string site = folder.file("site");
    {
        OwnFolder broken{site, kWhole, folder.file("zb.db")};
        broken.begin({"a.html", "b.html"});
        broken.put("a.html", "1");
    }
    CHECK(write_pages(site, {"a.html", "b.html"}, "1") == Tally{1, 1, 0});
}

TEST_CASE("folders of others, of another ledger, of another scope are refused") {
    const Folder folder;
    const std::string site = folder.file("site");
    write_pages(site, {"a.html"}, "1");
    CHECK(refusal_of(site, {"a.html"}, {"fedcba9876543210fedcba9876543210", "全部"}) == "site.other_ledger");
    CHECK(refusal_of(site, {"a.html"}, {kWhole.ledger, "企业 甲公司"}) == "site.other_scope");
    CHECK(refusal_of(site + "/a.html", {"a.html"}) == "site.not_folder");
    CHECK(refusal_of(folder.path(), {"a.html"}) == "site.foreign_folder");
    CHECK(refusal_of(folder.file("none") + "/site", {"a.html"}) == "output.no_folder");
}

}  // namespace zb::cli
