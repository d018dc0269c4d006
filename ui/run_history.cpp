#include "ui/run_history.h"
#include "ui/engine_errors.h"
#include "ui/engine_words.h"
#include "widgets/words.h"

#include <QLocale>

namespace candlewright {

namespace {

std::optional<double> maybe(const Json& event, const char* key) {
  const auto it = event.find(key);
  return it != event.end() && it->is_number() ? std::optional(it->get<double>()) : std::nullopt;
}

double number(const Json& event, const char* key) { return maybe(event, key).value_or(std::numeric_limits<double>::quiet_NaN()); }

QString text_of(const Json& event, const char* key) {
  const auto it = event.find(key);
  return it != event.end() && it->is_string() ? QString::fromStdString(it->get<std::string>()) : QString();
}

std::int64_t count(const Json& event, const char* key) {
  const auto it = event.find(key);
  return it != event.end() && it->is_number() ? it->get<std::int64_t>() : 0;
}

QString grouped(std::int64_t value) { return QLocale().toString(static_cast<qlonglong>(value)); }
QString fixed(double value, int decimals) { return QLocale().toString(value, 'f', decimals).replace('-', QChar(0x2212)); }

QString validation_sentence(const Json& event) {
  const QString stage = text_of(event, "stage");
  QString text = tr("%1epoch %2 validated: loss %3")
                     .arg(stage.isEmpty() ? QString() : stage + ", ")
                     .arg(count(event, "epoch"))
                     .arg(fixed(number(event, "loss"), 4));
  if (const auto pct = maybe(event, "pct_mae")) {
    text += tr(", pct_MAE %1 % (persistence %2 %, %Ln windows)", nullptr, static_cast<int>(count(event, "forecast_windows")))
                .arg(fixed(*pct, 2), fixed(number(event, "persistence_pct_mae"), 2));
  }
  if (const auto skill = maybe(event, "skill")) text += tr(", skill %1 %").arg((*skill > 0 ? "+" : "") + fixed(100 * *skill, 1));
  return text;
}

}  // namespace

std::pair<std::size_t, std::size_t> Curve::range_of(const std::string& stage) const {
  std::size_t end = steps.size();
  for (auto it = stages.rbegin(); it != stages.rend(); ++it) {
    if (it->first == stage) return {it->second, end};
    end = it->second;
  }
  return {0, steps.size()};
}

const Curve* RunHistory::curve(const std::string& metric) const {
  const auto it = curves.find(metric);
  return it == curves.end() ? nullptr : it->second.get();
}

const ValidationDone* RunHistory::newest_validation() const {
  for (auto it = validations.rbegin(); it != validations.rend(); ++it) {
    if ((*it)->pct_mae) return it->get();
  }
  return nullptr;
}

bool is_live(const RunRow& run) {
  return run.status == "preparing" || run.status == "running" || run.status == "paused" || run.status == "stopping";
}

bool can_be_judged(const RunRow& run) { return run.best_value && run.best_metric == "pct_mae"; }

QString number_of(const RunRow* run) { return run ? QStringLiteral("#%1").arg(run->number) : tr("model"); }

QString title_of(const RunRow& run) { return QStringLiteral("#%1 %2").arg(run.number).arg(QString::fromStdString(run.name)).trimmed(); }

QString state_words(const RunRow& run) {
  if (run.status == "interrupted") return tr("Interrupted: its process is gone. Continue goes on from the newest checkpoint.");
  if (run.status == "failed" && run.error.is_object()) {
    return tr("Failed: %1").arg(text_of(run.error, "where") + ": " + text_of(run.error, "message") + ". " + text_of(run.error, "hint"));
  }
  if (run.status == "paused") return tr("Paused at step %1, memory kept.").arg(grouped(run.step));
  return engine_words(run.status);
}

std::optional<LogLine> log_line(const Json& event) {
  LogLine line;
  line.time = parse_iso(text_of(event, "time").toStdString()).value_or(0);
  const QString kind = text_of(event, "event");
  if (kind == "run_started") {
    const auto n = [&](const char* key) { return static_cast<int>(count(event, key)); };
    line.text = tr("%1 on %2").arg(event.value("resumed", false) ? tr("continued") : tr("started"), text_of(event, "device")) +
                QStringLiteral(", ") +
                QStringList{tr("%Ln threads", nullptr, n("threads")), text_of(event, "precision"), tr("%Ln windows", nullptr, n("windows")),
                            tr("%Ln symbols", nullptr, n("symbols")), tr("%Ln steps", nullptr, n("total_steps"))}
                    .join(QStringLiteral(", "));
  } else if (kind == "validation") {
    line.text = validation_sentence(event);
  } else if (kind == "checkpoint") {
    const bool best = event.value("best", false);
    if (best) line.level = LogLine::Level::best;
    line.text = (best ? tr("best so far: checkpoint %1 kept, %2 MB") : tr("checkpoint %1 saved, %2 MB"))
                    .arg(text_of(event, "path").section('/', -1), fixed(static_cast<double>(count(event, "bytes")) / 1e6, 1));
  } else if (kind == "checkpoint_removed") {
    line.text = tr("checkpoint %1 is not on disk any more; its figures stay").arg(text_of(event, "path").section('/', -1));
  } else if (kind == "notice") {
    if (text_of(event, "level") == "warning") line.level = LogLine::Level::warning;
    line.text = error_words(text_of(event, "text"));
  } else if (kind == "run_paused") {
    line.text = tr("paused at step %1").arg(grouped(count(event, "step")));
  } else if (kind == "run_continued") {
    line.text = tr("continued at step %1").arg(grouped(count(event, "step")));
  } else if (kind == "run_finished") {
    line.text =
        tr("%1 after %Ln steps, %2 s", nullptr, static_cast<int>(count(event, "steps")))
            .arg(engine_words(text_of(event, "status").toStdString()), fixed(number(event, "seconds"), 1));
  } else if (kind == "run_failed") {
    line.level = LogLine::Level::error;
    line.text = error_sentence(text_of(event, "where"), text_of(event, "message"), text_of(event, "hint"));
  } else {
    return std::nullopt;
  }
  return line;
}

}  // namespace candlewright
