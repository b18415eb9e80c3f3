// SPDX-License-Identifier: Apache-2.0
// 企业: known from what the lists state of projects; by 统一社会信用代码 where it is known, else by name. What a person records of one
// besides stands in facts of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/table.h"
#include "domain/noun.h"

namespace zb {

// Only what is recorded anew. `key` is 统一社会信用代码 or the name by which the enterprise was known then.
struct EnterpriseChanged {
    static constexpr std::string_view kind = "enterprise.changed";
    std::string key;
    std::optional<std::string> name;
    std::optional<std::string> uscc;
    std::optional<std::string> industry;
    std::optional<std::string> address;
    std::optional<std::string> contact;  // 企业联系人, by post
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("key", self.key, "统一社会信用代码或名称");
        visit("name", self.name, "企业名称");
        visit("uscc", self.uscc, "统一社会信用代码");
        visit("industry", self.industry, "行业");
        visit("address", self.address, "住所");
        visit("contact", self.contact, "企业联系人");
        visit("note", self.note, "备注");
    }
};

struct EnterpriseNoun {
    using Fact = std::variant<EnterpriseChanged>;
    static constexpr EntryRules rules = kPlainEntry;
    static void check(const State&, const Envelope&, const EnterpriseChanged&);
    static void apply(State&, const Envelope&, const EnterpriseChanged&);
    static void index(const Envelope&, const EnterpriseChanged&, Index&);
    static std::string words(const State&, const Envelope&, const EnterpriseChanged&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};
};

struct EnterpriseEntry {
    std::int64_t seq = 0;
    EnterpriseChanged changed;
};
using EnterpriseEntries = std::vector<EnterpriseEntry>;  // in order of entry

struct Enterprise {
    std::string name;
    std::optional<std::string> uscc;
    std::optional<std::string> industry, address, contact, note;
    std::vector<std::string> names;     // every name it was recorded by, the present one among them
    std::vector<std::string> projects;  // codes, in order
    std::vector<std::int64_t> seqs;     // entries of `enterprise set`

    const std::string& key() const { return uscc ? *uscc : name; }
};

// Of all projects that the state knows, in order of name: projects with one 统一社会信用代码 are of one enterprise; a project that states
// none is of the enterprise that has its name, where just one has.
std::vector<Enterprise> enterprises(const State& state);
// By 统一社会信用代码, any of its names, or an unambiguous part of one. Throws Error "enterprise.unknown" with the nearest,
// "enterprise.ambiguous".
const Enterprise& find_enterprise(const std::vector<Enterprise>& all, std::string_view word);

Table enterprises_table(const State& state, const std::vector<Enterprise>& shown, Date day);

}  // namespace zb
