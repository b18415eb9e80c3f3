// SPDX-License-Identifier: Apache-2.0
// What bars and lamps are called.
#include "render/chart.h"

namespace zb {

std::string_view label(BarKind kind) {
    switch (kind) {
        case BarKind::baseline: return "基准计划";
        case BarKind::plan: return "现行计划";
        case BarKind::actual: return "实际";
        case BarKind::forecast: return "预计";
        case BarKind::pause: return "停表（特别程序）";
        case BarKind::hold: return "挂起（企业原因）";
    }
    return "";
}

std::string_view key(BarKind kind) {
    switch (kind) {
        case BarKind::baseline: return "baseline";
        case BarKind::plan: return "plan";
        case BarKind::actual: return "actual";
        case BarKind::forecast: return "forecast";
        case BarKind::pause: return "pause";
        case BarKind::hold: return "hold";
    }
    return "";
}

std::string_view label(Signal signal) {
    switch (signal) {
        case Signal::none: return "";
        case Signal::done: return "办结";
        case Signal::green: return "绿";
        case Signal::grey: return "灰";
        case Signal::yellow: return "黄";
        case Signal::red: return "红";
    }
    return "";
}

std::string_view key(Signal signal) {
    switch (signal) {
        case Signal::none: return "none";
        case Signal::done: return "done";
        case Signal::green: return "green";
        case Signal::grey: return "grey";
        case Signal::yellow: return "yellow";
        case Signal::red: return "red";
    }
    return "";
}

}  // namespace zb
