#include "ui/window_panel.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <algorithm>
#include <numeric>

#include "engine/evaluation/judged_forecast.h"
#include "ui/dataset_rows.h"
#include "ui/evaluation_rows.h"
#include "ui/panel_layout.h"
#include "widgets/bar_strip.h"
#include "widgets/candle_chart.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {
constexpr std::int64_t context_shown = 64;

std::vector<double> differences(const std::vector<StoredForecast>& forecasts) {
  std::vector<double> out;
  for (const StoredForecast& forecast : forecasts) {
    const auto error = error_of(forecast);
    out.push_back(error ? error->difference() : 0);
  }
  return out;
}
}  // namespace

WindowPanel::WindowPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* outer = panel_rows(this);
  auto* rows = page_over_state(outer, pages_, state_);
  auto* head = tool_row(rows);
  title_ = make_label({}, static_cast<int>(TextStyle::subject));
  about_ = make_label({}, static_cast<int>(TextStyle::body), true);
  about_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  auto* before = make_icon_button(QStringLiteral("left"), tr("Window before"));
  auto* after = make_icon_button(QStringLiteral("right"), tr("Window after"));
  auto* worse = make_button(tr("Next worst"), QStringLiteral("down"));
  auto* better = make_button(tr("Next best"), QStringLiteral("up"));
  before->setToolTip(tr("Window before  ["));
  after->setToolTip(tr("Window after  ]"));
  worse->setToolTip(tr("N: the window with the next smaller error"));
  better->setToolTip(tr("Shift+N: the window with the next larger error"));
  head->addWidget(title_);
  head->addWidget(about_, 1);
  samples_ = new QCheckBox(tr("Samples"));
  samples_->setObjectName(QStringLiteral("window_samples"));
  samples_->setToolTip(tr("The first %1 sample paths of the forecast  S").arg(kept_paths));
  samples_->setChecked(true);
  head->addWidget(samples_);
  for (QWidget* button :
       {static_cast<QWidget*>(before), static_cast<QWidget*>(after), static_cast<QWidget*>(worse), static_cast<QWidget*>(better)})
    head->addWidget(button);
  strip_ = new BarStrip;
  strip_->setObjectName(QStringLiteral("window_strip"));
  strip_->setAccessibleName(tr("Error of every window"));
  strip_->setFixedHeight(96);
  rows->addWidget(strip_);
  chart_ = new CandleChart;
  chart_->setObjectName(QStringLiteral("window_chart"));
  chart_->set_show_volume(false);
  rival_ = new CandleChart;
  rival_->setObjectName(QStringLiteral("rival_chart"));
  rival_->set_show_volume(false);
  auto* charts = new QHBoxLayout;
  charts->setSpacing(1);
  for (CandleChart* chart : {chart_, rival_}) charts->addWidget(chart, 1);
  rows->addLayout(charts, 1);

  for (const auto& [from, to] : {std::pair(chart_, rival_), std::pair(rival_, chart_)}) {
    connect(from, &CandleChart::hovered, to, [to = to](int bar) { to->set_crosshair(bar < 0 ? std::nullopt : std::optional(bar)); });
  }
  for (CandleChart* chart : {chart_, rival_}) {
    chart->set_show_samples(true);
    connect(samples_, &QCheckBox::toggled, chart, &CandleChart::set_show_samples);
    connect(chart, &CandleChart::options_changed, this, [this, chart] { samples_->setChecked(chart->shows_samples()); });
  }
  connect(before, &QToolButton::clicked, this, [this] { step_in_time(-1); });
  connect(after, &QToolButton::clicked, this, [this] { step_in_time(1); });
  connect(worse, &QPushButton::clicked, this, [this] { step_by_error(1); });
  connect(better, &QPushButton::clicked, this, [this] { step_by_error(-1); });
  connect(strip_, &BarStrip::chosen, this, &WindowPanel::choose);
  connect(&bench_.evaluations, &EvaluationReader::study_changed, this, &WindowPanel::show_window);
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & Selection::Window) show_window();
  });
  connect(&bench_.prices, &DatasetReader::opened, this, &WindowPanel::show_window);
  show_window();
}

int WindowPanel::current() const {
  if (!study_) return -1;
  const auto& windows = study_->windows;
  const auto origin = bench_.selection.window();
  if (!origin) return static_cast<int>(windows.size()) - 1;
  const auto it =
      std::lower_bound(windows.begin(), windows.end(), *origin, [](const StoredForecast& f, Nanoseconds time) { return f.origin < time; });
  return std::min(static_cast<int>(it - windows.begin()), static_cast<int>(windows.size()) - 1);
}

void WindowPanel::choose(int index) {
  if (study_ && index >= 0 && index < std::ssize(study_->windows))
    bench_.selection.choose_window(study_->windows[static_cast<std::size_t>(index)].origin);
}

void WindowPanel::step_in_time(int by) { choose(current() + by); }

std::vector<int> WindowPanel::by_error() const {
  const std::vector<double> values = differences(study_->windows);
  std::vector<int> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return values[static_cast<std::size_t>(a)] > values[static_cast<std::size_t>(b)]; });
  return order;
}

void WindowPanel::step_by_error(int by) {
  if (!study_) return;
  const std::vector<int> order = by_error();
  const auto place = std::find(order.begin(), order.end(), current()) - order.begin() + by;
  if (place >= 0 && place < std::ssize(order)) choose(order[static_cast<std::size_t>(place)]);
}

void WindowPanel::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_BracketLeft:
      return step_in_time(-1);
    case Qt::Key_BracketRight:
      return step_in_time(1);
    case Qt::Key_N:
      return step_by_error(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    default:
      QWidget::keyPressEvent(event);
  }
}

