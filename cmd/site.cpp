// SPDX-License-Identifier: Apache-2.0
// zb site: the ledger as a folder of pages for browsers.
#include "render/site.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "cli/own_folder.h"
#include "cli/progress.h"
#include "cli/reading.h"
#include "cmd/log.h"
#include "cmd/nouns.h"
#include "report/site/site.h"

namespace zb::cli {

namespace {

std::optional<Enterprise> enterprise_asked(const Context& context, const State& state) {
    const auto word = context.args().text("enterprise");
    return word ? std::optional{find_enterprise(enterprises(state), *word)} : std::nullopt;
}

std::vector<std::string> files_of(const Site& site) {
    std::vector<std::string> files;
    for (const std::string_view path : {kStylePath, kSearchScriptPath, kSearchIndexPath, kSearchPagePath}) files.emplace_back(path);
    for (std::size_t i = 0; i < site.size(); ++i) files.push_back(site.address(i).path);
    return files;
}

// A page for one enterprise that names another is written nowhere: what people typed in a note may do that.
class NamesOfOthers {
public:
    NamesOfOthers(const Context& context, const Site& site) : names_(site.names_of_others()) {
        const std::vector<std::string> allowed = context.args().texts("allow");
        std::erase_if(names_, [&](const std::string& name) { return std::find(allowed.begin(), allowed.end(), name) != allowed.end(); });
    }
    void refuse(std::string_view path, std::string_view bytes) const {
        for (const std::string& name : names_) {
            if (bytes.find(name) == std::string_view::npos) continue;
            throw Error{"site.names_others", fmt::format("{} 上会出现别家的“{}”，一个文件也没有写", path, name),
                        fmt::format("改掉写了它的那条记录（zb search {0}）；若只是同样的字，加 --allow {0}", name)};
        }
    }

private:
    std::vector<std::string> names_;
};

// Every file of the site, one after another.
void each_file(const Site& site, const SiteShell& shell, const std::function<void(const std::string&, std::string_view)>& take) {
    SearchIndex index{shell};
    for (std::size_t i = 0; i < site.size(); ++i) {
        const Page page = site.page(i);
        index.add(page);
        take(page.address.path, page_file(page, shell, site.links()));
    }
    take(std::string{kSearchIndexPath}, index.take());
    take(std::string{kSearchPagePath}, search_page_file(shell));
    take(std::string{kStylePath}, style_file());
    take(std::string{kSearchScriptPath}, search_script_file());
}

void write_site(Context& context, const Site& site, bool practice, OwnFolder& folder) {
    const SiteShell shell{site.name(), site.foot(), practice, site.navigation()};
    const NamesOfOthers others{context, site};
    const bool own = context.args().has("enterprise");
    const std::vector<std::string> files = files_of(site);
    Progress progress{context, files.size(), "页"};
    // The few pages of one enterprise are all looked at before the first is written.
    if (own) each_file(site, shell, [&](const std::string& path, std::string_view bytes) { others.refuse(path, bytes); });
    folder.begin(files);
    each_file(site, shell, [&](const std::string& path, std::string_view bytes) {
        folder.put(path, bytes);
        progress.step();
    });
    folder.finish();
}

Exit run_site(Context& context) {
    const std::string path = context.args().need("output");
    if (path == "-") throw usage_error("site.no_folder", "网页要写进一个文件夹，不能写到标准输出", "zb site -o 网页");
    const Book book = open_for_reading(context);
    const Reading now = read(context, book, Scope::all());
    const std::optional<Enterprise> enterprise = enterprise_asked(context, now.state);
    OwnFolder folder{path, {book.origin(), enterprise ? "企业 " + enterprise->name : "全部"}, context.database_path()};
    const Cancelled cancelled = book.cancelled(Scope::all(), now.basis.seq);
    const auto history = [&](const std::string& project) { return decoded(entries_of_project(book, project, now.basis.seq), cancelled); };
    const Site site{{now.state, now.basis, enterprise, history}};
    write_site(context, site, now.basis.practice, folder);
    context.print(Table{{{"folder", "文件夹"},
                         {"written", "写了", Align::right},
                         {"unchanged", "没有变的", Align::right},
                         {"removed", "去掉的", Align::right}},
                        {{path, folder.written(), folder.unchanged(), folder.removed()}}});
    context.say(fmt::format("用浏览器打开 {}/index.html；整个文件夹可以放到U盘或网站上。", path));
    return Exit::done;
}

}  // namespace

std::vector<Command> site_commands() {
    Command command;
    command.path = "site";
    command.sort = Sort::read;
    command.summary = "台账网页：整本台账写成一个文件夹的网页，不联网也能看、能查找";
    command.details =
        "总览有作战图；项目、部门、人员、企业、每期通报、知识条目各有一页，另有到期、困难问题、会议、工作日。放到U盘或任何网站上都能看，"
        "不用网络、不装程序，手机、打印、读屏都行。\n"
        "再写一次只改有变化的文件，去掉不再要的；别人放在里面的文件不动，装着别的东西的文件夹不写。同一本台账、同一天写出来的逐字节相同。\n"
        "--enterprise 只写一家企业自己的：进展、横道图、要准备的材料、证照批文、知识库、工作日，没有别家的名字，没有内部的灯、原因、台账。"
        "页上若会出现别家的名字就拒绝，什么都不写。";
    command.options = {{"output", Form::file, "文件夹", "写进这个文件夹：新的、空的，或以前由 zb site 写的", true, false, {}, "o"},
                       {"enterprise", Form::text, "企业", "只写这一家企业的"},
                       {"allow", Form::text, "文字", "与 --enterprise 同用：这几个字虽是别家的名字，页上可以有", false, true},
                       text_format_option()};
    command.examples = {{"zb site -o 网页", "写好后打开 网页/index.html"},
                        {"zb site -o 网页 && zb site -o 网页 --today 2026-11-23", "过了周末再写一次：只改有变化的"},
                        {"zb site -o 甲公司网页 --enterprise 甲公司", "给甲公司的，只有它自己的项目"}};
    command.run = run_site;
    command.fills_folder = true;
    return {command};
}

}  // namespace zb::cli
