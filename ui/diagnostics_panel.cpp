#include "ui/diagnostics_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <algorithm>

#include "ui/evaluation_rows.h"
#include "ui/panel_layout.h"
#include "widgets/controls.h"
#include "widgets/curve_chart.h"
#include "widgets/figures.h"
#include "widgets/histogram_chart.h"
#include "widgets/skill_bars.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

constexpr int chart_width = 200, chart_height = 170, most_columns = 3;

template <class Chart>
Chart* chart(const char* name) {
  auto* made = new Chart;
  made->setObjectName(QString::fromLatin1(name));
  made->setMinimumHeight(chart_height);
  return made;
}

QString regime_name(Regime regime) {
  switch (regime) {
    case Regime::calm_third:
      return DiagnosticsPanel::tr("calm third");
    case Regime::middle_third:
      return DiagnosticsPanel::tr("middle third");
    case Regime::wild_third:
      return DiagnosticsPanel::tr("wild third");
    case Regime::jump_ahead:
      return DiagnosticsPanel::tr("jump ahead");
    case Regime::no_jump:
      return DiagnosticsPanel::tr("no jump");
    case Regime::gap:
      return DiagnosticsPanel::tr("gap inside");
    case Regime::no_gap:
      return DiagnosticsPanel::tr("no gap");
  }
  return {};
}

}  // namespace

DiagnosticsPanel::DiagnosticsPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* column = page_over_state(rows, pages_, state_);
  about_ = make_label({}, static_cast<int>(TextStyle::small), true);
  about_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  tool_row(column)->addWidget(about_, 1);
  scroll_ = new QScrollArea;
  scroll_->setAccessibleName(tr("Diagnostics"));
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setWidgetResizable(true);
  scroll_->setFocusPolicy(Qt::NoFocus);  // its charts take the keys, and it follows them
  column->addWidget(scroll_, 1);
  auto* sheet = new QWidget;
  grid_ = new QGridLayout(sheet);
  grid_->setContentsMargins(8, 4, 8, 8);
  grid_->setSpacing(8);
  scroll_->setWidget(sheet);

  error_ = chart<CurveChart>("error_by_step");
  error_->set_title(tr("Error by step"), tr("pct_MAE, %"));
  error_->set_x(CurveX::count, tr("bars ahead"));
  error_->set_value_text([](double value) { return figures::number(value, 2); });
  residual_ = chart<CurveChart>("residual_by_step");
  residual_->set_title(tr("Residual by step"), tr("forecast − actual, % · band 10 to 90 %"));
  residual_->set_x(CurveX::count, tr("bars ahead"));
  residual_->set_value_text([](double value) { return figures::skill_number(value); });
  residual_->set_references({{0, tr("actual"), false}});
  regimes_ = chart<SkillBars>("skill_by_regime");
  regimes_->set_title(tr("Skill by regime"), tr("%, against persistence · hollow: better"));
  pit_ = chart<HistogramChart>("pit");
  pit_->set_title(tr("PIT"), tr("density · flat = calibrated"));
  pit_->set_x_name(tr("rank of the actual"));
  pit_->set_reference(1, tr("as promised"));
  bands_ = chart<CurveChart>("bands");
  bands_->set_title(tr("Bands"), tr("% of closes inside"));
  bands_->set_x(CurveX::number, tr("promised, %"));
  bands_->set_value_text([](double value) { return figures::coverage(value); });
  bands_->set_x_ends(ShownRange(0, 100));
  bands_->set_y_range(0, 100);
  for (CurveChart* one : {error_, residual_}) one->set_empty_text(tr("No bar of the horizon is judged."));
  bands_->set_empty_text(tr("The forecaster has no bands."));
  pit_->set_empty_text(tr("The forecaster has no bands."));
  charts_ = {error_, residual_, regimes_, pit_, bands_};

  connect(&bench_.evaluations, &EvaluationReader::study_changed, this, &DiagnosticsPanel::show_study);
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & Selection::Runs) show_study();  // the run's line may look otherwise
  });
  lay_out();
  show_study();
}

void DiagnosticsPanel::show_chart(const QString& name) {
  for (QWidget* one : charts_) {
    if (one->objectName() != name) continue;
    scroll_->ensureWidgetVisible(one, 0, 8);
    one->setFocus(Qt::OtherFocusReason);
  }
}

void DiagnosticsPanel::resizeEvent(QResizeEvent*) { lay_out(); }

void DiagnosticsPanel::lay_out() {
  const int columns = std::clamp(width() / chart_width, 1, most_columns);
  if (columns == columns_) return;
  columns_ = columns;
  for (int i = 0; i < static_cast<int>(charts_.size()); ++i)
    grid_->addWidget(charts_[static_cast<std::size_t>(i)], i / columns, i % columns);
  for (int i = 0; i < most_columns; ++i) grid_->setColumnStretch(i, i < columns ? 1 : 0);
}

