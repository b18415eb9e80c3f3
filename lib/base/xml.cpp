// SPDX-License-Identifier: Apache-2.0
// What pugixml leaves to its caller: attributes in one go, and bytes.
#include "base/xml.h"

namespace zb {

namespace {

struct StringWriter : pugi::xml_writer {
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
};

}  // namespace

pugi::xml_node add(pugi::xml_node parent, const char* name, XmlAttributes attributes) {
    pugi::xml_node node = parent.append_child(name);
    for (const auto& [key, value] : attributes) node.append_attribute(key).set_value(value.c_str());
    return node;
}

pugi::xml_node add_text(pugi::xml_node parent, const char* name, const std::string& text, XmlAttributes attributes) {
    pugi::xml_node node = add(parent, name, attributes);
    node.text().set(text.c_str());
    return node;
}

std::string bytes_of(const pugi::xml_document& document, XmlLines lines) {
    StringWriter writer;
    const unsigned layout = lines == XmlLines::none ? pugi::format_raw : pugi::format_indent;
    document.save(writer, "", layout | pugi::format_no_declaration, pugi::encoding_utf8);
    return std::move(writer.text);
}

}  // namespace zb
