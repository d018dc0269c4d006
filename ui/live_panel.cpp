#include "ui/live_panel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QStackedWidget>
#include <algorithm>

#include "ui/dataset_rows.h"
#include "ui/engine_words.h"
#include "ui/evaluation_rows.h"
#include "ui/panel_layout.h"
#include "ui/run_control.h"
#include "ui/run_curves.h"
#include "ui/run_table.h"
#include "ui/runs_panel.h"
#include "ui/stop_dialog.h"
#include "widgets/candle_chart.h"
#include "widgets/controls.h"
#include "widgets/curve_chart.h"
#include "widgets/figures.h"
#include "widgets/icons.h"
#include "widgets/skill_candle.h"
#include "widgets/smoothing_choice.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {
constexpr std::int64_t context_shown = 60;  // bars before the origin of a validation forecast
constexpr int earlier_shown = 3;            // dotted medians of the epochs before
constexpr int play_ms = 700;                // an epoch
constexpr double usual_smoothing = 0.8;
}  // namespace

LivePanel::LivePanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* outer = panel_rows(this);
  auto* rows = page_over_state(outer, pages_, state_);
  state_->show_empty(QStringLiteral("running"), tr("No run is selected"), tr("Start one, or choose one in Runs."));
  state_->set_buttons({tr("New run")});
  make_head(rows);
  make_tools(rows);
  rows->addWidget(make_charts(), 1);

  soon_.setSingleShot(true);
  soon_.setInterval(100);
  connect(&soon_, &QTimer::timeout, this, &LivePanel::show_run);
  connect(state_, &StatePage::button_clicked, this, &LivePanel::new_run_wanted);
  connect(&bench_.feed, &RunFeed::history_changed, this, [this](const QString& run) {
    if (run == bench_.selection.current_run()) later();
  });
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & (Selection::Runs | Selection::Symbol)) later();
  });
  connect(&bench_.engine, &EngineThread::progressed, this, &LivePanel::later);
  connect(&bench_.prices, &DatasetReader::opened, this, &LivePanel::later);
  show_run();
}

void LivePanel::make_head(QVBoxLayout* rows) {
  auto* head = tool_row(rows);
  chip_ = new Chip;
  title_ = make_label({}, static_cast<int>(TextStyle::headline));
  about_ = make_label({}, static_cast<int>(TextStyle::small), true);
  about_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  pause_ = make_button(tr("Pause"), QStringLiteral("paused"));
  stop_ = make_button(tr("Stop..."), QStringLiteral("stopped"));
  continue_ = make_button(tr("Continue"), QStringLiteral("running"));
  evaluate_ = make_button(tr("Evaluate"), QStringLiteral("check"));
  forecast_ = make_button(tr("Forecast ahead"), QStringLiteral("ahead"));
  forecast_->setObjectName(QStringLiteral("forecast_ahead"));
  forecast_->setToolTip(tr("Draws the bars beyond the last one of the current symbol."));
  evaluate_->setToolTip(tr("Judges the best checkpoint on every held-out symbol, or on the test part where none is held out."));
  head->addWidget(chip_);
  head->addWidget(title_);
  head->addWidget(about_, 1);
  for (QPushButton* button : {pause_, stop_, continue_, evaluate_, forecast_}) head->addWidget(button);
  candle_ = new SkillCandleView;
  auto* second = tool_row(rows);
  second->addWidget(candle_, 1);
  problem_ = make_label({}, static_cast<int>(TextStyle::body));
  problem_->setWordWrap(true);
  problem_->setContentsMargins(10, 2, 10, 6);
  problem_->hide();
  rows->addWidget(problem_);

  connect(pause_, &QPushButton::clicked, this, [this] {
    if (const RunRow* run = bench_.feed.run(bench_.selection.current_run())) pause_or_continue(bench_, *run);
  });
  connect(stop_, &QPushButton::clicked, this, [this] { ask_to_stop(bench_, bench_.selection.current_run(), window()); });
  connect(continue_, &QPushButton::clicked, this, [this] {
    if (const RunRow* run = bench_.feed.run(bench_.selection.current_run())) bench_.engine.add(ResumeJob{run->id}, title_of(*run));
  });
  connect(forecast_, &QPushButton::clicked, this, &LivePanel::forecast_wanted);
  connect(evaluate_, &QPushButton::clicked, this, [this] {
    if (const RunRow* run = bench_.feed.run(bench_.selection.current_run())) queue_evaluation(bench_, *run);
  });
}

