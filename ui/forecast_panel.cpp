#include "ui/forecast_panel.h"

#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <algorithm>

#include "ui/dataset_rows.h"
#include "ui/forecast_rows.h"
#include "ui/panel_layout.h"
#include "widgets/candle_chart.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {
constexpr std::int64_t context_shown = 96;
constexpr int most_bars = 512, most_samples = 256;
}  // namespace

ForecastPanel::ForecastPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* outer = panel_rows(this);
  auto* head = tool_row(outer);
  symbol_ = make_label({}, static_cast<int>(TextStyle::subject));
  about_ = make_label({}, static_cast<int>(TextStyle::body), true);
  about_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  const auto spin = [this, head](const QString& name, int most, int value) {
    auto* field = new QSpinBox;
    field->setAccessibleName(name);
    field->setRange(1, most);
    field->setValue(value);
    head->addWidget(make_label(name, static_cast<int>(TextStyle::body), true));
    head->addWidget(field);
    connect(field, &QSpinBox::valueChanged, this, &ForecastPanel::show_state);
    return field;
  };
  head->addWidget(symbol_);
  head->addWidget(about_, 1);
  horizon_ = spin(tr("Bars ahead"), most_bars, 30);
  samples_ = spin(tr("Samples"), most_samples, 30);
  again_ = make_primary_button(tr("Forecast"), QStringLiteral("ahead"));
  head->addWidget(again_);

  auto* rows = page_over_state(outer, pages_, state_);
  record_ = new SkillCandleView;
  tool_row(rows)->addWidget(record_, 1);
  among_all_ = make_label({}, static_cast<int>(TextStyle::small), true);
  among_all_->setObjectName(QStringLiteral("forecast_among_all"));
  among_all_->setWordWrap(true);
  among_all_->setContentsMargins(10, 0, 10, 4);
  rows->addWidget(among_all_);
  auto* split = new QSplitter(Qt::Vertical);
  chart_ = new CandleChart;
  chart_->setObjectName(QStringLiteral("forecast_chart"));
  chart_->set_show_volume(false);
  chart_->set_show_samples(true);
  table_ = new TableView(tr("Forecast by step"));
  table_->setObjectName(QStringLiteral("forecast_table"));
  model_ = new TableModel(this);
  model_->set_columns(forecast_columns());
  table_->set_table(model_);
  split->addWidget(chart_);
  split->addWidget(table_);
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 1);
  rows->addWidget(split, 1);
  source_ = make_label({}, static_cast<int>(TextStyle::small), true);
  source_->setObjectName(QStringLiteral("forecast_source"));
  source_->setWordWrap(true);
  source_->setContentsMargins(10, 4, 10, 6);
  rows->addWidget(source_);

  connect(again_, &QPushButton::clicked, this, &ForecastPanel::forecast);
  connect(state_, &StatePage::button_clicked, this, &ForecastPanel::forecast);
  connect(&bench_.engine, &EngineThread::finished, this, [this](qint64 ticket, const QByteArray& text) {
    if (ticket != ticket_) return;
    ticket_ = 0;
    auto document = std::make_shared<const Json>(Json::parse(text.toStdString()));
    if (document->contains("timestamps")) made_.insert(asked_, std::move(document));  // else it was stopped
    show_state();
  });
  connect(&bench_.engine, &EngineThread::failed, this, [this](qint64 ticket, const JobError& error) {
    if (ticket != ticket_) return;
    ticket_ = 0;
    wrong_ = error.sentence();
    show_state();
  });
  connect(&bench_.engine, &EngineThread::queue_changed, this, &ForecastPanel::show_state);
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (!(what & (Selection::Symbol | Selection::Runs | Selection::Checkpoint))) return;
    wrong_.clear();
    show_state();
  });
  connect(&bench_.prices, &DatasetReader::opened, this, [this] {
    made_.clear();  // other bars
    show_state();
  });
  connect(&bench_.feed, &RunFeed::runs_changed, this, &ForecastPanel::show_state);
  show_state();
}

QString ForecastPanel::key() const {
  const QString& run = bench_.selection.current_run();
  return QStringList{bench_.selection.symbol(), run, bench_.selection.checkpoint(run), QString::number(horizon_->value()),
                     QString::number(samples_->value())}
      .join('\n');
}

QString ForecastPanel::who() const {
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  return run && can_be_judged(*run) ? title_of(*run) : tr("the random walk with the symbol's volatility");
}

