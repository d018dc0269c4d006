#include "ui/run_feed.h"

#include <QMetaObject>
#include <QSet>
#include <algorithm>
#include <chrono>
#include <future>
#include <utility>

#include "engine/base/error.h"
#include "engine/storage/figures_at_step.h"
#include "ui/curve_outline.h"
#include "ui/engine_errors.h"

namespace candlewright {

namespace {
using Clock = std::chrono::steady_clock;
constexpr auto list_pause = std::chrono::milliseconds(250);  // figures change at most four times a second
constexpr auto state_pause = std::chrono::seconds(2);        // a process that died writes nothing: look without being told
constexpr auto evaluation_pause = std::chrono::seconds(1);

}  // namespace

/// Keeps what was read, so that each look reads only what is new.
struct RunFeed::Reader {
  struct Kept {
    RunHistory history;
    std::map<std::string, std::int64_t> last_step;
    std::int64_t last_event = 0;
    Clock::time_point evaluations_read{};
    bool evaluations_due = true;
  };
  struct News {
    std::shared_ptr<const std::vector<RunRow>> runs;
    std::shared_ptr<const Figures> figures;
    std::shared_ptr<const std::vector<std::shared_ptr<const EvaluationRow>>> of_no_run;
    std::vector<std::shared_ptr<const RunHistory>> histories;
  };

  explicit Reader(const std::filesystem::path& workspace) : store(workspace), series(workspace) {}

  News read(const QStringList& wanted, std::optional<std::int64_t> at_step) {
    News news;
    const bool other_step = figures && figures->at_step != at_step;
    const std::int64_t now_version = store.data_version();
    const auto now_time = Clock::now();
    const bool changed = now_version != version;
    dirty = dirty || changed;
    version = now_version;
    if (other_step || (dirty && now_time - list_read >= list_pause) || now_time - list_read >= state_pause) {
      read_list(at_step);
      news.of_no_run = read_evaluations_of_no_run();
      if (list_changed) {  // nothing is drawn again for a look that found nothing new
        news.runs = rows;
        news.figures = figures;
      }
      list_read = now_time;
      dirty = false;
    }
    QSet<QString> asked(wanted.begin(), wanted.end());
    std::erase_if(kept, [&](const auto& entry) { return !asked.contains(QString::fromStdString(entry.first)); });
    if (!rows) return news;
    for (const RunRow& row : *rows) {
      if (!asked.contains(QString::fromStdString(row.id))) continue;
      const bool is_new = !kept.contains(row.id);
      if (is_new || changed || news.runs || kept[row.id].evaluations_due) {
        if (refresh(kept[row.id], row, now_time) || is_new)
          news.histories.push_back(std::make_shared<const RunHistory>(kept[row.id].history));
      }
    }
    return news;
  }