void LivePanel::make_tools(QVBoxLayout* rows) {
  auto* tools = tool_row(rows);
  x_ = new Segmented(tr("x axis"), {tr("Step"), tr("Epoch"), tr("Windows"), tr("Time")});
  x_->set_index(0);
  smoothing_ = new SmoothingChoice(usual_smoothing);
  smoothing_->setObjectName(QStringLiteral("live_smoothing"));
  log_ = new QCheckBox(tr("Log y"));
  robust_ = new QCheckBox(tr("Robust range"));
  robust_->setToolTip(tr("The y axis covers 98 % of the points; the others get a triangle with their number."));
  tools->addWidget(make_label(tr("x"), static_cast<int>(TextStyle::body), true));
  tools->addWidget(x_);
  tools->addWidget(smoothing_);
  tools->addWidget(log_);
  tools->addWidget(robust_);
  tools->addStretch(1);
  connect(x_, &Segmented::chosen, this, &LivePanel::later);
  connect(smoothing_, &SmoothingChoice::changed, this,
          [this](const Smoothing& smoothing) { for_each_chart([&](CurveChart* chart) { chart->set_smoothing(smoothing); }); });
  connect(log_, &QCheckBox::toggled, this, [this](bool on) { loss_->set_log_y(on); });
  connect(robust_, &QCheckBox::toggled, this, [this](bool on) { for_each_chart([&](CurveChart* chart) { chart->set_robust(on); }); });
}

