// SPDX-License-Identifier: Apache-2.0
// The container of DOCX and XLSX (Open Packaging Conventions, ISO/IEC 29500-2).
#pragma once

#include <string>
#include <vector>

#include "base/zip.h"

namespace zb {

struct PackagePart {
    std::string name;          // word/document.xml
    std::string content_type;  // application/vnd.openxmlformats-…+xml
    std::string relation;      // styles, worksheet …: how the main part refers to it; empty for the main part
    std::string bytes;
};

// The first part is the main one; it refers to the others as rId1, rId2 … in their order. `day`: ISO date of what the file says, or empty.
std::string package(const std::vector<PackagePart>& parts, const std::string& title, const std::string& day);

}  // namespace zb
