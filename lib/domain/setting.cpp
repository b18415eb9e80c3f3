// SPDX-License-Identifier: Apache-2.0
// The settings that zb knows, which values they take, and the value of a day.
#include "domain/setting.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <fmt/format.h>
#include <vector>

#include "base/naming.h"
#include "base/text.h"
#include "domain/access.h"
#include "domain/domain.h"
#include "domain/hands.h"
#include "domain/personal_numbers.h"
#include "domain/wording.h"

namespace zb {

namespace {

constexpr std::string_view kAssumed = "假定，可改";
constexpr int kMostPoints = 100;  // of one part of an appraisal: 百分制

constexpr std::array kSettings = {
    SettingMeaning{"submission.deadline", "17:30", "每日报送台账的截止时刻", kAssumed},
    SettingMeaning{"lamp.yellow_left", "2", "剩余不超过几个工作日亮黄灯", kAssumed},
    SettingMeaning{"lamp.yellow_used_share", "3", "已用不少于时限的几分之一才亮黄灯", kAssumed},
    SettingMeaning{"lamp.intake_yellow", "3", "收件后第几个工作日亮黄灯", kAssumed},
    SettingMeaning{"lamp.intake_limit", "5", "收件后几个工作日内一次性告知或受理", "行政许可法第三十二条"},
    SettingMeaning{"lamp.escalate_after", "5", "超期几个工作日提级督办", kAssumed},
    SettingMeaning{"lamp.issue_limit", "10", "作出决定后几个工作日内发证", "行政许可法第四十四条"},
    SettingMeaning{"report.office", "江海区重大项目政务服务专班办公室", "通报的发文单位", "江海政数〔2021〕14号二"},
    SettingMeaning{"report.addressees", "各专班成员单位", "通报的主送", "江海政数〔2021〕14号五（三）"},
    SettingMeaning{"report.copies", "专班组长、副组长", "通报的抄送", kAssumed},
    SettingMeaning{"report.title", "重大项目审批手续办理情况周通报", "周通报的标题", "江海政数〔2021〕14号五（三）"},
    SettingMeaning{"lamp.expiry_yellow", "30", "证照有效期届满前几个日历日提醒", kAssumed, false},
    SettingMeaning{"submission.days", "工作日", "哪些日子应报台账：工作日、每天，或周一、周四这样的几天",
                   "江海政数〔2021〕14号（每日报送台账）；工作日为假定，可改", false},
    SettingMeaning{"dunning.reply_days", "2", "催办单要求几个工作日内书面答复", kAssumed, false},
    SettingMeaning{"plan.least_samples", "5", "同一事项已办结几件起，推测完成日才按实际用时", kAssumed, false},
    SettingMeaning{"plan.capacity", "5", "推演排队时，没有另写的部门同时能办几件", kAssumed, false},
    SettingMeaning{kAccessSetting, "不限", "谁能写入台账：不限，或按角色（zb help 权限）", kAssumed, false},
    SettingMeaning{kHandsSetting, "随权限", "通报过几人的手：三人、两人（审核不是拟稿人）、不限；随权限为按角色时三人，否则两人", kAssumed,
                   false},
    SettingMeaning{"inquiry.consultation_days", "3", "咨询几个工作日内答复", "假定，可改（外地：当天或 3 个工作日；珠海 2 天）", false},
    SettingMeaning{"inquiry.help_days", "5", "求助几个工作日内答复", "假定，可改（山东省政务服务热线管理办法：5 个工作日）", false},
    SettingMeaning{"inquiry.complaint_days", "5", "投诉几个工作日内答复", "假定，可改（山东省政务服务热线管理办法：5 个工作日）", false},
    SettingMeaning{"inquiry.complex_days", "10", "复杂的咨询、求助、投诉几个工作日内答复", kAssumed, false},
    SettingMeaning{"inquiry.assign_days", "1", "咨询收到后几个工作日内推送到人", kAssumed, false},
    SettingMeaning{"inquiry.return_days", "2", "不属于本专班的，几个工作日内退回", "假定，可改（山东省政务服务热线管理办法：2 个工作日）",
                   false},
    SettingMeaning{"inquiry.extend_days", "10", "咨询最多延期几个工作日，只延一次",
                   "假定，可改（山东省政务服务热线管理办法：不超过 10 个工作日）", false},
    SettingMeaning{kFormsSetting, "申请表、申请书、申请、承诺书、备案表、登记表", "名称以这些结尾的材料一个事项填一份，不复用", kAssumed,
                   false},
    SettingMeaning{kDeferralSetting, kBarredUntilRestored, "容缺材料逾期未补的企业：修复前不容缺，或不限",
                   "假定，可改；参照西安市行政审批局 2023、阜新市司法局 2022 的容缺规定", false},
    SettingMeaning{"review.contact_days", "1", "差评收到后几个工作日内联系核实", kAssumed, false},
    SettingMeaning{"review.repair_days", "15", "差评收到后几个工作日内整改到位", "假定，可改（外地：四川 15 个工作日，德州 5 个）", false},
    SettingMeaning{"review.appeal_days", "5", "差评申诉后几个工作日内复核", kAssumed, false},
    SettingMeaning{"notice.effective", "2021-06-22", "实施方案从哪天起施行；以前的日子不考核",
                   "江海政数〔2021〕14号六（四）从印发之日起施行，2021年6月22日印发", false},
    SettingMeaning{"appraisal.on_time", "50", "考核里按时率占几分", kAssumed, false},
    SettingMeaning{"appraisal.compression", "20", "考核里时限压缩占几分", kAssumed, false},
    SettingMeaning{"appraisal.resolutions", "20", "考核里议定事项按期占几分", kAssumed, false},
    SettingMeaning{"appraisal.reviews", "10", "考核里企业评价占几分", kAssumed, false},
    SettingMeaning{"appraisal.least_decided", "5", "考核期内办结少于几件的部门不排名", kAssumed, false},
    SettingMeaning{"report.letterhead", kNotSet, "发文机关标志，印在周通报、月度材料、催办单、告知单的题上；无为不印", kAssumed, false},
    SettingMeaning{"report.document_number", kNotSet, "周通报的发文字号，如 江海专班〔{年}〕{期}号；无为不印",
                   "假定，可改（格式：GB/T 9704—2012 7.2.5）", false},
    SettingMeaning{"report.contact", kNotSet, "公文末尾的联系人（岗位），无为不印", kAssumed, false},
    SettingMeaning{"report.telephone", kNotSet, "公文末尾的联系电话（单位座机），无为不印", kAssumed, false},
    SettingMeaning{"report.wide_paper", "A4", "Word 文件里横排附表的用纸：A4 或 A3", "假定，可改（GB/T 9704—2012 7.7）", false},
    SettingMeaning{"submission.addressee", "专班办公室（政务服务管理股）", "台账日报报送至", "江海政数〔2021〕14号二", false},
};

const SettingMeaning* meaning_of(std::string_view name) {
    const auto found = std::find_if(kSettings.begin(), kSettings.end(), [&](const SettingMeaning& s) { return s.name == name; });
    return found == kSettings.end() ? nullptr : &*found;
}

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc{} || end != text.data() + text.size() || number < 0) return std::nullopt;
    return number;
}

