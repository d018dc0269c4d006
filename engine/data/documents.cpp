#include "engine/data/documents.h"

#include <algorithm>
#include <cmath>

namespace candlewright {
namespace {

Json range_document(RowRange range, const PriceTable& table) {
  if (range.size() == 0) return {{"rows", 0}, {"first", nullptr}, {"last", nullptr}};
  return {{"rows", range.size()},
          {"first", to_iso(table.time[static_cast<std::size_t>(range.begin)])},
          {"last", to_iso(table.time[static_cast<std::size_t>(range.end - 1)])}};
}

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

}  // namespace

Json symbol_document(const PriceTable& table, bool usable) {
  const QualityReport& quality = table.quality;
  Json repairs = Json::object();
  for (const auto& [rule, count] : quality.repairs) repairs[rule] = count;
  for (const std::string& flag : quality.flags) repairs[flag] = true;
  const bool empty = table.rows() == 0;
  return {{"file", table.file},
          {"symbol", table.symbol},
          {"status", quality.status},
          {"usable", usable},
          {"rows", table.rows()},
          {"first", empty ? Json(nullptr) : Json(to_iso(table.time.front()))},
          {"last", empty ? Json(nullptr) : Json(to_iso(table.time.back()))},
          {"frequency", quality.frequency.empty() ? Json(nullptr) : Json(quality.frequency)},
          {"repairs", std::move(repairs)},
          {"gaps", quality.gaps},
          {"outliers", quality.outliers.size()},
          {"zero_volume_share", quality.zero_volume_share},
          {"ignored_columns", quality.ignored_columns},
          {"warnings", quality.warnings},
          {"message", quality.message.empty() ? Json(nullptr) : Json(quality.message)}};
}

Json scan_document(const Dataset& data) {
  std::vector<Json> entries;
  Json held_out = Json::array();
  std::int64_t trained = 0, rows[4] = {0, 0, 0, 0};
  for (const DatasetSymbol& symbol : data.symbols) {
    Json entry = symbol_document(*symbol.table, true);
    Json parts = Json::object();
    if (symbol.held_out) {
      held_out.push_back(symbol.name());
      parts["context"] = range_document(symbol.train, *symbol.table);
      parts["held_out"] = range_document(symbol.part(Part::held_out), *symbol.table);
      rows[3] += symbol.part(Part::held_out).size();
    } else {
      ++trained;
      parts["train"] = range_document(symbol.train, *symbol.table);
      parts["val"] = range_document(symbol.validation, *symbol.table);
      parts["test"] = range_document(symbol.test, *symbol.table);
      rows[0] += symbol.train.size();
      rows[1] += symbol.validation.size();
      rows[2] += symbol.test.size();
    }
    entry["parts"] = std::move(parts);
    if (!symbol.about.empty()) entry["about"] = symbol.about;
    entries.push_back(std::move(entry));
  }
  for (const PriceTable& table : data.refused) entries.push_back(symbol_document(table, false));
  std::stable_sort(entries.begin(), entries.end(), [](const Json& a, const Json& b) {
    return a["symbol"].get_ref<const std::string&>() < b["symbol"].get_ref<const std::string&>();
  });
  return {{"folder", data.folder.string()},
          {"fingerprint", data.fingerprint},
          {"from_cache", data.from_cache},
          {"symbols", std::move(entries)},
          {"split",
           {{"trained", trained},
            {"held_out", std::move(held_out)},
            {"train_rows", rows[0]},
            {"val_rows", rows[1]},
            {"test_rows", rows[2]},
            {"held_out_rows", rows[3]}}},
          {"notices", data.notices}};
}

Json bars_document(const PriceTable& table) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < table.time.size(); ++i) {
    rows.push_back({to_iso(table.time[i]), table.open[i], table.high[i], table.low[i], table.close[i], table.volume[i], table.amount[i]});
  }
  Json repaired = Json::array();
  for (const Repair& cell : table.quality.cells) {
    repaired.push_back({{"row", cell.row},
                        {"column", cell.column},
                        {"was", number_or_null(cell.was)},
                        {"now", number_or_null(cell.now)},
                        {"rule", cell.rule}});
  }
  return {{"symbol", table.symbol},
          {"file", table.file},
          {"fingerprint", table.fingerprint},
          {"columns", {"timestamp", "open", "high", "low", "close", "volume", "amount"}},
          {"rows", std::move(rows)},
          {"repaired", std::move(repaired)},
          {"quality", symbol_document(table, table.rows() >= 2)}};
}

Json checks_document(const Dataset& data, const std::vector<Check>& checks) {
  Json list = Json::array();
  for (const Check& check : checks) {
    list.push_back({{"name", check.name}, {"verdict", check.verdict}, {"detail", check.detail}, {"symbols", check.symbols}});
  }
  return {{"folder", data.folder.string()}, {"fingerprint", data.fingerprint}, {"checks", std::move(list)}, {"notices", data.notices}};
}

Json leaks_document(const Dataset& data, const std::vector<Leak>& leaks) {
  Json list = Json::array();
  for (const Leak& leak : leaks) {
    list.push_back({{"kind", leak.kind},
                    {"symbol", leak.symbol},
                    {"part", leak.part},
                    {"other_symbol", leak.other_symbol},
                    {"other_part", leak.other_part},
                    {"bars", leak.bars},
                    {"first", to_iso(leak.first)},
                    {"last", to_iso(leak.last)}});
  }
  return {{"folder", data.folder.string()},          {"fingerprint", data.fingerprint}, {"leaks", std::move(list)},
          {"symbols_compared", data.symbols.size()}, {"shortest_run", shared_run},      {"notices", data.notices}};
}

Json split_document(const SplitReport& report, const std::string& folder, const std::string& out) {
  Json symbols = Json::array(), skipped = Json::array();
  for (const SplitSymbol& part : report.symbols) {
    symbols.push_back({{"symbol", part.symbol},
                       {"file", part.file},
                       {"held_out", part.held_out},
                       {"rows", part.rows},
                       {"train_rows", part.train_rows},
                       {"val_rows", part.validation_rows},
                       {"test_rows", part.test_rows}});
  }
  for (const auto& [symbol, reason] : report.skipped) skipped.push_back({{"symbol", symbol}, {"reason", reason}});
  return {{"folder", folder},
          {"out", out},
          {"symbols", std::move(symbols)},
          {"skipped", std::move(skipped)},
          {"held_out_folder", report.held_out_folder.empty() ? Json(nullptr) : Json(report.held_out_folder)}};
}

}  // namespace candlewright
