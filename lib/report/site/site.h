// SPDX-License-Identifier: Apache-2.0
// 台账网页: the whole ledger as pages that lead to each other, or those of one enterprise that it may be handed. Each page is made when it
// is asked for.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/page.h"
#include "domain/domain.h"
#include "report/lists/log.h"

namespace zb {

struct SiteSource {
    const State& state;  // of everything; outlives the site
    Basis basis;
    std::optional<Enterprise> enterprise = {};                                 // whose pages alone are wanted
    std::function<std::vector<LoggedEntry>(const std::string&)> history = {};  // entries of a project, from first to last
};

struct SiteView;

class Site {
public:
    explicit Site(SiteSource source);
    ~Site();
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    const std::string& name() const { return name_; }
    // What all pages rest on. No entry is named: a page stays the same bytes while nothing on it changes.
    std::string foot() const;
    const std::vector<PageAddress>& navigation() const { return navigation_; }
    const PageLinks& links() const;
    std::size_t size() const { return pages_.size(); }
    const PageAddress& address(std::size_t at) const { return pages_[at].address; }
    Page page(std::size_t at) const;
    // Of the pages of one enterprise: names of other enterprises and of their projects, which must stand nowhere on them.
    std::vector<std::string> names_of_others() const;

private:
    struct Planned {
        PageAddress address;
        std::function<std::vector<PagePart>()> make;
    };
    void add(std::string path, std::string title, const std::string& group, std::function<std::vector<PagePart>()> make);
    void begin_group(std::string path, std::string title, std::function<std::vector<PagePart>()> make);
    void add_projects();
    void add_units();
    void add_records();
    void add_enterprise_pages();

    std::unique_ptr<SiteView> view_;
    std::string name_;
    std::vector<PageAddress> navigation_;
    std::vector<Planned> pages_;
};

}  // namespace zb
