// SPDX-License-Identifier: Apache-2.0
// Writes an entry as a line of JSON.
#include "ledger/entry_json.h"

#include "base/json.h"

namespace zb {
namespace {

void put(JsonWriter& json, std::string_view key, std::string_view value) {
    json.key(key);
    json.text(value);
}

void put_nullable(JsonWriter& json, std::string_view key, const std::optional<std::string>& value) {
    if (value) return put(json, key, *value);
    json.key(key);
    json.null();
}

}  // namespace

std::string json_line(const Entry& entry) {
    JsonWriter json;
    json.begin_object();
    json.key("seq");
    json.integer(entry.seq);
    put(json, "kind", entry.kind);
    put_nullable(json, "project", entry.project);
    put(json, "on", iso(entry.on));
    put(json, "recorded_at", iso(entry.recorded_at));
    put(json, "actor", entry.actor);
    put_nullable(json, "by", entry.by);
    put_nullable(json, "request", entry.request);
    json.key("body");
    json.raw(entry.body);
    put_nullable(json, "prev", entry.prev ? std::optional{hex(*entry.prev)} : std::nullopt);
    put(json, "hash", hex(entry.hash));
    json.end_object();
    return json.take_visible();
}

}  // namespace zb
