#include "ui/window_panel.h"

#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <algorithm>
#include <numeric>

#include "ui/dataset_rows.h"
#include "ui/evaluation_rows.h"
#include "ui/panel_layout.h"
#include "ui/symbols_panel.h"
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
  pages_ = new QStackedWidget;
  outer->addWidget(pages_);
  state_ = new StatePage;
  pages_->addWidget(state_);
  auto* page = new QWidget;
  pages_->addWidget(page);
  auto* rows = panel_rows(page);
  auto* head = tool_row(rows);
  title_ = make_label({}, static_cast<int>(TextStyle::subject));
  about_ = make_label({}, static_cast<int>(TextStyle::body), true);
  about_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  auto* before = make_icon_button(QStringLiteral("left"), tr("Window before"));
  auto* after = make_icon_button(QStringLiteral("right"), tr("Window after"));
  auto* worse = make_button(tr("Next worst"), QStringLiteral("down"));
  auto* better = make_button(tr("Next best"), QStringLiteral("up"));
  head->addWidget(title_);
  head->addWidget(about_, 1);
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
  rows->addWidget(chart_, 1);

  connect(before, &QToolButton::clicked, this, [this] { step_in_time(-1); });
  connect(after, &QToolButton::clicked, this, [this] { step_in_time(1); });
  connect(worse, &QPushButton::clicked, this, [this] { step_by_error(1); });
  connect(better, &QPushButton::clicked, this, [this] { step_by_error(-1); });
  connect(strip_, &BarStrip::chosen, this, &WindowPanel::choose);
  connect(&bench_.feed, &RunFeed::forecasts, this,
          [this](qint64 evaluation, const QString& symbol, const std::shared_ptr<const std::vector<StoredForecast>>& found) {
            if (evaluation != evaluation_ || symbol != symbol_) return;
            forecasts_ = std::make_shared<const std::vector<StoredForecast>>(whole_windows(*found));
            show_window();
          });
  connect(&bench_.feed, &RunFeed::history_changed, this, [this](const QString& run) {
    if (run == bench_.selection.current_run()) ask();
  });
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & (Selection::Symbol | Selection::Runs)) ask();
    if (what & Selection::Window) show_window();
  });
  connect(&bench_.prices, &DatasetReader::opened, this, &WindowPanel::show_window);
  ask();
}

void WindowPanel::ask() {
  const auto evaluation = SymbolsPanel::evaluation_of(bench_, -1);
  const std::int64_t wanted = evaluation ? evaluation->id : -1;
  const QString symbol = bench_.selection.symbol();
  if (wanted == evaluation_ && symbol == symbol_ && (forecasts_ || wanted < 0)) return show_window();
  evaluation_ = wanted;
  symbol_ = symbol;
  forecasts_.reset();
  if (wanted >= 0 && !symbol.isEmpty()) bench_.feed.read_forecasts(wanted, symbol);
  show_window();
}

int WindowPanel::current() const {
  if (!forecasts_ || forecasts_->empty()) return -1;
  const auto origin = bench_.selection.window();
  if (!origin) return static_cast<int>(forecasts_->size()) - 1;
  const auto it = std::lower_bound(forecasts_->begin(), forecasts_->end(), *origin,
                                   [](const StoredForecast& f, Nanoseconds time) { return f.origin < time; });
  return std::min(static_cast<int>(it - forecasts_->begin()), static_cast<int>(forecasts_->size()) - 1);
}

void WindowPanel::choose(int index) {
  if (forecasts_ && index >= 0 && index < static_cast<int>(forecasts_->size()))
    bench_.selection.choose_window((*forecasts_)[static_cast<std::size_t>(index)].origin);
}

void WindowPanel::step_in_time(int by) { choose(current() + by); }

void WindowPanel::step_by_error(int by) {
  if (!forecasts_ || forecasts_->empty()) return;
  const std::vector<double> values = differences(*forecasts_);
  std::vector<int> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](int a, int b) { return values[static_cast<std::size_t>(a)] > values[static_cast<std::size_t>(b)]; });
  const auto place = std::find(order.begin(), order.end(), current()) - order.begin() + by;
  if (place >= 0 && place < std::ssize(order)) choose(order[static_cast<std::size_t>(place)]);
}

void WindowPanel::show_window() {
  const int index = current();
  if (index < 0) {
    const RunRow* run = bench_.feed.run(bench_.selection.current_run());
    const QString who = run ? QStringLiteral("#%1").arg(run->number) : tr("No run");
    if (evaluation_ < 0) {
      state_->show_empty(QStringLiteral("candle-up"), run ? tr("%1 has not been evaluated").arg(who) : tr("No run is selected"),
                         tr("The forecasts of an evaluation are drawn here, window by window."));
    } else if (!forecasts_) {
      state_->show_busy(tr("Reading forecasts"), symbol_, -1);
    } else {
      state_->show_empty(QStringLiteral("candle-up"), tr("%1 is not in this evaluation").arg(symbol_.isEmpty() ? tr("No symbol") : symbol_),
                         tr("Choose a symbol in Symbols."));
    }
    pages_->setCurrentIndex(0);
    return;
  }
  pages_->setCurrentIndex(1);
  const StoredForecast& forecast = (*forecasts_)[static_cast<std::size_t>(index)];
  const auto error = error_of(forecast);
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  title_->setText(symbol_);
  about_->setText(
      tr("window from %1, %2 bars%3")
          .arg(figures::date(forecast.origin))
          .arg(forecast.close.size())
          .arg(error ? tr(" · pct_MAE %1, persistence %2").arg(figures::percent(error->model), figures::percent(error->persistence))
                     : QString()));
  about_->setToolTip(about_->text());
  std::vector<qint64> times;
  for (const StoredForecast& f : *forecasts_) times.push_back(f.origin);
  strip_->set_title(tr("All %1 windows").arg(figures::count(std::ssize(*forecasts_))),
                    tr("error minus persistence, points of pct_MAE · filled up: worse, hollow down: better"));
  strip_->set_values(std::move(times), differences(*forecasts_));
  strip_->set_current(index);

  chart_->set_forecasts({});
  const auto& dataset = bench_.prices.dataset();
  const DatasetSymbol* symbol = dataset ? dataset->find(symbol_.toStdString()) : nullptr;
  const int slot = std::max(0, bench_.selection.slot(bench_.selection.current_run())) + 1;
  if (!symbol) {
    chart_->set_bars({});
    chart_->set_empty_text(tr("%1 is not in the open folder.").arg(symbol_));
    return;
  }
  const auto& time = symbol->table->time;
  const std::int64_t origin = std::lower_bound(time.begin(), time.end(), forecast.origin) - time.begin();
  const std::int64_t first = std::max<std::int64_t>(0, origin - context_shown);
  const std::int64_t end = std::min<std::int64_t>(symbol->table->rows(), origin + 1 + std::ssize(forecast.close));
  chart_->set_title(run ? title_of(*run) : QString(), tr("median, bands 50, 80, 90 % · dashed: persistence"));
  chart_->set_bars(candle_bars(*symbol->table, first, end));
  ForecastOverlay overlay = overlay_of(forecast, static_cast<int>(origin - first), slot);
  if (run) overlay.name = QStringLiteral("#%1").arg(run->number);
  chart_->set_forecasts({std::move(overlay)});
  chart_->show_all();
}

}  // namespace candlewright
