#pragma once
#include <QHash>
#include <QObject>
#include <QStringList>
#include <filesystem>
#include <memory>
#include <vector>

#include "engine/evaluation/findings.h"
#include "engine/evaluation/skill_cells.h"
#include "engine/evaluation/window_pairs.h"
#include "ui/dataset_reader.h"
#include "ui/run_feed.h"
#include "ui/selection.h"
#include "ui/worker.h"

namespace candlewright {

/// A and B on the windows of one symbol that both judged; of each what its forecasts of these windows show.
struct PairedStudy {
  PairErrors errors;
  Diagnostics a, b;
  Findings a_findings, b_findings;
};

/// One symbol in one evaluation: its stored windows and what they show. Never changed once made.
struct SymbolStudy {
  std::int64_t evaluation = -1;
  QString symbol;
  std::vector<StoredForecast> windows;  ///< whole ones, by origin; empty: the symbol is not in the evaluation
  Diagnostics diagnostics;
  Findings findings;
  QString rival;                              ///< the next ticked run that was evaluated, B beside the current one's A; empty = none
  std::vector<StoredForecast> rival_windows;  ///< its whole ones of this symbol, by origin
  std::optional<PairedStudy> pair;            ///< with the rival; empty where they judged no window both
};

/// The evaluation on screen and what is made of its stored forecasts, on two threads of its own: the current symbol's study, and the
/// skill of all symbols by step and by month. No model computes anything again. GUI thread only; no call waits.
class EvaluationReader : public QObject {
  Q_OBJECT
 public:
  EvaluationReader(std::filesystem::path workspace, const RunFeed& feed, const Selection& selection, const DatasetReader& prices,
                   QObject* parent = nullptr);

  /// The one that was chosen beside the current run, of it or of no run at all, else the run's newest; without a run the newest of no run.
  /// Null before there is one.
  const std::shared_ptr<const EvaluationRow>& evaluation() const { return evaluation_; }
  void choose(std::int64_t evaluation);
  /// What it judged: "#7", "median of #1, #2"; empty without one.
  QString judged() const;
  /// Its look beside others: the run's slot, and for what is no run one that is drawn double, which the first eight ticked runs never are.
  int slot() const;

  /// Of the current symbol. While another is read, `reading` is true and the one of before stays; null before the first.
  const std::shared_ptr<const SymbolStudy>& study() const { return study_; }
  bool reading() const { return reading_; }

  /// Reads the skill of these symbols that is not known yet, in this order; another order takes the place of the one before.
  void read_cells(const QStringList& symbols);
  /// Of the symbols read so far.
  const QHash<QString, SkillCells>& cells() const { return cells_; }

 Q_SIGNALS:
  void evaluation_changed();
  void study_changed();
  void cells_changed();
  /// The store could not be read; the sentence names it.
  void failed(const QString& sentence);

 private:
  /// Both are true where another one was found, whose study is then to be read.
  bool find_evaluation();
  bool find_rival();
  void read_study();

  std::filesystem::path workspace_;
  const RunFeed& feed_;
  const Selection& selection_;
  const DatasetReader& prices_;
  std::shared_ptr<const EvaluationRow> evaluation_;
  QString rival_;
  std::shared_ptr<const EvaluationRow> rival_evaluation_;  ///< its newest of the part that the one on screen judged, else its newest
  QHash<QString, std::int64_t> chosen_;                    ///< by run
  std::shared_ptr<const SymbolStudy> study_;
  QHash<QString, SkillCells> cells_;
  bool reading_ = false;
  int study_question_ = 0, cells_question_ = 0;  ///< answers to older ones are dropped
  Worker study_worker_, cells_worker_;
};

}  // namespace candlewright
