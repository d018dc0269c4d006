#include "widgets/figures.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <cmath>

namespace candlewright::figures {
namespace {

constexpr QChar minus(0x2212);

QString tr(const char* text) { return QCoreApplication::translate("candlewright::figures", text); }

QLocale locale() {
  QLocale l;
  if (l.language() == QLocale::C) l = QLocale(QLocale::English, QLocale::UnitedStates);  // the C locale has no separators
  l.setNumberOptions(l.numberOptions() & ~QLocale::NumberOptions(QLocale::OmitGroupSeparator));
  return l;
}

QString with_minus(QString text) {
  text.replace(QLatin1Char('-'), minus);
  return text;
}

QString not_finite() { return tr("not finite"); }

double rounded(double value, int decimals) {
  const double p = std::pow(10.0, decimals);
  const double r = std::round(value * p) / p;
  return std::isfinite(r) ? r : value;
}

QString fixed(double value, int decimals) {
  double shown = value;
  if (rounded(value, decimals) == 0) shown = 0;  // never "−0.0"
  return with_minus(locale().toString(shown, 'f', decimals));
}

QString signed_fixed(double value, int decimals) {
  const QString text = fixed(value, decimals);
  return rounded(value, decimals) > 0 ? QLatin1Char('+') + text : text;
}

/// "5e-5": the shortest mantissa of two digits, no leading zeros in the exponent.
QString scientific(double value) {
  const int exponent = int(std::floor(std::log10(std::abs(value))));
  double mantissa = rounded(value / std::pow(10.0, exponent), 1);
  int e = exponent;
  if (std::abs(mantissa) >= 10) mantissa /= 10, ++e;
  const int decimals = mantissa == std::round(mantissa) ? 0 : 1;
  return fixed(mantissa, decimals) + QLatin1Char('e') + QString::number(e);
}

QString unit(const QString& figure, const QString& word) { return word.isEmpty() ? figure : figure + QChar(0x20) + word; }

QDateTime utc(qint64 ns) {
  qint64 ms = ns / 1000000;
  if (ns % 1000000 < 0) --ms;
  return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

}  // namespace

QString none() { return QStringLiteral("\u2013"); }

QString number(double value, int decimals) { return std::isfinite(value) ? fixed(value, decimals) : not_finite(); }

QString percent(double value) { return std::isfinite(value) ? fixed(value, 2) + QStringLiteral(" %") : not_finite(); }

QString skill_number(double value) { return std::isfinite(value) ? signed_fixed(value, 1) : not_finite(); }

QString skill(double value) { return std::isfinite(value) ? signed_fixed(value, 1) + QStringLiteral(" %") : not_finite(); }

QString interval_numbers(double low, double high) { return tr("%1 to %2").arg(skill_number(low), skill_number(high)); }

QString interval(double low, double high) { return interval_numbers(low, high) + QStringLiteral(" %"); }

QString significant(double value, int digits) {
  if (!std::isfinite(value)) return not_finite();
  if (value == 0) return fixed(0, digits - 1);
  int decimals = digits - 1 - int(std::floor(std::log10(std::abs(value))));
  const double r = rounded(value, decimals);
  if (r != 0) decimals = digits - 1 - int(std::floor(std::log10(std::abs(r)) + 1e-12));  // 9.996 has become 10.0
  return fixed(rounded(value, decimals), std::max(0, decimals));
}

QString price_error(double value, const QString& currency) {
  return std::isfinite(value) ? unit(significant(value, 3), currency) : not_finite();
}

QString quote(double value) {
  if (!std::isfinite(value)) return not_finite();
  const double size = std::abs(value);
  if (size >= 1000) return fixed(value, size >= 100000 ? 0 : 1);
  if (size >= 1 || size == 0) return fixed(value, 2);
  return significant(value, 4);
}

QString loss(double value, const QString& kind) {
  if (!std::isfinite(value)) return not_finite();
  const double size = std::abs(value);
  const QString text = size >= 0.1 || size == 0 ? fixed(value, 3) : size >= 1e-3 ? fixed(value, 4) : scientific(value);
  return kind.isEmpty() ? text : kind + QLatin1Char(' ') + text;
}

QString rate(double value) {
  if (!std::isfinite(value)) return not_finite();
  if (value == 0) return QStringLiteral("0");
  if (std::abs(value) < 1e-3) return scientific(value);
  QString text = significant(value, 2);
  const QString point = locale().decimalPoint();
  if (text.contains(point)) {
    while (text.endsWith(QLatin1Char('0'))) text.chop(1);
    if (text.endsWith(point)) text.chop(point.size());
  }
  return text;
}

QString coverage(double value) { return std::isfinite(value) ? fixed(value, 0) : not_finite(); }
QString ratio(double value) { return number(value, 2); }
QString crps(double value) { return significant(value, 3); }
QString count(qint64 value) { return with_minus(locale().toString(value)); }

QString compact(double value) {
  if (!std::isfinite(value)) return not_finite();
  const double size = std::abs(value);
  struct Scale {
    double at;
    const char* suffix;
  };
  for (const Scale s : {Scale{1e9, "G"}, Scale{1e6, "M"}, Scale{1e3, "k"}}) {
    if (size < s.at * (s.at == 1e3 ? 1 : 0.9995)) continue;
    QString text = significant(value / s.at, 3);
    const QString point = locale().decimalPoint();
    if (text.contains(point)) {
      while (text.endsWith(QLatin1Char('0'))) text.chop(1);
      if (text.endsWith(point)) text.chop(point.size());
    }
    return text + QLatin1String(s.suffix);
  }
  if (value == std::round(value)) return fixed(value, 0);
  return size >= 1e-3 ? significant(value, 3) : scientific(value);
}

QString duration(double seconds) {
  if (!std::isfinite(seconds)) return not_finite();
  if (seconds < 0) return none();
  if (seconds < 9.95) return tr("%1 s").arg(fixed(seconds, 1));
  const qint64 whole = std::llround(seconds);
  const qint64 minutes = whole / 60, hours = minutes / 60, days = hours / 24;
  if (minutes == 0) return tr("%1 s").arg(whole);
  if (hours == 0) return tr("%1 min %2 s").arg(minutes).arg(whole % 60);
  if (days == 0) return tr("%1 h %2 min").arg(hours).arg(minutes % 60);
  return tr("%1 d %2 h").arg(days).arg(hours % 24);
}

QString about(double seconds) {
  if (!std::isfinite(seconds)) return not_finite();
  if (seconds < 0) return none();
  if (seconds < 59.5) return tr("%1 s").arg(std::max<qint64>(1, std::llround(seconds)));
  if (seconds < 90 * 60) return tr("%1 min").arg(std::llround(seconds / 60));
  if (seconds < 36 * 3600) return tr("%1 h").arg(fixed(seconds / 3600, 1));
  return tr("%1 d").arg(fixed(seconds / 86400, 1));
}

QString memory(double bytes) { return std::isfinite(bytes) ? tr("%1 GiB").arg(fixed(bytes / 1073741824.0, 1)) : not_finite(); }

QString disk(double bytes) {
  if (!std::isfinite(bytes)) return not_finite();
  if (bytes >= 999.5e6) return tr("%1 GB").arg(significant(bytes / 1e9, 3));
  if (bytes >= 1e5) return tr("%1 MB").arg(significant(bytes / 1e6, 3));
  return tr("%1 MB").arg(fixed(bytes / 1e6, 2));
}

QString date(qint64 ns) { return utc(ns).toString(QStringLiteral("yyyy-MM-dd")); }

QString date_time(qint64 ns) {
  const QDateTime t = utc(ns);
  return t.toString(t.time() == QTime(0, 0) ? QStringLiteral("yyyy-MM-dd") : QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString clock(qint64 ns) { return utc(ns).toString(QStringLiteral("HH:mm:ss")); }

QString plain(double value) { return QString::number(value, 'g', QLocale::FloatingPointShortest); }

QString verdict_word(Verdict verdict) {
  switch (verdict) {
    case Verdict::better:
      return tr("better");
    case Verdict::worse:
      return tr("worse");
    case Verdict::not_shown:
      return tr("no difference shown");
    case Verdict::too_few:
      return tr("too few windows");
  }
  return {};
}

QString verdict_sentence(Verdict verdict, double skill_percent, const QString& baseline) {
  const QString against = baseline.isEmpty() ? tr("tomorrow = today") : baseline;
  const QString size = number(std::abs(skill_percent), 1);
  switch (verdict) {
    case Verdict::better:
      return tr("%1 % less error than %2").arg(size, against);
    case Verdict::worse:
      return tr("%1 % more error than %2").arg(size, against);
    case Verdict::not_shown:
      return tr("No difference from %1 shown").arg(against);
    case Verdict::too_few:
      return tr("Too few windows to compare with %1").arg(against);
  }
  return {};
}

}  // namespace candlewright::figures
