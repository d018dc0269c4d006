#pragma once
#include <string>
#include <vector>

#include "engine/data/dataset.h"

namespace candlewright {

/// One question about a dataset and its answer.
struct Check {
  std::string name;                  ///< "outliers"
  std::string verdict;               ///< "pass", "warn" or "fail"
  std::string detail;                ///< one sentence with the figures
  std::vector<std::string> symbols;  ///< that did not pass, sorted
};

/// The quality checks, always the same ones in the same order. What each asks and where it warns or fails: docs/data.md.
/// A few passes over the bars; blocks.
std::vector<Check> check_dataset(const Dataset& data);

}  // namespace candlewright
