#include "ui/first_batch_panel.h"

#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <algorithm>
#include <cmath>

#include "ui/panel_layout.h"
#include "ui/table_cells.h"
#include "widgets/candle_chart.h"
#include "widgets/controls.h"
#include "widgets/curve_chart.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

constexpr std::int64_t most_windows = 64;

bool same_run(const TrainJob& a, const TrainJob& b) {
  return a.model == b.model && a.settings == b.settings && a.data == b.data && a.init == b.init;
}

}  // namespace

FirstBatchPanel::FirstBatchPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* column = page_over_state(rows, pages_, state_);
  auto* tools = tool_row(column);
  read_ = make_button(tr("Read again"), QStringLiteral("reset"));
  read_->setObjectName(QStringLiteral("first_batch_again"));
  stale_ = new Chip;
  stale_->set_chip(tr("settings changed since"), Chip::Tone::warn);
  about_ = make_label({}, static_cast<int>(TextStyle::small), true);
  about_->setObjectName(QStringLiteral("first_batch_about"));
  about_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  tools->addWidget(read_);
  tools->addWidget(stale_);
  tools->addWidget(about_, 1);
  auto* split = new QSplitter(Qt::Horizontal);
  split->setChildrenCollapsible(false);
  windows_ = new TableModel(this);
  using enum ColumnKind;
  windows_->set_columns(
      {{"window", tr("Window"), tr("of the batch"), tr("In the order in which the first step takes them"), figure, {}, 64},
       {"symbol", tr("Symbol"), {}, {}, text, {}, 76},
       {"last_known", tr("Last known"), tr("UTC"), tr("Time of the last bar of the context"), text, {}, 84},
       {"smallest", tr("Least"), tr("of the input"), tr("Over all variates of the window, after normalisation"), figure, {}, 64},
       {"largest", tr("Most"), tr("of the input"), tr("Over all variates of the window, after normalisation"), figure, {}, 0}});
  table_ = new TableView(tr("Windows of the first batch"));
  table_->setObjectName(QStringLiteral("first_batch_table"));
  table_->set_table(windows_);
  auto* pictures = new QWidget;
  auto* charts = panel_rows(pictures);
  before_ = new CandleChart;
  before_->setObjectName(QStringLiteral("first_batch_before"));
  before_->setAccessibleName(tr("Bars of the window, before normalisation"));
  after_ = new CurveChart;
  after_->setObjectName(QStringLiteral("first_batch_after"));
  after_->set_title(tr("After normalisation"), tr("what the model gets"));
  after_->set_x(CurveX::count, tr("bar of the window"));
  after_->set_value_text([](double value) { return figures::number(value, 2); });
  charts->addWidget(before_, 1);
  charts->addWidget(after_, 1);
  range_ = make_label({}, static_cast<int>(TextStyle::small), true);
  range_->setWordWrap(true);
  range_->setContentsMargins(8, 2, 8, 4);
  charts->addWidget(range_);
  split->addWidget(table_);
  split->addWidget(pictures);
  split->setStretchFactor(0, 2);
  split->setStretchFactor(1, 5);
  column->addWidget(split, 1);

  connect(read_, &QPushButton::clicked, this, &FirstBatchPanel::read);
  connect(state_, &StatePage::button_clicked, this, [this] {
    if (question_.waiting()) {
      question_.drop();
      show_state();
    } else {
      read();
    }
  });
  connect(table_, &TableView::current_changed, this, &FirstBatchPanel::show_window);
  show_state();
}

void FirstBatchPanel::set_job(std::optional<TrainJob> job, const QString& why_not) {
  job_ = std::move(job);
  why_not_ = why_not;
  stale_->setVisible(batch_ && !(job_ && shown_job_ && same_run(*job_, *shown_job_)));
  read_->setEnabled(job_.has_value());
  read_->setToolTip(why_not_);
  if (!batch_ && !question_.waiting()) show_state();
}

void FirstBatchPanel::show_state() {
  if (batch_) return pages_->setCurrentIndex(1);
  state_->show_empty(
      QStringLiteral("eye"), tr("What the model sees"),
      job_ ? tr("The windows of the first step as the run configuration stands now, before and after normalisation.") : why_not_);
  state_->set_buttons(job_ ? QStringList{tr("Read the first batch")} : QStringList());
  pages_->setCurrentIndex(0);
}

