#include "ui/run_metric.h"

#include "ui/run_judgement.h"

namespace candlewright {

std::optional<double> figure_of_run(RunMetric metric, const RunFeed& feed, const RunRow& run, const Selection& selection,
                                    const std::string& part) {
  if (metric == RunMetric::judged_skill) {
    const EvaluationSummary* judged = feed.judged(QString::fromStdString(run.id), chosen_checkpoint(run, selection), part);
    const auto skill = judged ? number_at(judged->aggregate, {"skill"}) : std::nullopt;
    return skill ? std::optional(100 * *skill) : std::nullopt;
  }
  const auto figures = figures_of_chosen(feed, run, selection);
  if (!figures) return std::nullopt;
  if (metric == RunMetric::validation_pct_mae) return figures->pct_mae;
  return figures->loss_kind == feed.usual_loss() ? figures->loss : std::nullopt;
}

}  // namespace candlewright