bool is_clock_time(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return false;
    const auto hour = whole_number(text.substr(0, 2));
    const auto minute = whole_number(text.substr(3));
    return hour && minute && *hour < 24 && *minute < 60;
}

// GB/T 9704—2012, 7.2.5: 发文机关代字, the year in 〔 〕, the number without 第 and without noughts before it.
bool has_number_form(std::string_view text) {
    return text.find("〔{年}〕") != std::string_view::npos && text.find("{期}号") != std::string_view::npos;
}

bool is_iso_date(std::string_view text) {
    try {
        return iso(Date::parse(text)) == text;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

std::span<const SettingMeaning> known_settings() { return kSettings; }

const SettingMeaning& known_setting(std::string_view name) {
    if (const SettingMeaning* known = meaning_of(name)) return *known;
    std::vector<std::string> names;
    for (const SettingMeaning& setting : kSettings) names.emplace_back(setting.name);
    const std::string near = nearest(name, names);
    throw Error{Fault{"setting.unknown", fmt::format("没有“{}”这个设置项", name),
                      near.empty() ? "可设的有：" + join(names, "、") : with_nearest(near, "看全部：zb setting list"),
                      Place{0, "设置项", std::string{name}}}};
}

void check_setting(std::string_view name, std::string_view value) {
    const SettingMeaning& known = known_setting(name);
    const auto refuse = [&](std::string_view what, std::string_view mend) {
        throw Error{Fault{"setting.invalid", fmt::format("{} 的值“{}”不是{}", known.name, value, what), std::string{mend},
                          Place{0, std::string{name}, std::string{value}}}};
    };
    if (name == "submission.deadline" && !is_clock_time(value)) refuse("时刻", "写成 17:30 这样的 24 小时制时刻");
    if (name == "submission.days" && !submission_days(value))
        refuse("报送日", "写 工作日（含调休上班日）、每天，或周一、周四 这样的几天（遇休息日不报）");
    const bool days =
        name.starts_with("lamp.") || name.starts_with("inquiry.") || name.starts_with("review.") || name == "dunning.reply_days";
    if (days && !whole_number(value)) refuse("天数", "写成不小于 0 的整数");
    if (name == "appraisal.least_decided" && !whole_number(value)) refuse("件数", "写成不小于 0 的整数");
    const bool points = name.starts_with("appraisal.") && name != "appraisal.least_decided";
    if (points && whole_number(value).value_or(kMostPoints + 1) > kMostPoints) refuse("分数", "写成 0 到 100 的整数");
    if (name == "notice.effective" && !is_iso_date(value)) refuse("日期", "写成 2021-04-01 这样的日期");
    if (name.starts_with("plan.") && whole_number(value).value_or(0) < 1) refuse("件数", "写成大于 0 的整数");
    if (name == kAccessSetting && value != kByRoles && value != "不限") refuse("写法", "写 不限 或 按角色");
    if (name == "report.wide_paper" && value != "A4" && value != "A3") refuse("纸张", "写 A4 或 A3");
    if (name == "report.document_number" && value != kNotSet && !has_number_form(value))
        refuse("发文字号", "写上年份和序号的位置，如 江海专班〔{年}〕{期}号");
    if (name == kHandsSetting && !hands_setting(value)) refuse("写法", "写 随权限、三人、两人 或 不限");
    if (name == kDeferralSetting && value != kBarredUntilRestored && value != "不限") refuse("写法", "写 修复前不容缺 或 不限");
    if (trim(value).empty()) refuse("文字", "写上文字");
}

std::optional<SubmissionDays> submission_days(std::string_view value) {
    if (value == "工作日") return SubmissionDays{};
    if (value == "每天") return SubmissionDays{SubmissionDays::Kind::every_day, {}};
    SubmissionDays days{SubmissionDays::Kind::weekdays, {}};
    std::string plain{value};
    for (std::size_t at = plain.find("、"); at != std::string::npos; at = plain.find("、")) plain.replace(at, 3, ";");
    for (const std::string& word : split(plain, ';')) {
        static constexpr std::array<std::string_view, 7> kNames = {"周一", "周二", "周三", "周四", "周五", "周六", "周日"};
        const auto found = std::find(kNames.begin(), kNames.end(), word);
        if (found == kNames.end()) return std::nullopt;
        days.weekdays.insert(static_cast<int>(found - kNames.begin()) + 1);
    }
    return days.weekdays.empty() ? std::nullopt : std::optional{days};
}

std::string Settings::on(std::string_view name, Date day) const {
    const SettingMeaning* known = meaning_of(name);
    assert(known != nullptr);
    const auto changed = changes.find(name);
    if (changed == changes.end()) return std::string{known->value};
    auto after = changed->second.upper_bound(day);
    if (after == changed->second.begin()) return std::string{known->value};
    return std::prev(after)->second;
}

int Settings::number_on(std::string_view name, Date day) const { return whole_number(on(name, day)).value_or(0); }

void refuse_personal_numbers_in(const SettingChanged& fact) {
    refuse_personal_numbers(fact.name, "设置项");
    refuse_personal_numbers(fact.value, "值", fact.name == "report.telephone" ? NumberKind::official : NumberKind::none);
    if (fact.note) refuse_personal_numbers(*fact.note, "备注");
}

void SettingNoun::check(const State& state, const Envelope& envelope, const SettingChanged& fact) {
    check_setting(fact.name, fact.value);
    if (fact.name == kAccessSetting && fact.value == kByRoles) check_start_of_roles(state, envelope);
}

void SettingNoun::apply(State& state, const Envelope& envelope, const SettingChanged& fact) {
    state.origin.settings.changes[fact.name][envelope.on] = fact.value;
}

void SettingNoun::index(const Envelope&, const SettingChanged&, Index& index) { index.subjects.emplace_back(kRegistryStream); }

std::string SettingNoun::words(const State& /*names*/, const Envelope& /*envelope*/, const SettingChanged& fact) {
    return with_note(fmt::format("设置 {} 为“{}”", fact.name, fact.value), fact.note);
}

// The value that holds on the day, and beside it the change that comes next.
NounTable SettingNoun::table(const State& state, Date day) {
    Table table;
    table.columns = {{"name", "设置项"},      {"value", "值"},       {"since", "自"},     {"next_value", "将改为"},
                     {"next_on", "改的日子"}, {"default", "缺省值"}, {"meaning", "意思"}, {"source", "来源"}};
    const Settings& settings = state.origin.settings;
    for (const SettingMeaning& setting : known_settings()) {
        Cell since, next_value, next_on;
        const auto changes = settings.changes.find(setting.name);
        if (changes != settings.changes.end()) {
            const auto after = changes->second.upper_bound(day);
            if (after != changes->second.begin()) since = Cell{std::prev(after)->first};
            if (after != changes->second.end()) {
                next_value = Cell{after->second};
                next_on = Cell{after->first};
            }
        }
        table.rows.push_back(
            {setting.name, settings.on(setting.name, day), since, next_value, next_on, setting.value, setting.meaning, setting.source});
    }
    return {"setting", "影响结果的设置，这一天的值；同 zb setting list", std::move(table)};
}

}  // namespace zb
