// SPDX-License-Identifier: Apache-2.0
// A folder whose files zb writes and removes, and in which it touches no other: a list of them lies in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zb::cli {

// What the folder holds: pages of which ledger, and of how much of it. Another ledger's pages, or those of another scope, never take their
// place: what was made for one enterprise must not become everything by a slip of the hand.
struct FolderContent {
    std::string ledger;  // its origin
    std::string scope;   // 全部, or the enterprise
};

class OwnFolder {
public:
    // Looks, and writes nothing. Throws "site.not_folder", "site.foreign_folder" (holds things and no list of ours), "site.other_ledger",
    // "site.other_scope", "output.no_folder" (nothing to make it in), "output.not_yours" behind a service account.
    OwnFolder(std::string path, FolderContent content, std::string database);

    // The files that it is to hold from now on, of its folders. Throws "site.foreign_file" where something that is not ours has one of
    // their names. The list of ours is written first, so that a run which breaks off leaves nothing that the next would take for foreign.
    void begin(std::vector<std::string> wanted);
    // One of them; a file that has these bytes already is not touched.
    void put(const std::string& file, std::string_view bytes);
    // Removes files of former runs that are wanted no more.
    void finish();

    int written() const { return written_; }
    int unchanged() const { return unchanged_; }
    int removed() const { return removed_; }

private:
    std::string place(std::string_view file) const { return path_ + "/" + std::string{file}; }
    void read_list();
    void write_list(const std::vector<std::string>& files);
    void refuse_foreign_files() const;

    std::string path_, database_;
    FolderContent content_;
    std::vector<std::string> before_, wanted_;  // sorted
    int written_ = 0, unchanged_ = 0, removed_ = 0;
};

}  // namespace zb::cli
