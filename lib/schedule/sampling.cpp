// SPDX-License-Identifier: Apache-2.0
// Sampling by the inverse of each distribution, one random number a draw.
#include "schedule/sampling.h"

#include <algorithm>
#include <cmath>

namespace zb {

namespace {

constexpr std::size_t kKnots = 4096;  // of a quantile table; between them it is straight
constexpr std::size_t kGrid = 1 << 15;

// Quantiles of the beta distribution with its mode at `mode` (0 to 1) and shape 4, the distribution of PERT.
std::vector<double> pert_quantiles(double mode) {
    const double a = 4 * mode;  // exponents of x and 1 - x
    const double b = 4 * (1 - mode);
    const auto density = [&](double x) { return std::pow(x, a) * std::pow(1 - x, b); };
    std::vector<double> cumulative(kGrid + 1);
    const double width = 1.0 / kGrid;
    for (std::size_t i = 0; i < kGrid; ++i) {
        const double x = static_cast<double>(i) * width;
        cumulative[i + 1] = cumulative[i] + density(x) + 4 * density(x + width / 2) + density(std::min(x + width, 1.0));
    }
    std::vector<double> quantiles(kKnots + 1);
    std::size_t cell = 0;
    for (std::size_t knot = 0; knot <= kKnots; ++knot) {
        const double wanted = cumulative.back() * static_cast<double>(knot) / kKnots;
        while (cell + 1 < kGrid && cumulative[cell + 1] < wanted) ++cell;
        const double within = (wanted - cumulative[cell]) / (cumulative[cell + 1] - cumulative[cell]);
        quantiles[knot] = (static_cast<double>(cell) + std::clamp(within, 0.0, 1.0)) * width;
    }
    quantiles.front() = 0;
    quantiles.back() = 1;
    return quantiles;
}

// The standard normal quantile by Acklam's rational approximation (relative error below 1.2e-9).
double normal_quantile(double p) {
    constexpr double kA[] = {-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                             1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
    constexpr double kB[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
                             -1.328068155288572e+01};
    constexpr double kC[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                             -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
    constexpr double kD[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00};
    constexpr double kTail = 0.02425;
    const auto tail = [&](double q) {
        return (((((kC[0] * q + kC[1]) * q + kC[2]) * q + kC[3]) * q + kC[4]) * q + kC[5]) /
               ((((kD[0] * q + kD[1]) * q + kD[2]) * q + kD[3]) * q + 1);
    };
    if (p < kTail) return tail(std::sqrt(-2 * std::log(p)));
    if (p > 1 - kTail) return -tail(std::sqrt(-2 * std::log(1 - p)));
    const double q = p - 0.5;
    const double r = q * q;
    return (((((kA[0] * r + kA[1]) * r + kA[2]) * r + kA[3]) * r + kA[4]) * r + kA[5]) * q /
           (((((kB[0] * r + kB[1]) * r + kB[2]) * r + kB[3]) * r + kB[4]) * r + 1);
}

double triangular(const Estimate& of, double share) {
    const double width = of.high - of.low;
    const double left = of.mode - of.low;
    if (share * width < left) return of.low + std::sqrt(share * width * left);
    return of.high - std::sqrt((1 - share) * width * (of.high - of.mode));
}

}  // namespace

Sampler::Sampler(const Estimate& estimate) : estimate_(estimate) {
    const bool three_points = estimate_.kind == EstimateKind::pert || estimate_.kind == EstimateKind::triangular;
    if (three_points && estimate_.high <= estimate_.low) {
        estimate_.kind = EstimateKind::history;
        estimate_.values = {estimate_.low};
    }
    if (estimate_.kind == EstimateKind::pert)
        quantiles_ = pert_quantiles((estimate_.mode - estimate_.low) / (estimate_.high - estimate_.low));
}

double Sampler::draw(Random& random) const {
    if (estimate_.kind == EstimateKind::history)
        return estimate_.values.size() == 1 ? estimate_.values.front()
                                            : estimate_.values[random.below(static_cast<std::uint32_t>(estimate_.values.size()))];
    const double share = random.share();
    switch (estimate_.kind) {
        case EstimateKind::triangular: return triangular(estimate_, share);
        case EstimateKind::pert: {
            const double at = share * kKnots;
            const auto knot = static_cast<std::size_t>(at);
            const double position = quantiles_[knot] + (at - static_cast<double>(knot)) * (quantiles_[knot + 1] - quantiles_[knot]);
            return estimate_.low + position * (estimate_.high - estimate_.low);
        }
        // A share of nought has no quantile: half a step of the generator stands for it.
        case EstimateKind::lognormal: return estimate_.p50 * std::exp(estimate_.sigma * normal_quantile(std::max(share, 0x1.0p-54)));
        case EstimateKind::history: break;
    }
    return 0;
}

}  // namespace zb
