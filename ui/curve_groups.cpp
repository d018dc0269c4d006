#include "ui/curve_groups.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "engine/storage/comparison.h"
#include "ui/run_table.h"
#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

constexpr std::size_t most_groups = 8;
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void drop_seeds(Json& settings) {
  if (!settings.is_object()) return;
  settings.erase("seed");
  for (auto& [name, value] : settings.items()) drop_seeds(value);
}

std::string settings_but_seed(const RunRow& run) {
  Json settings = run.settings;
  drop_seeds(settings);
  return run.model + '\n' + run.data_fingerprint + '\n' + dump(settings);
}

template <class Key>
std::vector<RunGroup> by(const std::vector<const RunRow*>& runs, const Key& key) {
  std::vector<RunGroup> groups;
  std::map<std::string, std::size_t> known;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const auto [at, is_new] = known.emplace(key(*runs[i]), groups.size());
    if (is_new) groups.emplace_back();
    groups[at->second].members.push_back(i);
  }
  return groups;
}

/// The first setting in which the first runs of the groups differ, by group; empty texts where there is none.
std::vector<QString> what_differs(const std::vector<RunGroup>& groups, const std::vector<const RunRow*>& runs) {
  std::vector<RunRow> firsts;
  for (const RunGroup& group : groups) firsts.push_back(*runs[group.members.front()]);
  std::vector<QString> out(groups.size());
  for (const Json& setting : settings_that_differ(firsts)) {
    const QString path = QString::fromStdString(setting["path"]);
    if (path.endsWith(QStringLiteral("seed"))) continue;
    for (std::size_t g = 0; g < groups.size(); ++g)
      out[g] = path.section('.', -1).replace('_', ' ') + QLatin1Char(' ') + setting_cell(setting["values"][g]).text;
    break;
  }
  return out;
}

/// All x of the members, each once, ascending.
std::vector<double> all_x(const std::vector<const CurveSeries*>& members) {
  std::vector<double> out = members.front()->x, merged;
  for (const CurveSeries* member : members) {
    if (member->x == out) continue;
    merged.clear();
    merged.reserve(out.size() + member->x.size());
    std::set_union(out.begin(), out.end(), member->x.begin(), member->x.end(), std::back_inserter(merged));
    out.swap(merged);
  }
  return out;
}

/// `sorted` ascending and not empty; straight between two values.
double quantile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

/// y between the points before and at `right`, the first index whose x is at least `x`.
double straight(const CurveSeries& series, std::size_t right, double x) {
  if (series.x[right] == x) return series.y[right];
  if (right == 0) return nan;
  const double share = (x - series.x[right - 1]) / (series.x[right] - series.x[right - 1]);
  return series.y[right - 1] + share * (series.y[right] - series.y[right - 1]);
}

}  // namespace

std::vector<RunGroup> run_groups(const std::vector<const RunRow*>& runs, Gathering how) {
  std::vector<RunGroup> groups;
  if (how == Gathering::runs) {
    for (std::size_t i = 0; i < runs.size(); ++i) groups.push_back({{}, {}, {i}});
  } else {
    groups = by(runs, settings_but_seed);
    if (how == Gathering::groups && groups.size() > most_groups) groups = by(runs, [](const RunRow& run) { return run.model; });
    if (how == Gathering::groups && groups.size() > most_groups) groups = by(runs, [](const RunRow&) { return std::string(); });
  }
  const std::vector<QString> differs = how == Gathering::runs ? std::vector<QString>(groups.size()) : what_differs(groups, runs);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const std::vector<std::size_t>& members = groups[g].members;
    const RunRow& first = *runs[members.front()];
    const bool one = members.size() == 1;
    groups[g].name = one ? QStringLiteral("#%1").arg(first.number) : tr("%Ln runs", nullptr, static_cast<int>(members.size()));
    groups[g].note = one || differs[g].isEmpty() ? QString::fromStdString(first.name) : differs[g];
  }
  return groups;
}

CurveSeries gathered(const std::vector<const CurveSeries*>& members, Gathering how) {
  CurveSeries out;
  out.raw = members.front()->raw;
  out.markers = members.front()->markers;
  out.x = all_x(members);
  out.y.reserve(out.x.size()), out.low.reserve(out.x.size()), out.high.reserve(out.x.size());
  std::vector<std::size_t> at(members.size());
  std::vector<double> values;
  for (const double x : out.x) {
    values.clear();
    for (std::size_t m = 0; m < members.size(); ++m) {
      const CurveSeries& s = *members[m];
      while (at[m] < s.x.size() && s.x[at[m]] < x) ++at[m];
      if (at[m] == s.x.size()) continue;
      const double y = straight(s, at[m], x);
      if (std::isfinite(y)) values.push_back(y);
    }
    if (values.empty()) {
      out.y.push_back(nan), out.low.push_back(nan), out.high.push_back(nan);
    } else if (how == Gathering::seeds) {
      double sum = 0;
      for (const double value : values) sum += value;
      const auto [low, high] = std::minmax_element(values.begin(), values.end());
      out.y.push_back(sum / static_cast<double>(values.size())), out.low.push_back(*low), out.high.push_back(*high);
    } else {
      std::sort(values.begin(), values.end());
      out.y.push_back(quantile(values, 0.5)), out.low.push_back(quantile(values, 0.1)), out.high.push_back(quantile(values, 0.9));
    }
  }
  return out;
}

std::optional<double> y_at(const CurveSeries& series, double x) {
  const auto right = static_cast<std::size_t>(std::lower_bound(series.x.begin(), series.x.end(), x) - series.x.begin());
  if (right == series.x.size()) return std::nullopt;
  const double y = straight(series, right, x);
  return std::isfinite(y) ? std::optional(y) : std::nullopt;
}

CurveSeries difference_to(CurveSeries series, const CurveSeries& base) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    while (at < base.x.size() && base.x[at] < series.x[i]) ++at;
    series.y[i] = at < base.x.size() ? series.y[i] - straight(base, at, series.x[i]) : nan;
  }
  series.best_x.reset();
  return series;
}

}  // namespace candlewright