void DiagnosticsPanel::show_study() {
  const EvaluationReader& reader = bench_.evaluations;
  const auto& study = reader.study();
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  if (!study || study->windows.empty()) {
    const QString symbol = bench_.selection.symbol();
    if (!reader.evaluation()) {
      state_->show_empty(QStringLiteral("check"), run ? tr("#%1 has not been evaluated").arg(run->number) : tr("No run is selected"),
                         tr("An evaluation shows here how the errors of the current symbol are spread."));
    } else if (reader.reading()) {
      state_->show_busy(tr("Reading forecasts"), symbol, -1);
    } else {
      state_->show_empty(QStringLiteral("check"), tr("%1 is not in this evaluation").arg(symbol.isEmpty() ? tr("No symbol") : symbol),
                         tr("Choose a symbol in Symbols."));
    }
    pages_->setCurrentIndex(0);
    return;
  }
  pages_->setCurrentIndex(1);
  std::vector<Judged> shown{{reader.judged(), reader.slot(), study->pair ? &study->pair->a : &study->diagnostics}};
  if (study->pair)
    shown.push_back({number_of(bench_.feed.run(study->rival)), std::max(0, bench_.selection.slot(study->rival)) + 1, &study->pair->b});
  QString windows = tr("%Ln windows", nullptr, static_cast<int>(study->windows.size()));
  if (study->pair) {
    windows = tr("%1 of %2 windows, those that %3 judged too")
                  .arg(figures::count(study->pair->errors.windows), figures::count(std::ssize(study->windows)), shown.back().run);
  }
  QString about =
      tr("%1, %2, %3 bars ahead · %4")
          .arg(study->symbol, windows, figures::count(std::ssize(study->windows.front().close)), part_words(reader.evaluation()->document));
  if (!study->rival.isEmpty() && !study->pair)
    about += tr(" · %1 judged none of these windows").arg(number_of(bench_.feed.run(study->rival)));
  about_->setText(about);
  about_->setToolTip(about);
  show_steps(shown);
  show_regimes(shown, study->symbol);
  show_bands(shown);
}

void DiagnosticsPanel::show_steps(const std::vector<Judged>& shown) {
  CurveSeries persistence;
  persistence.name = tr("persist.");
  persistence.slot = 0;
  double at = 0;
  for (const StepDiagnosis& step : shown.front().of->by_step) {
    persistence.x.push_back(++at);
    persistence.y.push_back(step.persistence);
  }
  std::vector<CurveSeries> errors{persistence}, residuals;
  for (const Judged& one : shown) {
    CurveSeries model, residual;
    model.name = residual.name = one.run;
    model.slot = residual.slot = one.slot;
    model.x = residual.x = persistence.x;
    for (const StepDiagnosis& step : one.of->by_step) {
      model.y.push_back(step.model);
      residual.y.push_back(step.residual_median);
      residual.low.push_back(step.residual_low);
      residual.high.push_back(step.residual_high);
    }
    errors.push_back(std::move(model));
    residuals.push_back(std::move(residual));
  }
  error_->set_series(std::move(errors));
  residual_->set_series(std::move(residuals));
}

void DiagnosticsPanel::show_regimes(const std::vector<Judged>& shown, const QString& symbol) {
  std::vector<SkillBar> bars;
  for (std::size_t i = 0; i < shown.front().of->regimes.size(); ++i) {
    for (const Judged& one : shown) {  // of the same windows: the same regimes
      const RegimeDiagnosis& at = one.of->regimes[i];
      bars.push_back({regime_name(at.regime), at.skill ? std::optional(100 * *at.skill) : std::nullopt, at.windows,
                      shown.size() > 1 ? one.run : QString(), one.slot});
    }
  }
  regimes_->set_empty_text(tr("Open the folder of prices that holds %1: volatility, jumps and gaps are read from it.").arg(symbol));
  regimes_->set_bars(std::move(bars));
  regimes_->setMinimumHeight(std::max(chart_height, regimes_->minimumSizeHint().height()));
}

void DiagnosticsPanel::show_bands(const std::vector<Judged>& shown) {
  const auto bins_of = [](const Judged& one) {
    std::vector<HistogramBin> bins;
    for (const PitBin& bin : one.of->pit) bins.push_back({bin.from, bin.to, bin.density});
    return bins;
  };
  const Judged &first = shown.front(), &last = shown.back();
  const bool two = shown.size() > 1;
  pit_->set_title(tr("PIT"), two ? tr("density · flat = calibrated · bars %1, outline %2").arg(first.run, last.run)
                                 : tr("density · flat = calibrated"));
  pit_->set_bins(bins_of(first), first.slot);
  pit_->set_others(two ? bins_of(last) : std::vector<HistogramBin>(), last.slot, first.run, last.run);
  CurveSeries promised;
  promised.name = tr("promised");
  promised.slot = 0;
  promised.x = promised.y = {0, 100};
  std::vector<CurveSeries> lines{promised};
  for (const Judged& one : shown) {
    if (one.of->bands.empty()) continue;
    CurveSeries held;
    held.name = one.run;
    held.slot = one.slot;
    held.markers = true;
    for (const BandDiagnosis& band : one.of->bands) {
      held.x.push_back(band.percent);
      held.y.push_back(100 * band.inside);
    }
    lines.push_back(std::move(held));
  }
  if (lines.size() == 1) lines.clear();
  bands_->set_series(std::move(lines));
}

}  // namespace candlewright
