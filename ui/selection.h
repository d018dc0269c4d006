#pragma once
#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "engine/base/time.h"

namespace candlewright {

/// What is current for the whole window: one symbol, an ordered set of runs with one current, a checkpoint of each run,
/// one window. Panels follow it and change it; they neither talk to each other nor keep copies. GUI thread only.
class Selection : public QObject {
  Q_OBJECT
 public:
  enum What { Symbol = 1, Runs = 2, Checkpoint = 4, Window = 8 };
  Q_DECLARE_FLAGS(Changes, What)

  explicit Selection(QObject* parent = nullptr);

  const QString& symbol() const { return now_.symbol; }
  /// Ticked runs in the order in which they were ticked.
  const QStringList& runs() const { return now_.runs; }
  const QString& current_run() const { return now_.current; }
  /// Of a run; "best" unless a person chose another.
  QString checkpoint(const QString& run) const { return now_.checkpoints.value(run, QStringLiteral("best")); }
  /// Of a run: A, with which its checkpoint (B) is compared in Two checkpoints; empty unless a person chose one.
  QString compared_checkpoint(const QString& run) const { return now_.compared.value(run); }
  /// Time of the last known bar of the window; empty = the newest.
  std::optional<Nanoseconds> window() const { return now_.window; }
  /// Slot of the run's colour and dash, from 0: the lowest free one when it was ticked, kept while it is ticked; -1 if not ticked.
  int slot(const QString& run) const;

  void choose_symbol(const QString& symbol);
  /// Makes a run current; it is ticked then.
  void choose_run(const QString& run);
  void tick(const QString& run, bool on);
  void choose_checkpoint(const QString& run, const QString& checkpoint);
  void choose_compared_checkpoint(const QString& run, const QString& checkpoint);
  void choose_window(std::optional<Nanoseconds> origin);

  /// The same, but only where no person has chosen: what a live run or a new dataset brings never moves a person's choice.
  void propose_symbol(const QString& symbol);
  void propose_run(const QString& run);

  /// Past selections, as in a browser.
  bool can_go_back() const { return place_ > 0; }
  bool can_go_forward() const { return place_ + 1 < past_.size(); }
  void go_back();
  void go_forward();

  QJsonObject to_json() const;
  /// A person's step to the selection that to_json() wrote: what was current before stays in the past.
  void become(const QJsonObject& document);
  /// The kept selection of a window that opens: the past begins anew.
  void from_json(const QJsonObject& document);

 Q_SIGNALS:
  void changed(candlewright::Selection::Changes what);

 private:
  struct State {
    QString symbol;
    QStringList runs;
    QString current;
    QHash<QString, QString> checkpoints, compared;
    std::optional<Nanoseconds> window;
    QHash<QString, int> slots_of_runs;
  };
  static State state_of(const QJsonObject& document);
  void set_symbol(const QString& symbol);
  void set_run(const QString& run);
  void remember(Changes what);
  void go_to(std::size_t place);

  State now_;
  bool symbol_chosen_ = false, run_chosen_ = false;
  std::vector<State> past_;
  std::size_t place_ = 0;
};

}  // namespace candlewright

Q_DECLARE_OPERATORS_FOR_FLAGS(candlewright::Selection::Changes)
