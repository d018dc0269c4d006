#include "ui/evaluation_rows.h"

#include "ui/table_cells.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

const Json* at(const Json& document, const char* key) {
  if (!document.is_object()) return nullptr;
  const auto it = document.find(key);
  return it == document.end() || it->is_null() ? nullptr : &*it;
}

std::optional<double> number(const Json& document, const char* key) {
  const Json* value = at(document, key);
  return value && value->is_number() ? std::optional(value->get<double>()) : std::nullopt;
}

QString text(const Json& document, const char* key) {
  const Json* value = at(document, key);
  return value && value->is_string() ? QString::fromStdString(value->get<std::string>()) : QString();
}

std::optional<std::pair<double, double>> interval(const Json& document) {
  const Json* pair = at(document, "skill_interval");
  if (!pair || !pair->is_array() || pair->size() != 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number()) return std::nullopt;
  return std::pair(100 * (*pair)[0].get<double>(), 100 * (*pair)[1].get<double>());
}

TableRow row_of(const Json& symbol) {
  const Json empty = Json::object();
  const Json* dm = at(symbol, "dm");
  const QString verdict = text(dm ? *dm : empty, "verdict");
  const QString few = tr("Too few windows for this figure.");
  TableCell mark;
  const auto skill = number(symbol, "skill");
  if (skill) {
    SkillMark candle;
    candle.estimate = 100 * *skill;
    candle.interval = interval(symbol);
    candle.verdict = verdict_of(verdict);
    mark.mark = QVariant::fromValue(candle);
    mark.value = candle.estimate;
    mark.tip = candle.interval ? tr("95 % interval %1").arg(figures::interval(candle.interval->first, candle.interval->second)) : few;
  }
  const auto two = [](double value) { return figures::number(value, 2); };
  const auto windows = number(symbol, "windows");
  const Json* coverage = at(symbol, "coverage");
  const auto band = [&](const char* level) {
    const auto share = coverage ? number(*coverage, level) : std::nullopt;
    return figure(share ? std::optional(100 * *share) : std::nullopt, figures::coverage, tr("The forecaster has no bands."));
  };
  const auto count = [](double v) { return figures::count(static_cast<qint64>(v)); };
  const auto in_currency = [](double v) { return figures::price_error(v); };
  const Json* sanity = at(symbol, "sanity");
  const auto faults = [&](const char* kind) { return figure(sanity ? number(*sanity, kind) : std::nullopt, count, few); };
  const auto direction = number(symbol, "directional_accuracy");
  TableCell judged = word(dm ? figures::verdict_word(verdict_of(verdict)) : QString(),
                          dm && at(*dm, "p_value") ? tr("Diebold-Mariano, p = %1, before the correction over all symbols")
                                                         .arg(figures::significant(number(*dm, "p_value").value_or(1), 2))
                                                   : few);
  judged.value = verdict;  // verdict:worse filters in every language
  TableCell skill_cell = figure(skill ? std::optional(100 * *skill) : std::nullopt, figures::skill_number, few);
  skill_cell.strong = true;
  const QString name = text(symbol, "symbol");
  return {name,
          {word(name),
           figure(windows, count, few),
           mark,
           skill_cell,
           judged,
           figure(number(symbol, "pct_mae"), two, few),
           figure(number(symbol, "persistence_pct_mae"), two, few),
           figure(number(symbol, "mase"), figures::ratio, few),
           band("90"),
           word({}),
           figure(number(symbol, "mape"), two, few),
           figure(number(symbol, "crps"), figures::crps, tr("The forecaster has no samples.")),
           figure(number(symbol, "mae"), in_currency, few),
           figure(number(symbol, "rmse"), in_currency, few),
           figure(direction ? std::optional(100 * *direction) : std::nullopt, figures::coverage, tr("No step left the last close.")),
           figure(
               dm ? number(*dm, "p_value") : std::nullopt, [](double v) { return figures::significant(v, 2); }, few),
           band("50"),
           band("80"),
           faults("impossible_candles"),
           faults("jumps"),
           word(tr("%1 to %2").arg(text(symbol, "first_origin").left(10), text(symbol, "last_origin").left(10)))},
          RowKind::plain,
          0,
          {}};
}

}  // namespace

Verdict verdict_of(const QString& words) {
  if (words == "better") return Verdict::better;
  if (words == "worse") return Verdict::worse;
  if (words == "no difference shown") return Verdict::not_shown;
  return Verdict::too_few;
}

