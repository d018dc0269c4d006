#include "ui/scatter_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QStackedWidget>
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "engine/evaluation/rank_correlation.h"
#include "ui/panel_layout.h"
#include "ui/run_draft.h"
#include "ui/run_judgement.h"
#include "ui/run_metric.h"
#include "ui/run_table.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/scatter_chart.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

constexpr std::size_t enough_runs = 20;

}  // namespace

ScatterPanel::ScatterPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  setting_ = new QComboBox;
  setting_->setObjectName(QStringLiteral("scatter_setting"));
  setting_->setAccessibleName(tr("Setting"));
  setting_->setMinimumContentsLength(12);
  metric_ = new QComboBox;
  metric_->setAccessibleName(tr("Metric"));
  metric_->addItems({tr("Skill, evaluated"), tr("pct_MAE, validation"), tr("Loss, validation")});
  metric_->setMinimumContentsLength(12);
  only_ = new QCheckBox(tr("Only ticked"));
  only_->setToolTip(tr("Without the runs that are not ticked"));
  for (QWidget* control : std::array<QWidget*, 3>{setting_, metric_, only_}) tools->addWidget(control);
  tools->addStretch(1);
  auto* column = page_over_state(rows, pages_, state_);
  chart_ = new ScatterChart;
  chart_->setObjectName(QStringLiteral("scatter_chart"));
  chart_->setAccessibleName(tr("Setting against metric"));  // until there are runs
  column->addWidget(chart_, 1);
  words_ = make_label({}, static_cast<int>(TextStyle::small), true);
  words_->setObjectName(QStringLiteral("scatter_words"));
  words_->setWordWrap(true);
  words_->setContentsMargins(8, 2, 8, 4);
  column->addWidget(words_);

  connect(&soon_, &QTimer::timeout, this, &ScatterPanel::show_points);
  connect(setting_, &QComboBox::activated, this, &ScatterPanel::show_points);
  connect(metric_, &QComboBox::activated, this, &ScatterPanel::show_points);
  connect(only_, &QCheckBox::toggled, this, &ScatterPanel::show_points);
  connect(chart_, &ScatterChart::chosen, this, [this](const QString& run) { bench_.selection.choose_run(run); });
  connect(&bench_.feed, &RunFeed::runs_changed, &soon_, &Soon::ask);
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & (Selection::Runs | Selection::Checkpoint)) soon_.ask();
  });
  show_points();
}

void ScatterPanel::show_settings(const std::vector<const RunRow*>& runs) {
  QStringList paths, shown;
  for (const std::string& path : numeric_settings_that_differ(runs)) paths << QString::fromStdString(path);
  for (int i = 0; i < setting_->count(); ++i) shown << setting_->itemData(i).toString();
  if (paths == shown) return;
  const QString before = setting_->currentData().toString();
  setting_->clear();
  for (const QString& path : paths) setting_->addItem(setting_name(path), path);
  for (int i = 0; i < setting_->count(); ++i) setting_->setItemData(i, paths[i], Qt::ToolTipRole);
  setting_->setCurrentIndex(std::max(0, static_cast<int>(paths.indexOf(before))));
}

void ScatterPanel::show_points() {
  std::vector<const RunRow*> runs;
  for (const RunRow& run : bench_.feed.runs()) {
    if (!only_->isChecked() || bench_.selection.runs().contains(QString::fromStdString(run.id))) runs.push_back(&run);
  }
  show_settings(runs);
  if (setting_->count() == 0) {
    state_->show_empty(QStringLiteral("list"), tr("No setting with numbers differs"),
                       tr("Once runs differ in a learning rate, a batch size or the like, each becomes a dot here."));
    pages_->setCurrentIndex(0);
    return;
  }
  const std::string path = setting_->currentData().toString().toStdString(), part = judged_part(bench_.feed, bench_.selection);
  const auto metric = static_cast<RunMetric>(metric_->currentIndex());
  std::vector<ScatterPoint> points;
  std::vector<double> x, y;
  for (const RunRow* run : runs) {
    const Json setting = setting_at(run->settings, path);
    const auto value = figure_of_run(metric, bench_.feed, *run, bench_.selection, part);
    if (!setting.is_number() || !value || !std::isfinite(*value)) continue;
    const QString id = QString::fromStdString(run->id);
    points.push_back({id, QStringLiteral("#%1").arg(run->number), setting.get<double>(), *value, bench_.selection.slot(id) + 1});
    x.push_back(points.back().x);
    y.push_back(points.back().y);
  }
  const bool skill = metric == RunMetric::judged_skill;
  if (points.empty()) {
    state_->show_empty(QStringLiteral("check"), skill ? tr("No run was evaluated") : tr("No run was validated yet"),
                       skill ? tr("Evaluate runs, or choose a metric of validation.") : tr("Dots appear with the first validation."));
    pages_->setCurrentIndex(0);
    return;
  }
  chart_->set_axes(setting_->currentText(), metric_->currentText(),
                   skill                                     ? tr("% · %1").arg(part_name(part))
                   : metric == RunMetric::validation_pct_mae ? tr("% of last close")
                                                             : QString());
  chart_->set_zero(skill ? tr("tomorrow = today") : QString());
  chart_->set_points(std::move(points));
  chart_->set_current(bench_.selection.current_run());
  QString words = tr("%Ln runs.", nullptr, static_cast<int>(x.size()));
  if (const auto correlation = rank_correlation(x, y)) {
    words += ' ' + tr("Rank correlation %1").arg(figures::number(correlation->rho, 2));
    if (correlation->interval)
      words += tr(", 95 % interval %1 to %2")
                   .arg(figures::number(correlation->interval->low, 2), figures::number(correlation->interval->high, 2));
    words += '.';
  }
  if (x.size() < enough_runs) words += ' ' + tr("Under %1 runs this says little.").arg(enough_runs);
  words_->setText(words);
  pages_->setCurrentIndex(1);
}

std::vector<std::string> numeric_settings_that_differ(const std::vector<const RunRow*>& runs) {
  // Against the first run alone, so that 10,000 runs are read once and none is copied.
  std::vector<std::string> found;
  if (runs.empty()) return found;
  const std::function<void(const Json&, const std::string&)> look = [&](const Json& at, const std::string& prefix) {
    for (const auto& [key, value] : at.items()) {
      const std::string path = prefix.empty() ? key : prefix + "." + key;
      if (value.is_object()) {
        look(value, path);
      } else if (value.is_number()) {
        const auto differs = [&](const RunRow* run) {
          const Json other = setting_at(run->settings, path);
          return other.is_number() && other != value;
        };
        if (std::any_of(runs.begin() + 1, runs.end(), differs)) found.push_back(path);
      }
    }
  };
  if (runs.front()->settings.is_object()) look(runs.front()->settings, {});
  return found;
}

}  // namespace candlewright
