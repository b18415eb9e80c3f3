// SPDX-License-Identifier: Apache-2.0
// The words of every kind of entry. A kind without words of its own is told by its fields.
#include "domain/entry_words.h"

#include <fmt/format.h>
#include <type_traits>

#include "base/text.h"

namespace zb {

namespace {

// Tells any fact by the meanings of its fields: 设置项 submission.deadline，值 18:00.
class FieldTeller {
public:
    template <class T>
    void operator()(std::string_view /*key*/, const T& value, std::string_view meaning) {
        if (const std::string text = told(value); !text.empty()) parts_.push_back(fmt::format("{} {}", meaning, text));
    }
    std::string text() const { return join(parts_, "，"); }

private:
    static std::string told(const std::string& value) { return value; }
    static std::string told(bool value) { return value ? "是" : ""; }
    static std::string told(int value) { return std::to_string(value); }
    static std::string told(std::int64_t value) { return std::to_string(value); }
    static std::string told(Date value) { return iso(value); }
    static std::string told(Money value) { return fmt::format("{} 元", value.yuan); }
    static std::string told(const std::vector<std::string>& values) { return join(values, "、"); }
    template <class T>
    static std::string told(const std::optional<T>& value) {
        return value ? told(*value) : std::string{};
    }
    template <class T>
    static std::string told(const T& value) {
        if constexpr (std::is_enum_v<T>) {
            return std::string{key(value)};
        } else {
            return {};  // lists of rows: the entry itself tells them
        }
    }

    std::vector<std::string> parts_;
};

std::string with_note(std::string words, const std::optional<std::string>& note) {
    return note ? fmt::format("{}：{}", words, *note) : words;
}

std::string circular(std::string_view act, const CircularText& what) {
    return fmt::format("{}{}年第{}期通报（数据截至 {}）", act, what.year, what.number, iso(what.as_of));
}

class EntryTeller {
public:
    EntryTeller(const State& names, const Envelope& envelope) : names_(names), envelope_(envelope) {}

