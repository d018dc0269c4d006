#include "ui/evaluation_reader.h"

#include <QMetaObject>
#include <algorithm>
#include <chrono>
#include <utility>

#include "engine/base/error.h"
#include "ui/engine_errors.h"
#include "ui/evaluation_rows.h"
#include "ui/run_judgement.h"

namespace candlewright {

namespace {

constexpr auto tell_every = std::chrono::milliseconds(200);

/// The surroundings of a window are the same for both: those in which A was judged.
std::optional<PairedStudy> paired_study(const WindowPairs& pairs, const PriceTable* table, const JudgedTerms& terms_a,
                                        const JudgedTerms& terms_b) {
  const std::int64_t stride = std::max(terms_a.stride, terms_b.stride);
  PairedStudy study{pair_errors(pairs, stride), {}, {}, {}, {}};
  if (study.errors.windows == 0) return std::nullopt;
  const auto facts_a = window_facts(pairs.a, table, terms_a.lookback), facts_b = window_facts(pairs.b, table, terms_a.lookback);
  study.a = diagnose(pairs.a, facts_a);
  study.b = diagnose(pairs.b, facts_b);
  study.a_findings = find_reasons(facts_a, study.a, terms_a.faults, stride);
  study.b_findings = find_reasons(facts_b, study.b, terms_b.faults, stride);
  return study;
}


}  // namespace

EvaluationReader::EvaluationReader(std::filesystem::path workspace, const RunFeed& feed, const Selection& selection,
                                   const DatasetReader& prices, QObject* parent)
    : QObject(parent), workspace_(std::move(workspace)), feed_(feed), selection_(selection), prices_(prices) {
  connect(&feed, &RunFeed::history_changed, this, [this](const QString& run) {
    const bool other = run == selection_.current_run() && find_evaluation();
    if (find_rival() || other) read_study();
  });
  connect(&feed, &RunFeed::evaluations_of_no_run_changed, this, [this] {
    const bool other = find_evaluation();
    if (find_rival() || other) read_study();
  });
  connect(&selection, &Selection::changed, this, [this](Selection::Changes what) {
    bool other = what & Selection::Symbol;
    if (what & Selection::Runs) {
      other |= find_evaluation();
      other |= find_rival();
    }
    if (other) read_study();
  });
  connect(&prices, &DatasetReader::opened, this, &EvaluationReader::read_study);
}

void EvaluationReader::choose(std::int64_t evaluation) {
  chosen_.insert(selection_.current_run(), evaluation);
  if (!find_evaluation()) return;
  find_rival();
  read_study();
}

QString EvaluationReader::judged() const {
  if (!evaluation_) return {};
  return evaluation_->run.empty() ? judged_name(*evaluation_, feed_) : number_of(feed_.run(QString::fromStdString(evaluation_->run)));
}

int EvaluationReader::slot() const {
  constexpr int first_double = 9;
  const bool of_no_run = evaluation_ && evaluation_->run.empty();
  return of_no_run ? first_double : std::max(0, selection_.slot(selection_.current_run())) + 1;
}

bool EvaluationReader::find_evaluation() {
  const QString run = selection_.current_run();
  const auto history = feed_.history(run);
  std::shared_ptr<const EvaluationRow> found;
  if (history && !history->evaluations.empty()) {
    found = history->evaluations.back();
    for (const auto& one : history->evaluations) {
      if (one->id == chosen_.value(run, -1)) found = one;
    }
  }
  for (const auto& one : feed_.evaluations_of_no_run()) {
    if (one->id == chosen_.value(run, -1)) {
      found = one;
      break;
    }
    if (run.isEmpty()) found = one;
  }
  const bool same = found && evaluation_ ? found->id == evaluation_->id : found == evaluation_;
  evaluation_ = found;
  if (same && found) return false;
  if (same) {  // nothing to show of another run, which its panels name
    Q_EMIT study_changed();
    Q_EMIT cells_changed();
    return false;
  }
  study_.reset();
  cells_.clear();
  ++cells_question_;
  cells_worker_.cancel();
  Q_EMIT evaluation_changed();
  Q_EMIT cells_changed();
  return true;
}

bool EvaluationReader::find_rival() {
  const QStringList& ticked = selection_.runs();
  const bool of_run = evaluation_ && !evaluation_->run.empty();  // else the current run itself can stand beside it
  const auto current = std::max<qsizetype>(0, ticked.indexOf(selection_.current_run()));
  QString rival;
  std::shared_ptr<const EvaluationRow> evaluation;
  for (qsizetype i = of_run ? 1 : 0; i < ticked.size() && rival.isEmpty(); ++i) {
    const QString& run = ticked[(current + i) % ticked.size()];
    const auto history = feed_.history(run);
    if ((of_run && run == selection_.current_run()) || !history || history->evaluations.empty()) continue;
    rival = run;
    evaluation = history->evaluations.back();
    for (const auto& one : history->evaluations) {
      if (evaluation_ && one->part == evaluation_->part) evaluation = one;
    }
  }
  const bool same = evaluation && rival_evaluation_ ? evaluation->id == rival_evaluation_->id : evaluation == rival_evaluation_;
  if (rival == rival_ && same) return false;
  rival_ = rival;
  rival_evaluation_ = evaluation;
  return true;
}

void EvaluationReader::read_study() {
  const int question = ++study_question_;
  const QString symbol = selection_.symbol();
  reading_ = evaluation_ && !symbol.isEmpty();
  if (!reading_) {
    study_worker_.cancel();
    study_.reset();
    Q_EMIT study_changed();
    return;
  }
  Q_EMIT study_changed();
  study_worker_.replace([this, question, symbol, workspace = workspace_, evaluation = evaluation_, prices = prices_.dataset(),
                         rival = rival_, rival_evaluation = rival_evaluation_](std::stop_token) {
    auto study = std::make_shared<SymbolStudy>();
    study->evaluation = evaluation->id;
    study->symbol = symbol;
    QString error;
    try {
      const RunStore store(workspace, true);
      const auto forecasts = store.forecasts(evaluation->id, symbol.toStdString());
      const JudgedTerms terms = judged_terms(evaluation->document, symbol);
      const DatasetSymbol* open = prices ? prices->find(symbol.toStdString()) : nullptr;
      const PriceTable* table = open ? open->table.get() : nullptr;
      const auto facts = window_facts(forecasts, table, terms.lookback);
      study->windows = whole_windows(forecasts);
      study->rival = rival;
      if (rival_evaluation) {
        const auto others = store.forecasts(rival_evaluation->id, symbol.toStdString());
        study->rival_windows = whole_windows(others);
        study->pair = paired_study(window_pairs(forecasts, others), table, terms, judged_terms(rival_evaluation->document, symbol));
      }
      study->diagnostics = diagnose(forecasts, facts);
      study->findings = find_reasons(facts, study->diagnostics, terms.faults, terms.stride);
    } catch (const InputError& e) {
      error = error_sentence(e);
    }
    QMetaObject::invokeMethod(
        this,
        [this, question, study = std::move(study), error] {
          if (question != study_question_) return;
          reading_ = false;
          study_ = study;
          if (!error.isEmpty()) Q_EMIT failed(error);
          Q_EMIT study_changed();
        },
        Qt::QueuedConnection);
  });
}

void EvaluationReader::read_cells(const QStringList& symbols) {
  QStringList missing;
  for (const QString& symbol : symbols) {
    if (!cells_.contains(symbol)) missing.append(symbol);
  }
  const int question = ++cells_question_;
  if (!evaluation_ || missing.isEmpty()) return cells_worker_.cancel();
  cells_worker_.replace([this, question, missing, workspace = workspace_, id = evaluation_->id](std::stop_token stop) {
    QHash<QString, SkillCells> found;
    const auto tell = [&](const QString& error) {
      QMetaObject::invokeMethod(
          this,
          [this, question, found = std::exchange(found, {}), error] {
            if (question != cells_question_) return;
            cells_.insert(found);
            if (!error.isEmpty()) Q_EMIT failed(error);
            Q_EMIT cells_changed();
          },
          Qt::QueuedConnection);
    };
    try {
      const RunStore store(workspace, true);
      auto told = std::chrono::steady_clock::now();
      for (const QString& symbol : missing) {
        if (stop.stop_requested()) return;
        found.insert(symbol, skill_cells(store.forecasts(id, symbol.toStdString())));
        if (const auto now = std::chrono::steady_clock::now(); now - told >= tell_every) {
          told = now;
          tell({});
        }
      }
      tell({});
    } catch (const InputError& e) {
      tell(error_sentence(e));
    }
  });
}

}  // namespace candlewright
