#include "engine/evaluation/bootstrap.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <random>
#include <vector>

#include "engine/evaluation/diebold_mariano.h"
#include "engine/evaluation/mean.h"

namespace candlewright {
namespace {

/// Standard distributions differ between libraries; the engine's bits do not.
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : bits_(seed) {}
  std::size_t below(std::size_t limit) {
    const double share = static_cast<double>(bits_() >> 11) * 0x1p-53;
    return static_cast<std::size_t>(share * static_cast<double>(limit));
  }

 private:
  std::mt19937_64 bits_;
};

Interval middle_95(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const double count = static_cast<double>(values.size());
  return {values[static_cast<std::size_t>(0.025 * count)], values[static_cast<std::size_t>(0.975 * count) - 1]};
}

}  // namespace

std::optional<Interval> skill_over_symbols(std::span<const double> ratios, int draws, std::uint64_t seed) {
  if (ratios.size() < 2) return std::nullopt;
  std::vector<double> logs;
  for (const double ratio : ratios) logs.push_back(std::log(ratio));
  Draws draw(seed);
  std::vector<double> skills;
  for (int i = 0; i < draws; ++i) {
    Mean mean;
    for (std::size_t k = 0; k < logs.size(); ++k) mean.add(logs[draw.below(logs.size())]);
    skills.push_back(1 - std::exp(mean.value()));
  }
  return middle_95(std::move(skills));
}

std::optional<Interval> skill_over_windows(std::span<const double> model, std::span<const double> persistence, std::int64_t block,
                                           int draws, std::uint64_t seed) {
  assert(model.size() == persistence.size() && block > 0);
  const std::size_t windows = model.size(), length = static_cast<std::size_t>(block);
  if (!enough_windows(static_cast<std::int64_t>(windows), block - 1)) return std::nullopt;
  Draws draw(seed);
  std::vector<double> skills;
  for (int i = 0; i < draws; ++i) {
    double mine = 0, theirs = 0;
    for (std::size_t taken = 0; taken < windows;) {
      const std::size_t start = draw.below(windows - length + 1);
      for (std::size_t k = 0; k < length && taken < windows; ++k, ++taken) {
        mine += model[start + k];
        theirs += persistence[start + k];
      }
    }
    if (!(theirs > 0)) return std::nullopt;
    skills.push_back(1 - mine / theirs);
  }
  return middle_95(std::move(skills));
}

double median_of(std::vector<double> values) {
  assert(!values.empty());
  const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), half, values.end());
  return values.size() % 2 ? *half : (*half + *std::max_element(values.begin(), half)) / 2;
}

std::optional<Interval> median_over_symbols(std::span<const std::vector<double>> differences, std::int64_t block, int draws,
                                            std::uint64_t seed) {
  const auto test = median_test(differences, block, draws, seed);
  return test ? std::optional(test->interval) : std::nullopt;
}

std::optional<MedianTest> median_test(std::span<const std::vector<double>> differences, std::int64_t block, int draws, std::uint64_t seed) {
  assert(block > 0);
  if (differences.empty()) return std::nullopt;
  Draws draw(seed);
  std::vector<double> medians;
  for (int i = 0; i < draws; ++i) {
    std::vector<double> means;
    for (std::size_t k = 0; k < differences.size(); ++k) {
      const std::vector<double>& d = differences[draw.below(differences.size())];
      const std::size_t length = std::min(static_cast<std::size_t>(block), d.size());
      double sum = 0;
      for (std::size_t taken = 0; taken < d.size();) {
        const std::size_t start = draw.below(d.size() - length + 1);
        for (std::size_t j = 0; j < length && taken < d.size(); ++j, ++taken) sum += d[start + j];
      }
      means.push_back(sum / static_cast<double>(d.size()));
    }
    medians.push_back(median_of(std::move(means)));
  }
  const auto rarer = std::min(std::count_if(medians.begin(), medians.end(), [](double median) { return median <= 0; }),
                              std::count_if(medians.begin(), medians.end(), [](double median) { return median >= 0; }));
  const double p = 2 * (1 + static_cast<double>(rarer)) / (1 + static_cast<double>(draws));
  return MedianTest{middle_95(std::move(medians)), std::min(1.0, p)};
}

}  // namespace candlewright