QWidget* LivePanel::make_charts() {
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  auto* page = new QWidget;
  auto* grid = new QGridLayout(page);
  grid->setContentsMargins(8, 4, 8, 8);
  grid->setSpacing(8);
  const auto chart = [&](const char* name, const QString& title, const QString& unit) {
    auto* made = new CurveChart;
    made->setObjectName(QString::fromLatin1(name));
    made->set_title(title, unit);
    made->set_empty_text(tr("No point yet"));
    return made;
  };
  loss_ = chart("live_loss", tr("Loss"), {});
  pct_mae_ = chart("live_pct_mae", tr("pct_MAE"), tr("% of the last close, validation"));
  skill_ = chart("live_skill", tr("Skill against persistence"), tr("% less error"));
  rate_ = chart("live_rate", tr("Learning rate"), {});
  norm_ = chart("live_norm", tr("Gradient norm"), tr("L2"));
  speed_ = chart("live_speed", tr("Speed"), tr("steps/s"));
  price_mae_ = chart("live_price_mae", tr("price_MAE"), {});
  memory_ = chart("live_memory", tr("Memory"), tr("GiB, on the run's device"));
  card_ = chart("live_card", tr("Use of the card"), tr("% and °C"));
  auto* small = new QHBoxLayout;
  small->setSpacing(8);
  grid->addLayout(small, 1, 0, 1, 3);
  int column = 0;
  for (CurveChart* large : {loss_, pct_mae_, skill_}) grid->addWidget(large, 0, column++);
  for (CurveChart* narrow : {rate_, norm_, speed_, price_mae_, memory_, card_}) {
    narrow->set_end_labels(false);
    small->addWidget(narrow, 1);
  }
  card_->set_end_labels(true);  // two lines
  card_->set_value_text([](double value) { return figures::number(value, 0); });
  rate_->set_value_text(figures::rate);
  auto* head = new QHBoxLayout;
  forecasts_title_ = make_label({}, static_cast<int>(TextStyle::strong));
  forecasts_title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // a long title must not widen the charts
  epoch_ = new QSlider(Qt::Horizontal);
  epoch_->setObjectName(QStringLiteral("live_epoch"));
  epoch_->setAccessibleName(tr("Validation whose forecasts are shown"));
  epoch_->setFixedWidth(160);
  epoch_->setPageStep(1);
  play_ = make_button(tr("Play epochs"), QStringLiteral("running"));
  head->addWidget(forecasts_title_, 1);
  head->addWidget(epoch_);
  head->addWidget(play_);
  grid->addLayout(head, 2, 0, 1, 3);
  playing_.setInterval(play_ms);
  connect(epoch_, &QSlider::valueChanged, this, &LivePanel::show_forecasts);
  connect(play_, &QPushButton::clicked, this, &LivePanel::play);
  connect(&playing_, &QTimer::timeout, this, [this] {
    if (epoch_->value() == epoch_->maximum()) return playing_.stop();
    epoch_->setValue(epoch_->value() + 1);
  });
  auto* strip = new QHBoxLayout;
  strip->setSpacing(8);
  for (std::size_t i = 0; i < forecasts_.size(); ++i) {
    auto* candles = new CandleChart;
    candles->setObjectName(QStringLiteral("live_forecast_%1").arg(i + 1));
    candles->set_show_volume(false);
    candles->set_axis_right(false);
    candles->set_empty_text(tr("The first validation draws its forecasts here."));
    forecasts_[i] = candles;
    strip->addWidget(candles, 1);
  }
  grid->addLayout(strip, 3, 0, 1, 3);
  forecasts_made_ = make_label({}, static_cast<int>(TextStyle::small), true);
  forecasts_made_->setObjectName(QStringLiteral("live_forecasts_made"));
  forecasts_made_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  grid->addWidget(forecasts_made_, 4, 0, 1, 3);
  for (int i = 0; i < 3; ++i) grid->setColumnStretch(i, 1);
  grid->setRowStretch(0, 5);
  grid->setRowStretch(1, 3);
  grid->setRowStretch(3, 5);
  scroll->setWidget(page);
  robust_->setChecked(true);
  for_each_chart([&](CurveChart* each) { each->set_smoothing(smoothing_->smoothing()); });
  return scroll;
}

void LivePanel::for_each_chart(const std::function<void(CurveChart*)>& action) {
  for (CurveChart* chart : {loss_, pct_mae_, skill_, rate_, norm_, speed_, price_mae_, memory_, card_}) action(chart);
}

void LivePanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  later();
}

void LivePanel::later() {
  if (isVisible() && !soon_.isActive()) soon_.start();
}

void LivePanel::show_run() {
  const auto history = bench_.feed.history(bench_.selection.current_run());
  if (!history) {
    if (bench_.engine.state() == EngineThread::State::preparing) {
      const Progress& progress = bench_.engine.progress();
      state_->show_busy(tr("Preparing"), words_of(progress),
                        progress.total > 0 ? static_cast<double>(progress.done) / static_cast<double>(progress.total) : -1);
      state_->set_buttons({});
    }
    pages_->setCurrentIndex(0);
    return;
  }
  pages_->setCurrentIndex(1);
  show_head(*history);
  show_charts(*history);
  const bool newest_shown = epoch_->value() == epoch_->maximum() || drawn_run_ != QString::fromStdString(history->row.id);
  validations_.clear();
  for (const auto& validation : history->validations) {
    if (!validation->samples.empty()) validations_.push_back(validation);
  }
  const int last = std::max(0, static_cast<int>(validations_.size()) - 1);
  const QSignalBlocker once(epoch_);  // drawn below in any case
  epoch_->setMaximum(last);
  if (newest_shown) epoch_->setValue(last);  // who looks at an epoch before stays there
  for (QWidget* widget : {static_cast<QWidget*>(epoch_), static_cast<QWidget*>(play_)}) widget->setVisible(last > 0);
  drawn_run_ = QString::fromStdString(history->row.id);
  const Json& settings = history->row.settings;
  const bool known = settings.is_object() && settings.contains("validation") && !validations_.empty();
  forecasts_made_->setText(known ? tr("Made as this run validates: %1").arg(sampling_words(settings["validation"])) : QString());
  show_forecasts();
}

