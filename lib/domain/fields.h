// SPDX-License-Identifier: Apache-2.0
// The stored form of a fact from its one list of fields. Each fact has
//     static void fields(auto& self, auto& visit) { visit("step", self.step, "事项键"); … }
// in the order of its JSON keys. Optional values, empty lists and false flags are left out of the body.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/date.h"
#include "base/error.h"
#include "base/json.h"
#include "base/money.h"

namespace zb {

// An enum that is stored by a word has `key(E)`, and in this trait the function that finds it again by that word.
template <class E>
struct EnumWords;  // static std::optional<E> find(std::string_view key)

namespace detail {

struct FieldProbe {
    template <class T>
    void operator()(std::string_view, T&, std::string_view) {}
};

}  // namespace detail

template <class T>
concept HasFields = requires(T& value, detail::FieldProbe& probe) {
    T::fields(value, probe);
};

class FieldWriter {
public:
    explicit FieldWriter(JsonWriter& out) : out_(out) {}

    template <class T>
    void operator()(std::string_view key, const T& value, std::string_view /*meaning*/) {
        if (left_out(value)) return;
        out_.key(key);
        write(value);
    }

private:
    template <class T>
    static bool left_out(const T&) {
        return false;
    }
    static bool left_out(bool value) { return !value; }
    template <class T>
    static bool left_out(const std::optional<T>& value) {
        return !value;
    }
    template <class T>
    static bool left_out(const std::vector<T>& value) {
        return value.empty();
    }

    void write(const std::string& value) { out_.text(value); }
    void write(bool value) { out_.boolean(value); }
    void write(int value) { out_.integer(value); }
    void write(std::int64_t value) { out_.integer(value); }
    void write(Date value) { out_.text(iso(value)); }
    void write(Money value) { out_.integer(value.yuan); }
    template <class E>
    requires std::is_enum_v<E>
    void write(E value) { out_.text(key(value)); }
    template <class T>
    void write(const std::optional<T>& value) {
        write(*value);
    }
    template <class T>
    void write(const std::vector<T>& values) {
        out_.begin_array();
        for (const T& value : values) write(value);
        out_.end_array();
    }
    template <HasFields T>
    void write(const T& value) {
        out_.begin_object();
        T::fields(value, *this);
        out_.end_object();
    }

    JsonWriter& out_;
};

class FieldReader {
public:
    explicit FieldReader(JsonView object) : object_(object) {
        if (!object.is(JsonView::Kind::object)) throw Error{"entry.misfit", "条目正文不是 JSON 对象", "先核对台账：zb ledger verify"};
    }

    template <class T>
    void operator()(std::string_view key, T& value, std::string_view /*meaning*/) {
        const auto found = object_.find(key);
        if (found) read(key, *found, value);
    }

private:
    // A body that does not fit its kind can only come from a changed file; verify names the entry.
    [[noreturn]] static void misfit(std::string_view key) {
        throw Error{"entry.misfit", "条目正文的“" + std::string{key} + "”与其种类不符", "先核对台账：zb ledger verify"};
    }
    static JsonView expect(std::string_view key, JsonView value, JsonView::Kind kind) {
        if (!value.is(kind)) misfit(key);
        return value;
    }

    static void read(std::string_view key, JsonView from, std::string& to) { to = expect(key, from, JsonView::Kind::text).text(); }
    static void read(std::string_view key, JsonView from, bool& to) { to = expect(key, from, JsonView::Kind::boolean).boolean(); }
    static void read(std::string_view key, JsonView from, int& to) {
        const std::int64_t number = expect(key, from, JsonView::Kind::integer).integer();
        if (number < std::numeric_limits<int>::min() || number > std::numeric_limits<int>::max()) misfit(key);
        to = static_cast<int>(number);
    }
    static void read(std::string_view key, JsonView from, std::int64_t& to) { to = expect(key, from, JsonView::Kind::integer).integer(); }
    static void read(std::string_view key, JsonView from, Date& to) { to = Date::parse(expect(key, from, JsonView::Kind::text).text()); }
    static void read(std::string_view key, JsonView from, Money& to) { to = Money{expect(key, from, JsonView::Kind::integer).integer()}; }
    template <class E>
    requires std::is_enum_v<E>
    static void read(std::string_view key, JsonView from, E& to) {
        const std::optional<E> found = EnumWords<E>::find(expect(key, from, JsonView::Kind::text).text());
        if (!found) misfit(key);
        to = *found;
    }
    template <class T>
    static void read(std::string_view key, JsonView from, std::optional<T>& to) {
        read(key, from, to.emplace());
    }
    template <class T>
    static void read(std::string_view key, JsonView from, std::vector<T>& to) {
        const JsonView list = expect(key, from, JsonView::Kind::array);
        to.resize(list.size());
        for (std::size_t i = 0; i < list.size(); ++i) read(key, list.at(i), to[i]);
    }
    template <HasFields T>
    static void read(std::string_view key, JsonView from, T& to) {
        FieldReader inner{expect(key, from, JsonView::Kind::object)};
        T::fields(to, inner);
    }

    JsonView object_;
};

template <HasFields T>
std::string to_body(const T& fact) {
    JsonWriter out;
    FieldWriter writer{out};
    out.begin_object();
    T::fields(fact, writer);
    out.end_object();
    return out.take();
}

template <HasFields T>
T from_body(JsonView body) {
    T fact;
    FieldReader reader{body};
    T::fields(fact, reader);
    return fact;
}

}  // namespace zb
