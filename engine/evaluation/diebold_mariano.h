#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace candlewright {

/// Whether a model's errors differ from persistence's beyond chance. The only four words that screens and files use.
enum class ErrorVerdict { better, worse, no_difference, too_few_windows };
const char* words(ErrorVerdict verdict);  ///< "better", "worse", "no difference shown", "too few windows"

/// Diebold-Mariano test of one symbol. A negative statistic means that the model errs less than persistence.
struct DieboldMariano {
  std::optional<double> statistic;  ///< empty with too few windows, or where the differences do not vary
  std::optional<double> p_value;    ///< two-sided, Student-t with windows - 1 degrees of freedom
  std::int64_t lags = 0;            ///< autocovariances in the variance: overlap of neighbouring windows
  std::int64_t windows = 0;
  ErrorVerdict verdict = ErrorVerdict::too_few_windows;  ///< of a symbol with a p value: only after judge()
};

/// Overlap of neighbouring windows: ceil(horizon / stride) - 1.
std::int64_t overlap_lags(std::int64_t horizon, std::int64_t stride);

/// True if `windows` can carry a verdict: at least 30, and at least three times the overlap.
bool enough_windows(std::int64_t windows, std::int64_t lags);

/// `differences` = mean |error| of the model minus persistence's, one a window, ordered by origin.
/// Bartlett weights over `lags`, small-sample correction of Harvey, Leybourne and Newbold (1997). Formulas: docs/metrics.md.
DieboldMariano diebold_mariano(std::span<const double> differences, std::int64_t lags);

/// Verdicts over all symbols together: Benjamini-Hochberg at `level` over the tests that have a p value; the others keep theirs.
void judge(std::vector<DieboldMariano*> tests, double level = 0.05);

/// P(|T| >= |t|) of Student's t.
double student_two_sided(double t, double degrees_of_freedom);

}  // namespace candlewright
