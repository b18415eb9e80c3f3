// SPDX-License-Identifier: Apache-2.0
// A small register for tests of its nouns: recorded by the same check and apply that the ledger uses.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "domain/domain.h"

namespace zb::test {

class Register {
public:
    Register() { state.scope = Scope::all(); }

    template <class F>
    void record(F fact, Date on = Date::of(2026, 11, 2), std::optional<std::string> project = {}) {
        Envelope envelope;
        envelope.seq = state.seq + 1;
        envelope.on = on;
        envelope.project = std::move(project);
        const Fact wrapped = make_fact(std::move(fact));
        check(state, envelope, wrapped);
        apply(state, envelope, wrapped);
    }
    // Code of the refusal of a fact, "" where it is taken.
    template <class F>
    std::string refusal(F fact, Date on = Date::of(2026, 11, 2), std::optional<std::string> project = {}) {
        return fault_of(std::move(fact), on, std::move(project)).code;
    }
    template <class F>
    Fault fault_of(F fact, Date on = Date::of(2026, 11, 2), std::optional<std::string> project = {}) {
        try {
            record(std::move(fact), on, std::move(project));
        } catch (const Error& error) {
            return error.fault();
        }
        return {};
    }

    void add_department(std::string code, std::string name, std::optional<std::string> short_name = {}) {
        DepartmentRecorded department;
        department.code = std::move(code);
        department.name = std::move(name);
        department.short_name = std::move(short_name);
        department.role = "副组长单位";
        record(department);
    }
    void add_staff(std::string name, std::string role = "服务专员") {
        record(StaffAdded{std::move(name), std::move(role), "区发展改革局", {}});
    }
    void add_project(const std::string& code, std::string name, ProjectDetails details = {}) {
        record(ProjectAdded{code, std::move(name), std::move(details)}, Date::of(2026, 11, 2), code);
    }
    // One department, two specialists and one person responsible, one project.
    static Register usual() {
        Register made;
        made.add_department("reform", "区发展改革局", "发改局");
        made.add_department("housing", "区住房和城乡建设局", "住建局");
        made.add_staff("服务专员01");
        made.add_staff("服务专员02");
        made.add_staff("发改经办01", "经办人");
        made.add_project("JH-2026-001", "甲公司智能装备项目");
        return made;
    }

    State state;
};

}  // namespace zb::test
