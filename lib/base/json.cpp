// SPDX-License-Identifier: Apache-2.0
// JSON written by hand, so that its bytes are settled here, and read by rapidjson, which only this file knows.
#include "base/json.h"

#include <algorithm>
#include <cassert>
#include <fmt/format.h>
#include <rapidjson/document.h>
#include <rapidjson/error/error.h>
#include <rapidjson/reader.h>
#include <span>

#include "base/error.h"
#include "base/utf8.h"

namespace zb {

// ---- Writing ----

void JsonWriter::separate() {
    if (!fresh_) out_ += ',';
    fresh_ = false;
}

void JsonWriter::begin_object() {
    separate();
    out_ += '{';
    fresh_ = true;
}

void JsonWriter::end_object() {
    out_ += '}';
    fresh_ = false;
}

void JsonWriter::begin_array() {
    separate();
    out_ += '[';
    fresh_ = true;
}

void JsonWriter::end_array() {
    out_ += ']';
    fresh_ = false;
}

void JsonWriter::key(std::string_view name) {
    text(name);
    out_ += ':';
    fresh_ = true;
}

void JsonWriter::text(std::string_view value) {
    constexpr std::string_view kHex = "0123456789abcdef";
    separate();
    out_ += '"';
    for (const char c : value) {
        switch (c) {
            case '"': out_ += "\\\""; break;
            case '\\': out_ += "\\\\"; break;
            case '\b': out_ += "\\b"; break;
            case '\f': out_ += "\\f"; break;
            case '\n': out_ += "\\n"; break;
            case '\r': out_ += "\\r"; break;
            case '\t': out_ += "\\t"; break;
            default: {
                const auto byte = static_cast<unsigned char>(c);
                if (byte >= 0x20) {
                    out_ += c;
                } else {
                    out_ += "\\u00";
                    out_ += kHex[byte >> 4];
                    out_ += kHex[byte & 0x0F];
                }
            }
        }
    }
    out_ += '"';
}

void JsonWriter::integer(std::int64_t value) {
    separate();
    out_ += fmt::format_int{value}.c_str();
}

void JsonWriter::boolean(bool value) {
    separate();
    out_ += value ? "true" : "false";
}

void JsonWriter::null() {
    separate();
    out_ += "null";
}

void JsonWriter::raw(std::string_view json) {
    separate();
    out_ += json;
}

namespace {

std::string escaped(char32_t value) {
    const auto number = static_cast<unsigned>(value);
    if (number <= 0xFFFF) return fmt::format("\\u{:04x}", number);
    return fmt::format("\\u{:04x}\\u{:04x}", 0xD7C0 + (number >> 10), 0xDC00 + (number & 0x3FF));
}

}  // namespace

std::string JsonWriter::take_visible() {
    const std::string json = take();
    std::string shown;
    shown.reserve(json.size());
    for (std::string_view rest = json; !rest.empty();) {
        if (rest.front() >= ' ' && rest.front() < '\x7F') {  // most of it, without a look at code points
            shown += rest.front();
            rest.remove_prefix(1);
            continue;
        }
        const CodePoint next = first_code_point(rest);
        const bool han = next.value >= 0x4E00 && next.value <= 0x9FFF;
        if (next.valid && (han || !is_invisible(next.value))) {
            shown += rest.substr(0, next.bytes);
        } else {
            shown += escaped(next.value);
        }
        rest.remove_prefix(next.bytes);
    }
    return shown;
}

// ---- Reading ----

namespace json_tree {

// rapidjson does not look at what its allocator answers: out of memory has to leave as an exception.
class ThrowingAllocator {
public:
    [[maybe_unused]] static constexpr bool kNeedFree = true;
    static void* Malloc(std::size_t size) {
        if (size == 0) return nullptr;
        void* found = std::malloc(size);
        if (found == nullptr) throw std::bad_alloc{};
        return found;
    }
    static void* Realloc(void* from, std::size_t /*from_size*/, std::size_t size) {
        if (size == 0) {
            std::free(from);
            return nullptr;
        }
        void* found = std::realloc(from, size);
        if (found == nullptr) throw std::bad_alloc{};
        return found;
    }
    static void Free(void* from) { std::free(from); }
    bool operator==(const ThrowingAllocator& /*other*/) const { return true; }
    bool operator!=(const ThrowingAllocator& /*other*/) const { return false; }
};

using Pool = rapidjson::MemoryPoolAllocator<ThrowingAllocator>;
using Tree = rapidjson::GenericDocument<rapidjson::UTF8<>, Pool, ThrowingAllocator>;
using Node = Tree::ValueType;
using Parser = rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>, ThrowingAllocator>;

}  // namespace json_tree

namespace {

using json_tree::Node;
using json_tree::Tree;

constexpr std::size_t kMostValues = 4'000'000;  // sixteen bytes each; a list of 100,000 projects has half of that
constexpr int kDeepest = 64;                    // an entry body is 3 deep; a limit keeps a hostile file from exhausting the stack

const Node& node(const void* value) { return *static_cast<const Node*>(value); }

// rapidjson looks at no kind: asked for the wrong one it reads past the value, which may come from a file of somebody else's.
const Node& node_if(const void* value, bool fits) {
    if (!fits) throw Error{"json.kind", "JSON 的值不是所要的种类", "改正文件后重试"};
    return node(value);
}

std::string_view view_of(const Node& text) { return {text.GetString(), text.GetStringLength()}; }

// \udc00 alone would become bytes that are not UTF-8; rapidjson lets the second half of a pair pass.
bool has_lone_surrogate(std::string_view text) {
    for (std::size_t i = text.find('\xED'); i != std::string_view::npos; i = text.find('\xED', i + 1)) {
        if (i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) >= 0xA0) return true;
    }
    return false;
}

// Hands the events of the reader on to the document, and stops at what rapidjson would let pass: the same key twice,
// half a surrogate pair, endless depth. Strings lie in the parsed buffer itself, so a key's address shows its place.
class Strict {
public:
    Strict(Tree& document, std::vector<std::string_view>& keys) : document_(document), keys_(keys) { keys_.clear(); }

