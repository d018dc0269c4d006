#include "ui/run_judgement.h"

#include <algorithm>
#include <cmath>

#include "engine/storage/figures_at_step.h"
#include "ui/engine_words.h"
#include "ui/run_curves.h"
#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

/// 10th and 90th percentile of ascending values.
std::pair<double, double> middle_80(const std::vector<double>& values) {
  const auto at = [&](double share) {
    return 100 * values[static_cast<std::size_t>(std::lround(share * static_cast<double>(values.size() - 1)))];
  };
  return {at(0.1), at(0.9)};
}

}  // namespace

std::string chosen_checkpoint(const RunRow& run, const Selection& selection) {
  const std::string word = selection.checkpoint(QString::fromStdString(run.id)).toStdString();
  return word == "best" ? run.best_checkpoint : word;
}

CheckpointFigures figures_of(const RunHistory& history, const CheckpointRow& checkpoint) {
  CheckpointFigures out;
  for (const auto& validation : history.validations) {
    // A later stage validates before its first step, at the step where this one ended.
    if (validation->step == checkpoint.step && validation->stage == checkpoint.stage) out = figures_of(*validation);
  }
  out.checkpoint = checkpoint.name;
  out.step = checkpoint.step;
  out.epoch = checkpoint.epoch;
  return out;
}

std::optional<CheckpointFigures> figures_of_chosen(const RunFeed& feed, const RunRow& run, const Selection& selection) {
  const QString id = QString::fromStdString(run.id);
  const std::string name = chosen_checkpoint(run, selection);
  const CheckpointFigures* best = feed.best(id);
  if (best && best->checkpoint == name) return *best;
  const auto history = feed.history(id);
  if (!history) return std::nullopt;
  for (const CheckpointRow& checkpoint : history->checkpoints) {
    if (checkpoint.name == name) return figures_of(*history, checkpoint);
  }
  return std::nullopt;
}

const ValidationDone* before_training(const RunHistory& history) {
  const ValidationDone* found = nullptr;
  for (const auto& validation : history.validations) {
    if (validation->epoch == 0 && validation->pct_mae) found = validation.get();
  }
  return found;
}

std::shared_ptr<const EvaluationRow> evaluation_of(const RunHistory& history, const std::string& checkpoint, const std::string& part) {
  const auto fits = [&](const auto& evaluation) { return evaluation->checkpoint == checkpoint && evaluation->part == part; };
  const auto newest = std::find_if(history.evaluations.rbegin(), history.evaluations.rend(), fits);
  return newest == history.evaluations.rend() ? nullptr : *newest;
}

std::string judged_part(const RunFeed& feed, const Selection& selection) {
  const auto anyone = [&](const std::string& part) {
    const auto judged = [&](const RunRow& run) {
      return feed.judged(QString::fromStdString(run.id), chosen_checkpoint(run, selection), part) != nullptr;
    };
    if (selection.runs().isEmpty()) return feed.times_judged(part) > 0;
    return std::any_of(selection.runs().begin(), selection.runs().end(), [&](const QString& id) {
      const RunRow* run = feed.run(id);
      return run && judged(*run);
    });
  };
  return !anyone("held_out") && anyone("test") ? "test" : "held_out";
}

QString part_name(const std::string& part) {
  return part == "held_out" ? tr("held-out symbols") : part == "val" ? tr("validation part") : tr("test part");
}

Verdict verdict_named(const std::string& words) {
  for (const Verdict verdict : {Verdict::better, Verdict::worse, Verdict::not_shown}) {
    const char* const word = verdict == Verdict::better ? "better" : verdict == Verdict::worse ? "worse" : "no difference shown";
    if (words == word) return verdict;
  }
  return Verdict::too_few;
}

std::optional<SkillMark> mark_of(const EvaluationSummary& judged) {
  const auto skill = number_at(judged.aggregate, {"skill"});
  if (!skill) return std::nullopt;
  SkillMark mark;
  mark.estimate = 100 * *skill;
  const Json range = judged.aggregate.value("skill_interval", Json());
  if (range.is_array() && range.size() == 2 && range[0].is_number() && range[1].is_number())
    mark.interval = {100 * range[0].get<double>(), 100 * range[1].get<double>()};
  const Json words = judged.aggregate.value("verdict", Json());
  mark.verdict = words.is_string() ? verdict_named(words.get<std::string>())
                 : !mark.interval  ? Verdict::too_few
                                   : skill_verdict(mark.interval->first, mark.interval->second);
  if (judged.skills.size() >= 5) mark.whisker = middle_80(judged.skills);
  return mark;
}

std::optional<SkillMark> mark_of(const CheckpointFigures& validated) {
  if (!validated.skill) return std::nullopt;
  SkillMark mark;
  mark.estimate = 100 * *validated.skill;
  if (validated.skill_low && validated.skill_high) mark.interval = {100 * *validated.skill_low, 100 * *validated.skill_high};
  mark.verdict = skill_verdict(validated.skill_low, validated.skill_high);
  return mark;
}

QString context_of(const EvaluationSummary& judged) {
  const auto count = [](const Json& document, const char* key, QString (*words)(std::int64_t)) {
    const auto value = number_at(document, {key});
    return value ? words(static_cast<std::int64_t>(*value)) : figures::none();
  };
  return tr("%1 of %2: %3, horizon %4 bars, persistence %5")
      .arg(count(judged.aggregate, "windows", window_count), count(judged.aggregate, "symbols_evaluated", symbol_count),
           part_name(judged.part), count(judged.protocol, "horizon", [](std::int64_t bars) { return figures::count(bars); }),
           judged.persistence_pct_mae ? figures::percent(*judged.persistence_pct_mae) : figures::none());
}

QString window_count(std::int64_t windows) { return tr("%Ln windows", nullptr, static_cast<int>(windows)); }
QString symbol_count(std::int64_t symbols) { return tr("%Ln symbols", nullptr, static_cast<int>(symbols)); }

std::optional<double> number_at(const Json& document, std::initializer_list<const char*> path) {
  const Json* at = &document;
  for (const char* key : path) {
    if (!at->is_object()) return std::nullopt;
    const auto found = at->find(key);
    if (found == at->end()) return std::nullopt;
    at = &*found;
  }
  return at->is_number() ? std::optional(at->get<double>()) : std::nullopt;
}

QString judged_name(const EvaluationRow& evaluation, const RunFeed& feed) {
  if (!evaluation.run.empty()) return QString::fromStdString(evaluation.checkpoint);
  const Json none = Json::object();
  const auto name_of = [&](const Json& model) {
    if (const RunRow* run = feed.run(QString::fromStdString(model.value("run", std::string()))))
      return QStringLiteral("#%1").arg(run->number);
    const QString source = QString::fromStdString(model.value("source", std::string()));
    return source.section(QLatin1Char('/'), -1, -1, QString::SectionSkipEmpty).replace('_', ' ');
  };
  if (!evaluation.document.contains("ensemble")) return name_of(evaluation.document.value("model", none));
  const Json& ensemble = evaluation.document["ensemble"];
  QStringList members;
  for (const Json& member : ensemble.value("members", Json::array())) members.append(name_of(member));
  return tr("%1 of %2").arg(engine_words(ensemble.value("combination", std::string())), members.join(QStringLiteral(", ")));
}

}  // namespace candlewright
