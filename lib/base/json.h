// SPDX-License-Identifier: Apache-2.0
// JSON of entry bodies and of machine output: a writer whose bytes are those of Python's
// json.dumps(value, ensure_ascii=False, separators=(',', ':')), and a reader over rapidjson.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zb {

class JsonWriter {
public:
    void begin_object();
    void end_object();
    void begin_array();
    void end_array();
    void key(std::string_view name);
    void text(std::string_view value);
    void integer(std::int64_t value);
    void boolean(bool value);
    void null();
    void raw(std::string_view json);  // a value already in JSON
    const std::string& str() const { return out_; }
    std::string take() { return std::move(out_); }

private:
    void separate();
    std::string out_;
    bool fresh_ = true;  // nothing yet in the innermost array or object, or a key was just written
};

// A value inside a parsed document; valid while the document lives and is not parsed anew.
class JsonView {
public:
    enum class Kind { null, boolean, integer, real, text, array, object };
    Kind kind() const;
    bool is(Kind wanted) const { return kind() == wanted; }
    // The following throw Error "json.kind" where the value is of another kind: ask `kind` first, to say which one is wrong.
    bool boolean() const;
    std::int64_t integer() const;
    double real() const;  // of an integer too
    std::string_view text() const;
    std::size_t size() const;              // of an array or object
    JsonView at(std::size_t index) const;  // of an array
    std::optional<JsonView> find(std::string_view key) const;
    std::vector<std::pair<std::string_view, JsonView>> members() const;

private:
    friend class JsonDocument;
    explicit JsonView(const void* value) : value_(value) {}
    const void* value_;
};

// Parses one document after another, reusing its memory.
class JsonDocument {
public:
    JsonDocument();
    ~JsonDocument();
    JsonDocument(JsonDocument&&) noexcept;
    JsonDocument& operator=(JsonDocument&&) noexcept;
    // Throws Error "json.invalid" with the line and column of the fault; duplicate keys are refused.
    JsonView parse(std::string_view json);

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace zb
