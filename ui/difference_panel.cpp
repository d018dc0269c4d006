#include "ui/difference_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QStackedWidget>
#include <algorithm>

#include "engine/base/error.h"
#include "ui/difference_rows.h"
#include "ui/engine_errors.h"
#include "ui/panel_layout.h"
#include "ui/run_judgement.h"
#include "ui/runs_panel.h"
#include "widgets/controls.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

/// Plain values for the worker, and what it adds to them.
struct DifferencePanel::Answer {
  std::string asked, part;
  QString baseline;                                  ///< "#131", "tomorrow = today"
  std::shared_ptr<const EvaluationRow> of_baseline;  ///< null = persistence
  std::vector<ComparedRun> runs;
  std::vector<std::shared_ptr<const EvaluationRow>> evaluations;  ///< of the runs; null = not evaluated
  std::int64_t horizon = 0;
  QString wrong;
};

namespace {

using Known = std::map<std::int64_t, PairableErrors>;

const QString persistence_key = QStringLiteral("persistence");

/// On the worker's thread.
void compare(DifferencePanel::Answer& answer, const std::filesystem::path& workspace, Known& known, const std::stop_token& stop) {
  try {
    const RunStore store(workspace, true);
    const auto errors = [&](const EvaluationRow& evaluation) -> const PairableErrors& {
      const auto found = known.find(evaluation.id);
      return found != known.end() ? found->second : known.emplace(evaluation.id, errors_of(store, evaluation)).first->second;
    };
    std::vector<PairableErrors> others;
    std::vector<ComparedRun*> compared;
    for (std::size_t i = 0; i < answer.runs.size() && !stop.stop_requested(); ++i) {
      if (!answer.evaluations[i]) continue;
      others.push_back(errors(*answer.evaluations[i]));
      compared.push_back(&answer.runs[i]);
    }
    if (stop.stop_requested() || others.empty()) return;
    const PairableErrors baseline = answer.of_baseline ? errors(*answer.of_baseline) : persistence_of(others.front());
    answer.horizon = baseline.horizon;
    const std::vector<RunDifference> found = differences_from(baseline, others);
    for (std::size_t i = 0; i < found.size(); ++i) compared[i]->difference = found[i];
  } catch (const InputError& error) {
    answer.wrong = error_sentence(error);
  }
}

}  // namespace

DifferencePanel::DifferencePanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench), known_(std::make_shared<Known>()) {
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  baseline_ = new QComboBox;
  baseline_->setObjectName(QStringLiteral("difference_baseline"));
  baseline_->setAccessibleName(tr("Baseline run"));
  tools->addWidget(make_label(tr("Baseline run"), static_cast<int>(TextStyle::body), true));
  tools->addWidget(baseline_);
  tools->addWidget(make_label(tr("skill, points"), static_cast<int>(TextStyle::body), true));
  tools->addStretch(1);

  auto* column = page_over_state(rows, pages_, state_);
  sentence_ = make_label({}, static_cast<int>(TextStyle::strong));
  sentence_->setObjectName(QStringLiteral("difference_sentence"));
  note_ = make_label({}, static_cast<int>(TextStyle::small), true);
  for (QLabel* label : {sentence_, note_}) {
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);  // a sentence is read, not operated
    label->setContentsMargins(8, 2, 8, 2);
    column->addWidget(label);
  }
  model_ = new TableModel(this);
  table_ = new TableView(tr("Runs against the baseline run"));
  table_->setObjectName(QStringLiteral("difference_table"));
  model_->set_columns(difference_columns(figures::none()));
  table_->set_table(model_);
  column->addWidget(table_, 1);

  connect(&soon_, &QTimer::timeout, this, &DifferencePanel::ask);
  connect(baseline_, &QComboBox::activated, this, [this] {
    chosen_ = baseline_->currentData().toString();
    soon_.ask();
  });
  connect(table_, &TableView::row_activated, this, [this](const QString& run) { bench_.selection.choose_run(run); });
  connect(state_, &StatePage::button_clicked, this, [this] {
    if (const RunRow* run = bench_.feed.run(bench_.selection.current_run())) queue_evaluation(bench_, *run);
  });
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & (Selection::Runs | Selection::Checkpoint)) soon_.ask();
  });
  connect(&bench_.feed, &RunFeed::runs_changed, &soon_, &Soon::ask);
  connect(&bench_.feed, &RunFeed::history_changed, &soon_, &Soon::ask);
  ask();
}

