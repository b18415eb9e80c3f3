// SPDX-License-Identifier: Apache-2.0
// 会议 on paper: what a meeting is prepared from, and what came of it.
#pragma once

#include "base/document.h"
#include "domain/domain.h"

namespace zb {

// 会议纪要: when, who came, what each department said, what was resolved and how that stands on `day`.
Document meeting_document(const State& state, const Meeting& meeting, Date day, const Basis& basis);

// What the next weekly or monthly meeting has before it: resolutions since the last one, what is past or red, what falls due (up to the end
// of the next working week; of 推进会 the end of the next month), open problems, targets in danger, and empty rows to be filled there.
Document agenda_document(const State& state, MeetingKind kind, Date day, const Basis& basis);

}  // namespace zb
