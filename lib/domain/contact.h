// SPDX-License-Identifier: Apache-2.0
// 联系方式 of an enterprise or of a person on the list: who is to be called, and by what number. An entry holds a digest of it only; the
// words themselves lie beside the chain (ledger/erasable.h) and can be erased.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/table.h"
#include "domain/noun.h"

namespace zb {

struct Enterprise;

// Whose contact it is.
enum class ContactOf { enterprise, staff };
std::string_view key(ContactOf of);
std::string_view label(ContactOf of);
template <>
struct EnumWords<ContactOf> {
    static std::optional<ContactOf> find(std::string_view key);
};

inline constexpr EntryRules kContactRules = {Work::no, OnDay::happened, "联系方式不撤销：另记一次就换掉，不再留就抹去（zb contact erase）"};

struct ContactRecorded {
    static constexpr std::string_view kind = "contact.recorded";
    static constexpr EntryRules rules = kContactRules;
    ContactOf of = ContactOf::enterprise;
    std::string key;                      // 统一社会信用代码 or name; of a person the post
    std::string digest;                   // of salt and value
    std::optional<std::string> replaces;  // digest of the one before, which is erased with this entry
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("of", self.of, "谁的：enterprise 企业，staff 人员");
        visit("key", self.key, "统一社会信用代码、名称或岗位代号");
        visit("digest", self.digest, "联系方式加盐的散列");
        visit("replaces", self.replaces, "换掉的那一份的散列");
        visit("note", self.note, "备注");
    }
};

struct ContactErased {
    static constexpr std::string_view kind = "contact.erased";
    static constexpr EntryRules rules = kContactRules;
    ContactOf of = ContactOf::enterprise;
    std::string key;
    std::string digest;
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("of", self.of, "谁的：enterprise 企业，staff 人员");
        visit("key", self.key, "统一社会信用代码、名称或岗位代号");
        visit("digest", self.digest, "抹去的那一份的散列");
        visit("note", self.note, "备注");
    }
};

// The last that is known of one contact.
struct Contact {
    ContactOf of = ContactOf::enterprise;
    std::string key;
    std::string digest;
    std::int64_t seq = 0;  // entry that recorded or erased it
    Date on;
    bool erased = false;
};
using Contacts = std::map<std::pair<ContactOf, std::string>, Contact>;

struct ContactNoun {
    using Fact = std::variant<ContactRecorded, ContactErased>;
    static constexpr EntryRules rules = kContactRules;
    static void check(const State&, const Envelope&, const ContactRecorded&);
    static void check(const State&, const Envelope&, const ContactErased&);
    static void apply(State&, const Envelope&, const ContactRecorded&);
    static void apply(State&, const Envelope&, const ContactErased&);
    static void index(const Envelope&, const ContactRecorded&, Index&);
    static void index(const Envelope&, const ContactErased&, Index&);
    static std::string words(const State&, const Envelope&, const ContactRecorded&);
    static std::string words(const State&, const Envelope&, const ContactErased&);
    static NounTable table(const State&, Date);
    static constexpr Nothing code{}, texts{};
};

// None where none was ever recorded. An enterprise is found by whichever of its names the entry holds.
const Contact* contact_of_enterprise(const State& state, const Enterprise& enterprise);
const Contact* contact_of_person(const State& state, std::string_view name);

// Of whom there is one, and since when; not what it says.
Table contacts_table(const State& state);

}  // namespace zb
