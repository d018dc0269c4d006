#pragma once
#include <QString>
#include <optional>
#include <vector>

#include "ui/run_history.h"
#include "widgets/candle_chart.h"
#include "widgets/curve_chart.h"
#include "widgets/skill_candle.h"

namespace candlewright {

// What the store holds of a run, as charts and marks take it. Pure: no widget, no waiting.

/// Optimizer step; epochs and windows trained so far, counted on through the stages; UTC seconds; percent of the run's steps; hours since
/// the run's first step.
enum class XAxis { step, epoch, windows, time, share, hours };
CurveX kind_of(XAxis x);
QString name_of(XAxis x);  ///< for the end of the axis; empty where the ticks say it

/// Where a step of one run stands on an x axis. Knows the run's steps, so make it once for all lines of the run.
class RunX {
 public:
  RunX(const RunHistory& run, XAxis x);
  double at(double step) const;

 private:
  const RunHistory& run_;
  XAxis x_;
  std::shared_ptr<const Curve> steps_;
  std::vector<double> windows_;   ///< trained up to each step of steps_
  mutable std::size_t near_ = 0;  ///< where the last answer was: lines are asked in order
};

/// A metric that some run has: "loss", "validation.pct_mae".
struct CurveMetric {
  QString key, name, unit;
};
/// Metrics of the runs, the usual ones first.
std::vector<CurveMetric> metrics_of(const std::vector<std::shared_ptr<const RunHistory>>& runs);
CurveMetric metric_of(const QString& key);

/// One run's line of a metric. Losses only of the newest stage: those of different stages never share an axis.
CurveSeries curve_of(const RunHistory& run, const QString& metric, XAxis x, int slot);

/// Checkpoints, pauses, notices and the end, for the top of a chart.
std::vector<PlotEvent> events_of(const RunHistory& run, XAxis x);

/// Charts of the Live panel.
struct LiveCharts {
  std::vector<CurveSeries> loss, pct_mae, skill, learning_rate, grad_norm, speed, memory, card, price_mae;
  std::vector<CurveReference> pct_mae_references, skill_references, price_mae_references;
  std::vector<PlotEvent> events;
  QString loss_kind;
  /// Ends of the x axis of what belongs to the newest stage: loss and figures of validations.
  std::optional<ShownRange> stage_ends;
};
/// price_MAE is of `symbol`, and empty where the validations did not judge it.
LiveCharts live_charts(const RunHistory& run, XAxis x, const std::string& symbol);

/// What the ends of a 95 % interval of skill say.
Verdict skill_verdict(const std::optional<double>& low, const std::optional<double>& high);
/// The verdict on a validation, and the line beside it that says set, windows and persistence.
SkillMark mark_of(const ValidationDone& validation);
QString detail_of(const ValidationDone& validation, const RunRow& run);

/// How fast a run goes; empty before there are two steps.
struct Pace {
  double steps_per_second = 0;
  double seconds_left = 0;  ///< by the wall time of the newer half of the steps, validations and saves included
};
std::optional<Pace> pace_of(const RunHistory& run);

/// The forecasts of a validation that Live draws, at most so many: that of the current symbol first, if there is one, then others that stay
/// whatever is current.
std::vector<const ValidationDone::Sample*> strip_of(const ValidationDone& validation, const std::string& symbol, std::size_t most);

/// Forecast of a validation sample over bars that start `context` bars before its origin.
ForecastOverlay overlay_of(const ValidationDone::Sample& sample, int origin_index, int slot);

}  // namespace candlewright