void LivePanel::show_head(const RunHistory& run) {
  const RunRow& row = run.row;
  const bool live = is_live(row);
  const bool wrong = row.status == "failed", warn = row.status == "interrupted" || row.status == "paused";
  chip_->set_chip(engine_words(row.status),
                  wrong  ? Chip::Tone::error
                  : warn ? Chip::Tone::warn
                  : live ? Chip::Tone::accent
                         : Chip::Tone::plain,
                  state_icon(row.status));
  title_->setText(title_of(row));
  QStringList about{tr("seed %1").arg(row.seed), QString::fromStdString(row.precision), QString::fromStdString(row.device)};
  if (row.started) about.append(tr("started %1").arg(figures::clock(row.started)));
  if (row.origin == "cli") about.append(tr("from the command line, process %1").arg(row.process));
  about.removeAll(QString());
  about_->setText(about.join(QStringLiteral(" · ")));
  about_->setToolTip(about_->text());
  pause_->setVisible(live);
  pause_->setText(row.status == "paused" ? tr("Go on") : tr("Pause"));
  pause_->setIcon(icon(row.status == "paused" ? QStringLiteral("running") : QStringLiteral("paused")));
  pause_->setEnabled(row.status == "running" || row.status == "paused");
  stop_->setVisible(live);
  stop_->setEnabled(row.status != "stopping");
  continue_->setVisible(!live && row.status != "finished");
  evaluate_->setVisible(!live && can_be_judged(row));
  forecast_->setVisible(!live && can_be_judged(row));
  problem_->setVisible(wrong || row.status == "interrupted");
  if (problem_->isVisibleTo(this)) problem_->setText(state_words(row));
  if (const ValidationDone* newest = run.newest_validation()) {
    candle_->set_mark(mark_of(*newest), detail_of(*newest, row));
  } else {
    const Progress& progress = bench_.engine.progress();
    const bool ours = bench_.engine.run() == QString::fromStdString(row.id) && progress.total > 0;
    candle_->clear(ours ? words_of(progress)
                        : tr("No validation with forecasts yet: the %1 stage is judged by its loss.")
                              .arg(row.stage.empty() ? tr("first") : engine_words(row.stage)));
  }
}

void LivePanel::show_charts(const RunHistory& run) {
  const auto x = static_cast<XAxis>(x_->index());
  const QString symbol = bench_.selection.symbol();
  LiveCharts charts = live_charts(run, x, symbol.toStdString());
  for_each_chart([&](CurveChart* chart) {
    chart->set_x(kind_of(x), name_of(x));
    chart->set_events(charts.events);
  });
  for (CurveChart* chart : {loss_, pct_mae_, skill_}) chart->set_x_ends(charts.stage_ends);
  const QString stage = engine_words(run.row.stage);
  loss_->set_title(tr("Loss"), charts.loss_kind.isEmpty() ? stage
                               : stage.isEmpty()          ? charts.loss_kind
                                                          : stage + QStringLiteral(", ") + QString(charts.loss_kind).replace('_', ' '));
  loss_->set_series(std::move(charts.loss));
  pct_mae_->set_references(std::move(charts.pct_mae_references));
  pct_mae_->set_series(std::move(charts.pct_mae));
  skill_->set_references(std::move(charts.skill_references));
  skill_->set_series(std::move(charts.skill));
  rate_->set_series(std::move(charts.learning_rate));
  norm_->set_series(std::move(charts.grad_norm));
  speed_->set_series(std::move(charts.speed));
  price_mae_->setVisible(!charts.price_mae.front().y.empty());
  price_mae_->set_title(tr("price_MAE of %1").arg(symbol), tr("its currency, validation"));
  price_mae_->set_references(std::move(charts.price_mae_references));
  price_mae_->set_series(std::move(charts.price_mae));
  memory_->setVisible(!charts.memory.front().y.empty());
  memory_->set_series(std::move(charts.memory));
  card_->setVisible(!charts.card.empty());
  card_->set_series(std::move(charts.card));
}

