#include "engine/evaluation/score.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdio>

#include "engine/base/hash.h"
#include "engine/evaluation/mean.h"

namespace candlewright {
namespace {

const char* const no_persistence_error = "persistence makes no error here, so that there is nothing to compare with";

std::optional<double> skill_of(const Figures& model, const Figures& persistence) {
  if (!(persistence.at("mae") > 0)) return std::nullopt;
  return 1 - model.at("mae") / persistence.at("mae");
}

/// Cells of the model and of persistence side by side.
struct CellPairs {
  std::vector<JudgedStep> model, persistence;
  void add(const JudgedForecast& f, std::size_t step) {
    model.push_back({f.close[step], f.actual[step], f.last_close, &f, step});
    persistence.push_back({f.last_close, f.actual[step], f.last_close, nullptr, step});
  }
};

void add_steps(SymbolFigures& figures, const std::vector<JudgedForecast>& forecasts, const SymbolScale& scale,
               const std::vector<std::int64_t>& horizons) {
  for (const std::int64_t h : horizons) {
    CellPairs cells;
    for (const JudgedForecast& f : forecasts) {
      if (h <= static_cast<std::int64_t>(f.actual.size())) cells.add(f, static_cast<std::size_t>(h - 1));
    }
    if (cells.model.empty()) continue;
    SymbolFigures::AtStep& at = figures.by_horizon[h];
    at.origins = static_cast<std::int64_t>(cells.model.size());
    at.model = figures_of(cells.model, scale, true);
    at.persistence = figures_of(cells.persistence, scale, true);
    at.skill = skill_of(at.model, at.persistence);
  }
}

void add_reasons(std::map<std::string, std::string>& reasons, const Figures& figures) {
  for (const Metric& metric : metrics()) {
    if (!figures.get(metric.name)) reasons[group_of(metric.name)] = metric.missing;
  }
}

void add_text(Sha256& digest, double value) {
  char text[40];
  digest.update(std::string_view(text, static_cast<std::size_t>(std::snprintf(text, sizeof text, "%.17g ", value))));
}

ErrorVerdict verdict_of(const AggregateFigures& all, const std::vector<SymbolFigures>& symbols) {
  if (symbols.size() == 1) return symbols[0].dm.verdict;
  if (!all.skill_interval) return ErrorVerdict::too_few_windows;
  if (all.skill_interval->low > 0) return ErrorVerdict::better;
  if (all.skill_interval->high < 0) return ErrorVerdict::worse;
  return ErrorVerdict::no_difference;
}

/// mae / persistence mae of each symbol that has a skill: what skill over symbols is made of.
struct Ratios {
  std::vector<double> all;
  std::int64_t better = 0;
  void add(const std::optional<double>& skill, const Figures& model, const Figures& persistence) {
    if (!skill) return;
    better += *skill > 0 ? 1 : 0;
    all.push_back(model.at("mae") / persistence.at("mae"));
  }
  std::optional<double> skill() const {
    if (all.empty()) return std::nullopt;
    Mean logs;
    for (const double ratio : all) logs.add(std::log(ratio));
    return 1 - std::exp(logs.value());
  }
};

void aggregate_steps(AggregateFigures& all, const std::vector<SymbolFigures>& symbols) {
  std::map<std::int64_t, std::vector<const SymbolFigures::AtStep*>> steps;
  for (const SymbolFigures& s : symbols) {
    for (const auto& [step, at] : s.by_horizon) steps[step].push_back(&at);
  }
  for (const auto& [step, entries] : steps) {
    AggregateFigures::AtStep& at = all.by_horizon[step];
    Ratios ratios;
    std::vector<const Figures*> model, persistence;
    for (const SymbolFigures::AtStep* entry : entries) {
      at.origins += entry->origins;
      ratios.add(entry->skill, entry->model, entry->persistence);
      model.push_back(&entry->model);
      persistence.push_back(&entry->persistence);
    }
    at.symbols = static_cast<std::int64_t>(entries.size());
    at.better_than_persistence = ratios.better;
    at.model = mean_of(model);
    at.persistence = mean_of(persistence);
    at.skill = ratios.skill();
    at.skill_interval = skill_over_symbols(ratios.all);
  }
}

}  // namespace

SymbolFigures score(const std::string& symbol, const std::vector<JudgedForecast>& forecasts, const SymbolScale& scale, std::int64_t stride,
                    const std::vector<std::int64_t>& horizons) {
  SymbolFigures figures;
  figures.symbol = symbol;
  CellPairs cells;
  Sha256 windows;
  std::vector<double> model_by_window, persistence_by_window, differences;
  std::size_t horizon = 0;
  for (const JudgedForecast& f : forecasts) {
    figures.faults += f.faults;
    if (!f.is_window()) continue;
    horizon = f.close.size();
    Mean mine, theirs;
    windows.update(to_iso(f.origin_time) + " ");
    add_text(windows, f.last_close);
    for (std::size_t step = 0; step < horizon; ++step) {
      cells.add(f, step);
      add_text(windows, f.actual[step]);
      mine.add(std::abs(f.close[step] - f.actual[step]));
      theirs.add(std::abs(f.last_close - f.actual[step]));
    }
    model_by_window.push_back(mine.value());
    persistence_by_window.push_back(theirs.value());
    differences.push_back(mine.value() - theirs.value());
    figures.window_errors.push_back(100 * mine.value() / f.last_close);
    figures.persistence_errors.push_back(100 * theirs.value() / f.last_close);
    if (figures.windows++ == 0) figures.first_origin = f.origin_time;
    figures.last_origin = f.origin_time;
  }
  assert(figures.windows > 0);
  figures.windows_fingerprint = "sha256:" + windows.hex();
  figures.model = figures_of(cells.model, scale);
  figures.persistence = figures_of(cells.persistence, scale);
  add_reasons(figures.reasons, figures.model);
  figures.skill = skill_of(figures.model, figures.persistence);
  if (!figures.skill) figures.reasons["skill"] = no_persistence_error;
  const std::int64_t lags = overlap_lags(static_cast<std::int64_t>(horizon), stride);
  figures.dm = diebold_mariano(differences, lags);
  figures.skill_interval = skill_over_windows(model_by_window, persistence_by_window, lags + 1);
  if (!figures.skill_interval) figures.reasons["skill_interval"] = figures.skill ? "too few windows" : no_persistence_error;
  add_steps(figures, forecasts, scale, horizons);
  return figures;
}

AggregateFigures judge_all(std::vector<SymbolFigures>& symbols) {
  std::vector<DieboldMariano*> tests;
  for (SymbolFigures& s : symbols) tests.push_back(&s.dm);
  judge(tests);

  AggregateFigures all;
  all.symbols = static_cast<std::int64_t>(symbols.size());
  if (symbols.empty()) return all;
  Ratios ratios;
  std::vector<const Figures*> model, persistence;
  all.first_origin = symbols[0].first_origin;
  for (const SymbolFigures& s : symbols) {
    all.windows += s.windows;
    all.first_origin = std::min(all.first_origin, s.first_origin);
    all.last_origin = std::max(all.last_origin, s.last_origin);
    all.faults += s.faults;
    ratios.add(s.skill, s.model, s.persistence);
    model.push_back(&s.model);
    persistence.push_back(&s.persistence);
  }
  all.model = mean_of(model);
  all.persistence = mean_of(persistence);
  add_reasons(all.reasons, all.model);
  all.better_than_persistence = ratios.better;
  all.skill = ratios.skill();
  if (!all.skill) all.reasons["skill"] = no_persistence_error;
  all.skill_interval = skill_over_symbols(ratios.all);
  if (!all.skill_interval) all.reasons["skill_interval"] = "an interval over symbols needs at least two of them";
  all.verdict = verdict_of(all, symbols);
  aggregate_steps(all, symbols);
  return all;
}

}  // namespace candlewright
