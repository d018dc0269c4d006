#include "ui/run_curves.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

constexpr double bytes_of_gib = 1024.0 * 1024 * 1024;

CurveSeries points(const RunX& axis, const Curve& curve, std::pair<std::size_t, std::size_t> range, int slot) {
  CurveSeries out;
  out.slot = slot;
  out.x.reserve(range.second - range.first);
  for (std::size_t i = range.first; i < range.second; ++i) out.x.push_back(axis.at(curve.steps[i]));
  out.y.assign(curve.values.begin() + static_cast<std::ptrdiff_t>(range.first),
               curve.values.begin() + static_cast<std::ptrdiff_t>(range.second));
  return out;
}

template <class Value>
CurveSeries of_validations(const RunHistory& run, const RunX& axis, int slot, Value value) {
  CurveSeries out;
  out.slot = slot;
  out.markers = true;
  for (const auto& validation : run.validations) {
    const std::optional<double> y = value(*validation);
    if (!y) continue;
    out.x.push_back(axis.at(static_cast<double>(validation->step)));
    out.y.push_back(*y);
  }
  return out;
}

std::string newest_stage(const RunHistory& run) {
  const Curve* loss = run.curve("loss");
  return loss && !loss->stages.empty() ? loss->stages.back().first : std::string();
}

bool is_loss(const std::string& metric) { return metric == "loss" || metric == "validation.loss"; }

}  // namespace

CurveX kind_of(XAxis x) {
  switch (x) {
    case XAxis::step:
    case XAxis::windows:
      return CurveX::count;
    case XAxis::epoch:
    case XAxis::hours:
      return CurveX::number;
    case XAxis::time:
      return CurveX::utc_time;
    case XAxis::share:
      break;
  }
  return CurveX::percent;
}

QString name_of(XAxis x) {
  if (x == XAxis::step) return tr("step");
  if (x == XAxis::epoch) return tr("epoch");
  if (x == XAxis::hours) return tr("hours");
  return x == XAxis::windows ? tr("windows") : QString();
}

RunX::RunX(const RunHistory& run, XAxis x) : run_(run), x_(x) {
  const auto it = run.curves.find("windows");
  const auto loss = run.curves.find("loss");
  if (it != run.curves.end()) steps_ = it->second;
  if (!steps_ && loss != run.curves.end()) steps_ = loss->second;
  if (!steps_ || (x != XAxis::epoch && x != XAxis::windows)) return;
  windows_.reserve(steps_->steps.size());
  double sum = 0;
  for (std::size_t i = 0; i < steps_->steps.size(); ++i) {
    if (it == run.curves.end()) {
      windows_.push_back(steps_->steps[i]);
      continue;
    }
    // Steps that an outline left out took as many windows as the larger of their neighbours: only the last batch of an epoch is smaller.
    const double gap = steps_->steps[i] - (i > 0 ? steps_->steps[i - 1] : 0);
    windows_.push_back(sum += gap <= 1 ? steps_->values[i] : gap * std::max(steps_->values[i], steps_->values[i > 0 ? i - 1 : 0]));
  }
}

double RunX::at(double step) const {
  if (x_ == XAxis::step) return step;
  if (x_ == XAxis::share) return run_.row.total_steps > 0 ? 100 * step / static_cast<double>(run_.row.total_steps) : step;
  if (!steps_ || steps_->steps.empty()) return x_ == XAxis::time ? static_cast<double>(run_.row.started) / ns_per_second : 0;
  const std::vector<double>& steps = steps_->steps;
  if (near_ > 0 && steps[near_ - 1] >= step) near_ = 0;
  if (near_ + 1 < steps.size() && steps[near_] < step && steps[near_ + 1] >= step) ++near_;
  if (steps[near_] < step)
    near_ = std::min<std::size_t>(static_cast<std::size_t>(std::lower_bound(steps.begin(), steps.end(), step) - steps.begin()),
                                  steps.size() - 1);
  if (x_ == XAxis::time) return static_cast<double>(steps_->times[near_]) / ns_per_second;
  if (x_ == XAxis::hours) return static_cast<double>(steps_->times[near_] - steps_->times.front()) / (3600.0 * ns_per_second);
  return x_ == XAxis::epoch && run_.epoch_windows > 0 ? windows_[near_] / static_cast<double>(run_.epoch_windows) : windows_[near_];
}

CurveMetric metric_of(const QString& key) {
  static const std::vector<CurveMetric> known{
      {QStringLiteral("validation.pct_mae"), tr("pct_MAE, validation"), tr("% of the last close")},
      {QStringLiteral("validation.skill"), tr("Skill, validation"), tr("% less error than persistence")},
      {QStringLiteral("validation.loss"), tr("Loss, validation"), tr("of the newest stage")},
      {QStringLiteral("loss"), tr("Loss, training"), tr("of the newest stage")},
      {QStringLiteral("learning_rate"), tr("Learning rate"), {}},
      {QStringLiteral("grad_norm"), tr("Gradient norm"), tr("L2, before clipping")},
      {QStringLiteral("seconds"), tr("Time of a step"), tr("s")},
      {QStringLiteral("memory"), tr("Memory"), tr("GiB, on the run's device")},
      {QStringLiteral("utilisation"), tr("Use of the card"), tr("% of the time")},
      {QStringLiteral("temperature"), tr("Temperature of the card"), tr("°C")}};
  for (const CurveMetric& metric : known) {
    if (metric.key == key) return metric;
  }
  return {key, key, {}};
}