void DifferencePanel::show_baselines() {
  QStringList ids;
  for (const QString& id : bench_.selection.runs()) {
    if (bench_.feed.run(id)) ids.append(id);
  }
  const bool alone = ids.size() < 2;  // a run is not compared with itself
  ids.append(persistence_key);
  QStringList shown;
  for (int i = 0; i < baseline_->count(); ++i) shown.append(baseline_->itemData(i).toString());
  if (shown != ids) {
    baseline_->clear();
    for (const QString& id : ids) baseline_->addItem(id == persistence_key ? tr("tomorrow = today") : title_of(*bench_.feed.run(id)), id);
  }
  const QString wanted = alone ? persistence_key : ids.contains(chosen_) ? chosen_ : bench_.selection.current_run();
  baseline_->setCurrentIndex(std::max(0, static_cast<int>(ids.indexOf(wanted))));
}

DifferencePanel::Evaluations DifferencePanel::evaluations(const std::string& part) const {
  Evaluations found;
  for (const QString& id : bench_.selection.runs()) {
    const RunRow* run = bench_.feed.run(id);
    const auto history = bench_.feed.history(id);
    if (!run || !history) continue;
    if (auto evaluation = evaluation_of(*history, chosen_checkpoint(*run, bench_.selection), part)) found[id] = std::move(evaluation);
  }
  return found;
}

void DifferencePanel::ask() {
  show_baselines();
  const RunRow* current = bench_.feed.run(bench_.selection.current_run());
  if (!current) {
    state_->show_empty(QStringLiteral("list"), tr("No run is ticked"), tr("Tick runs in Runs: each is compared with the current one."));
    state_->set_buttons({});
    pages_->setCurrentIndex(0);
    asked_.clear();
    return;
  }
  Answer question;
  question.part = judged_part(bench_.feed, bench_.selection);
  const Evaluations judged = evaluations(question.part);
  const auto judged_of = [&](const QString& id) {
    const auto found = judged.find(id);
    return found == judged.end() ? nullptr : found->second;
  };
  const QString against = baseline_->currentData().toString();
  const RunRow* base = bench_.feed.run(against);
  question.baseline = base ? QStringLiteral("#%1").arg(base->number) : tr("tomorrow = today");
  if (base) question.of_baseline = judged_of(against);
  if ((base && !question.of_baseline) || judged.empty()) {
    const RunRow& lacking = base ? *base : *current;
    state_->show_empty(QStringLiteral("check"), tr("%1 has not been evaluated").arg(title_of(lacking)),
                       tr("Runs are compared on the windows of an evaluation of their chosen checkpoints."));
    state_->set_buttons(&lacking == current && can_be_judged(*current) ? QStringList{tr("Evaluate")} : QStringList());
    pages_->setCurrentIndex(0);
    asked_.clear();
    return;
  }
  question.asked = question.part + '|' + (question.of_baseline ? std::to_string(question.of_baseline->id) : std::string());
  for (const QString& id : bench_.selection.runs()) {
    const RunRow* run = bench_.feed.run(id);
    if (!run || run == base) continue;
    const auto evaluation = judged_of(id);
    question.runs.push_back({id,
                             QStringLiteral("#%1").arg(run->number),
                             QString::fromStdString(run->name),
                             bench_.selection.slot(id) + 1,
                             {},
                             evaluation ? QString() : tr("not evaluated yet")});
    question.evaluations.push_back(evaluation);
    question.asked += '|' + id.toStdString() + ':' + std::to_string(question.runs.back().slot) + ':' +
                      (evaluation ? std::to_string(evaluation->id) : std::string());
  }
  if (question.asked == asked_) return;
  asked_ = question.asked;
  worker_.replace([this, question = std::move(question), workspace = bench_.place.workspace, known = known_](std::stop_token stop) mutable {
    compare(question, workspace, *known, stop);
    if (stop.stop_requested()) return;
    QMetaObject::invokeMethod(
        this,
        [this, answer = std::move(question)] {
          if (answer.asked == asked_) show_answer(answer);
        },
        Qt::QueuedConnection);
  });
}

void DifferencePanel::show_answer(const Answer& answer) {
  if (!answer.wrong.isEmpty()) {
    state_->show_error(tr("The runs cannot be compared"), answer.wrong, {});
    state_->set_buttons({});
    pages_->setCurrentIndex(0);
    return;
  }
  model_->set_columns(difference_columns(answer.baseline));
  model_->set_rows(difference_rows(answer.runs));
  sentence_->setText(difference_sentence(answer.runs, answer.baseline));
  note_->setText(difference_note(answer.runs, answer.part, answer.horizon));
  table_->set_context(sentence_->text() + ' ' + note_->text());
  pages_->setCurrentIndex(1);
}

}  // namespace candlewright
