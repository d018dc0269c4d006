#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <limits>

#include "engine/storage/comparison.h"

namespace candlewright {
namespace {

constexpr std::array colours = {"#2a78c8", "#c06a14", "#1f8a5b", "#9a4fb5", "#b8860b", "#c2437a", "#4c7a12", "#5b6ee1"};
constexpr double width = 860, height = 240, left = 64, right = 12, top = 10, bottom = 26;

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string rounded(double value, int digits = 6) {
  char text[40];
  std::snprintf(text, sizeof text, "%.*g", digits, value);
  return text;
}

/// A figure to six digits, whole in its tool tip.
std::string cell(const Json& value) {
  if (value.is_null()) return "<td>–</td>";
  if (value.is_number_float()) return "<td class=\"n\" title=\"" + dump(value) + "\">" + rounded(value) + "</td>";
  if (value.is_number()) return "<td class=\"n\">" + dump(value) + "</td>";
  return "<td>" + escaped(value.is_string() ? value.get<std::string>() : dump(value)) + "</td>";
}

struct Range {
  double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
  void add(double value) {
    if (!std::isfinite(value)) return;
    low = std::min(low, value);
    high = std::max(high, value);
  }
  bool empty() const { return !(low <= high); }
  double share(double value) const { return high > low ? (value - low) / (high - low) : 0.5; }
};

/// The series through its lowest and highest value in each pixel column, in the order of their steps.
std::string path_of(const Series& series, const Range& x, const Range& y) {
  std::string path;
  bool pen_down = false;
  const auto put = [&](std::size_t i) {
    const double px = left + x.share(static_cast<double>(series.steps[i])) * (width - left - right);
    const double py = height - bottom - y.share(series.values[i]) * (height - top - bottom);
    char text[48];
    std::snprintf(text, sizeof text, "%c%.1f %.1f", pen_down ? 'L' : 'M', px, py);
    path += text;
    pen_down = true;
  };
  const auto column = [&](std::size_t i) {
    return static_cast<int>(x.share(static_cast<double>(series.steps[i])) * (width - left - right));
  };
  for (std::size_t i = 0; i < series.values.size();) {
    if (!std::isfinite(series.values[i])) {
      pen_down = false;
      ++i;
      continue;
    }
    std::size_t lowest = i, highest = i, end = i;
    while (end < series.values.size() && column(end) == column(i) && std::isfinite(series.values[end])) {
      if (series.values[end] < series.values[lowest]) lowest = end;
      if (series.values[end] > series.values[highest]) highest = end;
      ++end;
    }
    put(std::min(lowest, highest));
    if (lowest != highest) put(std::max(lowest, highest));
    i = end;
  }
  return path;
}

std::string label(double x, double y, const char* anchor, const std::string& text) {
  return "<text x=\"" + rounded(x) + "\" y=\"" + rounded(y) + "\" text-anchor=\"" + anchor + "\">" + escaped(text) + "</text>";
}

std::string line(const std::string& path, const std::string& colour, bool dashed) {
  return "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"1.6\"" +
         (dashed ? " stroke-dasharray=\"8 4\"" : "") + "/>";
}

std::string named(const std::string& metric, const std::string& stage) { return stage.empty() ? metric : metric + " of the " + stage; }

/// One stage of a series for all runs; losses of two stages share no axis. `reference` is drawn dashed in the same colours; empty = none.
std::string chart(const RunStore& store, const std::vector<RunRow>& runs, const std::string& metric, const std::string& stage,
                  const std::string& reference) {
  std::vector<std::pair<Series, std::size_t>> lines;
  Range x, y;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    for (const std::string& name : {metric, reference}) {
      if (name.empty()) continue;
      Series series = stage_of(store.series(runs[r].id, name), stage);
      for (const std::int64_t step : series.steps) x.add(static_cast<double>(step));
      for (const double value : series.values) y.add(value);
      if (!series.steps.empty()) lines.emplace_back(std::move(series), r);
    }
  }
  if (lines.empty() || y.empty()) return "";
  std::string out = "<h2>" + escaped(named(metric, stage)) + (reference.empty() ? "" : ", dashed: " + escaped(reference)) +
                    "</h2><svg viewBox=\"0 0 " + rounded(width) + " " + rounded(height) + "\" role=\"img\" aria-label=\"" +
                    escaped(named(metric, stage)) + " by step\">";
  for (const double share : {0.0, 0.5, 1.0}) {
    const double at = height - bottom - share * (height - top - bottom);
    out += "<path class=\"grid\" d=\"M" + rounded(left) + " " + rounded(at) + "H" + rounded(width - right) + "\"/>";
    out += label(left - 6, at + 4, "end", rounded(y.low + share * (y.high - y.low), 4));
  }
  out += label(left, height - 8, "start", "step " + rounded(x.low)) + label(width - right, height - 8, "end", rounded(x.high));
  for (const auto& [series, r] : lines) out += line(path_of(series, x, y), colours[r % colours.size()], series.metric == reference);
  return out + "</svg>";
}

std::string head_row(const std::string& first, const std::vector<RunRow>& runs) {
  std::string out = "<tr><th>" + first + "</th>";
  for (std::size_t r = 0; r < runs.size(); ++r) {
    out += std::string("<th><span style=\"background:") + colours[r % colours.size()] + "\"></span>#" + std::to_string(runs[r].number) +
           " " + escaped(runs[r].name) + "<br><small>" + escaped(runs[r].id) + "</small></th>";
  }
  return out + "</tr>";
}

std::string row_of(const std::string& name, const Json& values) {
  std::string out = "<tr><th>" + escaped(name) + "</th>";
  for (const Json& value : values) out += cell(value);
  return out + "</tr>";
}

std::string run_table(const Json& comparison, const std::vector<RunRow>& runs) {
  std::string out = "<table>" + head_row("run", runs);
  const std::array<std::pair<const char*, const char*>, 10> rows = {{{"state", "/status"},
                                                                     {"model", "/model"},
                                                                     {"started", "/started"},
                                                                     {"steps", "/step"},
                                                                     {"best checkpoint", "/best/checkpoint"},
                                                                     {"metric", "/best/metric"},
                                                                     {"its value", "/best/value"},
                                                                     {"persistence, pct_mae", "/best/persistence_pct_mae"},
                                                                     {"skill", "/best/skill"},
                                                                     {"note", "/note"}}};
  for (const auto& [name, place] : rows) {
    Json values = Json::array();
    for (const Json& run : comparison["runs"]) values.push_back(run.at(Json::json_pointer(place)));
    out += row_of(name, values);
  }
  return out + "</table>";
}

/// Ends of one scale for all marks of a table, zero among them.
Range scale_of(const PageTable& table) {
  Range scale;
  scale.add(0);
  for (const auto& row : table.rows) {
    for (const PageTable::Cell& cell : row) {
      if (!cell.mark) continue;
      scale.add(cell.mark->estimate);
      for (const auto& range : {cell.mark->interval, cell.mark->whisker}) {
        if (!range) continue;
        scale.add(range->first);
        scale.add(range->second);
      }
    }
  }
  return scale;
}

/// Zero line, whisker, body and tick: hollow is better, filled is worse, grey is not shown.
std::string skill_candle(const PageTable::Mark& mark, const Range& scale) {
  constexpr double wide = 130, high = 18;
  const auto px = [&](double value) { return rounded(3 + scale.share(value) * (wide - 6), 5); };
  const std::string form = mark.verdict == "better" || mark.verdict == "worse" ? mark.verdict : "unsure";
  std::string out = "<svg class=\"mark " + form + "\" viewBox=\"0 0 " + rounded(wide) + " " + rounded(high) +
                    "\" role=\"img\" aria-label=\"" + escaped("skill " + rounded(mark.estimate, 3) + " %") +
                    "\"><path class=\"zero\" d=\"M" + px(0) + " 0V18\"/>";
  if (mark.whisker) out += "<path class=\"ink\" d=\"M" + px(mark.whisker->first) + " 9H" + px(mark.whisker->second) + "\"/>";
  if (mark.interval)
    out += "<path class=\"body\" d=\"M" + px(mark.interval->first) + " 4H" + px(mark.interval->second) + "V14H" + px(mark.interval->first) +
           "Z\"/>";
  return out + "<path class=\"tick\" d=\"M" + px(mark.estimate) + " 3V15\"/></svg>";
}

std::string screen_table(const PageTable& table) {
  const Range scale = scale_of(table);
  std::string out = "<h2>" + escaped(table.title) + "</h2><p>" + escaped(table.note) + "</p><div class=\"wide\"><table><tr>";
  for (const std::string& head : table.heads) out += "<th>" + escaped(head) + "</th>";
  out += "</tr>";
  for (const auto& row : table.rows) {
    out += "<tr>";
    for (const PageTable::Cell& cell : row) {
      out += cell.figure ? "<td class=\"n\">" : "<td>";
      out += (cell.mark ? skill_candle(*cell.mark, scale) : escaped(cell.text)) + "</td>";
    }
    out += "</tr>";
  }
  return out + "</table></div>";
}

constexpr const char* style =
    "body{font:15px/1.45 system-ui,sans-serif;max-width:960px;margin:24px auto;padding:0 16px;background:#fff;color:#1d2329}"
    "h1{font-size:22px}h2{font-size:16px;margin:26px 0 6px}table{border-collapse:collapse}td,th{padding:3px 12px 3px 0;border-bottom:1px "
    "solid "
    "#d8dde2;text-align:left;vertical-align:top}td.n{text-align:right;font-variant-numeric:tabular-nums}small{color:#5c6670;font-weight:"
    "400}"
    "th span{display:inline-block;width:10px;height:10px;margin-right:6px}svg{width:100%;height:auto}text{font-size:11px;fill:#5c6670}"
    ".wide,pre{overflow-x:auto}pre{white-space:pre-wrap;word-break:break-word;font-size:11px}svg.mark{width:130px;height:18px}"
    ".better{color:#00717a}.worse{color:#b53908}.unsure{color:#6a7480}.mark path{stroke:currentColor;fill:none;stroke-width:1.4}"
    ".mark .zero{stroke:#8a94a0;stroke-width:1}.worse .body{fill:currentColor}.unsure .body{fill:currentColor;fill-opacity:.25}.worse "
    ".tick{stroke:#fff}"
    ".grid{stroke:#d8dde2;stroke-width:1}@media(prefers-color-scheme:dark){body{background:#171b1f;color:#dfe4e8}td,th{border-color:#"
    "343c44}"
    ".better{color:#45c2c9}.worse{color:#ff8a4c}.unsure{color:#9aa5b1}.worse .tick{stroke:#171b1f}"
    "small,text{color:#9aa5af;fill:#9aa5af}.grid{stroke:#343c44}}";

}  // namespace