/// True if there is nothing to draw, and says why.
bool WindowPanel::show_state() {
  const EvaluationReader& reader = bench_.evaluations;
  if (reader.reading() && study_ && study_ == reader.study()) return true;  // the one of before stays until the next is read
  study_ = reader.study() && !reader.study()->windows.empty() ? reader.study() : nullptr;
  if (study_) return false;
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  const QString symbol = bench_.selection.symbol();
  if (!reader.evaluation()) {
    state_->show_empty(QStringLiteral("candle-up"), run ? tr("#%1 has not been evaluated").arg(run->number) : tr("No run is selected"),
                       tr("The forecasts of an evaluation are drawn here, window by window."));
  } else if (reader.reading()) {
    state_->show_busy(tr("Reading forecasts"), symbol, -1);
  } else {
    state_->show_empty(QStringLiteral("candle-up"), tr("%1 is not in this evaluation").arg(symbol.isEmpty() ? tr("No symbol") : symbol),
                       tr("Choose a symbol in Symbols."));
  }
  pages_->setCurrentIndex(0);
  return true;
}

void WindowPanel::show_window() {
  if (show_state()) return;
  const int index = current();
  pages_->setCurrentIndex(1);
  const StoredForecast& forecast = study_->windows[static_cast<std::size_t>(index)];
  const auto error = error_of(forecast);
  const std::vector<int> order = by_error();
  const auto rank = std::find(order.begin(), order.end(), index) - order.begin() + 1;
  title_->setText(study_->symbol);
  about_->setText(
      tr("window from %1, %2 bars · worst %3 of %4%5")
          .arg(figures::date(forecast.origin))
          .arg(forecast.close.size())
          .arg(figures::count(rank), figures::count(std::ssize(study_->windows)))
          .arg(error ? tr(" · pct_MAE %1, persistence %2").arg(figures::percent(error->model), figures::percent(error->persistence))
                     : QString()));
  about_->setToolTip(about_->text());
  std::vector<qint64> times;
  for (const StoredForecast& f : study_->windows) times.push_back(f.origin);
  strip_->set_title(tr("All %Ln windows", nullptr, static_cast<int>(study_->windows.size())),
                    tr("error minus persistence, points of pct_MAE · filled up: worse, hollow down: better"));
  strip_->set_values(std::move(times), differences(study_->windows));
  strip_->set_current(index);

  show_forecasts(forecast);
}

/// The forecast of A, and beside it that of B where B judged the same window.
void WindowPanel::show_forecasts(const StoredForecast& forecast) {
  for (CandleChart* chart : {chart_, rival_}) {
    chart->set_forecasts({});
    chart->set_price_range({}, {});
  }
  rival_->setVisible(!study_->rival.isEmpty());
  samples_->setVisible(!forecast.paths.empty());
  const auto& dataset = bench_.prices.dataset();
  const DatasetSymbol* symbol = dataset ? dataset->find(study_->symbol.toStdString()) : nullptr;
  if (!symbol) {
    for (CandleChart* chart : {chart_, rival_}) {
      chart->set_bars({});
      chart->set_empty_text(tr("%1 is not in the open folder.").arg(study_->symbol));
    }
    return;
  }
  const auto& others = study_->rival_windows;
  const auto same = std::find_if(others.begin(), others.end(), [&](const StoredForecast& f) { return f.origin == forecast.origin; });
  const StoredForecast* other = same == others.end() ? nullptr : &*same;
  const auto& time = symbol->table->time;
  const std::int64_t origin = std::lower_bound(time.begin(), time.end(), forecast.origin) - time.begin();
  const std::int64_t first = std::max<std::int64_t>(0, origin - context_shown);
  const std::int64_t steps = std::max(std::ssize(forecast.close), other ? std::ssize(other->close) : 0);
  const std::int64_t end = std::min<std::int64_t>(symbol->table->rows(), origin + 1 + steps);
  const auto draw = [&](CandleChart* chart, const QString& id, const StoredForecast* drawn) {
    const bool of_no_run = chart == chart_ && bench_.evaluations.evaluation()->run.empty();
    const RunRow* run = of_no_run ? nullptr : bench_.feed.run(id);
    const auto error = drawn ? error_of(*drawn) : std::nullopt;
    chart->set_title(run ? title_of(*run) : bench_.evaluations.judged(),
                     !drawn  ? tr("did not judge this window")
                     : error ? tr("pct_MAE %1, persistence %2 · bands 50, 80, 90 %")
                                   .arg(figures::percent(error->model), figures::percent(error->persistence))
                             : tr("bands 50, 80, 90 % · dashed: persistence"));
    chart->set_bars(candle_bars(*symbol->table, first, end));
    if (drawn) {
      const int slot = chart == chart_ ? bench_.evaluations.slot() : std::max(0, bench_.selection.slot(id)) + 1;
      ForecastOverlay overlay = overlay_of(*drawn, static_cast<int>(origin - first), slot);
      overlay.name = run ? QStringLiteral("#%1").arg(run->number) : bench_.evaluations.judged();
      chart->set_forecasts({std::move(overlay)});
    }
    chart->show_all();
  };
  draw(chart_, bench_.selection.current_run(), &forecast);
  if (study_->rival.isEmpty()) return;
  draw(rival_, study_->rival, other);
  const auto [low, high] = chart_->price_range();
  const auto [rival_low, rival_high] = rival_->price_range();
  for (CandleChart* chart : {chart_, rival_}) chart->set_price_range(std::min(low, rival_low), std::max(high, rival_high));
}

}  // namespace candlewright