std::vector<TableColumn> symbol_columns() {
  using enum ColumnKind;
  return {
      {"symbol", tr("Symbol"), {}, {}, text, {}, 92},
      {"windows", tr("Windows"), tr("count"), tr("Origins whose whole horizon lies in the part"), figure, {}, 62},
      {"candle",
       tr("Skill"),
       {},
       tr("Right of the line and hollow: less error than tomorrow = today. Left and filled: more. Hatched: no difference shown"),
       skill_candle,
       {},
       170},
      {"skill", tr("Skill"), tr("%"), tr("How much less error than tomorrow = today on the same windows; more is better"), figure, {}, 56},
      {"verdict", tr("Than persistence"), {}, tr("Diebold-Mariano test, corrected over the symbols of the table"), verdict, {}, 132},
      {"pct_mae", tr("pct_MAE"), tr("% of last close"), tr("Mean absolute error; less is better"), figure, {}, 84},
      {"persistence", tr("Persistence"), tr("% of last close"), tr("The same for tomorrow = today on the same windows"), figure, {}, 84},
      {"mase", tr("MASE"), tr("ratio"), tr("Error against the mean step of a day before the part; less is better"), figure, {}, 56},
      {"band", tr("90 % band"), tr("% inside"), tr("Share of closes inside the 90 % band; 90 is calibrated"), figure, {}, 68},
      {"trend", tr("Trend"), tr("skill by month"), tr("Skill over the months of the origins, oldest at the left"), sparkline, {}, 72},
      {"mape", tr("MAPE"), tr("% of actual"), tr("Mean absolute percentage error; less is better"), figure, {}, 72, false},
      {"crps", tr("CRPS"), tr("% of last close"), tr("Error of the whole distribution; less is better"), figure, {}, 84, false},
      {"price_mae",
       tr("price_MAE"),
       tr("its currency"),
       tr("Mean absolute error in the file's currency; never averaged over symbols"),
       figure,
       {},
       84,
       false},
      {"price_rmse",
       tr("price_RMSE"),
       tr("its currency"),
       tr("Root mean square error in the file's currency; never averaged over symbols"),
       figure,
       {},
       84,
       false},
      {"direction",
       tr("Direction"),
       tr("% right"),
       tr("Share of steps that end on the forecast's side of the last close"),
       figure,
       {},
       72,
       false},
      {"p", tr("p"), tr("of DM"), tr("Diebold-Mariano, before the correction over the symbols of the table"), figure, {}, 56, false},
      {"band50", tr("50 % band"), tr("% inside"), tr("Share of closes inside the 50 % band; 50 is calibrated"), figure, {}, 68, false},
      {"band80", tr("80 % band"), tr("% inside"), tr("Share of closes inside the 80 % band; 80 is calibrated"), figure, {}, 68, false},
      {"impossible",
       tr("Impossible"),
       tr("candles"),
       tr("Forecast bars whose high or low does not hold open and close"),
       figure,
       {},
       76,
       false},
      {"jumps", tr("Jumps"), tr("bars"), tr("Forecast bars that move further than the symbol ever did"), figure, {}, 56, false},
      {"span", tr("Origins"), tr("UTC"), tr("First and last origin that was judged"), ColumnKind::text, {}, 0}};
}

std::vector<TableRow> symbol_rows(const Json& evaluation) {
  std::vector<TableRow> rows;
  if (const Json* symbols = at(evaluation, "per_symbol"); symbols && symbols->is_array()) {
    rows.reserve(symbols->size());
    for (const Json& symbol : *symbols) rows.push_back(row_of(symbol));
  }
  if (const Json* skipped = at(evaluation, "skipped"); skipped && skipped->is_array() && !skipped->empty()) {
    TableRow head{QStringLiteral("group:1"), {word(tr("Not judged"))}, RowKind::head, 1, {}};
    head.note = tr("%Ln symbols", nullptr, static_cast<int>(skipped->size()));
    rows.push_back(std::move(head));
    for (const Json& entry : *skipped) {
      std::vector<TableCell> cells(symbol_columns().size(), word(figures::none(), text(entry, "reason")));
      cells[0] = word(text(entry, "symbol"), text(entry, "reason"));
      rows.push_back({QStringLiteral("skipped:") + text(entry, "symbol"), std::move(cells), RowKind::plain, 1, {}});
    }
  }
  return rows;
}

QString month_name(int month) { return QStringLiteral("%1-%2").arg(1970 + month / 12).arg(month % 12 + 1, 2, 10, QLatin1Char('0')); }

