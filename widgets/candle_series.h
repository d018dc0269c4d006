#pragma once
#include <QString>
#include <QtGlobal>
#include <cstddef>
#include <vector>

namespace candlewright {

/// Bars as columns of equal length, in the order of time.
struct CandleBars {
  std::vector<qint64> time_ns{};  ///< UTC, since 1970
  std::vector<double> open{}, high{}, low{}, close{};
  std::vector<double> volume{};  ///< empty = none is drawn
  std::size_t size() const { return time_ns.size(); }
};
/// Something about one bar. `text` is a line of the crosshair's box: "volume 3,160 (was empty), interpolated".
struct CandleMark {
  enum Kind { repaired, repaired_volume, outlier };
  int bar = 0;
  Kind kind = repaired;
  QString text{};
};
/// Bars that are missing after bar `after`; `bars` is about how many (drawn at most 12 steps wide).
struct CandleGap {
  int after = 0;
  int bars = 1;
  QString text{};
};
/// A stretch of bars, first and last included, with a tint.
struct CandlePart {
  enum Kind { train, validation, test, held_out };
  Kind kind = train;
  int first = 0, last = 0;
  QString name{};
};
/// A fan from the last known bar. Step k of `median` lies over bar origin + 1 + k, beyond the last bar if need be.
struct ForecastOverlay {
  struct Band {
    double level = 90;                  ///< percent
    std::vector<double> low{}, high{};  ///< per step
  };
  QString name{};  ///< "#131 Kronos-small"
  int slot = 1;    ///< look of the run
  int origin = 0;  ///< index of the last known bar
  std::vector<double> median{};
  std::vector<Band> bands{};                   ///< in any order
  std::vector<std::vector<double>> samples{};  ///< [sample][step]
  std::vector<std::vector<double>> earlier{};  ///< medians of earlier epochs, dotted
  std::vector<qint64> time_ns{};               ///< of the steps; may be empty if the bars have them
};

}  // namespace candlewright
