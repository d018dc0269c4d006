#include "ui/forecast_rows.h"

#include "ui/engine_errors.h"

#include <QStringList>

#include "engine/base/time.h"
#include "ui/evaluation_rows.h"
#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

Json value(const Json& document, const char* path) { return document.value(Json::json_pointer(path), Json()); }

std::optional<double> number(const Json& document, const char* path) {
  const Json found = value(document, path);
  return found.is_number() ? std::optional(found.get<double>()) : std::nullopt;
}

QString text(const Json& document, const char* path) {
  const Json found = value(document, path);
  return found.is_string() ? QString::fromStdString(found.get<std::string>()) : QString();
}

TableCell cell(const QString& words, std::optional<double> sorts = {}) {
  TableCell out;
  out.text = words;
  if (sorts) out.value = *sorts;
  return out;
}

/// "217.81 to 221.50"
TableCell band(const StoredForecast& forecast, std::size_t step, double low, double high) {
  std::optional<double> from, to;
  for (std::size_t i = 0; i < forecast.levels.size(); ++i) {
    if (std::abs(forecast.levels[i] - low) < 1e-9) from = forecast.quantiles[i].at(step);
    if (std::abs(forecast.levels[i] - high) < 1e-9) to = forecast.quantiles[i].at(step);
  }
  if (!from || !to) {
    TableCell none = cell(figures::none());
    none.tip = tr("The forecaster has no bands.");
    return none;
  }
  return cell(tr("%1 to %2").arg(figures::quote(*from), figures::quote(*to)), *to - *from);
}

/// The model's, and persistence's, past error at one step; "–" at the steps that evaluations do not single out.
TableCell past_error(const Json& forecast, std::size_t step, const char* key) {
  const std::string at = "/record/by_horizon/" + std::to_string(step + 1) + '/';
  if (const auto error = number(forecast, (at + key).c_str())) {
    TableCell out = cell(figures::number(*error, 2), *error);
    out.tip = tr("%Ln windows", nullptr, static_cast<int>(number(forecast, (at + "windows").c_str()).value_or(0)));
    return out;
  }
  TableCell none = cell(figures::none());
  none.tip =
      value(forecast, "/record").is_object() ? tr("Evaluations single out some steps only.") : tr("Not evaluated on this symbol yet.");
  return none;
}

/// The document in the shape in which an evaluation's windows are stored.
StoredForecast stored(const Json& document) {
  StoredForecast out;
  out.symbol = document.value("symbol", std::string());
  out.last_close = document.value("last_close", 0.0);
  for (const Json& time : document.at("timestamps")) {
    if (const auto read = parse_iso(time.get<std::string>())) out.times.push_back(*read);
  }
  out.close = document.at("columns").at("close").get<std::vector<double>>();
  if (const Json quantiles = value(document, "/quantiles/close"); quantiles.is_object()) {
    for (const auto& [level, closes] : quantiles.items()) {
      out.levels.push_back(std::stod(level));
      out.quantiles.push_back(closes.get<std::vector<double>>());
    }
  }
  return out;
}

}  // namespace

ForecastOverlay forecast_overlay(const Json& forecast, int origin_index, int slot) {
  ForecastOverlay out = overlay_of(stored(forecast), origin_index, slot);
  if (forecast.contains("paths")) out.samples = forecast["paths"].get<std::vector<std::vector<double>>>();
  return out;
}

std::vector<TableColumn> forecast_columns() {
  using enum ColumnKind;
  return {
      {"step", tr("Step"), tr("bars ahead"), {}, figure, {}, 72},
      {"bar", tr("Bar"), tr("UTC"), tr("On the calendar that the bars show"), ColumnKind::text, {}, 96},
      {"close", tr("Close"), tr("its currency"), tr("The forecast: the mean over the sample paths, or the model's point"), figure, {}, 84},
      {"change", tr("From last close"), tr("%"), tr("tomorrow = today is 0"), figure, {}, 96},
      {"band50", tr("50 % band"), tr("its currency"), tr("Half of the sample paths lie inside"), figure, {}, 130},
      {"band90", tr("90 % band"), tr("its currency"), tr("Nine of ten sample paths lie inside"), figure, {}, 130},
      {"past",
       tr("Past error here"),
       tr("pct_MAE, %"),
       tr("Of this model's past forecasts of the symbol at this step. Less is better"),
       figure,
       {},
       108},
      {"persistence", tr("Persistence"), tr("%"), tr("tomorrow = today on the same windows"), figure, {}, 90}};
}

