// SPDX-License-Identifier: Apache-2.0
// What can happen to a step.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/noun.h"

namespace zb {

// A minor material owed with a written promise (容缺): 广东省优化营商环境条例 第三十二条.
struct OwedMaterial {
    std::string material;
    Date due;
    static void fields(auto& self, auto& visit) {
        visit("material", self.material, "容缺材料");
        visit("due", self.due, "补齐期限");
    }
};

// Moves that carry nothing but a note share one shape; each is a kind of its own.
struct PlainMove {
    std::string step;
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("note", self.note, "说明");
    }
};

// First filing of an attempt, or the refiling after a correction: the state shows which.
struct StepFiled : PlainMove {
    static constexpr std::string_view kind = "step.filed";
};
struct StepReturned : PlainMove {  // 一次性告知补正
    static constexpr std::string_view kind = "step.returned";
};
struct StepRefused : PlainMove {  // 不予受理
    static constexpr std::string_view kind = "step.refused";
};
struct StepWithdrawn : PlainMove {
    static constexpr std::string_view kind = "step.withdrawn";
};
struct StepResumed : PlainMove {
    static constexpr std::string_view kind = "step.resumed";
};
struct StepHeld : PlainMove {  // 挂起（企业原因）: counted apart, the limit runs on
    static constexpr std::string_view kind = "step.held";
};
struct StepReleased : PlainMove {
    static constexpr std::string_view kind = "step.released";
};
struct StepDecided : PlainMove {  // approved; the state shows what is still owed
    static constexpr std::string_view kind = "step.decided";
};
struct StepDenied : PlainMove {
    static constexpr std::string_view kind = "step.denied";
};
struct StepRevoked : PlainMove {
    static constexpr std::string_view kind = "step.revoked";
    std::optional<std::string> way = {};  // one of revocations(); none: 撤销
    static void fields(auto& self, auto& visit) {
        PlainMove::fields(self, visit);
        visit("way", self.way, "撤回、注销；没有的是撤销");
    }
};
struct StepWaived : PlainMove {  // 不涉及 or 免予办理, with the rule in the note
    static constexpr std::string_view kind = "step.waived";
};

// Opening balance 期初: where a step stood when the plan was adopted (the envelope's day); neither 补录 nor on time nor late.
struct StepOpened {
    static constexpr std::string_view kind = "step.opened";
    static constexpr EntryRules rules = kPlainEntry;  // no work of that day
    std::string step;
    std::optional<Date> accepted;
    std::optional<Date> decided;
    std::optional<Date> issued;
    std::optional<int> used;  // working days used by then, for a running one
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("accepted", self.accepted, "受理日");
        visit("decided", self.decided, "办结日");
        visit("issued", self.issued, "发证日");
        visit("used", self.used, "已用工作日");
        visit("note", self.note, "备注");
    }
};

struct StepAccepted {
    static constexpr std::string_view kind = "step.accepted";
    std::string step;
    std::vector<OwedMaterial> owed;
    std::optional<std::string> promise;   // number of the letter of promise: 容诺〔2026〕7号
    std::optional<std::string> early;     // 提前介入: why before its predecessors
    std::optional<std::string> parallel;  // 并联: why beside them
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("owed", self.owed, "容缺材料");
        visit("promise", self.promise, "承诺书文号");
        visit("early", self.early, "提前介入理由");
        visit("parallel", self.parallel, "并联办理理由");
        visit("note", self.note, "说明");
    }
};

struct StepPaused {
    static constexpr std::string_view kind = "step.paused";
    std::string step;
    std::string procedure;  // one of special_procedures()
    int expected = 0;       // working days announced to the applicant
    std::string notice;     // number of the written notice
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("procedure", self.procedure, "特别程序种类");
        visit("expected", self.expected, "告知所需工作日");
        visit("notice", self.notice, "书面告知文号");
        visit("note", self.note, "说明");
    }
};

struct StepExtended {
    static constexpr std::string_view kind = "step.extended";
    std::string step;
    int days = 0;
    std::string approver;
    std::optional<std::string> note;
    std::optional<Date> notified = {};  // the applicant was given the reason (行政许可法 第四十二条)
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("days", self.days, "延长工作日");
        visit("approver", self.approver, "批准人");
        visit("note", self.note, "理由");
        visit("notified", self.notified, "告知申请人之日");
    }
};

// What the department in charge answers to a reminder (催办): why the step stands, what is done about it, by when.
struct StepReplied {
    static constexpr std::string_view kind = "step.replied";
    std::string step;
    std::string reason;
    std::optional<std::string> measure;
    std::optional<Date> expected;
    std::optional<std::string> note = {};
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("reason", self.reason, "滞后原因");
        visit("measure", self.measure, "措施");
        visit("expected", self.expected, "预计办结");
        visit("note", self.note, "备注");
    }
};

// 提级: taken to somebody higher, as it is long past its limit.
struct StepEscalated {
    static constexpr std::string_view kind = "step.escalated";
    std::string step;
    std::string to;    // person
    std::string note;  // why
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("to", self.to, "提级对象");
        visit("note", self.note, "原因");
    }
};

struct StepIssued {
    static constexpr std::string_view kind = "step.issued";
    std::string step;
    std::optional<std::string> certificate;  // number of the 证照批文
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("certificate", self.certificate, "证照文号");
        visit("note", self.note, "说明");
    }
};

// 证照延期: the authority that issued it prolongs it, as often and as long as the step's law allows (建筑法 第九条).
struct StepRenewed {
    static constexpr std::string_view kind = "step.renewed";
    std::string step;
    int months = 0;
    std::optional<std::string> note;
    static void fields(auto& self, auto& visit) {
        visit("step", self.step, "事项键");
        visit("months", self.months, "延几个月");
        visit("note", self.note, "说明");
    }
};

}  // namespace zb