TableCell trend_cell(const SkillCells& cells) {
  QVector<double> skills;
  QStringList words;
  if (!cells.by_month.empty()) {
    for (int month = cells.by_month.begin()->first; month <= cells.by_month.rbegin()->first; ++month) {
      const auto found = cells.by_month.find(month);
      const auto skill = found == cells.by_month.end() ? std::nullopt : found->second.skill();
      skills.append(skill ? 100 * *skill : std::numeric_limits<double>::quiet_NaN());
      if (skill) words.append(month_name(month) + ' ' + figures::skill(100 * *skill));
    }
  }
  TableCell cell = word({}, words.isEmpty() ? tr("No whole window.") : words.join('\n'));
  cell.mark = QVariant::fromValue(skills);
  if (!skills.isEmpty()) cell.value = skills.back();
  return cell;
}

std::optional<SkillMark> aggregate_mark(const Json& evaluation) {
  const Json* aggregate = at(evaluation, "aggregate");
  const auto skill = aggregate ? number(*aggregate, "skill") : std::nullopt;
  if (!skill) return std::nullopt;
  SkillMark mark;
  mark.estimate = 100 * *skill;
  mark.interval = interval(*aggregate);
  if (mark.interval)
    mark.verdict = mark.interval->first > 0 ? Verdict::better : mark.interval->second < 0 ? Verdict::worse : Verdict::not_shown;
  std::vector<double> skills;
  if (const Json* symbols = at(evaluation, "per_symbol"); symbols && symbols->is_array()) {
    for (const Json& symbol : *symbols) {
      if (const auto one = number(symbol, "skill")) skills.push_back(100 * *one);
    }
  }
  if (skills.size() >= 5) {  // 10th to 90th percentile of the symbols
    std::sort(skills.begin(), skills.end());
    const auto quantile = [&](double share) {
      return skills[static_cast<std::size_t>(std::lround(share * static_cast<double>(skills.size() - 1)))];
    };
    mark.whisker = {quantile(0.1), quantile(0.9)};
  }
  return mark;
}

QString ending_words(const QString& title, const Json& document) {
  if (at(document, "timestamps")) return tr("%1 is drawn.").arg(title);
  const bool evaluated = at(document, "aggregate") != nullptr;
  const Json* figures_of = at(document, evaluated ? "aggregate" : "validation");
  QString words = evaluated ? tr("%1 evaluated").arg(title) : tr("%1 %2").arg(title, text(document, "status"));
  const auto skill = figures_of ? number(*figures_of, "skill") : std::nullopt;
  if (!skill) return words + '.';
  const auto range = interval(*figures_of);
  const Verdict verdict = !range              ? Verdict::too_few
                          : range->first > 0  ? Verdict::better
                          : range->second < 0 ? Verdict::worse
                                              : Verdict::not_shown;
  return words + QStringLiteral(": ") + figures::verdict_sentence(verdict, 100 * *skill);
}

QString part_words(const Json& evaluation) {
  const Json* protocol = at(evaluation, "protocol");
  if (!protocol) return {};
  const QString part = text(*protocol, "part");
  if (part == "held_out") return tr("held-out symbols, never seen in training");
  if (part == "val") return tr("validation part of the trained symbols");
  return tr("test part of the trained symbols, later in time");
}

QString aggregate_words(const Json& evaluation) {
  const Json* aggregate = at(evaluation, "aggregate");
  const Json* protocol = at(evaluation, "protocol");
  if (!aggregate || !protocol) return {};
  QString persistence = figures::none();
  if (const Json* baselines = at(evaluation, "baselines")) {
    if (const Json* own = at(*baselines, "persistence")) {
      if (const auto pct = number(*own, "pct_mae")) persistence = figures::percent(*pct);
    }
  }
  const auto pct = number(*aggregate, "pct_mae");
  return tr("pct_MAE %1, persistence %2 · %3 windows of %4 symbols: %5 · horizon %6 bars")
      .arg(pct ? figures::percent(*pct) : figures::none(), persistence,
           figures::count(static_cast<qint64>(number(*aggregate, "windows").value_or(0))),
           figures::count(static_cast<qint64>(number(*aggregate, "symbols_evaluated").value_or(0))), part_words(evaluation),
           figures::count(static_cast<qint64>(number(*protocol, "horizon").value_or(0))));
}

