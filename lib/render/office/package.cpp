// SPDX-License-Identifier: Apache-2.0
// What DOCX and XLSX have in common: Open Packaging Conventions (ISO/IEC 29500-2).
#include "render/office/package.h"

#include <fmt/format.h>

#include "base/xml.h"

namespace zb {

namespace {

constexpr const char* kPackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
constexpr const char* kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

ZipPart content_types(const std::vector<PackagePart>& parts) {
    pugi::xml_document xml;
    const pugi::xml_node types = add(xml, "Types", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/content-types"}});
    add(types, "Default", {{"Extension", "rels"}, {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
    add(types, "Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
    add(types, "Override",
        {{"PartName", "/docProps/core.xml"}, {"ContentType", "application/vnd.openxmlformats-package.core-properties+xml"}});
    for (const PackagePart& part : parts) add(types, "Override", {{"PartName", "/" + part.name}, {"ContentType", part.content_type}});
    return {"[Content_Types].xml", bytes_of(xml)};
}

ZipPart package_relations(const std::string& main) {
    pugi::xml_document xml;
    const pugi::xml_node all = add(xml, "Relationships", {{"xmlns", kPackageRelations}});
    add(all, "Relationship", {{"Id", "rId1"}, {"Type", std::string{kOffice} + "officeDocument"}, {"Target", main}});
    add(all, "Relationship",
        {{"Id", "rId2"},
         {"Type", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"},
         {"Target", "docProps/core.xml"}});
    return {"_rels/.rels", bytes_of(xml)};
}

// A day of the data, never the hour of printing: the same report is the same file.
ZipPart core_properties(const std::string& title, const std::string& day) {
    pugi::xml_document xml;
    const pugi::xml_node core = add(xml, "cp:coreProperties",
                                    {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
                                     {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                                     {"xmlns:dcterms", "http://purl.org/dc/terms/"},
                                     {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}});
    add_text(core, "dc:title", title);
    if (!day.empty()) add_text(core, "dcterms:created", fmt::format("{}T00:00:00Z", day), {{"xsi:type", "dcterms:W3CDTF"}});
    return {"docProps/core.xml", bytes_of(xml)};
}

// The main part names the others by rId1, rId2 … in their order.
ZipPart main_relations(const std::vector<PackagePart>& parts) {
    const std::string& main = parts.front().name;
    const std::size_t slash = main.find('/');
    pugi::xml_document xml;
    const pugi::xml_node all = add(xml, "Relationships", {{"xmlns", kPackageRelations}});
    for (std::size_t i = 1; i < parts.size(); ++i) {
        add(all, "Relationship",
            {{"Id", fmt::format("rId{}", i)}, {"Type", kOffice + parts[i].relation}, {"Target", parts[i].name.substr(slash + 1)}});
    }
    return {fmt::format("{}/_rels/{}.rels", main.substr(0, slash), main.substr(slash + 1)), bytes_of(xml)};
}

}  // namespace

std::string package(const std::vector<PackagePart>& parts, const std::string& title, const std::string& day) {
    std::vector<ZipPart> files = {content_types(parts), package_relations(parts.front().name), core_properties(title, day),
                                  main_relations(parts)};
    for (const PackagePart& part : parts) files.push_back({part.name, part.bytes});
    return zip(files);
}

}  // namespace zb