    bool Null() { return has_room() && document_.Null(); }
    bool Bool(bool value) { return has_room() && document_.Bool(value); }
    bool Int(int value) { return has_room() && document_.Int(value); }
    bool Uint(unsigned value) { return has_room() && document_.Uint(value); }
    bool Int64(std::int64_t value) { return has_room() && document_.Int64(value); }
    bool Uint64(std::uint64_t value) { return has_room() && document_.Uint64(value); }
    bool Double(double value) { return has_room() && document_.Double(value); }
    bool RawNumber(const char* text, rapidjson::SizeType size, bool copy) { return document_.RawNumber(text, size, copy); }
    bool String(const char* text, rapidjson::SizeType size, bool copy) {
        return has_room() && is_sound({text, size}) && document_.String(text, size, copy);
    }
    bool Key(const char* text, rapidjson::SizeType size, bool copy) {
        keys_.emplace_back(text, size);
        return is_sound({text, size}) && document_.Key(text, size, copy);
    }
    bool StartObject() { return has_room() && descend() && document_.StartObject(); }
    bool StartArray() { return has_room() && descend() && document_.StartArray(); }
    bool EndObject(rapidjson::SizeType count) {
        --depth_;
        return has_distinct_keys(count) && document_.EndObject(count);
    }
    bool EndArray(rapidjson::SizeType count) {
        --depth_;
        return document_.EndArray(count);
    }

    // Why it stopped, and where if that is not where the reader stands; empty if the reader itself found the fault.
    const std::string& reason() const { return reason_; }
    const char* place() const { return place_; }

private:
    bool is_sound(std::string_view text) {
        if (!has_lone_surrogate(text)) return true;
        reason_ = "\\u 转义只有半个字";
        place_ = text.data();
        return false;
    }

    bool has_room() {
        if (++values_ <= kMostValues) return true;
        reason_ = fmt::format("超过 {} 个值", kMostValues);
        return false;
    }

    bool descend() {
        if (++depth_ <= kDeepest) return true;
        reason_ = fmt::format("嵌套超过 {} 层", kDeepest);
        return false;
    }

    bool has_distinct_keys(rapidjson::SizeType count) {
        const auto first = keys_.end() - static_cast<std::ptrdiff_t>(count);
        std::sort(first, keys_.end(), [](std::string_view a, std::string_view b) { return a == b ? a.data() < b.data() : a < b; });
        const auto twice = std::adjacent_find(first, keys_.end());
        if (twice != keys_.end()) {
            reason_ = fmt::format("键“{}”重复", *twice);
            place_ = std::next(twice)->data();
            return false;
        }
        keys_.erase(first, keys_.end());
        return true;
    }

