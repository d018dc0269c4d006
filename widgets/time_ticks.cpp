#include "widgets/time_ticks.h"

#include <QDateTime>
#include <array>
#include <cmath>

namespace candlewright {
namespace {

constexpr double day = 86400;

QDateTime utc(double seconds) { return QDateTime::fromMSecsSinceEpoch(qint64(std::llround(seconds * 1000)), Qt::UTC); }

}  // namespace

AxisTicks time_ticks(double low, double high, int wanted) {
  AxisTicks out;
  if (!(high > low) || !std::isfinite(high - low) || std::abs(low) > 1e11 || std::abs(high) > 1e11) return out;
  static constexpr std::array<double, 17> even = {1,    2,    5,    10,    30,    60,  120,     300,    600,
                                                  1800, 3600, 7200, 14400, 43200, day, 2 * day, 7 * day};
  const double least = (high - low) / std::max(1, wanted);
  for (const double step : even) {
    if (step < least) continue;
    out.step = step;
    const QString form = step < 60 ? QStringLiteral("HH:mm:ss") : step < day ? QStringLiteral("HH:mm") : QStringLiteral("yyyy-MM-dd");
    for (double at = std::ceil(low / step) * step; at <= high; at += step) {
      const bool midnight = step < day && std::fmod(at, day) == 0;  // the day must be told once
      out.ticks.push_back({at, utc(at).toString(midnight ? QStringLiteral("yyyy-MM-dd") : form)});
    }
    return out;
  }
  for (const int months : {1, 2, 3, 6, 12, 24, 60, 120, 240, 600}) {
    if (months * 30.44 * day < least && months < 600) continue;
    out.step = months * 30.44 * day;
    const QString form = months < 12 ? QStringLiteral("yyyy-MM") : QStringLiteral("yyyy");
    const QDate first = utc(low).date();
    int index = first.year() * 12 + first.month() - 1;
    index -= ((index % months) + months) % months;
    for (;; index += months) {
      const double at = double(QDateTime(QDate(index / 12, index % 12 + 1, 1), QTime(0, 0), Qt::UTC).toSecsSinceEpoch());
      if (at > high) break;
      if (at >= low) out.ticks.push_back({at, utc(at).toString(form)});
    }
    return out;
  }
  return out;
}

}  // namespace candlewright
