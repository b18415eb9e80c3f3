// SPDX-License-Identifier: Apache-2.0
// The list of a folder's own files, and what is done by it.
#include "cli/own_folder.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iterator>
#include <optional>

#include "base/error.h"
#include "base/text.h"
#include "cli/files.h"

namespace zb::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kListName = "zb-site.txt";
constexpr std::string_view kFirstLine = "zb-site 1";
constexpr std::string_view kLedger = "ledger ";
constexpr std::string_view kScope = "scope ";

// A list that was edited by hand reaches no file outside the folder, and nothing hidden.
bool is_plain(std::string_view file) {
    if (file.empty() || file.front() == '/' || file.find('\\') != std::string_view::npos) return false;
    for (const std::string& piece : split(file, '/'))
        if (piece.empty() || piece.front() == '.') return false;
    return true;
}

// Bytes of a file as they are; none where it cannot be read or is no plain file: it is then written anew, or refused there.
std::optional<std::string> bytes_of(const std::string& path) {
    std::error_code failed;
    if (!fs::is_regular_file(fs::symlink_status(path, failed))) return std::nullopt;
    try {
        return read_settings_file(path);
    } catch (const Error&) {
        return std::nullopt;
    }
}

bool stands_there(const std::string& path) {
    std::error_code failed;
    return fs::exists(fs::symlink_status(path, failed));
}

bool is_real_folder(const std::string& path) {
    std::error_code failed;
    return fs::is_directory(fs::symlink_status(path, failed));
}

std::string another_folder() { return "换一个新文件夹的名字，如 zb site -o 新文件夹"; }

}  // namespace

OwnFolder::OwnFolder(std::string path, FolderContent content, std::string database)
    : path_(std::move(path)), database_(std::move(database)), content_(std::move(content)) {
    while (path_.size() > 1 && path_.back() == '/') path_.pop_back();
    refuse_output_for_others(path_);
    std::error_code failed;
    if (!stands_there(path_)) {
        if (!fs::is_directory(folder_of(path_), failed))
            throw Error{"output.no_folder", fmt::format("没有文件夹 {}", folder_of(path_)), "先建好文件夹，或换一个位置"};
        return;
    }
    if (!fs::is_directory(path_, failed)) throw Error{"site.not_folder", fmt::format("{} 是文件，不是文件夹", path_), another_folder()};
    if (file_exists(place(kListName)))
        read_list();
    else if (!fs::is_empty(path_, failed) || failed)
        throw Error{"site.foreign_folder", fmt::format("文件夹 {} 里已有别的东西，不是 zb site 写的，不往里面写", path_), another_folder()};
}

void OwnFolder::read_list() {
    const std::vector<std::string> lines = split(bytes_of(place(kListName)).value_or(""), '\n');
    const bool ours = lines.size() >= 3 && lines[0] == kFirstLine && lines[1].starts_with(kLedger) && lines[2].starts_with(kScope);
    if (!ours)
        throw Error{"site.foreign_folder", fmt::format("{} 读不出来，或不是 zb site 写的，不往这个文件夹里写", place(kListName)),
                    another_folder()};
    if (lines[1].substr(kLedger.size()) != content_.ledger)
        throw Error{"site.other_ledger", fmt::format("文件夹 {} 里是另一本台账的网页", path_), another_folder()};
    if (const std::string scope = lines[2].substr(kScope.size()); scope != content_.scope)
        throw Error{"site.other_scope", fmt::format("文件夹 {} 里是“{}”的网页，这次要写的是“{}”", path_, visible(scope), content_.scope),
                    "各写各的文件夹，免得发错：" + another_folder()};
    std::copy_if(lines.begin() + 3, lines.end(), std::back_inserter(before_), is_plain);
    std::sort(before_.begin(), before_.end());
}

void OwnFolder::refuse_foreign_files() const {
    for (const std::string& file : wanted_) {
        const std::string folder = folder_of(place(file));
        const bool blocked = stands_there(folder) && folder != path_ && !is_real_folder(folder);
        if (!blocked && (!stands_there(place(file)) || std::binary_search(before_.begin(), before_.end(), file))) continue;
        throw Error{"site.foreign_file", fmt::format("{} 不是 zb site 写的，不能写在它上面", blocked ? folder : place(file)),
                    "把它移走，再写一次；或" + another_folder()};
    }
}

void OwnFolder::begin(std::vector<std::string> wanted) {
    wanted_ = std::move(wanted);
    std::sort(wanted_.begin(), wanted_.end());
    refuse_foreign_files();
    std::vector<std::string> both;
    std::set_union(before_.begin(), before_.end(), wanted_.begin(), wanted_.end(), std::back_inserter(both));
    std::error_code failed;
    fs::create_directory(path_, failed);
    if (failed) throw Error{"output.failed", fmt::format("文件夹 {} 建不起来", path_), "换一个有空间、有写权限的位置"};
    write_list(both);
    for (const std::string& file : wanted_) fs::create_directories(folder_of(place(file)), failed);
}

void OwnFolder::write_list(const std::vector<std::string>& files) {
    std::string text = fmt::format("{}\n{}{}\n{}{}\n", kFirstLine, kLedger, content_.ledger, kScope, content_.scope);
    for (const std::string& file : files) text += file + "\n";
    if (bytes_of(place(kListName)) != text) write_file(place(kListName), text, Replace::yes, database_);
}

void OwnFolder::put(const std::string& file, std::string_view bytes) {
    if (bytes_of(place(file)) == bytes) {
        ++unchanged_;
        return;
    }
    write_file(place(file), bytes, Replace::yes, database_, Sync::together);
    ++written_;
}

void OwnFolder::finish() {
    std::vector<std::string> former;
    std::set_difference(before_.begin(), before_.end(), wanted_.begin(), wanted_.end(), std::back_inserter(former));
    std::error_code failed;
    for (const std::string& file : former) {
        if (is_real_folder(folder_of(place(file))) || folder_of(place(file)) == path_) removed_ += fs::remove(place(file), failed) ? 1 : 0;
        if (folder_of(place(file)) != path_) fs::remove(folder_of(place(file)), failed);  // where it is empty by now
    }
    write_list(wanted_);
    if (written_ > 0) sync_files_of(path_);
}

}  // namespace zb::cli
