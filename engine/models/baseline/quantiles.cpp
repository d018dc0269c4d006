#include <algorithm>
#include <cmath>

#include "engine/models/forecaster.h"

namespace candlewright {

std::vector<std::vector<double>> quantiles_of_paths(const std::vector<std::vector<double>>& paths, const std::vector<double>& levels) {
  std::vector<std::vector<double>> quantiles(levels.size());
  if (paths.empty()) return quantiles;
  std::vector<double> values(paths.size());
  for (std::size_t step = 0; step < paths[0].size(); ++step) {
    for (std::size_t s = 0; s < paths.size(); ++s) values[s] = paths[s][step];
    std::sort(values.begin(), values.end());
    for (std::size_t l = 0; l < levels.size(); ++l) {
      const double place = levels[l] * static_cast<double>(values.size() - 1);
      const std::size_t below = static_cast<std::size_t>(place), above = std::min(below + 1, values.size() - 1);
      quantiles[l].push_back(std::lerp(values[below], values[above], place - static_cast<double>(below)));
    }
  }
  return quantiles;
}

}  // namespace candlewright
