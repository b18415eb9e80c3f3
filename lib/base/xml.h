// SPDX-License-Identifier: Apache-2.0
// Elements of XML files, built by pugixml, which escapes what data holds.
#pragma once

#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <utility>

namespace zb {

using XmlAttributes = std::initializer_list<std::pair<const char*, std::string>>;

// A new last child with its attributes in their order.
pugi::xml_node add(pugi::xml_node parent, const char* name, XmlAttributes attributes = {});
// The same holding text.
pugi::xml_node add_text(pugi::xml_node parent, const char* name, const std::string& text, XmlAttributes attributes = {});
// In one_an_element people can read and compare what was written; parts of office files have none, where blanks would be text.
enum class XmlLines { none, one_an_element };
// The document's bytes, with its declaration.
std::string bytes_of(const pugi::xml_document& document, XmlLines lines = XmlLines::none);

}  // namespace zb
