#include "ui/curves_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSlider>

#include "ui/panel_layout.h"
#include "ui/run_curves.h"
#include "widgets/controls.h"
#include "widgets/curve_chart.h"
#include "widgets/figures.h"
#include "widgets/theme.h"

namespace candlewright {

CurvesPanel::CurvesPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  metric_ = new QComboBox;
  metric_->setAccessibleName(tr("Metric"));
  for (const char* key : {"validation.pct_mae", "validation.skill", "validation.loss", "loss", "learning_rate", "grad_norm", "seconds"}) {
    metric_->addItem(metric_of(QString::fromLatin1(key)).name, QString::fromLatin1(key));
  }
  x_ = new Segmented(tr("x axis"), {tr("Step"), tr("Epoch"), tr("Windows"), tr("Time"), tr("Share of run")});
  x_->set_index(0);
  smoothing_ = new QSlider(Qt::Horizontal);
  smoothing_->setRange(0, 99);
  smoothing_->setAccessibleName(tr("Smoothing"));
  smoothing_->setFixedWidth(90);
  smoothing_text_ = make_label(figures::number(0, 2), static_cast<int>(TextStyle::body));
  log_ = new QCheckBox(tr("Log y"));
  tools->addWidget(metric_);
  tools->addWidget(make_label(tr("x"), static_cast<int>(TextStyle::body), true));
  tools->addWidget(x_);
  tools->addWidget(make_label(tr("Smoothing"), static_cast<int>(TextStyle::body), true));
  tools->addWidget(smoothing_);
  tools->addWidget(smoothing_text_);
  tools->addWidget(log_);
  tools->addStretch(1);
  chart_ = new CurveChart;
  chart_->setObjectName(QStringLiteral("curves_chart"));
  chart_->setAccessibleName(tr("Curves"));
  chart_->set_empty_text(tr("No ticked run has this metric. Tick runs in Runs."));
  rows->addWidget(chart_, 1);

  soon_.setSingleShot(true);
  soon_.setInterval(50);  // 20 times a second at most
  connect(&soon_, &QTimer::timeout, this, &CurvesPanel::show_curves);
  const auto later = [this] {
    if (!soon_.isActive()) soon_.start();
  };
  connect(metric_, &QComboBox::currentIndexChanged, this, later);
  connect(x_, &Segmented::chosen, this, later);
  connect(smoothing_, &QSlider::valueChanged, this, [this](int value) {
    smoothing_text_->setText(figures::number(value / 100.0, 2));
    chart_->set_smoothing({SmoothingKind::ema, value / 100.0});
  });
  connect(log_, &QCheckBox::toggled, chart_, &CurveChart::set_log_y);
  connect(chart_, &CurveChart::options_changed, this, [this] { log_->setChecked(chart_->log_y()); });
  connect(chart_, &CurveChart::series_clicked, this, [this](int index, bool) {
    if (index >= 0 && index < shown_.size()) bench_.selection.choose_run(shown_[index]);
  });
  connect(&bench_.feed, &RunFeed::history_changed, this, later);
  connect(&bench_.selection, &Selection::changed, this, [later](Selection::Changes what) {
    if (what & Selection::Runs) later();
  });
  later();
}

void CurvesPanel::show_curves() {
  if (!isVisible() && chart_->line_count() > 0) {  // nothing is drawn in hidden docks
    soon_.start(500);
    return;
  }
  soon_.setInterval(50);
  const QString metric = metric_->currentData().toString();
  const auto x = static_cast<XAxis>(x_->index());
  std::vector<CurveSeries> series;
  std::vector<CurveReference> references;
  shown_.clear();
  int current = -1;
  ShownRange ends{0, x == XAxis::share ? 100 : 1};  // runs of one point start where the others do
  for (const QString& run : bench_.selection.runs()) {
    const auto history = bench_.feed.history(run);
    if (!history) continue;
    const bool is_current = run == bench_.selection.current_run();
    if (is_current) current = static_cast<int>(series.size());
    const ValidationDone* newest = history->newest_validation();
    if (metric == "validation.pct_mae" && newest && newest->persistence_pct_mae && (is_current || references.empty())) {
      references = {{*newest->persistence_pct_mae, tr("persistence %1").arg(figures::number(*newest->persistence_pct_mae, 2)), false}};
    }
    series.push_back(curve_of(*history, metric, x, bench_.selection.slot(run) + 1));
    if (!series.back().x.empty()) ends.second = std::max(ends.second, series.back().x.back());
    shown_.append(run);
  }
  if (metric == "validation.skill") references.push_back({0, tr("tomorrow = today"), false});
  const CurveMetric words = metric_of(metric);
  chart_->set_title(words.name, words.unit);
  chart_->set_x(kind_of(x), name_of(x));
  chart_->set_x_ends(x == XAxis::time || series.empty() ? std::nullopt : std::optional(ends));
  chart_->set_series(std::move(series));
  chart_->set_references(std::move(references));
  chart_->set_current(current);
}

}  // namespace candlewright