void FirstBatchPanel::read() {
  if (!job_) return;
  state_->show_busy(tr("Reading the first batch"), tr("Windows are cut and normalised as in training; an untrained model is made for it."),
                    -1);
  state_->set_buttons({tr("Stop")}, false);
  pages_->setCurrentIndex(0);
  question_.ask(
      this, [job = *job_, place = bench_.place](std::stop_token stop) { return first_batch(job, place, most_windows, stop); },
      [this, job = *job_](std::shared_ptr<const FirstBatch> batch, const QString& wrong) {
        if (!batch) {
          state_->show_error(tr("The first batch could not be made"), wrong, {});
          state_->set_buttons(QStringList{tr("Try again")});
          return;
        }
        batch_ = batch;
        shown_job_ = job;
        show_batch();
        set_job(job_, why_not_);
      });
}

void FirstBatchPanel::show_batch() {
  const std::int64_t shown = std::ssize(batch_->windows);
  QStringList about;
  if (!batch_->stage.empty()) about << tr("stage %1").arg(QString::fromStdString(batch_->stage));
  about << (shown < batch_->batch_size ? tr("the first %1 of %2 windows").arg(figures::count(shown), figures::count(batch_->batch_size))
                                       : tr("%Ln windows", nullptr, static_cast<int>(shown)))
        << QString::fromStdString(batch_->normalisation);
  about_->setText(about.join(QStringLiteral(" · ")));
  about_->setToolTip(about.join('\n'));
  std::vector<TableRow> rows;
  for (const SeenWindow& window : batch_->windows) {
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (const auto& variate : window.input) {
      for (const double value : variate) {
        if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
      }
    }
    const auto number = [](double value) {
      TableCell cell = word(std::isfinite(value) ? figures::number(value, 2) : figures::none());
      if (std::isfinite(value)) cell.value = value;
      return cell;
    };
    TableCell place = word(figures::count(std::ssize(rows) + 1));
    place.value = static_cast<qlonglong>(rows.size() + 1);
    const Nanoseconds known = window.time[static_cast<std::size_t>(window.context) - 1];
    TableCell last_known = word(figures::date_time(known));
    last_known.value = static_cast<qlonglong>(known);
    rows.push_back({QString::number(rows.size()),
                    {place, word(QString::fromStdString(window.symbol)), last_known, number(low), number(high)},
                    RowKind::plain,
                    0,
                    {}});
  }
  windows_->set_rows(std::move(rows));
  pages_->setCurrentIndex(1);
  table_->set_current_key(QStringLiteral("0"));
  show_window();
}

void FirstBatchPanel::show_window() {
  const int row = windows_->row_of(table_->current_key());
  if (!batch_ || row < 0 || row >= std::ssize(batch_->windows)) return;
  const SeenWindow& window = batch_->windows[static_cast<std::size_t>(row)];
  CandleBars bars;
  bars.time_ns.assign(window.time.begin(), window.time.end());
  bars.open = window.bars[0], bars.high = window.bars[1], bars.low = window.bars[2], bars.close = window.bars[3];
  if (window.bars.size() > 4) bars.volume = window.bars[4];
  const int context = static_cast<int>(window.context), all = static_cast<int>(window.time.size());
  before_->set_title(tr("%1, before normalisation").arg(QString::fromStdString(window.symbol)),
                     tr("%1 bars of context, %2 to forecast").arg(context).arg(all - context));
  before_->set_bars(std::move(bars));
  before_->set_parts({{CandlePart::train, 0, context - 1, tr("context")}, {CandlePart::held_out, context, all - 1, tr("to forecast")}});
  before_->show_all();
  std::vector<CurveSeries> series;
  bool ends_early = false;
  for (std::size_t v = 0; v < window.input.size(); ++v) {
    CurveSeries line;
    line.name = QString::fromStdString(window.variates[v]);
    line.slot = static_cast<int>(v) + 1;
    for (std::size_t t = 0; t < window.input[v].size(); ++t) {
      line.x.push_back(static_cast<double>(t));
      line.y.push_back(window.input[v][t]);
    }
    ends_early |= !window.input[v].empty() && !std::isfinite(window.input[v].back());
    series.push_back(std::move(line));
  }
  after_->set_series(std::move(series));
  after_->set_events({{static_cast<double>(context) - 0.5, EventMark::setting, tr("here ends the context")}});
  range_->setText(ends_early ? tr("The last bars are only forecast, never part of the input.")
                             : tr("Mean and deviation are those of the context; the bars after it are what the model learns to forecast."));
}

}  // namespace candlewright
