#include "engine/data/split_folder.h"

#include <algorithm>
#include <set>

#include "engine/base/describe.h"
#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/json.h"
#include "engine/data/csv_writer.h"

namespace candlewright {
namespace {

namespace fs = std::filesystem;

std::set<std::string> held_out_names(const Dataset& data, const SplitPlan& plan) {
  std::set<std::string> names;
  for (const DatasetSymbol& symbol : data.symbols) {
    if (symbol.held_out) names.insert(symbol.name());
  }
  for (const std::string& name : plan.held_out) {
    if (data.find(name) == nullptr) {
      std::vector<std::string> known;
      for (const DatasetSymbol& symbol : data.symbols) known.push_back(symbol.name());
      const std::string near = nearest(name, known);
      throw InputError(ErrorKind::usage, "--held-out " + name, "there is no such symbol in " + data.folder.string(),
                       near.empty() ? "See candlewright-cli data scan for the symbols." : "Did you mean " + near + "?");
    }
    names.insert(name);
  }
  return names;
}

SplitReport plan_split(const Dataset& data, const SplitPlan& plan) {
  const std::set<std::string> held_out = held_out_names(data, plan);
  SplitReport report;
  std::set<std::string> files;
  std::size_t unseen = 0;
  for (const DatasetSymbol& symbol : data.symbols) {
    SplitSymbol part;
    part.symbol = symbol.name();
    part.held_out = held_out.count(symbol.name()) > 0;
    part.rows = symbol.table->rows();
    part.test_rows = plan.test_rows;
    part.validation_rows = part.held_out && plan.validation_rows == 0 ? plan.test_rows : plan.validation_rows;
    part.train_rows = part.rows - part.test_rows - part.validation_rows;
    const std::string name = file_name_of(symbol.name());
    part.file = name + ".csv";
    if (name.empty() || name == "data_summary") {
      report.skipped.emplace_back(part.symbol, "its name cannot be a file's");
    } else if (!files.insert(name).second) {
      report.skipped.emplace_back(part.symbol, "another symbol already has the file name " + part.file);
    } else if (part.train_rows < 1) {
      report.skipped.emplace_back(part.symbol, std::to_string(part.rows) + " bars are too few for the parts wanted");
    } else {
      unseen += part.held_out;
      report.symbols.push_back(part);
    }
  }
  for (const PriceTable& table : data.refused) {
    report.skipped.emplace_back(table.symbol, table.quality.message.empty() ? "too short" : table.quality.message);
  }
  if (unseen > 0) report.held_out_folder = "unseen" + std::to_string(unseen);
  return report;
}

std::string summary_of(const Dataset& data, const SplitReport& report) {
  std::string text = "symbol,latest_date,total_rows,train_rows,test_rows,train_file,test_file\n";
  for (const SplitSymbol& part : report.symbols) {
    if (part.held_out) continue;
    const DatasetSymbol& symbol = *data.find(part.symbol);
    text += csv_field(part.symbol) + ',' + to_iso(symbol.table->time.back()) + ',' + std::to_string(part.rows) + ',' +
            std::to_string(part.train_rows) + ',' + std::to_string(part.test_rows) + ',' + csv_field("train/" + part.file) + ',' +
            csv_field("test/" + part.file) + '\n';
  }
  return text;
}

Json metadata_of(const Dataset& data, const SplitReport& report) {
  Json document = Json::object();
  for (const SplitSymbol& part : report.symbols) {
    const DatasetSymbol& symbol = *data.find(part.symbol);
    Json facts = Json::object();
    for (const auto& [name, value] : symbol.about) facts[name] = value;
    facts["frequency"] = symbol.table->quality.frequency;
    facts["group"] = part.held_out ? report.held_out_folder : "train";
    facts["rows"] = part.rows;
    facts["first"] = to_iso(symbol.table->time.front());
    facts["last"] = to_iso(symbol.table->time.back());
    facts["quality"] = symbol.table->quality.repairs;
    document[part.symbol] = std::move(facts);
  }
  return document;
}

}  // namespace

SplitReport split_folder(const Dataset& data, const fs::path& out, const SplitPlan& plan, std::stop_token stop) {
  SplitReport report = plan_split(data, plan);
  if (report.symbols.empty()) {
    throw InputError(
        data.folder.string(),
        "no symbol can be split" +
            (report.skipped.empty() ? std::string() : ": " + report.skipped.front().first + ": " + report.skipped.front().second),
        "Give longer files, or fewer --test-rows and --val-rows.");
  }
  std::error_code error;
  if (fs::exists(out, error) && !(fs::is_directory(out, error) && fs::is_empty(out, error))) {
    throw InputError(out.string(), "it exists and is no empty folder", "Choose a new folder for --out: nothing is overwritten.");
  }
  std::set<fs::path> folders;
  const auto put = [&](const fs::path& folder, const SplitSymbol& part, const PriceTable& table, std::int64_t begin, std::int64_t end) {
    if (stop.stop_requested()) throw Stopped();
    if (folders.insert(folder).second) make_folder(folder);
    write_file(folder / part.file, bars_as_csv(table, begin, end));
  };
  for (const SplitSymbol& part : report.symbols) {
    const PriceTable& table = *data.find(part.symbol)->table;
    const fs::path home = part.held_out ? out / report.held_out_folder : out;
    if (!part.held_out) put(home, part, table, 0, part.rows);
    put(home / "train", part, table, 0, part.train_rows);
    if (part.validation_rows > 0) put(home / "val", part, table, part.train_rows, part.train_rows + part.validation_rows);
    if (part.test_rows > 0) put(home / "test", part, table, part.rows - part.test_rows, part.rows);
  }
  write_file(out / "data_summary.csv", summary_of(data, report));
  write_file(out / "asset_metadata.json", dump(metadata_of(data, report), 1) + "\n");
  return report;
}

}  // namespace candlewright