std::string comparison_page(const RunStore& store, const std::vector<RunRow>& runs, const std::vector<PageTable>& tables) {
  const Json comparison = compare_runs(store, runs);
  std::string out =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Runs "
      "compared</title><style>";
  out += std::string(style) + "</style></head><body><h1>" + (runs.size() == 1 ? "A run" : std::to_string(runs.size()) + " runs compared") +
         "</h1>";
  for (const PageTable& table : tables) out += screen_table(table);
  out += (tables.empty() ? "" : "<h2>Best checkpoints by validation</h2>") + run_table(comparison, runs);
  for (const Json& row : comparison["figures"]) {
    const std::string metric = row["metric"];
    if (metric == "seconds" || metric == "validation.persistence_pct_mae" || metric.ends_with("_low") || metric.ends_with("_high"))
      continue;
    out += chart(store, runs, metric, row["stage"], metric == "validation.pct_mae" ? "validation.persistence_pct_mae" : "");
  }
  out += "<h2>Figures</h2><table>" + head_row("last, best", runs);
  for (const Json& row : comparison["figures"]) {
    const std::string unit = row["unit"].get<std::string>().empty() ? "" : " (" + row["unit"].get<std::string>() + ")";
    const std::string name = named(row["metric"], row["stage"]) + unit;
    out += row_of(name + ", last", row["last"]);
    out += row_of(name + ", best", row["best"]);
  }
  out += "</table><h2>Settings that differ</h2>";
  if (comparison["settings"].empty()) {
    out += "<p>None.</p>";
  } else {
    out += "<table>" + head_row("setting", runs);
    for (const Json& row : comparison["settings"]) out += row_of(row["path"], row["values"]);
    out += "</table>";
  }
  return out + "<details><summary>The data as JSON</summary><pre>" + escaped(dump(comparison)) + "</pre></details></body></html>\n";
}

}  // namespace candlewright
