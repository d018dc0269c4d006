#include "ui/launch_figures.h"

#include <algorithm>

#include "engine/training/schedule.h"
#include "engine/training/stage_plan.h"
#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

constexpr std::int64_t points_of_a_stage = 400;
constexpr double share_of_memory = 0.9;               // that a batch may fill, as the engine's probe has it
constexpr double guess_low = 0.95, guess_high = 1.1;  // from a measured batch to another
constexpr double estimate_low = 0.55, estimate_high = 1.1;  // measured peaks lay between, docs/training.md

std::int64_t steps_of(const RunConfig& config, const LaunchFigures::StageWindows& stage) {
  return StagePlan(config.training_of(stage.stage), 0, stage.windows, 0).total_steps;
}

bool warms_up(const TrainingConfig& training) { return training.schedule != "constant" && training.warmup_steps > 0; }

}  // namespace

LaunchFigures launch_figures(const Json& d) {
  LaunchFigures f;
  for (const Json& stage : d.at("stages")) f.stages.push_back({stage.at("stage"), stage.at("windows")});
  f.windows = d.at("windows");
  f.steps = d.at("steps");
  f.steps_per_epoch = d.at("steps_per_epoch");
  f.symbols = d.at("data").at("symbols");
  f.weights = d.at("parameters");
  f.disk = d.at("disk").at("bytes");
  f.device = QString::fromStdString(d.at("device"));
  if (d.at("seconds_as_run").is_null()) {
    f.least_seconds = d.at("seconds");
  } else {
    f.seconds = d.at("seconds").get<double>();
    f.as_run = d.at("seconds_as_run");
  }
  const Json& memory = d.at("memory");
  const auto part = [&](const char* key, const QString& name) {
    if (const auto it = memory.at("parts").find(key); it != memory.at("parts").end()) f.memory.parts.push_back({name, it->get<double>()});
  };
  part("weights", tr("weights"));
  part("gradients_and_moments", tr("gradients, moments"));
  part("activations", tr("activations of a batch"));
  f.memory.limit = memory.at("limit");
  f.memory.low = memory.at("bytes").get<double>() * estimate_low;
  f.memory.high = memory.at("bytes").get<double>() * estimate_high;
  return f;
}

MeasuredStep measured_step(const Json& probe) {
  MeasuredStep m;
  const Json& memory = probe.at("memory");
  m.seconds = probe.at("seconds");
  m.peak = memory.at("bytes");
  m.held = memory.at("held");
  m.limit = memory.at("limit");
  m.largest_batch = probe.at("largest_batch");
  for (const Json& stage : probe.at("stages")) {
    m.seconds_per_step = stage.at("seconds_per_step");
    m.bytes_per_window = std::max(m.bytes_per_window, stage.at("bytes_per_window").get<double>());
    m.batch = stage.at("batch");
  }
  return m;
}

MemoryUse memory_use(const MeasuredStep& m, std::int64_t batch) {
  MemoryUse use;
  const double peak = m.peak + m.bytes_per_window * static_cast<double>(batch - m.batch);
  use.parts = {{tr("weights, gradients, moments"), m.held}, {tr("at the peak of a step"), std::max(0.0, peak - m.held)}};
  use.limit = m.limit;
  const bool measured = batch == m.batch;
  use.low = measured ? peak : peak * guess_low;
  use.high = measured ? peak : peak * guess_high;
  return use;
}

std::optional<std::int64_t> largest_batch(const LaunchFigures& f, std::int64_t batch) {
  if (f.memory.limit <= 0 || f.memory.parts.empty() || batch <= 0) return std::nullopt;
  const double per_window = f.memory.parts.back().bytes / static_cast<double>(batch);
  double fixed = 0;
  for (std::size_t i = 0; i + 1 < f.memory.parts.size(); ++i) fixed += f.memory.parts[i].bytes;
  if (per_window <= 0) return std::nullopt;
  const double fits = (share_of_memory * f.memory.limit - fixed) / per_window;
  return std::min(f.windows, static_cast<std::int64_t>(std::max(0.0, fits)));
}