void ForecastPanel::forecast() {
  const auto& dataset = bench_.prices.dataset();
  const DatasetSymbol* symbol = dataset ? dataset->find(bench_.selection.symbol().toStdString()) : nullptr;
  if (!symbol || ticket_ != 0) return;
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  ForecastJob job;
  const bool model = run && can_be_judged(*run);
  job.forecaster =
      model ? "run:" + run->id + "/" + bench_.selection.checkpoint(QString::fromStdString(run->id)).toStdString() : "random_walk";
  job.csv = dataset->folder;
  job.symbol = symbol->name();
  job.lookback = 0;  // as the run was trained
  job.horizon = horizon_->value();
  job.sampling.samples = samples_->value();
  job.with_paths = true;
  wrong_.clear();
  asked_ = key();
  ticket_ = bench_.engine.add(job, tr("The forecast of %1 by %2").arg(QString::fromStdString(symbol->name()), who()));
  show_state();
}

void ForecastPanel::take_horizon() {
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  if (!run || horizon_of_ == run->id || !run->settings.is_object() || !run->settings.contains("data")) return;
  horizon_of_ = run->id;
  const QSignalBlocker quiet(horizon_);
  horizon_->setValue(run->settings["data"].value("horizon", horizon_->value()));
}

void ForecastPanel::show_state() {
  take_horizon();
  const auto& dataset = bench_.prices.dataset();
  const DatasetSymbol* symbol = dataset ? dataset->find(bench_.selection.symbol().toStdString()) : nullptr;
  again_->setEnabled(symbol && ticket_ == 0);
  symbol_->setText(symbol ? QString::fromStdString(symbol->name()) : QString());
  about_->setText(symbol ? tr("%1 · last bar %2, close %3")
                               .arg(symbol->held_out ? tr("held out") : tr("trained"), figures::date_time(symbol->table->time.back()),
                                    figures::quote(symbol->table->close.back()))
                         : QString());
  about_->setToolTip(about_->text());
  state_->set_buttons({});
  if (!symbol) {
    state_->show_empty(QStringLiteral("ahead"), tr("No symbol is chosen"), tr("Open prices, then choose a symbol."));
  } else if (ticket_ != 0) {
    const bool waits = !bench_.engine.current() || bench_.engine.current()->ticket != ticket_;
    state_->show_busy(waits ? tr("Waits in the queue") : tr("Forecasting"), asked_.section('\n', 0, 0), -1);
  } else if (!wrong_.isEmpty()) {
    state_->show_error(tr("No forecast of %1").arg(bench_.selection.symbol()), wrong_, {});
    state_->set_buttons({tr("Try again")});
  } else if (const auto made = made_.value(key())) {
    show_forecast(*made);
    pages_->setCurrentIndex(1);
    return;
  } else {
    state_->show_empty(
        QStringLiteral("ahead"), tr("%Ln bars ahead of the last one", nullptr, horizon_->value()),
        tr("Drawn by %1, with bands, beside what its past forecasts of %2 were worth.").arg(who(), bench_.selection.symbol()));
    state_->set_buttons({tr("Forecast ahead")});
  }
  pages_->setCurrentIndex(0);
}

void ForecastPanel::show_forecast(const Json& document) {
  const DatasetSymbol* symbol = bench_.prices.dataset()->find(bench_.selection.symbol().toStdString());
  const std::int64_t rows = symbol->table->rows(), first = std::max<std::int64_t>(0, rows - context_shown);
  const int slot = std::max(0, bench_.selection.slot(bench_.selection.current_run())) + 1;
  chart_->set_forecasts({});
  chart_->set_title(who(), tr("point, bands 50, 80, 90 %, sample paths · dashed: persistence"));
  chart_->set_bars(candle_bars(*symbol->table, first, rows));
  chart_->set_forecasts({forecast_overlay(document, static_cast<int>(rows - 1 - first), slot)});
  chart_->show_all();
  model_->set_rows(forecast_rows(document));
  if (const auto mark = record_mark(document)) {
    record_->set_mark(*mark, record_words(document));
  } else {
    record_->clear(record_words(document));
  }
  among_all_->setText(record_of_all_words(document));
  among_all_->setVisible(!among_all_->text().isEmpty());
  source_->setText(forecast_source(document));
}

}  // namespace candlewright
