// SPDX-License-Identifier: Apache-2.0
// 在办对账, a part of 总体情况: how what is in hand follows from what was in hand before.
#pragma once

#include "report/weekly/sections.h"

namespace zb {

// Utilities are included.
struct WeekFlow {
    int in_hand_before = 0;
    int received = 0, received_prior = 0;
    int opened = 0;  // 期初转入, whenever it was recorded
    int decided = 0, decided_prior = 0;
    int accepted_prior = 0;  // in no sum: an acceptance does not change what is in hand
    int refused = 0, withdrawn = 0;
    int moved_out = 0;  // in hand when their project left the list
    // Counted in the circular before and cancelled since.
    int reversed_received = 0, reversed_opened = 0, reversed_decided = 0, reversed_exited = 0;
    int reversed_accepted = 0;  // in no sum either
    int in_hand = 0;

    int exited() const { return refused + withdrawn + moved_out; }
    int expected() const {
        return in_hand_before + received + received_prior + opened - decided - decided_prior - exited() - reversed_received -
               reversed_opened + reversed_decided + reversed_exited;
    }
};
WeekFlow week_flow(const WeekEvents& events);

Section flow_section(const Circular& circular);
// Everything in hand, for machines.
Table in_hand_rows(const std::vector<WeekItem>& items);

// 审批事项10项、公用服务1项; a kind of which there is none is not named.
std::string kinds_words(int approval, int utility);

}  // namespace zb
