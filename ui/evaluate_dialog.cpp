#include "ui/evaluate_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "engine/data/windows.h"
#include "engine/evaluation/evaluator.h"
#include "ui/evaluation_rows.h"
#include "ui/runs_panel.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

const QString pace_key = QStringLiteral("window.evaluation_pace");
constexpr std::array parts{"val", "test", "held_out"};
constexpr std::array combinations{"", "mean", "median", "inverse_error", "stacking"};

/// The same for all checkpoints of a run: they cost the same.
std::string pace_name(const EvaluateJob& job) {
  std::string name;
  for (const std::string& word : job.forecasters) name += word.substr(0, word.find('/')) + ' ';
  return name + (job.sampling.greedy ? "greedy" : std::to_string(job.sampling.samples)) + ' ' + std::to_string(job.lookback) + ' ' +
         std::to_string(job.horizon);
}

/// Of the open prices; the evaluation cuts them as the run's settings say, where the folder does not.
struct Extent {
  std::int64_t windows = 0, symbols = 0;
};
Extent extent_of(const Dataset& dataset, const EvaluateJob& job) {
  Protocol protocol;
  protocol.part = job.part == "val" ? Part::validation : job.part == "test" ? Part::test : Part::held_out;
  protocol.part_rows = job.part_rows;
  Extent extent;
  for (const DatasetSymbol& symbol : dataset.symbols) {
    if (symbol.held_out != (protocol.part == Part::held_out)) continue;
    const auto count = std::ssize(origins(symbol, judged_rows(symbol, protocol), job.lookback, job.horizon, job.stride));
    extent.windows += count;
    extent.symbols += count > 0;
  }
  return extent;
}

/// Seconds for each window that a like evaluation took; empty if none was measured in this workspace.
std::optional<double> pace_of(const Json& paces, const EvaluateJob& job) {
  const Json found = paces.is_object() ? paces.value(pace_name(job), Json()) : Json();
  return found.is_number() ? std::optional(found.get<double>()) : std::nullopt;
}

bool fits_on_validation(const EvaluateJob& job) {
  return !job.calibrate.empty() || job.ensemble == "inverse_error" || job.ensemble == "stacking";
}

/// Empty: it can be queued.
QString why_not(const EvaluateJob& job, const Extent& extent) {
  if (job.forecasters.empty()) return QDialog::tr("Tick what is to be judged.");
  if (!job.ensemble.empty() && job.forecasters.size() < 2) return QDialog::tr("An ensemble needs at least two: tick another one.");
  if (fits_on_validation(job) && job.part == "val")
    return QDialog::tr("Weights and bands are fitted on the validation part, so it cannot judge them: choose another part.");
  if (extent.windows == 0) return QDialog::tr("The open prices have no window of that length in this part.");
  return {};
}

}  // namespace

void remember_evaluation_pace(Bench& bench, const EvaluateJob& job, const Json& document, double seconds) {
  const Json windows = document.value(Json::json_pointer("/aggregate/windows"), Json());
  if (!windows.is_number() || windows.get<double>() <= 0) return;
  Json kept = bench.feed.kept(pace_key);
  if (!kept.is_object()) kept = Json::object();
  kept[pace_name(job)] = seconds / windows.get<double>();
  bench.feed.keep(pace_key, kept);
}