    std::string operator()(const LedgerOpened& fact) const { return fact.practice ? "建立演练台账" : "建立台账"; }
    std::string operator()(const SettingChanged& fact) const { return fmt::format("设置 {} 为“{}”", fact.name, fact.value); }
    std::string operator()(const HolidayNoticed& fact) const { return fmt::format("放假通知 {}（{} 天）", fact.number, fact.days.size()); }
    std::string operator()(const DepartmentRecorded& fact) const { return fmt::format("登记部门 {} {}", fact.code, fact.name); }
    std::string operator()(const StaffAdded& fact) const {
        return fmt::format("登记人员 {}（{}，{}）", fact.name, fact.department, fact.role);
    }
    std::string operator()(const ProjectAdded& fact) const { return fmt::format("入库 {} {}", fact.code, fact.name); }
    std::string operator()(const ProjectChanged& fact) const { return fmt::format("清单内容变动：{}", fields_of(fact)); }
    std::string operator()(const ProjectClosed& fact) const { return fmt::format("{}：{}", label(fact.as), fact.note); }
    std::string operator()(const ProjectSuspended& fact) const { return fmt::format("暂缓：{}", fact.note); }
    std::string operator()(const ProjectResumed& fact) const { return fmt::format("恢复在册：{}", fact.note); }
    std::string operator()(const CaseNumbered& fact) const {
        return fact.step ? fmt::format("{} 办件编号 {}", step(*fact.step), fact.number) : fmt::format("办件编号 {}", fact.number);
    }
    std::string operator()(const AttachmentAdded& fact) const {
        const std::string words = fmt::format("附件 {}（{} 字节）", fact.path, fact.size);
        return with_note(fact.step ? fmt::format("{} {}", step(*fact.step), words) : words, fact.note);
    }
    std::string operator()(const EnterpriseChanged& fact) const { return fmt::format("企业登记变动：{}", fields_of(fact)); }
    std::string operator()(const StaffChanged& fact) const { return fmt::format("人员变动：{}", fields_of(fact)); }
    std::string operator()(const FlowImported& fact) const {
        return fmt::format("导入审批流程 {} 第 {} 版（{} 个事项）", fact.flow.name, fact.version, fact.flow.steps.size());
    }
    std::string operator()(const SpecialistAssigned& fact) const { return fmt::format("服务专员为 {}", fact.staff); }
    std::string operator()(const MemberAssigned& fact) const { return fmt::format("{}责任人为 {}", fact.department, fact.staff); }
    std::string operator()(const CoverNamed& fact) const {
        return fmt::format("{} 代班（{} 至 {}）", fact.staff, iso(fact.from), iso(fact.to));
    }
    std::string operator()(const PlanDrafted& fact) const {
        return fmt::format("编制方案草案（{}，{} 个事项）", fact.flow, fact.steps.size());
    }
    std::string operator()(const PlanAdopted& fact) const { return fmt::format("审定方案（草案第 {} 条）：{}", fact.draft, fact.reason); }
    std::string operator()(const StepOpened& fact) const {
        const auto day = fact.issued ? fact.issued : fact.decided ? fact.decided : fact.accepted;
        const std::string_view state = fact.issued ? "已发证" : fact.decided ? "已办结" : "已受理";
        return fmt::format("{} 期初{}（{}）", step(fact.step), state, day ? iso(*day) : "");
    }
    std::string operator()(const StepFiled& fact) const { return moved(fact, state(fact.step, StepState::filed)); }
    std::string operator()(const StepReturned& fact) const { return moved(fact, "一次性告知补正"); }
    std::string operator()(const StepRefused& fact) const { return moved(fact, state(fact.step, StepState::refused)); }
    std::string operator()(const StepWithdrawn& fact) const { return moved(fact, state(fact.step, StepState::withdrawn)); }
    std::string operator()(const StepResumed& fact) const { return moved(fact, "恢复计时"); }
    std::string operator()(const StepHeld& fact) const { return moved(fact, "挂起（企业原因）"); }
    std::string operator()(const StepReleased& fact) const { return moved(fact, "解除挂起"); }
    std::string operator()(const StepDecided& fact) const { return moved(fact, state(fact.step, StepState::decided)); }
    std::string operator()(const StepDenied& fact) const { return moved(fact, state(fact.step, StepState::denied)); }
    std::string operator()(const StepRevoked& fact) const { return moved(fact, state(fact.step, StepState::revoked)); }
    std::string operator()(const StepWaived& fact) const { return moved(fact, state(fact.step, StepState::waived)); }
    std::string operator()(const StepAccepted& fact) const {
        std::string words = fmt::format("{} {}", step(fact.step), state(fact.step, StepState::accepted));
        if (!fact.owed.empty()) words += fmt::format("，容缺 {} 份", fact.owed.size());
        if (fact.early) words += fmt::format("，提前介入（{}）", *fact.early);
        if (fact.parallel) words += fmt::format("，并联办理（{}）", *fact.parallel);
        return with_note(words, fact.note);
    }
    std::string operator()(const StepPaused& fact) const {
        return with_note(
            fmt::format("{} 进入特别程序（{}，告知 {} 个工作日，{}）", step(fact.step), fact.procedure, fact.expected, fact.notice),
            fact.note);
    }
    std::string operator()(const StepExtended& fact) const {
        return with_note(fmt::format("{} 延长 {} 个工作日（{} 批准）", step(fact.step), fact.days, fact.approver), fact.note);
    }
    std::string operator()(const StepRenewed& fact) const {
        return with_note(fmt::format("{} 证照延期 {} 个月", step(fact.step), fact.months), fact.note);
    }
    std::string operator()(const StepReplied& fact) const { return fmt::format("{} 答复催办：{}", step(fact.step), fact.reason); }
    std::string operator()(const StepIssued& fact) const {
        std::string words = fmt::format("{} {}", step(fact.step), state(fact.step, StepState::issued));
        if (fact.certificate) words += fmt::format("（{}）", *fact.certificate);
        return with_note(words, fact.note);
    }
    std::string operator()(const MaterialReceived& fact) const {
        return with_note(fmt::format("{} 收到“{}”", step(fact.step), fact.material), fact.note);
    }
    std::string operator()(const NoteAdded& fact) const {
        std::string words = fmt::format("当日进展：{}", fact.progress);
        if (fact.difficulty) words += fmt::format("；困难：{}", *fact.difficulty);
        if (fact.next) words += fmt::format("；下一步：{}", *fact.next);
        return words;
    }
    std::string operator()(const ProblemRaised& fact) const {
        return fmt::format("提出困难问题 {} {}（{} 牵头，{} 前解决）", fact.code, fact.title, fact.lead, iso(fact.due));
    }
    std::string operator()(const ProblemSolved& fact) const { return with_note(fmt::format("困难问题 {} 已解决", fact.code), fact.note); }
    std::string operator()(const SubmissionSealed& fact) const {
        const std::string what = fact.nil ? "零报告" : fmt::format("有进展，{} 条", fact.entries);
        return with_note(fmt::format("报送 {}（{}）", iso(envelope_.on), what), fact.note);
    }
    std::string operator()(const ReportDrafted& fact) const { return circular("拟稿", fact.circular); }
    std::string operator()(const ReportReviewed& fact) const {
        return with_note(fmt::format("审核通报草稿（第 {} 条）", fact.draft), fact.note);
    }
    std::string operator()(const ReportIssued& fact) const { return circular("签发", fact.circular); }
    std::string operator()(const ReportCorrected& fact) const {
        return fmt::format("{}，更正第 {} 条：{}", circular("签发更正期", fact.circular), fact.corrects, fact.reason);
    }
    std::string operator()(const EntryReversed& fact) const { return with_note(fmt::format("冲销第 {} 条", fact.entry), fact.reason); }
    template <class F>
    std::string operator()(const F& fact) const {
        return fields_of(fact);
    }

private:
    template <class F>
    static std::string fields_of(const F& fact) {
        FieldTeller teller;
        F::fields(fact, teller);
        return teller.text();
    }
    std::string moved(const PlainMove& fact, std::string_view what) const {
        return with_note(fmt::format("{} {}", step(fact.step), what), fact.note);
    }
    // A later plan may have dropped the step: any version tells its name.
    const PlannedStep* planned(std::string_view key) const {
        if (!envelope_.project || !names_.scope.covers(*envelope_.project)) return nullptr;
        const ProjectPlans& plans = names_.plans_of(*envelope_.project);
        for (auto version = plans.adopted.rbegin(); version != plans.adopted.rend(); ++version) {
            if (const PlannedStep* found = version->find(key)) return found;
        }
        return nullptr;
    }
    std::string step(const std::string& key) const {
        const PlannedStep* known = planned(key);
        return known == nullptr ? key : known->short_name;
    }
    std::string_view state(std::string_view key, StepState state) const {
        const PlannedStep* known = planned(key);
        return label(state, known == nullptr ? StepKind::permit : known->kind);
    }

    const State& names_;
    const Envelope& envelope_;
};

}  // namespace

std::string entry_words(const State& names, const Envelope& envelope, const Fact& fact) {
    const EntryTeller teller{names, envelope};
    return std::visit([&](const auto& of_noun) { return std::visit(teller, of_noun); }, fact);
}

std::string entry_project(const State& names, const Envelope& envelope) {
    if (!envelope.project) return {};
    const auto found = names.projects.find(*envelope.project);
    if (found == names.projects.end()) return *envelope.project;
    return fmt::format("{} {}", short_code(*envelope.project), found->second.name);
}

}  // namespace zb