QString words_of(const std::vector<LaunchFigures>& runs) {
  double seconds = 0, disk = 0;
  bool known = true;
  for (const LaunchFigures& run : runs) {
    known = known && run.seconds;
    seconds += run.seconds.value_or(0);
    disk += run.disk;
  }
  const QString count = figures::count(static_cast<qint64>(runs.size())), most = figures::disk(disk);
  return known ? tr("%1 runs, about %2, %3 at most").arg(count, figures::about(seconds), most)
               : tr("%1 runs, time unknown until measured, %2 at most").arg(count, most);
}

RateCurve rate_curve(const RunConfig& config, const std::vector<LaunchFigures::StageWindows>& stages) {
  RateCurve curve;
  std::int64_t before = 0;
  for (const LaunchFigures::StageWindows& stage : stages) {
    const std::int64_t steps = steps_of(config, stage);
    if (steps <= 0) continue;
    const TrainingConfig training = config.training_of(stage.stage);
    const bool too_long = warms_up(training) && training.warmup_steps >= steps;
    const Schedule schedule(training, too_long ? training.warmup_steps + 1 : steps);  // as it was asked for
    if (stages.size() > 1) curve.parts.emplace_back(static_cast<double>(before), QString::fromStdString(stage.stage));
    const std::int64_t points = std::min(steps, points_of_a_stage);
    for (std::int64_t i = 0; i < points; ++i) {
      const std::int64_t k = points > 1 ? i * (steps - 1) / (points - 1) : 0;
      curve.steps.push_back(static_cast<double>(before + k));
      curve.rates.push_back(schedule.at(k).learning_rate);
    }
    before += steps;
    curve.steps.push_back(static_cast<double>(before));
    curve.rates.push_back(curve.rates.back());
    if (too_long && &stage == &stages.back()) {
      curve.beyond = static_cast<double>(before - steps + training.warmup_steps);
      curve.beyond_rate = training.learning_rate;
      curve.beyond_text = tr("warm-up ends: %1").arg(figures::count(training.warmup_steps));
    }
  }
  return curve;
}

std::optional<FormError> warm_up_error(const RunConfig& config, const RunConfig& preset,
                                       const std::vector<LaunchFigures::StageWindows>& stages) {
  for (const LaunchFigures::StageWindows& stage : stages) {
    const TrainingConfig training = config.training_of(stage.stage);
    const std::int64_t steps = steps_of(config, stage);
    if (!warms_up(training) || training.warmup_steps < steps) continue;
    FormError error;
    error.title = tr("Warm-up is longer than the run.");
    const std::int64_t per_epoch = StagePlan(training, 0, stage.windows, 0).steps_per_epoch();
    const double reached = Schedule(training, training.warmup_steps + 1).at(steps - 1).learning_rate;  // as it was asked for
    error.text = tr("%1 warm-up steps, but %2 epochs of %3 steps are %4. The rate would not pass %5.")
                     .arg(figures::count(training.warmup_steps), figures::count(training.epochs), figures::count(per_epoch),
                          figures::count(steps), figures::rate(reached));
    const QString path = QStringLiteral("training.warmup_steps");
    const std::int64_t tenth = std::max<std::int64_t>(1, steps / 10);
    if (tenth < steps) error.mends.push_back({tr("Set %Ln steps (10 %)", nullptr, static_cast<int>(tenth)), path, QString::number(tenth)});
    const std::int64_t before = preset.training.epochs;
    if (before != config.training.epochs && before * per_epoch > training.warmup_steps) {
      error.mends.push_back(
          {tr("Set %1 epochs (preset)").arg(figures::count(before)), QStringLiteral("training.epochs"), QString::number(before)});
    } else {
      error.mends.push_back({tr("No warm-up"), path, QStringLiteral("0")});
    }
    return error;
  }
  return std::nullopt;
}

}  // namespace candlewright
