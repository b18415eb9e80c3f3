// SPDX-License-Identifier: Apache-2.0
// Pages of help by subject: how days are written, what forms an answer has, which clocks the law sets.
#include "cmd/nouns.h"

namespace zb::cli {

Table days_topic() {
    return {{{"written", "写法"}, {"meaning", "意思"}, {"example", "例"}},
            {
                {"2026-11-20、2026年11月20日", "那一天；打印出来的日期照抄就能读", "zb today --office --as-of 2026-11-20"},
                {"11-20、11月20日", "不写年：最近的那一天；记办过的事时是最近过去的那一天", "zb calendar is-working-day 11-20"},
                {"today、今天、昨天、前天、明天、后天", "从今天数", "zb calendar is-working-day 今天"},
                {"周五、上周五、本周五、下周五", "从今天所在的一周数；一周从周一起", "zb calendar is-working-day 本周五"},
                {"+3wd、-1wd", "今天以后第 3 个工作日、上一个工作日", "zb calendar is-working-day +3wd"},
                {"+7d、-2d", "7 天以后、2 天以前（自然日）", "zb calendar is-working-day -2d"},
                {"月底、季末、年底", "本月、本季度、本年的最后一天", "zb calendar is-working-day 月底"},
                {"5wd、7d", "一段时间：五个工作日、七天", "zb step due --within 5wd"},
            }};
}

Table forms_topic() {
    return {
        {{"form", "格式"}, {"for", "给谁"}, {"notes", "说明"}, {"example", "例"}},
        {
            {"table", "屏幕", "不写就是它；放不下的列让出，--wide 全列", "zb step list --lamp 红"},
            {"csv", "Excel、脚本", "带 BOM，中文值；--plain 不带 BOM、写键；一份报表有几张表时加 --table", "zb step list --format csv"},
            {"markdown", "排版、聊天群", "印发的各期照存的原文一字不差", "zb report weekly --as-of 2026-11-20 --format markdown"},
            {"json", "脚本", "键和结构见 schemas/；日期 ISO，金额为元", "zb project list --format json"},
            {"jsonl", "脚本", "一行一个对象，可以边读边处理", "zb log --format jsonl"},
            {"docx", "Word、WPS", "公文版式；写入 -o 指定的文件", "zb report weekly --as-of 2026-11-20 --format docx -o 通报.docx"},
            {"xlsx", "Excel、WPS", "冻结表头、筛选、真日期；写入 -o 指定的文件", "zb step list --format xlsx -o 事项.xlsx"},
            {"svg", "网页、打印", "只有 chart 有", "zb chart 001 --format svg"},
            {"html", "浏览器", "只有 chart 有：一个文件，点开看为什么；全部网页用 zb site", "zb chart 001 --format html -o 图.html"},
            {"ics", "手机、日历程序", "只有 step due、plan show、plan solve 有；前一天上午提醒", "zb step due --within 20wd --format ics"},
            {"mspdi", "MS Project、ProjectLibre", "只有 plan show、plan solve 有", "zb plan show 001 --format mspdi"},
        }};
}

Table clocks_topic() {
    return {{{"clock", "期限"}, {"rule", "怎么算"}, {"basis", "依据"}},
            {
                {"工作日", "周一至周五，减放假、加调休上班；放假通知没有收录的年份按周末推算，标“暂定”",
                 "行政许可法第八十二条；国务院办公厅放假通知"},
                {"起算", "受理、收件当天不算，从下一天数起", "民法典第二百零一条"},
                {"末日是休假日", "按自然日、月算的顺延到休假日后的第一天", "民法典第二百零三条"},
                {"收件", "五个工作日内一次告知补正或决定是否受理；许可逾期不告知，自收件之日起视为受理", "行政许可法第三十二条"},
                {"法定时限", "受理之日起二十个工作日，法律法规另有规定的从其规定；经批准延长十个工作日", "行政许可法第四十二条"},
                {"统一、联合、集中办理", "四十五个工作日；经批准延长十五个工作日", "行政许可法第四十二条"},
                {"承诺时限", "审批流程和方案里写的，短于法定；亮灯按它", "审批流程（zb flow show）"},
                {"特别程序", "听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审的时间不计入，须书面告知", "行政许可法第四十五条"},
                {"发证", "作出决定之日起十个工作日内颁发、送达，另计一个钟", "行政许可法第四十四条"},
                {"容缺补齐", "承诺书写的日子；补齐前不发证，不停表", "广东省优化营商环境条例第三十二条"},
                {"施工许可证", "三个月内开工；可延期两次，每次不超过三个月", "建筑法第九条"},
                {"亮灯", "剩余两个工作日以内且已用三分之一以上黄，超期红，停表灰；天数是设置", "zb setting list（lamp.*，假定，可改）"},
            }};
}

}  // namespace zb::cli
