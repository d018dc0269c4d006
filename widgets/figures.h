#pragma once
#include <QString>

namespace candlewright {

/// What a test says about a forecaster against its baseline. The words on screen are verdict_word's, and no others.
enum class Verdict { better, worse, not_shown, too_few };

/// The one place where a figure becomes text on screen. Numbers use the default QLocale, minus is U+2212, a value that is not finite
/// reads "not finite". Shares are given in percent points (3.9, not 0.039).
namespace figures {

QString none();                                                   ///< "–": no value; give the reason in the tool tip
QString number(double value, int decimals);                       ///< "6.54"
QString percent(double value);                                    ///< pct_MAE, pct_RMSE, MAPE: "6.54 %"
QString skill(double percent);                                    ///< "+3.9 %"
QString skill_number(double percent);                             ///< "+3.9", for a column whose head says %
QString interval(double low, double high);                        ///< "−4.2 to +8.2 %"
QString interval_numbers(double low, double high);                ///< "−4.2 to +8.2"
QString price_error(double value, const QString& currency = {});  ///< price_MAE, 3 significant digits: "7.23 USD"
QString quote(double value);                                      ///< a price as traded: at least 2 decimals under 1,000, 5 digits: "3.91"
QString loss(double value, const QString& kind = {});             ///< "2.389", "Huber 0.0083"
QString rate(double value);                                       ///< 2 significant digits, scientific under 1e-3: "5e-5"
QString coverage(double percent);                                 ///< whole percent: "47"
QString ratio(double value);                                      ///< MASE: "8.09"
QString crps(double value);                                       ///< percent of the last close, 3 digits: "4.12"
QString count(qint64 value);                                      ///< "3,315"
QString significant(double value, int digits);                    ///< plain notation, separators
QString compact(double value);                                    ///< on axes and in narrow heads: "2.5k", "1.2M"
QString duration(double seconds);                                 ///< "6 min 33 s", "0.4 s", "1 h 12 min"
QString about(double seconds);                                    ///< one unit: "8 min"
QString memory(double bytes);                                     ///< "5.6 GiB"
QString disk(double bytes);                                       ///< MB or GB, 3 digits: "13.7 MB"
QString date(qint64 ns_utc);                                      ///< "2023-05-31"
QString date_time(qint64 ns_utc);                                 ///< "2023-05-31 14:30", the time left out at midnight
QString clock(qint64 ns_utc);                                     ///< "09:42:17"
QString plain(double value);                                      ///< for files and the clipboard: C locale, shortest that reads back equal

/// The words of heads and tables: "better", "worse", "no difference shown", "too few windows".
QString verdict_word(Verdict verdict);
/// "3.9 % less error than tomorrow = today", "31.9 % more error than tomorrow = today", "No difference from tomorrow = today shown".
/// An empty baseline is "tomorrow = today".
QString verdict_sentence(Verdict verdict, double skill_percent, const QString& baseline = {});

}  // namespace figures
}  // namespace candlewright