std::vector<CurveMetric> metrics_of(const std::vector<std::shared_ptr<const RunHistory>>& runs) {
  std::set<QString> present;
  for (const auto& run : runs) {
    for (const auto& [name, curve] : run->curves) present.insert(QString::fromStdString(name));
  }
  std::vector<CurveMetric> out;
  for (const char* key : {"validation.pct_mae", "validation.skill", "validation.loss", "loss", "learning_rate", "grad_norm", "seconds",
                          "memory", "utilisation", "temperature"}) {
    if (present.erase(QString::fromLatin1(key)) > 0) out.push_back(metric_of(QString::fromLatin1(key)));
  }
  return out;
}

CurveSeries curve_of(const RunHistory& run, const QString& metric, XAxis x, int slot) {
  CurveSeries out;
  const std::string name = metric.toStdString();
  if (const Curve* curve = run.curve(name)) {
    out = points(RunX(run, x), *curve, is_loss(name) ? curve->range_of(newest_stage(run)) : std::pair(std::size_t{0}, curve->steps.size()),
                 slot);
    if (name == "validation.skill") {
      for (double& y : out.y) y *= 100;
    }
    if (name == "memory") {
      for (double& y : out.y) y /= bytes_of_gib;
    }
  }
  out.name = QStringLiteral("#%1").arg(run.row.number);
  out.note = QString::fromStdString(run.row.name);
  out.slot = slot;
  out.markers = metric.startsWith("validation.");
  out.raw = !out.markers && metric != "learning_rate";
  out.failed = run.row.status == "failed";
  if (name == "validation.pct_mae" && !out.y.empty())
    out.best_x = out.x[static_cast<std::size_t>(std::min_element(out.y.begin(), out.y.end()) - out.y.begin())];
  return out;
}

std::vector<PlotEvent> events_of(const RunHistory& run, XAxis x) {
  std::vector<PlotEvent> out;
  const RunX axis(run, x);
  for (const CheckpointRow& checkpoint : run.checkpoints) {
    if (checkpoint.stage != newest_stage(run)) continue;
    out.push_back({axis.at(static_cast<double>(checkpoint.step)), checkpoint.best ? EventMark::best : EventMark::checkpoint,
                   tr("%1, epoch %2, step %3")
                       .arg(QString::fromStdString(checkpoint.name))
                       .arg(checkpoint.epoch)
                       .arg(figures::count(checkpoint.step))});
  }
  if (run.row.status == "failed") out.push_back({axis.at(static_cast<double>(run.row.step)), EventMark::failed, state_words(run.row)});
  return out;
}

LiveCharts live_charts(const RunHistory& run, XAxis x, const std::string& symbol) {
  LiveCharts out;
  const std::string stage = newest_stage(run);
  const RunX axis(run, x);
  const auto line = [&](const char* metric, const QString& name) {
    CurveSeries series;
    if (const Curve* curve = run.curve(metric))
      series = points(axis, *curve, is_loss(metric) ? curve->range_of(stage) : std::pair(std::size_t{0}, curve->steps.size()), 1);
    series.name = name;
    return series;
  };
  CurveSeries train = line("loss", tr("train"));
  train.raw = true;
  if (!train.x.empty() && train.x.front() < train.x.back()) out.stage_ends = ShownRange{train.x.front(), train.x.back()};
  CurveSeries validation =
      of_validations(run, axis, 2, [&](const ValidationDone& v) { return v.stage == stage ? std::optional(v.loss) : std::nullopt; });
  validation.name = tr("val");
  out.loss = {std::move(train), std::move(validation)};

  CurveSeries pct = of_validations(run, axis, 1, [](const ValidationDone& v) { return v.pct_mae; });
  CurveSeries skill =
      of_validations(run, axis, 1, [](const ValidationDone& v) { return v.skill ? std::optional(100 * *v.skill) : std::nullopt; });
  for (const auto& v : run.validations) {
    if (!v->skill) continue;
    const double nan = std::numeric_limits<double>::quiet_NaN();
    skill.low.push_back(v->skill_low ? 100 * *v->skill_low : nan);
    skill.high.push_back(v->skill_high ? 100 * *v->skill_high : nan);
  }
  out.pct_mae = {std::move(pct)};
  out.skill = {std::move(skill)};
  if (const ValidationDone* newest = run.newest_validation()) {
    if (newest->persistence_pct_mae) {
      out.pct_mae_references.push_back(
          {*newest->persistence_pct_mae, tr("persistence %1").arg(figures::number(*newest->persistence_pct_mae, 2)), false});
    }
  }
  out.skill_references.push_back({0, tr("tomorrow = today"), false});

  out.learning_rate = {line("learning_rate", {})};
  CurveSeries norm = line("grad_norm", {});
  norm.raw = true;
  out.grad_norm = {std::move(norm)};
  CurveSeries speed = line("seconds", {});
  for (double& y : speed.y) y = y > 0 ? 1 / y : std::numeric_limits<double>::quiet_NaN();
  speed.raw = true;
  out.speed = {std::move(speed)};
  CurveSeries memory = line("memory", {});
  for (double& y : memory.y) y /= bytes_of_gib;
  out.memory = {std::move(memory)};
  CurveSeries use = line("utilisation", tr("use, %")), temperature = line("temperature", tr("°C"));
  use.raw = true;
  temperature.slot = 2;
  for (CurveSeries* one : {&use, &temperature}) {
    if (!one->y.empty()) out.card.push_back(std::move(*one));
  }
  const auto of_symbol = [&](const ValidationDone& v) {
    const auto found = std::find_if(v.symbols.begin(), v.symbols.end(), [&](const auto& s) { return s.symbol == symbol; });
    return found == v.symbols.end() ? nullptr : &*found;
  };
  out.price_mae = {of_validations(run, axis, 1, [&](const ValidationDone& v) {
    const auto* judged = of_symbol(v);
    return judged ? std::optional(judged->price_mae) : std::nullopt;
  })};
  const ValidationDone* last = run.newest_validation();
  if (const auto* judged = last ? of_symbol(*last) : nullptr; judged && std::isfinite(judged->persistence_price_mae)) {
    out.price_mae_references.push_back(
        {judged->persistence_price_mae, tr("persistence %1").arg(figures::price_error(judged->persistence_price_mae)), false});
  }
  out.events = events_of(run, x);
  for (const auto& v : run.validations) {
    if (v->stage == stage) out.loss_kind = QString::fromStdString(v->loss_kind);
  }
  return out;
}