  /// Rows and their figures; the store is asked for those figures alone that can be others than before.
  void read_list(std::optional<std::int64_t> at_step) {
    auto now_rows = std::make_shared<const std::vector<RunRow>>(store.runs());
    auto next = figures ? std::make_shared<Figures>(*figures) : std::make_shared<Figures>();
    next->changed.clear();
    list_changed = !rows || rows->size() != now_rows->size();
    std::map<std::string, const RunRow*> before;
    if (rows) {
      for (const RunRow& row : *rows) before.emplace(row.id, &row);
    } else {
      next->best = store.best_figures();
    }
    for (const RunRow& row : *now_rows) {
      const auto known = before.find(row.id);
      if (known != before.end() && *known->second == row) continue;
      next->changed.insert(row.id);
      if (at_step && next->at_step == at_step) {
        next->up_to.erase(row.id);
        next->up_to.merge(candlewright::figures_up_to(store, *at_step, row.id));
      }
      const bool same_best =
          known != before.end() && known->second->best_checkpoint == row.best_checkpoint && known->second->best_value == row.best_value;
      if (!rows || same_best) continue;
      next->best.erase(row.id);
      next->best.merge(store.best_figures(row.id));
    }
    if (next->at_step != at_step) {
      next->up_to = at_step ? candlewright::figures_up_to(store, *at_step) : std::map<std::string, CheckpointFigures>{};
      next->at_step = at_step;
      for (const RunRow& row : *now_rows) next->changed.insert(row.id);
      list_changed = true;
    }
    auto kept_now = store.checkpoints_kept();
    for (const auto& [run, count] : kept_now) {
      const auto known = next->kept.find(run);
      if (known == next->kept.end() || known->second != count) next->changed.insert(run);
    }
    for (const auto& [run, count] : next->kept) {
      if (!kept_now.contains(run)) next->changed.insert(run);
    }
    next->kept = std::move(kept_now);
    for (EvaluationSummary& summary : store.evaluation_summaries(last_evaluation)) {
      last_evaluation = summary.id;
      ++next->times_judged[summary.part];
      next->changed.insert(summary.run);
      auto& of_run = next->judged[summary.run];
      of_run.push_back(std::make_shared<const EvaluationSummary>(std::move(summary)));
    }
    list_changed |= !next->changed.empty();
    rows = std::move(now_rows);
    if (!list_changed) return;
    next->places.clear();
    for (std::size_t i = 0; i < rows->size(); ++i) next->places.emplace((*rows)[i].id, i);
    std::map<std::string, int> kinds;
    for (const auto& [run, best] : next->best) ++kinds[best.loss_kind];
    const auto most = std::max_element(kinds.begin(), kinds.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    next->usual_loss = most == kinds.end() ? std::string() : most->first;
    figures = std::move(next);
  }

  /// All of them as soon as there are others, else null.
  std::shared_ptr<const std::vector<std::shared_ptr<const EvaluationRow>>> read_evaluations_of_no_run() {
    std::vector<EvaluationRow> more = store.evaluations_of_no_run(of_no_run.empty() ? 0 : of_no_run.back()->id);
    if (more.empty()) return nullptr;
    for (EvaluationRow& row : more) of_no_run.push_back(std::make_shared<const EvaluationRow>(std::move(row)));
    return std::make_shared<const std::vector<std::shared_ptr<const EvaluationRow>>>(of_no_run);
  }

  /// True if anything differs from what was read before.
  bool refresh(Kept& k, const RunRow& row, Clock::time_point now_time) {
    bool different = k.history.row.status != row.status || k.history.row.heartbeat != row.heartbeat || k.history.row.step != row.step ||
                     k.history.row.name != row.name;
    std::vector<Json> events = store.events(row.id, k.last_event);
    const bool resumed = std::any_of(events.begin(), events.end(),
                                     [](const Json& e) { return e.value("event", "") == "run_started" && e.value("resumed", false); });
    if (resumed && k.last_event > 0) {  // what was recorded after the checkpoint is gone from the store: read all again
      k = Kept{};
      events = store.events(row.id);
    }
    k.history.row = row;
    for (const Json& event : events) {
      k.last_event = std::max<std::int64_t>(k.last_event, event.value("seq", std::int64_t{0}));
      if (event.value("event", "") == "run_started") k.history.epoch_windows = event.value("windows", std::int64_t{0});
      if (event.value("event", "") == "validation")
        k.history.validations.push_back(
            std::make_shared<const ValidationDone>(std::get<ValidationDone>(event_from_json(event, "run " + row.id).what)));
      if (auto line = log_line(event)) k.history.log.push_back(std::make_shared<const LogLine>(std::move(*line)));
    }
    for (const std::string& metric : store.series_names(row.id)) different |= extend(k, row, metric);
    if (!events.empty()) {
      different = true;
      k.history.checkpoints = store.checkpoints(row.id);
    }
    k.evaluations_due = true;
    if (now_time - k.evaluations_read >= evaluation_pause) {
      k.evaluations_read = now_time;
      k.evaluations_due = false;
      auto evaluations = store.evaluations(row.id);
      if (evaluations.size() != k.history.evaluations.size()) {
        different = true;
        k.history.evaluations.clear();
        for (EvaluationRow& evaluation : evaluations)
          k.history.evaluations.push_back(std::make_shared<const EvaluationRow>(std::move(evaluation)));
      }
    }
    return different;
  }

  bool extend(Kept& k, const RunRow& run, const std::string& metric) {
    const auto known = k.last_step.find(metric);
    const bool is_new = known == k.last_step.end();
    const std::vector<SeriesPoint> more = series.points(run.id, metric, is_new ? block_of(run.step) : 1, is_new ? 0 : known->second + 1);
    if (more.empty()) return false;
    auto& curve = k.history.curves[metric];
    auto longer = curve ? std::make_shared<Curve>(*curve) : std::make_shared<Curve>();
    candlewright::extend(*longer, more, series);
    thin(*longer, run.step);
    k.last_step[metric] = more.back().step;
    curve = std::move(longer);
    return true;
  }

  RunStore store;
  SeriesReader series;
  std::int64_t version = -1;
  bool dirty = true;
  Clock::time_point list_read{};
  std::shared_ptr<const std::vector<RunRow>> rows;
  std::shared_ptr<const Figures> figures;
  std::int64_t last_evaluation = 0;
  std::vector<std::shared_ptr<const EvaluationRow>> of_no_run;
  bool list_changed = false;
  std::map<std::string, Kept> kept;
};

RunFeed::RunFeed(std::filesystem::path workspace, QObject* parent)
    : QObject(parent),
      reader_(std::make_shared<Reader>(workspace)),
      runs_(std::make_shared<const std::vector<RunRow>>()),
      of_no_run_(std::make_shared<const std::vector<std::shared_ptr<const EvaluationRow>>>()) {
  poll_.setInterval(250);
  connect(&poll_, &QTimer::timeout, this, &RunFeed::read_now);
  poll_.start();
  soon_.setSingleShot(true);
  soon_.setInterval(50);
  connect(&soon_, &QTimer::timeout, this, &RunFeed::read_now);
  read_now();
}

RunFeed::~RunFeed() {
  // What was asked to be kept is written before the thread ends.
  std::promise<void> written;
  worker_.post([&](std::stop_token) { written.set_value(); });
  written.get_future().wait();
}

const RunRow* RunFeed::run(const QString& id) const {
  if (!figures_) return nullptr;
  const auto it = figures_->places.find(id.toStdString());
  return it == figures_->places.end() ? nullptr : &(*runs_)[it->second];
}

const CheckpointFigures* RunFeed::best(const QString& run) const {
  if (!figures_) return nullptr;
  const auto it = figures_->best.find(run.toStdString());
  return it == figures_->best.end() ? nullptr : &it->second;
}

const CheckpointFigures* RunFeed::figures_up_to(const QString& run) const {
  if (!figures_) return nullptr;
  const auto it = figures_->up_to.find(run.toStdString());
  return it == figures_->up_to.end() ? nullptr : &it->second;
}

void RunFeed::read_figures_at(std::optional<std::int64_t> step) {
  if (step == at_step_) return;
  at_step_ = step;
  look();
}

std::int64_t RunFeed::checkpoints_kept(const QString& run) const {
  if (!figures_) return 0;
  const auto it = figures_->kept.find(run.toStdString());
  return it == figures_->kept.end() ? 0 : it->second;
}

const EvaluationSummary* RunFeed::judged(const QString& run, const std::string& checkpoint, const std::string& part) const {
  if (!figures_) return nullptr;
  const auto all = figures_->judged.find(run.toStdString());
  if (all == figures_->judged.end()) return nullptr;
  const auto fits = [&](const auto& summary) { return summary->checkpoint == checkpoint && summary->part == part; };
  const auto newest = std::find_if(all->second.rbegin(), all->second.rend(), fits);
  return newest == all->second.rend() ? nullptr : newest->get();
}

std::int64_t RunFeed::times_judged(const std::string& part) const {
  if (!figures_) return 0;
  const auto it = figures_->times_judged.find(part);
  return it == figures_->times_judged.end() ? 0 : it->second;
}

void RunFeed::follow(const QStringList& runs) {
  if (runs == followed_) return;
  followed_ = runs;
  look();
}

void RunFeed::look() {
  if (!soon_.isActive()) soon_.start();
}

void RunFeed::read_now() {
  if (reading_) {  // one question at a time; what came meanwhile is asked next
    again_ = true;
    return;
  }
  reading_ = true;
  worker_.post([this, reader = reader_, wanted = followed_, at_step = at_step_](std::stop_token) {
    Reader::News news;
    QString error;
    try {
      news = reader->read(wanted, at_step);
    } catch (const InputError& e) {
      error = error_sentence(e);
    }
    QMetaObject::invokeMethod(
        this,
        [this, news = std::move(news), error] {
          reading_ = false;
          if (!error.isEmpty()) Q_EMIT failed(error);
          if (news.runs) {
            runs_ = news.runs;
            figures_ = news.figures;
            changed_ = figures_->changed;
            usual_loss_ = figures_->usual_loss;
          }
          if (news.of_no_run) of_no_run_ = news.of_no_run;
          for (const auto& history : news.histories) histories_.insert(QString::fromStdString(history->row.id), history);
          if (news.runs) Q_EMIT runs_changed();
          if (news.of_no_run) Q_EMIT evaluations_of_no_run_changed();
          for (const auto& history : news.histories) Q_EMIT history_changed(QString::fromStdString(history->row.id));
          if (std::exchange(again_, false)) look();
        },
        Qt::QueuedConnection);
  });
}

void RunFeed::change(std::function<void(RunStore&)> action) {
  worker_.post([this, reader = reader_, action = std::move(action)](std::stop_token) {
    QString error;
    try {
      action(reader->store);
    } catch (const InputError& e) {
      error = error_sentence(e);
    }
    QMetaObject::invokeMethod(
        this,
        [this, error] {
          if (!error.isEmpty()) Q_EMIT failed(error);
          look();
        },
        Qt::QueuedConnection);
  });
}

void RunFeed::ask(const QString& run, Request request) {
  change([id = run.toStdString(), request](RunStore& store) { store.ask(id, request); });
}

void RunFeed::annotate(const QString& run, const RunRemarks& remarks) {
  change([id = run.toStdString(), remarks](RunStore& store) {
    const auto row = store.run(id);
    if (!row) return;
    std::vector<std::string> tags = row->tags;
    if (remarks.tags) {
      tags.clear();
      for (const QString& tag : *remarks.tags) tags.push_back(tag.toStdString());
    }
    store.annotate(id, remarks.name ? remarks.name->toStdString() : row->name, remarks.note ? remarks.note->toStdString() : row->note, tags,
                   remarks.archived.value_or(row->archived));
  });
}

void RunFeed::trash(const QString& run) {
  change([id = run.toStdString()](RunStore& store) { store.trash(id); });
}

void RunFeed::restore(const QString& run) {
  change([id = run.toStdString()](RunStore& store) { store.restore(id); });
}

void RunFeed::keep(const QString& key, const Json& value) {
  change([key = key.toStdString(), value](RunStore& store) { store.keep(key, value); });
}

Json RunFeed::kept(const QString& key) const { return reader_->store.kept(key.toStdString()); }

}  // namespace candlewright
