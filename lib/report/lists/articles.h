// SPDX-License-Identifier: Apache-2.0
// The page of one article of the knowledge base.
#pragma once

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

Document article_page(const State& state, const Article& article, const Basis& basis);
// The line of the articles that name the items of a table's column `step`; empty where there is none.
std::string articles_beside(const State& state, const Table& table);

}  // namespace zb