Verdict skill_verdict(const std::optional<double>& low, const std::optional<double>& high) {
  if (!low || !high) return Verdict::too_few;
  if (*low > 0) return Verdict::better;
  if (*high < 0) return Verdict::worse;
  return Verdict::not_shown;
}

SkillMark mark_of(const ValidationDone& validation) {
  SkillMark mark;
  mark.estimate = 100 * validation.skill.value_or(0);
  if (validation.skill_low && validation.skill_high) mark.interval = {100 * *validation.skill_low, 100 * *validation.skill_high};
  mark.verdict = skill_verdict(validation.skill_low, validation.skill_high);
  return mark;
}

QString detail_of(const ValidationDone& validation, const RunRow& run) {
  const Json& settings = run.settings;
  QString horizon;
  if (settings.is_object() && settings.contains("data"))
    horizon = tr(", horizon %1 bars").arg(settings["data"].value("horizon", std::int64_t{0}));
  return tr("pct_MAE %1, persistence %2 · validation after epoch %3: %4 windows of %5 trained symbols%6")
      .arg(figures::percent(validation.pct_mae.value_or(0)), figures::percent(validation.persistence_pct_mae.value_or(0)))
      .arg(validation.epoch)
      .arg(figures::count(validation.forecast_windows), figures::count(std::ssize(validation.symbols)), horizon);
}

std::optional<Pace> pace_of(const RunHistory& run) {
  const Curve* loss = run.curve("loss");
  if (!loss || loss->times.size() < 2) return std::nullopt;
  const std::size_t last = loss->times.size() - 1;
  const std::size_t first = last / 2;
  const double seconds = static_cast<double>(loss->times[last] - loss->times[first]) / ns_per_second;
  const double steps = loss->steps[last] - loss->steps[first];
  if (!(seconds > 0) || !(steps > 0)) return std::nullopt;
  Pace pace;
  pace.steps_per_second = steps / seconds;
  pace.seconds_left = std::max<double>(0, static_cast<double>(run.row.total_steps) - loss->steps[last]) / pace.steps_per_second;
  return pace;
}

std::vector<const ValidationDone::Sample*> strip_of(const ValidationDone& validation, const std::string& symbol, std::size_t most) {
  const auto& all = validation.samples;
  std::vector<const ValidationDone::Sample*> strip;
  const auto add = [&](const ValidationDone::Sample& sample) {
    if (strip.size() < most && std::find(strip.begin(), strip.end(), &sample) == strip.end()) strip.push_back(&sample);
  };
  const auto current = std::find_if(all.begin(), all.end(), [&](const auto& sample) { return sample.symbol == symbol; });
  if (current != all.end()) add(*current);
  const std::size_t fixed = most - 1;
  for (std::size_t i = 0; i < std::min(fixed, all.size()); ++i) add(all[i * all.size() / std::min(fixed, all.size())]);
  for (const ValidationDone::Sample& sample : all) add(sample);  // the current one may be one of the fixed
  return strip;
}

ForecastOverlay overlay_of(const ValidationDone::Sample& sample, int origin_index, int slot) {
  ForecastOverlay out;
  out.slot = slot;
  out.origin = origin_index;
  out.median = sample.median;
  if (!sample.low.empty()) out.bands.push_back({90, sample.low, sample.high});
  return out;
}

}  // namespace candlewright
