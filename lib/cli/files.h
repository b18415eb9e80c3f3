// SPDX-License-Identifier: Apache-2.0
// Files and descriptors as the commands use them: read whole, written whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "cli/temporary_file.h"

namespace zb::cli {

// Reads a regular file (or standard input for "-") of at most 64 MiB; throws "file.missing", "file.unreadable",
// "file.not_regular", "file.too_large".
std::string read_file(const std::string& path);

// The same of zb's own settings, which the caller need not own.
std::string read_settings_file(const std::string& path);
// Throws "file.not_yours" where a service account has opened a file that is not the caller's: what zb says of it would show it.
void refuse_others_file(int descriptor, const std::string& path);

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
// Who may read a new file: a copy of the ledger its owner (in a setgid folder its group too), anything else whom the umask lets.
enum class Readers { of_ledgers, of_outputs };
// May `path` be written? Asked before a ledger is written to, so that a receipt cannot fail on a known obstacle.
// Throws "output.exists", "output.database" (also for the names of files that SQLite or zb lay beside a database, there or not),
// "output.not_regular", "output.no_folder", "output.not_yours" (behind a service account).
void check_output(const std::string& path, Replace replace, const std::string& database);
// Throws "output.not_yours" behind a service account.
void refuse_output_for_others(const std::string& path);
// Whether each file waits for the disk, or many that can be made again wait for it together (sync_files_of).
enum class Sync { each, together };
// A file that appears whole or not at all: a temporary name in the same folder, fsync, rename, fsync of the folder. Checks first as
// check_output does; throws "output.failed" too, and "output.not_synced" (exit 74) where the file is there but may not outlast a power
// cut. Without `publish` nothing is left.
class NewFile {
public:
    NewFile(std::string path, Replace replace, const std::string& database, Readers readers = Readers::of_ledgers);
    const std::string& temporary() const { return file_->path(); }  // for who writes a file by its name
    void write(std::string_view bytes);
    void publish(Sync sync = Sync::each);

private:
    std::string path_;
    Replace replace_;
    std::optional<TemporaryFile> file_;  // made once the checks have passed
};
bool file_exists(const std::string& path);
// At the end of the file, which may be one that can only grow (chattr +a); made where it is missing. Refuses as check_output does, and
// throws "output.failed".
void append_file(const std::string& path, std::string_view bytes, const std::string& database);
void write_file(const std::string& path, std::string_view bytes, Replace replace, const std::string& database, Sync sync = Sync::each);
// What was written into the folder without waiting is on the disk once this returns. Throws "output.not_synced" (exit 74).
void sync_files_of(const std::string& folder);

// Folder of a path; "." for a bare name.
std::string folder_of(const std::string& path);

enum class Delivery { done, reader_gone };  // reader_gone: | head -1 has read enough
// Throws "output.failed" where the bytes could not be taken (disk full).
Delivery write_to_standard_output(std::string_view bytes);
void write_to_standard_error(std::string_view bytes) noexcept;

// Opens descriptors 0 to 2 on /dev/null where they are closed: else the database would become standard output.
void reopen_closed_descriptors();

}  // namespace zb::cli
