#include "engine/evaluation/skill_cells.h"

#include <algorithm>
#include <cmath>

namespace candlewright {

std::optional<double> SkillCell::skill() const {
  if (!(persistence > 0)) return std::nullopt;
  return 1 - model / persistence;
}

namespace {

void add(SkillCell& cell, double model, double persistence, const StoredForecast& f, double steps) {
  cell.model += model;
  cell.persistence += persistence;
  const double by = 100 * (model - persistence) / (steps * f.last_close);
  if (cell.origins++ == 0 || by > cell.worst_by) cell.worst_by = by, cell.worst_origin = f.origin;
}

}  // namespace

SkillCells skill_cells(const std::vector<StoredForecast>& forecasts) {
  SkillCells cells;
  for (const StoredForecast& f : forecasts) {
    const std::size_t steps = std::min(f.close.size(), f.actual.size());
    if (steps == 0 || !(f.last_close > 0)) continue;
    if (cells.by_step.size() < steps) cells.by_step.resize(steps);
    double model = 0, persistence = 0;
    for (std::size_t h = 0; h < steps; ++h) {
      const double mine = std::abs(f.close[h] - f.actual[h]), theirs = std::abs(f.last_close - f.actual[h]);
      add(cells.by_step[h], mine, theirs, f, 1);
      model += mine;
      persistence += theirs;
    }
    if (steps < f.close.size()) continue;
    const CalendarTime at = calendar(f.origin);
    add(cells.by_month[12 * (at.year - 1970) + at.month - 1], model, persistence, f, static_cast<double>(steps));
  }
  return cells;
}

}  // namespace candlewright
