// SPDX-License-Identifier: Apache-2.0
// Output files appear whole or not at all, never over another, never over the database.
#include "cli/files.h"

#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "base/error.h"
#include "cli/temporary_file.h"
#include "support/folder.h"

namespace zb::cli {

namespace {

using test::Folder;

void put(const std::string& path, const std::string& text) { std::ofstream{path} << text; }

std::string refusal_to_write(const std::string& path, Replace replace, const std::string& database) {
    try {
        write_file(path, "new", replace, database);
        return {};
    } catch (const Error& error) {
        return error.fault().code;
    }
}

}  // namespace

TEST_CASE("a new file holds what was written, and nothing else is left in the folder") {
    const Folder folder;
    write_file(folder.file("a.csv"), "内容\n", Replace::no, folder.file("zb.db"));
    CHECK(read_file(folder.file("a.csv")) == "内容\n");
    CHECK(std::distance(std::filesystem::directory_iterator{folder.path()}, {}) == 1);
}

TEST_CASE("an existing file is replaced only by force") {
    const Folder folder;
    put(folder.file("a.csv"), "old");
    CHECK(refusal_to_write(folder.file("a.csv"), Replace::no, folder.file("zb.db")) == "output.exists");
    CHECK(read_file(folder.file("a.csv")) == "old");
    CHECK(refusal_to_write(folder.file("a.csv"), Replace::yes, folder.file("zb.db")).empty());
    CHECK(read_file(folder.file("a.csv")) == "new");
}

TEST_CASE("the database is never written over: by its name, a link to it, or its side files") {
    const Folder folder;
    const std::string database = folder.file("zb.db");
    put(database, "ledger");
    put(database + "-wal", "wal");
    put(database + "-lock", "");
    std::filesystem::create_symlink(database, folder.file("soft"));
    std::filesystem::create_hard_link(database, folder.file("hard"));
    for (const char* name : {"zb.db", "./zb.db", "zb.db-wal", "zb.db-lock", "zb.db-shm", "zb.db-journal", "soft", "hard"}) {
        CAPTURE(name);
        CHECK(refusal_to_write(folder.file(name), Replace::yes, database) == "output.database");
    }
    CHECK(read_file(database) == "ledger");
}

TEST_CASE("force replaces a link, not what it points at") {
    const Folder folder;
    put(folder.file("kept"), "old");
    std::filesystem::create_symlink(folder.file("kept"), folder.file("link"));
    CHECK(refusal_to_write(folder.file("link"), Replace::yes, folder.file("zb.db")).empty());
    CHECK(read_file(folder.file("kept")) == "old");
    CHECK_FALSE(std::filesystem::is_symlink(folder.file("link")));
}

TEST_CASE("only regular files in folders that exist are written") {
    const Folder folder;
    CHECK(refusal_to_write(folder.file("none/a.csv"), Replace::no, folder.file("zb.db")) == "output.no_folder");
    CHECK(refusal_to_write("/dev/null", Replace::yes, folder.file("zb.db")) == "output.not_regular");
    std::filesystem::create_directory(folder.file("b"));
    CHECK(refusal_to_write(folder.file("b"), Replace::yes, folder.file("zb.db")) == "output.not_regular");
}

TEST_CASE("only regular files of at most 64 MiB are read") {
    const Folder folder;
    const auto refusal = [](const std::string& path) {
        try {
            read_file(path);
            return std::string{};
        } catch (const Error& error) {
            return error.fault().code;
        }
    };
    CHECK(refusal(folder.file("none")) == "file.missing");
    CHECK(refusal(folder.file("")) == "file.not_regular");
    CHECK(refusal("/dev/zero") == "file.not_regular");
    REQUIRE(mkfifo(folder.file("pipe").c_str(), 0600) == 0);
    CHECK(refusal(folder.file("pipe")) == "file.not_regular");
    put(folder.file("big"), "");
    std::filesystem::resize_file(folder.file("big"), (std::uintmax_t{64} << 20) + 1);
    CHECK(refusal(folder.file("big")) == "file.too_large");
}

TEST_CASE("names that SQLite would take for a part of any database are refused, there or not") {
    const Folder folder;
    put(folder.file("other.db"), "another ledger");
    for (const char* name : {"other.db-wal", "other.db-shm", "other.db-journal", "other.db-lock", "none.db-journal"}) {
        CAPTURE(name);
        const bool beside = std::string_view{name}.starts_with("other");
        CHECK(refusal_to_write(folder.file(name), Replace::no, folder.file("zb.db")) == (beside ? "output.database" : ""));
    }
    CHECK(refusal_to_write(folder.file("zb.db-journal"), Replace::no, folder.file("zb.db")) == "output.database");
}

TEST_CASE("an interrupt removes a temporary file and what SQLite laid beside it, and ends the program as interrupts do") {
    const Folder folder;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        const pid_t child = ::fork();
        if (child == 0) {
            remove_temporary_files_on_interrupt();
            const TemporaryFile file{folder.path()};
            put(file.path() + "-wal", "x");
            ::raise(signal);
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WIFSIGNALED(status));
        CHECK(WTERMSIG(status) == signal);
        CHECK(std::filesystem::is_empty(folder.path()));
    }
}

TEST_CASE("temporary files of killed programs are found, those of living ones and other files are not") {
    const Folder folder;
    const TemporaryFile living{folder.path()};
    put(folder.file(".zb-notes.md"), "mine");
    put(folder.file(".zb-abc"), "mine");
    const pid_t child = ::fork();
    if (child == 0) {
        const TemporaryFile file{folder.path()};
        put(file.path() + "-wal", "x");
        ::raise(SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    const std::vector<std::string> left = left_files(folder.path());
    REQUIRE(left.size() == 2);
    CHECK(left[1] == left[0] + "-wal");
    CHECK(std::find(left.begin(), left.end(), living.path()) == left.end());
}

}  // namespace zb::cli
