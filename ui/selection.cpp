#include "ui/selection.h"

#include <QJsonArray>
#include <QSet>
#include <utility>

namespace candlewright {

namespace {
constexpr std::size_t longest_past = 200;
}

Selection::Selection(QObject* parent) : QObject(parent), past_(1) {}

int Selection::slot(const QString& run) const { return now_.slots_of_runs.value(run, -1); }

void Selection::choose_symbol(const QString& symbol) {
  symbol_chosen_ = true;
  set_symbol(symbol);
}

void Selection::propose_symbol(const QString& symbol) {
  if (!symbol_chosen_ || now_.symbol.isEmpty()) set_symbol(symbol);
}

void Selection::set_symbol(const QString& symbol) {
  if (symbol == now_.symbol) return;
  now_.symbol = symbol;
  now_.window.reset();  // a window belongs to a symbol
  remember(Symbol | Window);
}

void Selection::choose_run(const QString& run) {
  run_chosen_ = !run.isEmpty();
  set_run(run);
}

void Selection::propose_run(const QString& run) {
  if (!run_chosen_ || now_.current.isEmpty()) set_run(run);
}

void Selection::set_run(const QString& run) {
  if (run == now_.current) return;
  if (!run_chosen_ && !now_.current.isEmpty()) {  // a proposal makes way for the next one
    now_.runs.removeAll(now_.current);
    now_.slots_of_runs.remove(now_.current);
  }
  now_.current = run;
  if (!run.isEmpty() && !now_.runs.contains(run)) {
    tick(run, true);
    return;
  }
  remember(Runs);
}

void Selection::tick(const QString& run, bool on) {
  if (on == now_.runs.contains(run) || run.isEmpty()) return;
  if (on) {
    const QList<int> values = now_.slots_of_runs.values();
    const QSet<int> taken(values.begin(), values.end());
    int free = 0;
    while (taken.contains(free)) ++free;
    now_.runs.append(run);
    now_.slots_of_runs.insert(run, free);
    if (now_.current.isEmpty()) now_.current = run;
  } else {
    now_.runs.removeAll(run);
    now_.slots_of_runs.remove(run);
    if (now_.current == run) now_.current = now_.runs.isEmpty() ? QString() : now_.runs.last();
  }
  remember(Runs);
}

void Selection::choose_checkpoint(const QString& run, const QString& checkpoint_name) {
  if (checkpoint(run) == checkpoint_name) return;
  now_.checkpoints.insert(run, checkpoint_name);
  remember(Checkpoint);
}

void Selection::choose_compared_checkpoint(const QString& run, const QString& checkpoint_name) {
  if (compared_checkpoint(run) == checkpoint_name) return;
  now_.compared.insert(run, checkpoint_name);
  remember(Checkpoint);
}

void Selection::choose_window(std::optional<Nanoseconds> origin) {
  if (origin == now_.window) return;
  now_.window = origin;
  remember(Window);
}

void Selection::remember(Changes what) {
  past_.resize(place_ + 1);
  past_.push_back(now_);
  if (past_.size() > longest_past) past_.erase(past_.begin());
  place_ = past_.size() - 1;
  Q_EMIT changed(what);
}

void Selection::go_back() {
  if (can_go_back()) go_to(place_ - 1);
}

void Selection::go_forward() {
  if (can_go_forward()) go_to(place_ + 1);
}

void Selection::go_to(std::size_t place) {
  place_ = place;
  now_ = past_[place];
  Q_EMIT changed(Symbol | Runs | Checkpoint | Window);
}

QJsonObject Selection::to_json() const {
  QJsonObject checkpoints, compared;
  for (auto it = now_.checkpoints.begin(); it != now_.checkpoints.end(); ++it) checkpoints.insert(it.key(), it.value());
  for (auto it = now_.compared.begin(); it != now_.compared.end(); ++it) compared.insert(it.key(), it.value());
  QJsonObject places;
  for (auto it = now_.slots_of_runs.begin(); it != now_.slots_of_runs.end(); ++it) places.insert(it.key(), it.value());
  QJsonObject document{{"symbol", symbol_chosen_ ? now_.symbol : QString()},
                       {"runs", QJsonArray::fromStringList(now_.runs)},
                       {"current", now_.current},
                       {"checkpoints", checkpoints},
                       {"compared_checkpoints", compared},
                       {"slots", places}};
  if (now_.window) document.insert("window", QString::fromStdString(to_iso(*now_.window)));
  return document;
}

Selection::State Selection::state_of(const QJsonObject& document) {
  State state;
  state.symbol = document["symbol"].toString();
  const QJsonArray runs = document["runs"].toArray();
  const QJsonObject places = document["slots"].toObject();
  for (int i = 0; i < runs.size(); ++i) {
    const QString run = runs[i].toString();
    state.runs.append(run);
    state.slots_of_runs.insert(run, places[run].toInt(i));
  }
  state.current = document["current"].toString();
  const QJsonObject checkpoints = document["checkpoints"].toObject();
  for (auto it = checkpoints.begin(); it != checkpoints.end(); ++it) state.checkpoints.insert(it.key(), it.value().toString());
  const QJsonObject compared = document["compared_checkpoints"].toObject();
  for (auto it = compared.begin(); it != compared.end(); ++it) state.compared.insert(it.key(), it.value().toString());
  state.window = parse_iso(document["window"].toString().toStdString());
  return state;
}

void Selection::become(const QJsonObject& document) {
  const QString symbol = now_.symbol;
  now_ = state_of(document);
  if (now_.symbol.isEmpty()) now_.symbol = symbol;  // it was only proposed
  symbol_chosen_ = symbol_chosen_ || !document["symbol"].toString().isEmpty();
  run_chosen_ = !now_.current.isEmpty();
  remember(Symbol | Runs | Checkpoint | Window);
}

void Selection::from_json(const QJsonObject& document) {
  now_ = state_of(document);
  symbol_chosen_ = !now_.symbol.isEmpty();
  run_chosen_ = !now_.current.isEmpty();
  past_.assign(1, now_);
  place_ = 0;
  Q_EMIT changed(Symbol | Runs | Checkpoint | Window);
}

}  // namespace candlewright
