// SPDX-License-Identifier: Apache-2.0
// Numbers of people are kept out of the ledger, numbers of offices are not.
#include "domain/personal_numbers.h"

#include <doctest/doctest.h>
#include <string>
#include <tuple>
#include <variant>

#include "domain/domain.h"
#include "support/registry.h"

namespace zb {

namespace {

// Writes a phone number into one text of a fact, of those that the door looks at.
class PhoneWriter {
public:
    explicit PhoneWriter(int which) : which_{which} {}
    template <class T>
    void operator()(std::string_view key, T& value, std::string_view /*meaning*/) {
        if (!holds_no_words(before_, key)) write(holds_official_number(key) ? "13800138000" : "联系人13800138000", value);
        before_ = key;
    }
    // How many there are.
    int texts() const { return texts_; }

private:
    void write(const char* number, std::string& text) {
        if (texts_++ == which_) text = number;
    }
    template <class T>
    void write(const char* number, std::optional<T>& value) {
        write(number, value.emplace());
    }
    template <class T>
    void write(const char* number, std::vector<T>& values) {
        values.resize(1);
        write(number, values[0]);
    }
    template <class T>
    void write(const char* /*number*/, T& value) {
        if constexpr (HasFields<T>) T::fields(value, *this);
    }
    int which_, texts_ = 0;
    std::string_view before_;
};

template <class F>
bool refused(const F& fact) {
    try {
        refuse_personal_numbers_in(fact);
    } catch (const Error& error) {
        return error.fault().code == "text.personal";
    }
    return false;
}

template <class F>
void check_kind() {
    CAPTURE(F::kind);
    int texts = 1;
    for (int which = 0; which < texts; ++which) {
        CAPTURE(which);
        F fact{};
        PhoneWriter writer{which};
        F::fields(fact, writer);
        texts = writer.texts();
        if (texts > 0) CHECK(refused(fact));
    }
    CHECK_FALSE(refused(F{}));
}

template <class... Facts>
void check_noun(const std::variant<Facts...>* /*of_the_noun*/) {
    (check_kind<Facts>(), ...);
}

template <class... EveryNoun>
void check_nouns(const std::tuple<EveryNoun...>* /*nouns*/) {
    (check_noun(static_cast<const typename EveryNoun::Fact*>(nullptr)), ...);
}

}  // namespace

TEST_CASE("Phone and identity numbers are set apart from the other numbers of an office") {
    struct Case {
        const char* text;
        bool personal;
    };
    const Case cases[] = {
        {"联系人电话13800138000", true},
        {"王工 138-0013-8000", true},
        {"手机 138 0013 8000，下午打", true},
        {"+86 13800138000", true},
        {"１３８００１３８０００", true},
        {"窗口 0750-3861234", true},
        {"身份证 440704199001011234", true},
        {"身份证44070419900101123X", true},
        {"2026 138 0013 8000", true},
        {"1.13800138000", true},
        {"手机138.0013.8000。", true},
        {"证件 440704 19900101 1234 已核", true},
        {"第3版 V1.2.3 2026.11.20", false},
        {"上门核对申报材料清单", false},
        {"项目代码 2106-440704-04-01-000017", false},
        {"统一社会信用代码 914403001922038216", false},
        {"统一社会信用代码 91440704MA4X00012T", false},
        {"施工许可证 440704202611200101", false},
        {"总投资 120000 万元，用地 1500 3000 100 平方米", false},
        {"2026-11-20 送达", false},
        {"年产 13800138000000 件", false},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        bool refused = false;
        try {
            refuse_personal_numbers(one.text, "进展");
        } catch (const Error& error) {
            refused = error.fault().code == "text.personal";
        }
        CHECK(refused == one.personal);
    }
}

TEST_CASE("Every text of every kind of entry passes the one door") { check_nouns(static_cast<const Nouns*>(nullptr)); }

TEST_CASE("A new entry is refused with the name of the text, before anything else of it is looked at") {
    test::Register known = test::Register::usual();
    const Fault fault =
        known.fault_of(ProjectClosed{ProjectStatus::moved_out, "来电13800138000"}, Date::of(2026, 11, 3), std::string{"JH-2026-001"});
    CHECK(fault.code == "text.personal");
    CHECK(fault.place.column == "原因");
}

TEST_CASE("A code is no hiding place: a bare mobile number or a true identity number is refused there too") {
    struct Case {
        const char* code;
        bool personal;
    };
    const Case cases[] = {
        {"13800138000", true},
        {"11010519491231002X", true},         // the example of GB 11643
        {"110105194912310021", false},        // the same with another check character: a permit's number
        {"2106-440704-04-01-000017", false},  // 投资项目统一代码
        {"440704202611200101", false},        // 施工许可证编号
        {"91440704MA4X00012T", false},
        {"JH-2026-001", false},
        {"15020260012345", false},
    };
    for (const Case& one : cases) {
        CAPTURE(one.code);
        ProjectAdded added;
        added.code = one.code;
        CHECK(refused(added) == one.personal);
    }
}

TEST_CASE("What offices number is not taken for a person's number") {
    test::Register known = test::Register::usual();
    ProjectDetails details;
    details.uscc = "914403001922038216";
    details.project_code = "2106-440704-04-01-000017";
    details.investment_printed = "13800138000元";
    known.add_project("JH-2026-002", "乙公司新材料项目", details);
    CHECK(known.state.projects.contains("JH-2026-002"));
}

}  // namespace zb
