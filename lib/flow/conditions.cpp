// SPDX-License-Identifier: Apache-2.0
// The attributes of a project that open or close steps: what each means, and which may not stand together.
#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/text.h"
#include "flow/flow.h"

namespace zb {

namespace {

struct Attribute {
    std::string_view key;
    std::string_view text;
};

constexpr std::array<Attribute, 20> kAttributes = {{
    {"area_assessed", "所在区域已完成区域评估（优化营商环境条例第42条）"},
    {"heritage", "用地可能有地下文物（文物保护法第43条）"},
    {"new_company", "为本项目新设企业"},
    {"special_fire", "特殊建设工程（住建部令第51号第14条）"},
    {"fire_expert", "采用特殊消防设计，须专家评审（住建部令第51号）"},
    {"civil_building", "有应建防空地下室的民用建筑，厂房及其配套不算（人民防空法第22条，国人防办字〔2003〕18号第45条）"},
    {"river", "涉及河道管理范围或蓄滞洪区（防洪法第27、33条）"},
    {"soil_book", "占地5公顷以上或挖填5万立方米以上，编水土保持方案报告书（水利部令第53号）"},
    {"soil_form", "占地0.5至5公顷或挖填1000至5万立方米，填水土保持方案报告表（水利部令第53号）"},
    {"energy_1000tce", "年综合能耗1000吨标准煤或用电500万千瓦时以上，达到节能审查门槛（粤能规〔2023〕3号）"},
    {"road_green", "占用或挖掘道路、绿地，砍伐或迁移树木（城市道路管理条例第31、33条，城市绿化条例第19、20条）"},
    {"earthwork_out", "有弃土外运（国务院令第412号）"},
    {"site_drainage", "施工期间向排水管网排水（城镇排水与污水处理条例第21条）"},
    {"hazard_lightning", "易燃易爆等须审核防雷装置的场所（气象灾害防御条例第23条）"},
    {"hazard_chem", "生产、储存、装卸危险物品（安全生产法第31、33条）"},
    {"special_equipment", "使用电梯、锅炉、压力容器等特种设备（特种设备安全法第33条）"},
    {"sewer_user", "投产后向排水管网排污水（城镇排水与污水处理条例第21条）"},
    {"termite_area", "在白蚁危害地区"},
    {"presale", "商品房预售（城市房地产管理法第45条）"},
    {"fee_due", "应缴城市基础设施配套费或人防易地建设费"},
}};

// A project needs either the report or the form, by its size (水利部令第53号).
constexpr std::array<std::string_view, 2> kExclusive = {"soil_book", "soil_form"};

bool among(std::span<const std::string> words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

Fault unknown_attribute(const Flow& flow, const std::vector<std::string>& known, const std::string& attribute) {
    const std::string near = nearest(attribute, known);
    Fault fault;
    fault.code = "flow.unknown_condition";
    fault.message = fmt::format("“{}”没有条件“{}”", flow.name, attribute);
    fault.hint =
        near.empty() ? fmt::format("可用的条件：{}", join(known, "、")) : fmt::format("是不是“{}”（{}）？", near, condition_text(near));
    fault.place.value = attribute;
    return fault;
}

}  // namespace

std::string_view condition_text(std::string_view attribute) {
    const auto found = std::find_if(kAttributes.begin(), kAttributes.end(), [&](const Attribute& a) { return a.key == attribute; });
    return found == kAttributes.end() ? std::string_view{} : found->text;
}

std::vector<Fault> check_conditions(const Flow& flow, std::span<const std::string> on) {
    std::vector<Fault> faults;
    const std::vector<std::string> known = flow.conditions();
    for (const std::string& attribute : on) {
        if (!among(known, attribute)) faults.push_back(unknown_attribute(flow, known, attribute));
    }
    if (among(on, kExclusive[0]) && among(on, kExclusive[1])) {
        Fault fault;
        fault.code = "flow.exclusive_conditions";
        fault.message = "水土保持方案的报告书（soil_book）和报告表（soil_form）只能选一个";
        fault.hint = "按占地和挖填方量选：5 公顷或 5 万立方米以上为 soil_book，以下为 soil_form";
        fault.place.value = kExclusive[1];
        faults.push_back(fault);
    }
    return faults;
}

}  // namespace zb