EvaluateDialog::EvaluateDialog(Bench& bench, QWidget* parent) : QDialog(parent), bench_(bench), paces_(bench.feed.kept(pace_key)) {
  setObjectName(QStringLiteral("evaluate_dialog"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Evaluate"));
  setMinimumWidth(560);
  auto* rows = new QVBoxLayout(this);
  rows->addWidget(make_label(tr("What is judged, next to tomorrow = today on the same windows"), static_cast<int>(TextStyle::strong)));
  forecasters_ = new QListWidget;
  forecasters_->setObjectName(QStringLiteral("evaluate_forecasters"));
  forecasters_->setAccessibleName(tr("Forecasters"));
  forecasters_->setMinimumHeight(8 * row_height());
  rows->addWidget(forecasters_, 1);
  fill_forecasters();
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  fill_fields(run ? usual_evaluation(bench_, *run) : EvaluateJob());
  make_foot();
  show_job();
}

void EvaluateDialog::fill_forecasters() {
  const auto add = [this](const QString& text, const QString& word, bool ticked) {
    auto* item = new QListWidgetItem(text, forecasters_);
    item->setData(Qt::UserRole, word);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(ticked ? Qt::Checked : Qt::Unchecked);
  };
  QStringList runs = bench_.selection.runs();
  if (const QString& current = bench_.selection.current_run(); !current.isEmpty()) {
    runs.removeAll(current);
    runs.prepend(current);
  }
  for (const QString& id : runs) {
    const RunRow* run = bench_.feed.run(id);
    if (!run || !can_be_judged(*run)) continue;
    const QString checkpoint = bench_.selection.checkpoint(id);
    add(tr("%1, checkpoint %2").arg(title_of(*run), checkpoint), QStringLiteral("run:%1/%2").arg(id, checkpoint),
        id == bench_.selection.current_run());
  }
  add(tr("persistence (tomorrow = today)"), QStringLiteral("persistence"), false);
  add(tr("drift"), QStringLiteral("drift"), false);
  add(tr("seasonal naive"), QStringLiteral("seasonal_naive"), false);
  add(tr("random walk"), QStringLiteral("random_walk"), false);
  connect(forecasters_, &QListWidget::itemChanged, this, &EvaluateDialog::show_job);
}

void EvaluateDialog::fill_fields(const EvaluateJob& usual) {
  auto* form = new QFormLayout;
  static_cast<QVBoxLayout*>(layout())->addLayout(form);
  const auto choice = [&](const char* name, const QString& label, const QStringList& texts, int index) {
    auto* made = new QComboBox;
    made->setObjectName(QString::fromLatin1(name));
    made->setAccessibleName(label);
    made->addItems(texts);
    made->setCurrentIndex(index);
    form->addRow(label, made);
    connect(made, &QComboBox::currentIndexChanged, this, &EvaluateDialog::show_job);
    return made;
  };
  const auto number = [&](const char* name, const QString& label, int least, int most, std::int64_t value) {
    auto* made = new QSpinBox;
    made->setObjectName(QString::fromLatin1(name));
    made->setAccessibleName(label);
    made->setRange(least, most);
    made->setValue(static_cast<int>(value));
    form->addRow(label, made);
    connect(made, &QSpinBox::valueChanged, this, &EvaluateDialog::show_job);
    return made;
  };
  const auto tick = [&](const char* name, const QString& text, const QString& tip) {
    auto* made = new QCheckBox(text);
    made->setObjectName(QString::fromLatin1(name));
    made->setToolTip(tip);
    form->addRow(QString(), made);
    connect(made, &QCheckBox::toggled, this, &EvaluateDialog::show_job);
    return made;
  };
  together_ = choice("evaluate_together", tr("Of several"),
                     {tr("the first is judged, the others stand beside it"), tr("their mean"), tr("their median"),
                      tr("weighted by the inverse of each one's error"), tr("stacked, weights that sum to one")},
                     0);
  together_->setToolTip(tr("Weights are fitted on the validation part, for each symbol."));
  part_ = choice("evaluate_part", tr("Judged on"),
                 {tr("validation part of the trained symbols"), tr("test part of the trained symbols, later in time"),
                  tr("held-out symbols, never seen in training")},
                 static_cast<int>(std::find(parts.begin(), parts.end(), usual.part) - parts.begin()));
  part_rows_ = number("evaluate_part_rows", tr("Last bars of each held-out symbol"), 0, 1'000'000, usual.part_rows);
  part_rows_->setSpecialValueText(tr("as laid out"));
  horizon_ = number("evaluate_horizon", tr("Horizon, bars"), 1, 10'000, usual.horizon);
  stride_ = number("evaluate_stride", tr("Bars between windows"), 1, 10'000, usual.stride);
  samples_ = number("evaluate_samples", tr("Sample paths"), 1, 4'096, usual.sampling.samples);
  greedy_ = tick("evaluate_greedy", tr("Greedy: one path of the likeliest tokens, no bands"),
                 tr("Of models that draw tokens; the others answer as always."));
  repair_ = tick("evaluate_repair", tr("Mend impossible candles before judging"), tr("How many there were is told either way."));
  bands_ = choice("evaluate_bands", tr("Bands"), {tr("as drawn"), tr("calibrated on the validation part (conformal)")}, 0);
}

void EvaluateDialog::make_foot() {
  auto* rows = static_cast<QVBoxLayout*>(layout());
  words_ = make_label({}, static_cast<int>(TextStyle::body));
  words_->setObjectName(QStringLiteral("evaluate_words"));
  words_->setWordWrap(true);
  rows->addWidget(words_);
  auto* foot = new QHBoxLayout;
  auto* cancel = make_button(tr("Cancel"));
  start_ = make_primary_button(tr("Evaluate"), QStringLiteral("check"));
  start_->setObjectName(QStringLiteral("evaluate_start"));
  foot->addStretch(1);
  foot->addWidget(cancel);
  foot->addWidget(start_);
  rows->addLayout(foot);
  connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
  connect(start_, &QPushButton::clicked, this, &EvaluateDialog::queue);
  start_->setDefault(true);
}

EvaluateJob EvaluateDialog::job() const {
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  EvaluateJob job = run ? usual_evaluation(bench_, *run) : EvaluateJob();
  job.forecasters.clear();
  for (int row = 0; row < forecasters_->count(); ++row) {
    const QListWidgetItem* item = forecasters_->item(row);
    if (item->checkState() == Qt::Checked) job.forecasters.push_back(item->data(Qt::UserRole).toString().toStdString());
  }
  if (const auto& dataset = bench_.prices.dataset()) job.data = dataset->folder;
  job.ensemble = combinations[static_cast<std::size_t>(together_->currentIndex())];
  job.part = parts[static_cast<std::size_t>(part_->currentIndex())];
  job.part_rows = job.part == "held_out" ? part_rows_->value() : 0;
  job.horizon = horizon_->value();
  job.stride = stride_->value();
  job.sampling.samples = samples_->value();
  job.sampling.greedy = greedy_->isChecked();
  job.repair_candles = repair_->isChecked();
  job.calibrate = bands_->currentIndex() == 1 ? "conformal" : "";
  return job;
}

QString EvaluateDialog::title() const {
  QStringList names;
  for (int row = 0; row < forecasters_->count(); ++row) {
    const QListWidgetItem* item = forecasters_->item(row);
    if (item->checkState() == Qt::Checked) names.append(item->text().section(QLatin1Char(','), 0, 0));
  }
  return together_->currentIndex() == 0 ? names.value(0) : tr("%1 of %2").arg(together_->currentText(), names.join(QStringLiteral("; ")));
}

void EvaluateDialog::show_job() {
  if (!start_) return;  // while the fields are made
  const EvaluateJob now = job();
  part_rows_->setEnabled(now.part == "held_out");
  together_->setEnabled(now.forecasters.size() > 1 || together_->currentIndex() > 0);
  samples_->setEnabled(!greedy_->isChecked());
  const auto& dataset = bench_.prices.dataset();
  const Extent extent = dataset ? extent_of(*dataset, now) : Extent();
  const QString wrong = dataset ? why_not(now, extent) : tr("Open the prices on which it is to be judged.");
  start_->setEnabled(wrong.isEmpty());
  start_->setToolTip(wrong);
  if (!wrong.isEmpty()) return words_->setText(wrong);
  const auto pace = pace_of(paces_, now);
  QString words = tr("About %Ln windows", nullptr, static_cast<int>(extent.windows)) +
                  tr(" of %Ln symbols, as the open prices are cut.", nullptr, static_cast<int>(extent.symbols));
  words += ' ' + (pace ? tr("About %1, as it took last time.").arg(figures::about(*pace * static_cast<double>(extent.windows)))
                       : tr("How long it takes is not known before the first one; the job bar then says what is left."));
  if (now.part == "held_out" && bench_.feed.times_judged("held_out") > 0)
    words += ' ' + tr("Held-out symbols have judged %Ln times so far: the best of many looks is flattered.", nullptr,
                      static_cast<int>(bench_.feed.times_judged("held_out")));
  words_->setText(words);
}

void EvaluateDialog::queue() {
  bench_.engine.add(job(), title());
  accept();
}

}  // namespace candlewright
