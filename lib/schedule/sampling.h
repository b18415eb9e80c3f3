// SPDX-License-Identifier: Apache-2.0
// Durations that are not certain: three points, a median with its spread, or what such steps have taken.
#pragma once

#include <vector>

#include "schedule/random.h"

namespace zb {

enum class EstimateKind { triangular, pert, lognormal, history };

struct Estimate {
    EstimateKind kind = EstimateKind::triangular;
    double low = 0, mode = 0, high = 0;  // triangular, pert (beta distribution with mean (low + 4 mode + high) / 6)
    double p50 = 0, sigma = 0;           // lognormal: median, and standard deviation of the logarithm
    std::vector<double> values = {};     // history: each as likely as the others
};

// Draws one duration after another; never negative.
class Sampler {
public:
    explicit Sampler(const Estimate& estimate);
    double draw(Random& random) const;
    bool uses_chance() const { return estimate_.kind != EstimateKind::history || estimate_.values.size() > 1; }

private:
    Estimate estimate_;
    std::vector<double> quantiles_ = {};  // pert: at equal steps of probability
};

}  // namespace zb
