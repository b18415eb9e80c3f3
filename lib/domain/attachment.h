// SPDX-License-Identifier: Apache-2.0
// 附件: files that belong to a project, by path and SHA-256. Their content stays where it is.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/table.h"
#include "domain/noun.h"

namespace zb {

struct AttachmentAdded {
    static constexpr std::string_view kind = "attachment.added";
    std::string path;  // absolute, or from the ledger's folder
    std::int64_t size = 0;
    std::string sha256;               // 64 hex digits
    std::optional<std::string> step;  // key
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("path", self.path, "文件");
        visit("size", self.size, "字节");
        visit("sha256", self.sha256, "SHA-256");
        visit("step", self.step, "事项键");
        visit("note", self.note, "说明");
    }
};

struct AttachmentNoun {
    using Fact = std::variant<AttachmentAdded>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const AttachmentAdded&);
    static void apply(State&, const Envelope&, const AttachmentAdded&);
    static void index(const Envelope&, const AttachmentAdded&, Index&);
    static std::string words(const State&, const Envelope&, const AttachmentAdded&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};
};

struct Attachment {
    std::int64_t seq = 0;
    std::string project;
    Date on;
    AttachmentAdded file;
};
using Attachments = std::vector<Attachment>;

// How a file is found now.
enum class FileNow { same, changed, missing };
std::string_view key(FileNow now);    // same …
std::string_view label(FileNow now);  // 未变, 已变, 找不到

// One row an attachment of which `wanted` says yes, in order of entry.
Table attachments_table(const State& state, const std::function<bool(const Attachment&)>& wanted);
// The same with how each file is found; an attachment for which `now` gives none is left out.
Table attachments_check_table(const State& state, const std::function<std::optional<FileNow>(const Attachment&)>& now);

}  // namespace zb
