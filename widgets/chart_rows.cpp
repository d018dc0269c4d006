// What charts show as tables: heads first, numbers in C locale with full digits, times in ISO.
#include <algorithm>
#include <cmath>

#include "widgets/bar_strip.h"
#include "widgets/candle_chart.h"
#include "widgets/candle_scene.h"
#include "widgets/correlation_map.h"
#include "widgets/curve_scene.h"
#include "widgets/figures.h"
#include "widgets/heat_map.h"
#include "widgets/histogram_chart.h"
#include "widgets/skill_bars.h"

namespace candlewright {
namespace {

QString figure(double value) { return std::isfinite(value) ? figures::plain(value) : QString(); }
QString figure(const std::vector<double>& values, std::size_t i) { return i < values.size() ? figure(values[i]) : QString(); }

}  // namespace

std::vector<QStringList> CurveChart::rows() const {
  const bool bands = std::any_of(lines_.begin(), lines_.end(), [](const auto& line) { return !line->series.low.empty(); });
  const QString x_head = x_kind_ == CurveX::utc_time ? tr("UTC") : x_kind_ == CurveX::percent ? tr("%") : x_name_.isEmpty() ? "x" : x_name_;
  std::vector<QStringList> out{{tr("line"), x_head, unit_.isEmpty() ? title_ : title_ + QStringLiteral(", ") + unit_}};
  if (bands) out.front() << tr("low") << tr("high");
  for (const auto& line : lines_) {
    const CurveSeries& s = line->series;
    for (std::size_t i = 0; i < s.x.size(); ++i) {
      out.push_back({s.name, x_kind_ == CurveX::utc_time ? figures::date_time(qint64(s.x[i] * 1e9)) : figure(s.x[i]), figure(s.y, i)});
      if (bands) out.back() << figure(s.low, i) << figure(s.high, i);
    }
  }
  for (const CurveReference& r : references_) {
    out.push_back({r.text, QString(), figure(r.y)});
    if (bands) out.back() << QString() << QString();
  }
  return out;
}

std::vector<QStringList> CandleChart::rows() const {
  const CandlePicture& p = *picture_;
  const bool volume = !p.bars.volume.empty();
  std::vector<QStringList> out{{tr("UTC"), tr("open"), tr("high"), tr("low"), tr("close")}};
  if (volume) out.front() << tr("volume");
  for (const ForecastOverlay& f : p.forecasts) {
    const QString name = f.name.isEmpty() ? tr("forecast") : f.name;
    out.front() << tr("%1 median").arg(name);
    for (const auto& band : f.bands)
      out.front() << tr("%1 %2 % low").arg(name).arg(band.level) << tr("%1 %2 % high").arg(name).arg(band.level);
    for (std::size_t s = 0; p.show_samples && s < f.samples.size(); ++s) out.front() << tr("%1 sample %2").arg(name).arg(s + 1);
  }
  const int end = p.bars.size() == 0 ? 0 : int(p.whole_end()) + 1;
  for (int bar = 0; bar < end; ++bar) {
    const auto i = std::size_t(bar);
    const auto time = time_of(p, bar);
    QStringList row{time ? figures::date_time(*time) : QString(), figure(p.bars.open, i), figure(p.bars.high, i), figure(p.bars.low, i),
                    figure(p.bars.close, i)};
    if (volume) row << figure(p.bars.volume, i);
    for (const ForecastOverlay& f : p.forecasts) {
      const int step = bar - f.origin - 1;
      const std::size_t k = step < 0 ? f.median.size() : std::size_t(step);
      row << figure(f.median, k);
      for (const auto& band : f.bands) row << figure(band.low, k) << figure(band.high, k);
      for (std::size_t s = 0; p.show_samples && s < f.samples.size(); ++s) row << figure(f.samples[s], k);
    }
    out.push_back(row);
  }
  return out;
}

std::vector<QStringList> BarStrip::rows() const {
  std::vector<QStringList> out{{tr("UTC"), note_.isEmpty() ? title_ : note_}};
  for (std::size_t i = 0; i < values_.size(); ++i) out.push_back({figures::date_time(time_ns_[i]), figure(values_[i])});
  return out;
}

std::vector<QStringList> HeatMap::rows() const {
  std::vector<QStringList> out{QStringList{x_name_} + columns_};
  for (qsizetype r = 0; r < rows_.size(); ++r) {
    QStringList row{rows_[r]};
    for (const double value : values_[std::size_t(r)]) row << figure(value);
    out.push_back(row);
  }
  return out;
}

std::vector<QStringList> CorrelationMap::rows() const {
  std::vector<QStringList> out{QStringList{tr("symbol")} + names_};
  for (qsizetype r = 0; r < names_.size(); ++r) {
    QStringList row{names_[r]};
    for (qsizetype c = 0; c < names_.size(); ++c) row << figure(values_[std::size_t(r * names_.size() + c)]);
    out.push_back(row);
  }
  return out;
}

std::vector<QStringList> HistogramChart::rows() const {
  std::vector<QStringList> out{{tr("from"), tr("to"), unit_.isEmpty() ? title_ : title_ + QStringLiteral(", ") + unit_}};
  const bool expected = std::any_of(bins_.begin(), bins_.end(), [](const HistogramBin& bin) { return bin.expected > 0; });
  if (expected) out.front() << expected_name_;
  if (!others_.empty()) out.front() << tr("of");
  const auto add = [&](const std::vector<HistogramBin>& bins, const QString& name) {
    for (const HistogramBin& bin : bins) {
      out.push_back({figure(bin.from), figure(bin.to), figure(bin.height)});
      if (expected) out.back() << figure(bin.expected);
      if (!others_.empty()) out.back() << name;
    }
  };
  add(bins_, name_);
  add(others_, others_name_);
  return out;
}

std::vector<QStringList> SkillBars::rows() const {
  const bool several = std::any_of(bars_.begin(), bars_.end(), [](const SkillBar& bar) { return !bar.run.isEmpty(); });
  std::vector<QStringList> out{{title_, tr("skill, %"), tr("windows")}};
  if (several) out.front() << tr("of");
  for (const SkillBar& bar : bars_) {
    out.push_back({bar.name, bar.skill ? figure(*bar.skill) : QString(), QString::number(bar.count)});
    if (several) out.back() << bar.run;
  }
  return out;
}

}  // namespace candlewright