void LivePanel::play() {
  epoch_->setValue(0);
  playing_.start();
}

void LivePanel::show_forecasts() {
  const auto& dataset = bench_.prices.dataset();
  const int chosen = epoch_->value();
  const ValidationDone* newest = validations_.empty() ? nullptr : validations_[static_cast<std::size_t>(chosen)].get();
  const QString current = bench_.selection.symbol();
  if (newest == drawn_validation_ && dataset.get() == drawn_dataset_ && current == drawn_symbol_) return;
  drawn_validation_ = newest;
  drawn_dataset_ = dataset.get();
  drawn_symbol_ = current;
  const QString which = chosen == epoch_->maximum() ? tr("Newest validation forecasts") : tr("Validation forecasts");
  const auto shown = newest ? strip_of(*newest, current.toStdString(), forecasts_.size()) : std::vector<const ValidationDone::Sample*>();
  const bool bands = !shown.empty() && !shown.front()->low.empty();
  forecasts_title_->setText(newest ? tr("%1, epoch %2").arg(which).arg(newest->epoch) + (bands ? tr(" · band 90 %") : QString()) +
                                         (chosen > 0 ? tr(" · dotted: the epochs before") : QString())
                                   : QString());
  for (std::size_t i = 0; i < forecasts_.size(); ++i) {
    CandleChart* chart = forecasts_[i];
    chart->set_forecasts({});
    chart->setVisible(i < shown.size() || i < 3);
    if (i >= shown.size()) {
      chart->set_title({}, {});
      chart->set_bars({});
      continue;
    }
    const ValidationDone::Sample& sample = *shown[i];
    const auto figures_of =
        std::find_if(newest->symbols.begin(), newest->symbols.end(), [&](const auto& s) { return s.symbol == sample.symbol; });
    const QString note = figures_of == newest->symbols.end()
                             ? QString()
                             : tr("pct_MAE %1, persistence %2")
                                   .arg(figures::percent(figures_of->pct_mae), figures::percent(figures_of->persistence_pct_mae));
    chart->set_title(QString::fromStdString(sample.symbol), note);
    const DatasetSymbol* symbol = dataset ? dataset->find(sample.symbol) : nullptr;
    if (!symbol) {
      chart->set_bars({});
      continue;
    }
    const auto& time = symbol->table->time;
    const std::int64_t origin = std::lower_bound(time.begin(), time.end(), sample.origin) - time.begin();
    const std::int64_t first = std::max<std::int64_t>(0, origin - context_shown);
    const std::int64_t end = std::min<std::int64_t>(symbol->table->rows(), origin + 1 + std::ssize(sample.median));
    chart->set_bars(candle_bars(*symbol->table, first, end));
    ForecastOverlay overlay = overlay_of(sample, static_cast<int>(origin - first), 1);
    for (int before = std::max(0, chosen - earlier_shown); before < chosen; ++before) {
      for (const ValidationDone::Sample& other : validations_[static_cast<std::size_t>(before)]->samples) {
        if (other.symbol == sample.symbol && other.origin == sample.origin) overlay.earlier.push_back(other.median);
      }
    }
    chart->set_forecasts({std::move(overlay)});
    chart->show_all();
  }
}

}  // namespace candlewright
