// SPDX-License-Identifier: Apache-2.0
// How a circular's text is made of the ledger, and what every act on one needs: shared by printing, drafting, signing and correcting.
#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/reading.h"
#include "cli/writing.h"
#include "report/weekly/document.h"

namespace zb::cli {

// The texts that a person adds, each file read once.
struct Additions {
    std::optional<std::string> preface, remarks;
    std::string content() const { return preface.value_or("") + '\n' + remarks.value_or(""); }
};

Additions additions_of(Context& context);

// What is known, and from when: --at an hour of the day, else now where the circular is made on its own day, else the end of the day.
struct Known {
    Reading reading;
    std::optional<Instant> until;  // only while submissions of the day are not due
};

// --as-of, --at, --head, else now.
Known read_known(Context& context, const Book& book);
// The issues as they are known now, where the number of the printing may have been given after its own head.
std::optional<State> later_issues(const Book& book, const Reading& now);
WeeklyImprint imprint_of(const Arguments& args, const Known& known, const State* later, const Additions& additions);

// The circular, and what an issue keeps of it.
struct Printed {
    Document document;
    Date first;
    std::vector<std::string> events;
};

Printed weekly(const Book& book, const Reading& now, const WeeklyImprint& imprint);
CircularText circular_of(const Book& book, const Reading& now, WeeklyImprint imprint);

// Who acts on a circular: --by, which must be given. `act`: 拟稿, 签发.
std::string signer_of(const Context& context, const State& state, std::string_view act);
// A reviewed draft is signed as it stands: what would change its text is refused.
void refuse_changes(const Arguments& args, const CircularDraft& waiting, std::initializer_list<std::string_view> options);
Exit write_circular(Context& context, Book& book, std::string_view content, const std::function<void(Draft&)>& fill);

// --draft --correct, and --correct (cmd/report/correction.cpp).
Exit draft_correction(Context& context, Book& book);
Exit correct_circular(Context& context, Book& book);

}  // namespace zb::cli