    Tree& document_;
    std::vector<std::string_view>& keys_;
    int depth_ = 0;
    std::size_t values_ = 0;
    std::string reason_;
    const char* place_ = nullptr;
};

std::string_view reader_reason(rapidjson::ParseErrorCode code) {
    static constexpr std::pair<rapidjson::ParseErrorCode, std::string_view> kReasons[] = {
        {rapidjson::kParseErrorDocumentEmpty, "没有内容"},
        {rapidjson::kParseErrorDocumentRootNotSingular, "结束之后还有多余内容"},
        {rapidjson::kParseErrorObjectMissName, "对象里缺键名"},
        {rapidjson::kParseErrorObjectMissColon, "键后缺冒号"},
        {rapidjson::kParseErrorObjectMissCommaOrCurlyBracket, "对象里缺逗号或右花括号"},
        {rapidjson::kParseErrorArrayMissCommaOrSquareBracket, "数组里缺逗号或右方括号"},
        {rapidjson::kParseErrorStringMissQuotationMark, "字符串缺右引号"},
        {rapidjson::kParseErrorStringInvalidEncoding, "不是 UTF-8 文字"},
        {rapidjson::kParseErrorNumberTooBig, "数太大"},
    };
    for (const auto& [known, reason] : kReasons) {
        if (known == code) return reason;
    }
    return "写法不对";
}

Error invalid_json(std::string_view json, std::size_t offset, std::string_view reason) {
    const std::string_view before = json.substr(0, std::min(offset, json.size()));
    const auto line = static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1;
    std::string_view line_head = before.substr(before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1);
    int column = 1;  // in characters, as editors count
    for (; !line_head.empty(); ++column) line_head.remove_prefix(first_code_point(line_head).bytes);
    // Of a text of one line, which may be any line of a file, the column alone.
    const std::string at = json.find('\n') == std::string_view::npos ? "" : fmt::format("第 {} 行", line);
    return Error{Fault{"json.invalid", fmt::format("JSON {}第 {} 列：{}", at, column, reason), "改正该处后重试",
                       Place{line, fmt::format("第 {} 列", column), ""}}};
}

}  // namespace

struct JsonDocument::Impl {
    // Bodies are small: with this much at hand the allocator asks the system for nothing.
    std::vector<char> arena = std::vector<char>(16 * 1024);
    json_tree::Pool allocator{arena.data(), arena.size()};
    Tree document{&allocator};
    std::string buffer;  // the text, which the reader changes in place
    std::vector<std::string_view> keys;
};

JsonDocument::JsonDocument() : impl_(std::make_unique<Impl>()) {}
JsonDocument::~JsonDocument() = default;
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;

JsonView JsonDocument::parse(std::string_view json) {
    constexpr unsigned kFlags = rapidjson::kParseInsituFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;
    if (const auto zero = json.find('\0'); zero != std::string_view::npos) throw invalid_json(json, zero, "有空字符");
    impl_->document.SetNull();
    impl_->allocator.Clear();
    impl_->buffer = json;
    impl_->buffer.append(3, '\0');  // behind half a character rapidjson reads on for as many bytes as its first one promised

    Strict strict{impl_->document, impl_->keys};
    json_tree::Parser reader;
    rapidjson::InsituStringStream stream{impl_->buffer.data()};
    rapidjson::ParseResult result;
    const auto generate = [&](Tree&) {
        result = reader.Parse<kFlags>(stream, strict);
        return !result.IsError();
    };
    impl_->document.Populate(generate);
    if (!result.IsError()) return JsonView{&static_cast<const Node&>(impl_->document)};

    if (strict.reason().empty()) throw invalid_json(json, result.Offset(), reader_reason(result.Code()));
    const std::size_t offset =
        strict.place() == nullptr ? result.Offset() : static_cast<std::size_t>(strict.place() - impl_->buffer.data());
    throw invalid_json(json, offset, strict.reason());
}

JsonView::Kind JsonView::kind() const {
    const Node& value = node(value_);
    if (value.IsString()) return Kind::text;
    if (value.IsInt64()) return Kind::integer;
    if (value.IsObject()) return Kind::object;
    if (value.IsArray()) return Kind::array;
    if (value.IsBool()) return Kind::boolean;
    return value.IsNull() ? Kind::null : Kind::real;
}

bool JsonView::boolean() const { return node_if(value_, node(value_).IsBool()).GetBool(); }

std::int64_t JsonView::integer() const { return node_if(value_, node(value_).IsInt64()).GetInt64(); }

double JsonView::real() const { return node_if(value_, node(value_).IsNumber()).GetDouble(); }

std::string_view JsonView::text() const { return view_of(node_if(value_, node(value_).IsString())); }

std::size_t JsonView::size() const {
    const Node& value = node(value_);
    return value.IsArray() ? value.Size() : node_if(value_, value.IsObject()).MemberCount();
}

JsonView JsonView::at(std::size_t index) const {
    const Node& array = node(value_);
    return JsonView{&node_if(value_, array.IsArray() && index < array.Size())[static_cast<rapidjson::SizeType>(index)]};
}

std::optional<JsonView> JsonView::find(std::string_view key) const {
    const Node& object = node_if(value_, node(value_).IsObject());
    for (auto member = object.MemberBegin(); member != object.MemberEnd(); ++member) {
        if (view_of(member->name) == key) return JsonView{&member->value};
    }
    return std::nullopt;
}

std::vector<std::pair<std::string_view, JsonView>> JsonView::members() const {
    const Node& object = node_if(value_, node(value_).IsObject());
    std::vector<std::pair<std::string_view, JsonView>> all;
    all.reserve(object.MemberCount());
    for (auto member = object.MemberBegin(); member != object.MemberEnd(); ++member) {
        all.emplace_back(view_of(member->name), JsonView{&member->value});
    }
    return all;
}

}  // namespace zb