QString sampling_words(const Json& sampling) {
  if (const Json* greedy = at(sampling, "greedy"); greedy && *greedy == true) return tr("greedy, one path");
  const auto plain = [&](const char* key) { return figures::plain(number(sampling, key).value_or(0)); };
  return tr("%1 samples, temperature %2, %3, seed %4")
      .arg(plain("samples"), plain("temperature"),
           number(sampling, "top_k").value_or(0) > 0 ? tr("top_k %1").arg(plain("top_k")) : tr("top_p %1").arg(plain("top_p")),
           plain("seed"));
}

QString source_words(const Json& document) {
  const Json *model = at(document, "model"), *data = at(document, "data"), *protocol = at(document, "protocol");
  if (!model || !protocol) return {};
  constexpr int enough_to_tell_apart = 15;  // "sha256:" and eight digits
  QString words = text(*model, "kind").replace('_', ' ') + ' ' + text(*model, "fingerprint").left(enough_to_tell_apart);
  if (data) words += tr(", data %1").arg(text(*data, "fingerprint").left(enough_to_tell_apart));
  return words + tr(" · context %1 bars").arg(figures::plain(number(*protocol, "lookback").value_or(0))) + QStringLiteral(" · ") +
         sampling_words(*protocol);
}

std::optional<WindowError> error_of(const StoredForecast& forecast) {
  const std::size_t steps = std::min(forecast.close.size(), forecast.actual.size());
  if (steps == 0 || !(forecast.last_close > 0)) return std::nullopt;
  WindowError error;
  for (std::size_t i = 0; i < steps; ++i) {
    error.model += std::abs(forecast.close[i] - forecast.actual[i]);
    error.persistence += std::abs(forecast.last_close - forecast.actual[i]);
  }
  const double scale = 100 / (static_cast<double>(steps) * forecast.last_close);
  error.model *= scale;
  error.persistence *= scale;
  return error;
}

JudgedTerms judged_terms(const Json& evaluation, const QString& symbol) {
  JudgedTerms terms;
  const auto whole = [](const Json& document, const char* key, std::int64_t usual) {
    const auto value = number(document, key);
    return value ? static_cast<std::int64_t>(*value) : usual;
  };
  if (const Json* protocol = at(evaluation, "protocol")) {
    terms.lookback = whole(*protocol, "lookback", terms.lookback);
    terms.stride = std::max<std::int64_t>(1, whole(*protocol, "stride", terms.stride));
  }
  const Json* symbols = at(evaluation, "per_symbol");
  if (!symbols || !symbols->is_array()) return terms;
  for (const Json& entry : *symbols) {
    const Json* sanity = text(entry, "symbol") == symbol ? at(entry, "sanity") : nullptr;
    if (!sanity) continue;
    terms.faults.bars = whole(*sanity, "forecast_bars", 0);
    terms.faults.impossible = whole(*sanity, "impossible_candles", 0);
    terms.faults.negative_volumes = whole(*sanity, "negative_volumes", 0);
    terms.faults.jumps = whole(*sanity, "jumps", 0);
  }
  return terms;
}

std::vector<StoredForecast> whole_windows(const std::vector<StoredForecast>& forecasts) {
  std::vector<StoredForecast> out;
  std::copy_if(forecasts.begin(), forecasts.end(), std::back_inserter(out),
               [](const StoredForecast& forecast) { return forecast.actual.size() >= forecast.close.size(); });
  return out;
}

ForecastOverlay overlay_of(const StoredForecast& forecast, int origin_index, int slot) {
  ForecastOverlay out;
  out.slot = slot;
  out.origin = origin_index;
  out.median = forecast.close;
  out.time_ns.assign(forecast.times.begin(), forecast.times.end());
  const auto level = [&](double wanted) -> const std::vector<double>* {
    for (std::size_t i = 0; i < forecast.levels.size() && i < forecast.quantiles.size(); ++i) {
      if (std::abs(forecast.levels[i] - wanted) < 1e-9) return &forecast.quantiles[i];
    }
    return nullptr;
  };
  for (const auto& [percent, low, high] : {std::tuple(90.0, 0.05, 0.95), std::tuple(80.0, 0.1, 0.9), std::tuple(50.0, 0.25, 0.75)}) {
    const auto *from = level(low), *to = level(high);
    if (from && to) out.bands.push_back({percent, *from, *to});
  }
  for (const std::vector<float>& path : forecast.paths) out.samples.emplace_back(path.begin(), path.end());
  return out;
}

}  // namespace candlewright
