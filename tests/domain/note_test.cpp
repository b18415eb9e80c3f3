// SPDX-License-Identifier: Apache-2.0
// Notes.
#include "domain/note.h"

#include <doctest/doctest.h>

#include "support/days.h"
#include "support/registry.h"

namespace zb {

namespace {

const std::string kNoteProject = "JH-2026-001";

using test::november;

}  // namespace

TEST_CASE("A note tells progress, and no number of a person") {
    test::Register known = test::Register::usual();
    CHECK(known.refusal(NoteAdded{"", {}, {}}, november(3), kNoteProject) == "text.empty");
    CHECK(known.refusal(NoteAdded{"联系王工13800138000", {}, {}}, november(3), kNoteProject) == "text.personal");
    CHECK(known.refusal(NoteAdded{"已联系", "找不到13800138000", {}}, november(3), kNoteProject) == "text.personal");
    CHECK(known.refusal(NoteAdded{"已联系", {}, "再打0750-3861234"}, november(3), kNoteProject) == "text.personal");
    CHECK(known.refusal(NoteAdded{"已联系", {}, {}}, november(3), "JH-2026-009") == "project.unknown");
    known.record(NoteAdded{"上门核对申报材料清单", "无", "继续跟进"}, november(3), kNoteProject);
    REQUIRE(known.state.notes.size() == 1);
    CHECK(known.state.notes[0].project == kNoteProject);
    CHECK(known.state.notes[0].text.next == "继续跟进");
}

}  // namespace zb
