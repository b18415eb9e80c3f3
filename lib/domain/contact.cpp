// SPDX-License-Identifier: Apache-2.0
// Contacts: recorded, replaced, erased. What they say never passes here.
#include "domain/contact.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "domain/domain.h"
#include "domain/wording.h"
#include "ledger/entry.h"

namespace zb {

namespace {

constexpr std::array<std::pair<ContactOf, std::string_view>, 2> kKeys{{{ContactOf::enterprise, "enterprise"}, {ContactOf::staff, "staff"}}};

void check_owner(const State& state, ContactOf of, const std::string& key) {
    if (of == ContactOf::staff) {
        known_staff(state, key);
    } else {
        find_enterprise(enterprises(state), key);
    }
}

void put(State& state, const Envelope& envelope, Contact contact) {
    contact.seq = envelope.seq;
    contact.on = envelope.on;
    state.contacts[{contact.of, contact.key}] = std::move(contact);
}

const Contact* found(const State& state, ContactOf of, std::string_view key) {
    const auto contact = state.contacts.find({of, std::string{key}});
    return contact == state.contacts.end() ? nullptr : &contact->second;
}

}  // namespace

std::string_view key(ContactOf of) {
    return std::find_if(kKeys.begin(), kKeys.end(), [&](const auto& row) { return row.first == of; })->second;
}

std::string_view label(ContactOf of) { return of == ContactOf::staff ? "人员" : "企业"; }

std::optional<ContactOf> EnumWords<ContactOf>::find(std::string_view key) {
    for (const auto& [of, word] : kKeys)
        if (word == key) return of;
    return std::nullopt;
}

void ContactNoun::check(const State& state, const Envelope& /*envelope*/, const ContactRecorded& fact) {
    check_owner(state, fact.of, fact.key);
    if (hash_from_hex(fact.digest)) return;
    throw Error{"contact.digest", "联系方式的散列不是 64 位十六进制数字", "用命令记录：zb contact set"};
}

void ContactNoun::check(const State& state, const Envelope& /*envelope*/, const ContactErased& fact) {
    const Contact* contact = found(state, fact.of, fact.key);
    if (contact != nullptr && !contact->erased && contact->digest == fact.digest) return;
    throw Error{"contact.none", fmt::format("{} {} 没有留着联系方式", label(fact.of), fact.key), "看谁的还留着：zb contact list"};
}

void ContactNoun::apply(State& state, const Envelope& envelope, const ContactRecorded& fact) {
    put(state, envelope, {fact.of, fact.key, fact.digest, 0, {}});
}

void ContactNoun::apply(State& state, const Envelope& envelope, const ContactErased& fact) {
    Contact contact{fact.of, fact.key, fact.digest, 0, {}};
    contact.erased = true;
    put(state, envelope, std::move(contact));
}

void ContactNoun::index(const Envelope& /*envelope*/, const ContactRecorded& fact, Index& index) {
    index.subjects.emplace_back(kProjectsStream);
    index.keeps.push_back(fact.digest);
    if (fact.replaces) index.erases.push_back(*fact.replaces);
}

void ContactNoun::index(const Envelope& /*envelope*/, const ContactErased& fact, Index& index) {
    index.subjects.emplace_back(kProjectsStream);
    index.erases.push_back(fact.digest);
}

const Contact* contact_of_enterprise(const State& state, const Enterprise& enterprise) {
    const Contact* last = nullptr;
    const auto look = [&](const std::string& name) {
        const Contact* contact = found(state, ContactOf::enterprise, name);
        if (contact != nullptr && (last == nullptr || last->seq < contact->seq)) last = contact;
    };
    if (enterprise.uscc) look(*enterprise.uscc);
    for (const std::string& name : enterprise.names) look(name);
    return last;
}

const Contact* contact_of_person(const State& state, std::string_view name) { return found(state, ContactOf::staff, name); }

Table contacts_table(const State& state) {
    Table table;
    table.columns = {{"of", "类别"}, {"key", "对象"}, {"on", "记录日"}, {"entry", "条目", Align::right}};
    for (const auto& [owner, contact] : state.contacts) {
        if (!contact.erased) table.rows.push_back({std::string{label(contact.of)}, contact.key, contact.on, contact.seq});
    }
    return table;
}

std::string ContactNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ContactRecorded& fact) {
    return with_note(fmt::format("记录{} {} 的联系方式（内容不在台账里）", label(fact.of), fact.key), fact.note);
}

std::string ContactNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const ContactErased& fact) {
    return with_note(fmt::format("抹去{} {} 的联系方式", label(fact.of), fact.key), fact.note);
}

NounTable ContactNoun::table(const State& state, Date /*day*/) {
    return {"contact", "留有联系方式的企业和人员，不含内容；同 zb contact list", contacts_table(state)};
}

}  // namespace zb