std::vector<TableRow> forecast_rows(const Json& document) {
  const StoredForecast forecast = stored(document);
  std::vector<TableRow> rows;
  for (std::size_t step = 0; step < forecast.close.size(); ++step) {
    const double close = forecast.close[step], change = 100 * (close / forecast.last_close - 1);
    TableCell point = cell(figures::quote(close), close);
    point.strong = true;
    rows.push_back({QString::number(step + 1),
                    {cell(figures::count(static_cast<qint64>(step) + 1), static_cast<double>(step) + 1),
                     cell(step < forecast.times.size() ? figures::date_time(forecast.times[step]) : QString()), point,
                     cell(figures::skill_number(change), change), band(forecast, step, 0.25, 0.75), band(forecast, step, 0.05, 0.95),
                     past_error(document, step, "pct_mae"), past_error(document, step, "persistence_pct_mae")},
                    RowKind::plain,
                    0,
                    {}});
  }
  return rows;
}

std::optional<SkillMark> record_mark(const Json& forecast) {
  const auto skill = number(forecast, "/record/skill");
  if (!skill) return std::nullopt;
  SkillMark mark;
  mark.estimate = 100 * *skill;
  const auto low = number(forecast, "/record/skill_interval/0"), high = number(forecast, "/record/skill_interval/1");
  if (low && high) mark.interval = std::pair(100 * *low, 100 * *high);
  mark.verdict = verdict_of(text(forecast, "/record/verdict"));
  return mark;
}

QString record_words(const Json& forecast) {
  const QString symbol = text(forecast, "/symbol");
  const auto windows = number(forecast, "/record/windows");
  if (!windows) return tr("Not evaluated on %1 yet: nothing is known of how far this forecast may be trusted.").arg(symbol);
  QString words = tr("past forecasts of %1: %2 windows, horizon %3 bars, %4")
                      .arg(symbol, figures::count(static_cast<qint64>(*windows)))
                      .arg(value(forecast, "/record/horizon").dump().c_str(), part_words({{"protocol", value(forecast, "/record")}}));
  const auto error = number(forecast, "/record/pct_mae"), naive = number(forecast, "/record/persistence_pct_mae");
  if (error && naive) words += tr(" · pct_MAE %1, persistence %2").arg(figures::percent(*error), figures::percent(*naive));
  if (const auto inside = number(forecast, "/record/coverage/90"))
    words += tr(" · the 90 % band held %1 %").arg(figures::coverage(100 * *inside));
  return words;
}

QString record_of_all_words(const Json& forecast) {
  const auto symbols = number(forecast, "/record/all_symbols/symbols"), place = number(forecast, "/record/all_symbols/place");
  const auto own = number(forecast, "/record/skill"), mean = number(forecast, "/record/all_symbols/skill");
  if (!symbols || !place || !own || !mean || *symbols < 2) return {};
  const QString all = figures::count(static_cast<qint64>(*symbols));
  QString words =
      tr("On all %1 symbols of that evaluation: %2, mean skill %3")
          .arg(all, figures::verdict_word(verdict_of(text(forecast, "/record/all_symbols/verdict"))), figures::skill(100 * *mean));
  const auto low = number(forecast, "/record/all_symbols/skill_interval/0"),
             high = number(forecast, "/record/all_symbols/skill_interval/1");
  if (low && high) words += tr(", 95 % interval %1").arg(figures::interval(100 * *low, 100 * *high));
  const QString symbol = text(forecast, "/symbol");
  words += *place == 1
               ? tr(". %1 is the best of the %2, so expect less than its %3 from here on.").arg(symbol, all, figures::skill(100 * *own))
               : tr(". %1 is number %2 of %3.").arg(symbol, figures::count(static_cast<qint64>(*place)), all);
  return words;
}

QString forecast_source(const Json& forecast) {
  QStringList parts{source_words(forecast)};
  for (const char* list : {"notices", "warnings"}) {
    for (const Json& notice : forecast.value(list, Json::array())) parts.append(error_words(notice.get<std::string>()));
  }
  return parts.join(QStringLiteral(" · "));
}

}  // namespace candlewright
