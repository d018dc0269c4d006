#include "engine/data/checks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

#include "engine/data/assembly.h"

namespace candlewright {
namespace {

constexpr double many_repairs = 0.01;  // share of a symbol's bars beyond which a repair is a failure
constexpr double many_gaps = 0.05;
constexpr double many_outliers = 0.01;
constexpr double wide_range = 1000;      // highest close over lowest
constexpr double much_silence = 0.1;     // share of bars without volume
constexpr double much_repetition = 0.2;  // share of bars that repeat the close before
constexpr double heavy_tails = 0.03;     // share of returns beyond three standard deviations
constexpr std::int64_t few_rows = 180;   // the seed system trains on nothing shorter

/// What is counted once for each symbol.
struct Figures {
  std::int64_t spikes = 0, repeats = 0, beyond_three = 0;
  double deviation = 0, skew = 0, kurtosis = 0, range = 1;
};

Figures figures_of(const PriceTable& table) {
  Figures out;
  const auto& close = table.close;
  const auto n = close.size();
  if (n < 3) return out;
  double mean = 0;
  std::vector<double> returns(n - 1);
  for (std::size_t i = 1; i < n; ++i) {
    returns[i - 1] = std::log(close[i] / close[i - 1]);
    mean += returns[i - 1];
    out.repeats += returns[i - 1] == 0;
  }
  mean /= static_cast<double>(n - 1);
  double second = 0, third = 0, fourth = 0;
  for (const double value : returns) {
    const double d = value - mean;
    second += d * d;
    third += d * d * d;
    fourth += d * d * d * d;
  }
  const auto count = static_cast<double>(n - 1);
  out.deviation = std::sqrt(second / count);
  if (out.deviation > 0) {
    out.skew = third / count / std::pow(out.deviation, 3);
    out.kurtosis = fourth / count / std::pow(out.deviation, 4) - 3;
    out.beyond_three = std::count_if(returns.begin(), returns.end(), [&](double r) { return std::fabs(r - mean) > 3 * out.deviation; });
  }
  // A bar that leaves by a factor of two and comes straight back is a slip of the feed, not a market.
  for (std::size_t i = 0; i + 1 < returns.size(); ++i) {
    const double limit = std::log(2.0);
    out.spikes += std::fabs(returns[i]) > limit && std::fabs(returns[i + 1]) > limit && returns[i] * returns[i + 1] < 0;
  }
  const auto [lowest, highest] = std::minmax_element(close.begin(), close.end());
  out.range = *highest / *lowest;
  return out;
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

class Checker {
 public:
  explicit Checker(const Dataset& data) : data_(data), figures_(data.symbols.size()) {
    on_all_cores(data.symbols.size(), [&](std::size_t i) { figures_[i] = figures_of(*data.symbols[i].table); }, {});
  }

  std::vector<Check> run() {
    readable();
    repaired("sorted_times", {"sorted"}, "rows that were not in order of time");
    repaired("unique_times", {"duplicate_timestamps_dropped"}, "doubled times");
    repaired("readable_rows", {"bad_timestamp_rows_dropped", "malformed_rows_skipped"}, "rows that could not be read");
    repaired("finite_values", {"missing_price_cells", "missing_volume_cells", "missing_amount_cells", "out_of_range_cells"},
             "missing or impossible cells");
    repaired("positive_prices", {"nonpositive_price_rows_dropped"}, "rows with a price of zero or less");
    repaired("candle_ranges", {"ohlc_range_widened"}, "bars whose high or low did not hold open and close");
    repaired("volume_present", {"volume_filled_with_zero"}, "bars without a volume column", true);
    repaired("volume_sign", {"negative_volume_set_missing", "negative_amount_set_missing"}, "negative volumes");
    each(
        "gaps", [](const DatasetSymbol& s, const Figures&) { return share(s.table->quality.gaps, s); }, 0, many_gaps,
        "gaps that no calendar explains", "highest share of bars");
    each(
        "outliers",
        [](const DatasetSymbol& s, const Figures&) { return share(static_cast<std::int64_t>(s.table->quality.outliers.size()), s); },
        many_outliers, 1, "returns over 8 robust deviations, kept", "highest share of bars");
    each(
        "spikes", [](const DatasetSymbol&, const Figures& f) { return static_cast<double>(f.spikes); }, -1, 0,
        "closes that double or halve and come straight back", "most in one symbol");
    each(
        "return_tails", [](const DatasetSymbol& s, const Figures& f) { return share(f.beyond_three, s); }, heavy_tails, 1,
        "returns over three standard deviations", "highest share of bars");
    each(
        "price_range", [](const DatasetSymbol&, const Figures& f) { return f.range; }, wide_range, 1e300, "highest close over lowest",
        "widest");
    each(
        "repeated_closes", [](const DatasetSymbol& s, const Figures& f) { return share(f.repeats, s); }, much_repetition, 0.99,
        "bars that repeat the close before", "highest share of bars");
    each(
        "zero_volume", [](const DatasetSymbol& s, const Figures&) { return s.table->quality.zero_volume_share; }, much_silence, 1,
        "bars without volume", "highest share of bars");
    each(
        "enough_bars", [](const DatasetSymbol& s, const Figures&) { return s.table->rows() < few_rows && !s.held_out ? 1.0 : 0.0; }, 0, 1,
        "symbols under " + std::to_string(few_rows) + " bars", "1 means yes");
    frequency();
    returns();
    parts();
    listed();
    return std::move(checks_);
  }

 private:
  static double share(std::int64_t count, const DatasetSymbol& symbol) {
    return static_cast<double>(count) / static_cast<double>(std::max<std::int64_t>(1, symbol.table->rows()));
  }

  void add(std::string name, std::string verdict, std::string detail, std::vector<std::string> symbols = {}) {
    checks_.push_back({std::move(name), std::move(verdict), std::move(detail), std::move(symbols)});
  }

  void readable() {
    std::vector<std::string> names;
    for (const PriceTable& table : data_.refused) names.push_back(table.symbol);
    add("usable_files", names.empty() ? "pass" : "fail",
        std::to_string(data_.symbols.size()) + " symbols are usable, " + std::to_string(names.size()) + " are not.", names);
  }

  void repaired(const std::string& name, const std::set<std::string>& rules, const std::string& what, bool never_fails = false) {
    std::int64_t total = 0;
    bool failed = false;
    std::vector<std::string> names;
    for (const DatasetSymbol& symbol : data_.symbols) {
      const QualityReport& quality = symbol.table->quality;
      std::int64_t count = 0;
      for (const auto& [rule, repairs] : quality.repairs) count += rules.count(rule) ? repairs : 0;
      bool flagged = false;
      for (const std::string& flag : quality.flags) flagged |= rules.count(flag) > 0;
      if (count == 0 && !flagged) continue;
      names.push_back(symbol.name());
      total += count;
      failed |= !never_fails && share(count, symbol) > many_repairs;
    }
    const std::string verdict = names.empty() ? "pass" : failed ? "fail" : "warn";
    add(name, verdict,
        names.empty() ? "No " + what + "."
                      : std::to_string(names.size()) + " symbols had " + what + (total ? " (" + std::to_string(total) + " in all)" : "") +
                            "; repaired.",
        names);
  }

  /// Warns where a symbol's figure is over `warn`, fails where it is over `fail`.
  void each(const std::string& name, double (*figure)(const DatasetSymbol&, const Figures&), double warn, double fail,
            const std::string& what, const std::string& measure) {
    double most = 0;
    std::vector<std::string> names;
    bool failed = false;
    for (std::size_t i = 0; i < data_.symbols.size(); ++i) {
      const double value = figure(data_.symbols[i], figures_[i]);
      most = std::max(most, value);
      failed |= value > fail;
      if (value > std::max(warn, 0.0)) names.push_back(data_.symbols[i].name());
    }
    add(name,
        failed          ? "fail"
        : names.empty() ? "pass"
                        : "warn",
        std::to_string(names.size()) + " of " + std::to_string(data_.symbols.size()) + " symbols stand out by " + what + "; " + measure +
            " " + number(most) + ".",
        names);
  }

  void frequency() {
    std::map<std::string, std::int64_t> counts;
    for (const DatasetSymbol& symbol : data_.symbols) ++counts[symbol.table->quality.frequency];
    std::string detail;
    for (const auto& [name, count] : counts)
      detail += (detail.empty() ? "" : ", ") + (name.empty() ? "unknown" : name) + ": " + std::to_string(count);
    std::vector<std::string> unknown;
    for (const DatasetSymbol& symbol : data_.symbols) {
      if (symbol.table->quality.frequency.empty()) unknown.push_back(symbol.name());
    }
    add("frequency", counts.size() > 1 || !unknown.empty() ? "warn" : "pass", "Symbols by time between bars: " + detail + ".", unknown);
  }

  void returns() {
    std::vector<std::string> still;
    double deviation = 0, skew = 0, kurtosis = 0;
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      if (figures_[i].deviation == 0) still.push_back(data_.symbols[i].name());
      deviation += figures_[i].deviation;
      skew += figures_[i].skew;
      kurtosis += figures_[i].kurtosis;
    }
    const double count = std::max<double>(1, static_cast<double>(figures_.size()));
    add("returns", still.empty() ? "pass" : "warn",
        "Log returns on average over symbols: deviation " + number(deviation / count) + ", skew " + number(skew / count) +
            ", excess kurtosis " + number(kurtosis / count) + "; " + std::to_string(still.size()) + " symbols never move.",
        still);
  }

  void parts() {
    std::vector<std::string> overlapping, empty;
    for (const DatasetSymbol& symbol : data_.symbols) {
      if (symbol.overlap > 0) overlapping.push_back(symbol.name());
      if (symbol.held_out ? symbol.part(Part::held_out).size() == 0 : symbol.validation.size() == 0 || symbol.test.size() == 0)
        empty.push_back(symbol.name());
    }
    add("parts_apart", overlapping.empty() ? "pass" : "fail",
        std::to_string(overlapping.size()) + " symbols have bars in the files of two parts.", overlapping);
    add("parts_filled", empty.empty() ? "pass" : "warn",
        std::to_string(empty.size()) + " symbols have an empty validation, test or held-out part.", empty);
  }

  void listed() {
    std::vector<std::string> names;
    for (const DatasetSymbol& symbol : data_.symbols) {
      for (const std::string& warning : symbol.table->quality.warnings) {
        if (warning.find("data_summary.csv") == 0) names.push_back(symbol.name());
      }
    }
    add("data_summary", names.empty() ? "pass" : "warn",
        std::to_string(names.size()) + " symbols have another count of bars than data_summary.csv lists.", names);
  }

  const Dataset& data_;
  std::vector<Figures> figures_;
  std::vector<Check> checks_;
};

}  // namespace

std::vector<Check> check_dataset(const Dataset& data) { return Checker(data).run(); }

}  // namespace candlewright
