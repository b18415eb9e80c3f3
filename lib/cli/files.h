// SPDX-License-Identifier: Apache-2.0
// Files and descriptors as the commands use them: read whole, written whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"

namespace zb::cli {

// Reads a regular file (or standard input for "-") of at most 64 MiB; throws "file.missing", "file.unreadable",
// "file.not_regular", "file.too_large".
std::string read_file(const std::string& path);

// The same refusal with the file's name before its words: 清单.csv：文件是空的.
Error naming_file(const std::string& path, const Error& error);
// Runs `read`, which makes something of that file's bytes; what it refuses names the file.
template <class Read>
auto reading_file(const std::string& path, Read read) {
    try {
        return read();
    } catch (const Error& error) {
        throw naming_file(path, error);
    }
}

enum class Replace { no, yes };
// May `path` be written? Asked before a ledger is written to, so that a receipt cannot fail on a known obstacle.
// Throws "output.exists", "output.database" (also for its -wal, -shm and -lock), "output.not_regular", "output.no_folder".
void check_output(const std::string& path, Replace replace, const std::string& database);
// A file that appears whole or not at all: a temporary name in the same folder, fsync, rename. Checks first as check_output does; throws
// "output.failed" too. Without `publish` nothing is left.
class NewFile {
public:
    NewFile(std::string path, Replace replace, std::string database);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;
    const std::string& temporary() const { return temporary_; }  // for who writes a file by its name
    void write(std::string_view bytes);
    void publish();

private:
    std::string path_;
    Replace replace_;
    std::string database_;
    std::string temporary_;
    int descriptor_ = -1;
};
void write_file(const std::string& path, std::string_view bytes, Replace replace, const std::string& database);

enum class Delivery { done, reader_gone };  // reader_gone: | head -1 has read enough
// Throws "output.failed" where the bytes could not be taken (disk full).
Delivery write_to_standard_output(std::string_view bytes);
void write_to_standard_error(std::string_view bytes) noexcept;

// Opens descriptors 0 to 2 on /dev/null where they are closed: else the database would become standard output.
void reopen_closed_descriptors();

}  // namespace zb::cli
