#include "ui/parallel_axes.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "ui/run_draft.h"
#include "ui/run_judgement.h"
#include "ui/run_metric.h"
#include "ui/run_table.h"
#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

constexpr int most_settings = 5;
constexpr int most_words = 8;

QString word_of(const Json& value) {
  if (value.is_boolean()) return value.get<bool>() ? tr("on") : tr("off");
  return QString::fromStdString(value.is_string() ? value.get<std::string>() : value.dump());
}

/// Values of one setting as an axis; false if it is no axis: one value only, or too many words.
bool add_axis(ParallelPicture& picture, const QString& key, const QString& name, const std::vector<Json>& values) {
  const bool numbers = std::none_of(values.begin(), values.end(), [](const Json& value) { return !value.is_null() && !value.is_number(); });
  ParallelAxis axis{key, name, {}, {}, false};
  std::set<double> different;
  if (numbers) {
    for (const Json& value : values) {
      if (value.is_number()) different.insert(value.get<double>());
    }
    if (different.size() < 2) return false;
    axis.log = *different.begin() > 0 && *different.rbegin() / *different.begin() >= 20;
  } else {
    std::set<QString> words;
    for (const Json& value : values) {
      if (!value.is_null()) words.insert(word_of(value));
    }
    if (words.size() < 2 || std::ssize(words) > most_words) return false;
    axis.words = QStringList(words.begin(), words.end());
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Json& value = values[i];
    picture.lines[i].values.push_back(value.is_null() ? std::nullopt
                                      : numbers       ? std::optional(value.get<double>())
                                                      : std::optional<double>(axis.words.indexOf(word_of(value))));
  }
  picture.axes.push_back(std::move(axis));
  return true;
}

}  // namespace

std::vector<std::string> settings_that_vary(const std::vector<const RunRow*>& runs) {
  std::vector<std::string> found;
  if (runs.empty()) return found;
  const std::function<void(const Json&, const std::string&)> look = [&](const Json& at, const std::string& prefix) {
    for (const auto& [key, value] : at.items()) {
      const std::string path = prefix.empty() ? key : prefix + "." + key;
      if (value.is_object()) {
        look(value, path);
      } else if (!value.is_array() && key != "seed") {
        const bool differs =
            std::any_of(runs.begin(), runs.end(), [&](const RunRow* run) { return setting_at(run->settings, path) != value; });
        if (differs) found.push_back(path);
      }
    }
  };
  if (runs.back()->settings.is_object()) look(runs.back()->settings, {});
  return found;
}

ParallelPicture parallel_picture(const std::vector<const RunRow*>& runs, const std::vector<std::string>& settings, const RunFeed& feed,
                                 const Selection& selection, const std::string& part) {
  ParallelPicture picture;
  for (const RunRow* run : runs) {
    const QString id = QString::fromStdString(run->id);
    picture.lines.push_back({id, title_of(*run), {}, selection.slot(id) + 1});
  }
  std::vector<std::string> paths;
  std::vector<const RunRow*> ticked;
  for (const RunRow* run : runs) {
    if (selection.slot(QString::fromStdString(run->id)) >= 0) ticked.push_back(run);
  }
  for (const auto& some : {settings_that_vary(ticked), settings}) {
    for (const std::string& path : some) {
      if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
    }
  }
  const auto of_all = [&](const auto& value_of) {
    std::vector<Json> values;
    for (const RunRow* run : runs) values.push_back(value_of(*run));
    return values;
  };
  int axes = add_axis(picture, QStringLiteral("model"), tr("Model"), of_all([](const RunRow& run) { return Json(run.model); }));
  for (const std::string& path : paths) {
    if (axes >= most_settings) break;
    axes += add_axis(picture, QString::fromStdString(path), setting_name(QString::fromStdString(path)),
                     of_all([&](const RunRow& run) { return setting_at(run.settings, path); }));
  }
  const auto add_metric = [&](RunMetric metric, const QString& key, const QString& name, const QString& unit) {
    std::vector<std::optional<double>> values;
    for (const RunRow* run : runs) values.push_back(figure_of_run(metric, feed, *run, selection, part));
    if (std::none_of(values.begin(), values.end(), [](const auto& value) { return value && std::isfinite(*value); })) return;
    for (std::size_t i = 0; i < runs.size(); ++i) picture.lines[i].values.push_back(values[i]);
    picture.axes.push_back({key, name, unit, {}, false});
  };
  add_metric(RunMetric::validation_loss, QStringLiteral("loss"), tr("Loss"), QString::fromStdString(feed.usual_loss()));
  add_metric(RunMetric::validation_pct_mae, QStringLiteral("pct_mae"), tr("pct_MAE"), tr("validation, %"));
  add_metric(RunMetric::judged_skill, QStringLiteral("skill"), tr("Skill"), tr("%1, %").arg(part_name(part)));
  picture.other_losses = std::any_of(runs.begin(), runs.end(), [&](const RunRow* run) {
    const auto figures = figures_of_chosen(feed, *run, selection);
    return figures && figures->loss && figures->loss_kind != feed.usual_loss();
  });
  return picture;
}

QString brush_words(const ParallelAxis& axis, const ParallelBrush& brush) {
  if (!axis.words.isEmpty()) {
    QStringList kept;
    for (int w = 0; w < axis.words.size(); ++w) {
      if (w >= brush.low && w <= brush.high) kept << axis.words[w];
    }
    return tr("%1 %2").arg(axis.name, kept.isEmpty() ? figures::none() : kept.join(QStringLiteral(", ")));
  }
  const auto text = [](double value) {
    return std::abs(value) < 1e-3 && value != 0 ? figures::rate(value) : figures::significant(value, 3);
  };
  return tr("%1 %2 to %3").arg(axis.name, text(brush.low), text(brush.high));
}

}  // namespace candlewright
