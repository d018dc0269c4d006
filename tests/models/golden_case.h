#pragma once
#include <ATen/ATen.h>

#include <QtTest>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/base/files.h"
#include "engine/base/json.h"
#include "engine/base/time.h"
#include "engine/compute/safetensors.h"
#include "engine/data/price_table.h"

/// Folders with golden results of a model family: below $CANDLEWRIGHT_FIXTURES, or ../shared/fixtures beside the source.
inline std::vector<std::filesystem::path> case_folders(const std::string& family) {
  const char* named = std::getenv("CANDLEWRIGHT_FIXTURES");
  const std::filesystem::path root =
      (named ? std::filesystem::path(named) : std::filesystem::path(CANDLEWRIGHT_SOURCE) / "../shared/fixtures") / family;
  std::vector<std::filesystem::path> folders;
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(root, none)) {
    if (std::filesystem::exists(entry.path() / "cases.json")) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

/// One folder of golden results. `check` compares by the rule that cases.json states for the tensor and remembers it; `all_checked` ends
/// a case.
class GoldenCase {
 public:
  explicit GoldenCase(const std::filesystem::path& folder_)
      : folder(folder_),
        json(candlewright::read_json(folder_ / "cases.json", std::size_t{64} << 20)),
        tensors(candlewright::load_safetensors(folder_ / "cases.safetensors")) {}

  const std::filesystem::path folder;
  const candlewright::Json json;
  const std::map<std::string, at::Tensor> tensors;
  std::vector<std::string> problems;
  std::set<std::string> checked;
  double largest_use = 0;  ///< of any tolerance; 1 = all of it

  bool has(const std::string& name) const { return tensors.count(name) > 0; }
  at::Tensor input(const std::string& name) const { return tensors.at(name); }

  void check(const std::string& name, const at::Tensor& got) {
    if (!has(name)) return;  // a case lists what applies to it
    check_elements(name, got, at::ones(tensors.at(name).sizes(), at::kBool));
  }

  /// The same for the elements where `compared` is true.
  void check_elements(const std::string& name, const at::Tensor& got, const at::Tensor& compared) {
    checked.insert(name);
    const at::Tensor wanted = tensors.at(name);
    const candlewright::Json& rule = json["tensors"][name];
    const at::Tensor ours = at::where(compared, got.detach().reshape(wanted.sizes()), wanted);
    const std::string compare = rule["compare"];
    if (compare == "exact") {
      if (!at::equal(ours.to(wanted.scalar_type()), wanted)) problems.push_back(name + " differs");
    } else if (compare == "allclose" || compare == "allclose_scaled") {
      at::Tensor allowed = rule["rtol"].get<double>() * wanted.to(at::kDouble).abs() + rule["atol"].get<double>();
      if (compare == "allclose_scaled") allowed = allowed + rule["atol_times_std"].get<double>() * tensors.at(rule["std"]).to(at::kDouble);
      const double use = ((ours.to(at::kDouble) - wanted.to(at::kDouble)).abs() / allowed.clamp_min(1e-300)).max().item<double>();
      largest_use = std::max(largest_use, use);
      if (!(use <= 1)) problems.push_back(name + " uses " + std::to_string(use) + " of its tolerance");
    } else {
      problems.push_back(name + " has the unknown rule " + compare);
    }
  }

  void check_number(const std::string& what, double got, double wanted, double tolerance) {
    if (!(std::abs(got - wanted) <= tolerance * std::max(1.0, std::abs(wanted)))) {
      problems.push_back(what + " is " + std::to_string(got) + ", wanted " + std::to_string(wanted));
    }
  }

  /// Names that must be compared: everything that is neither an input nor informational.
  std::vector<std::string> listed() const {
    std::vector<std::string> names;
    for (const auto& [name, rule] : json["tensors"].items()) {
      if (rule.contains("compare") && rule["compare"] != "informational") names.push_back(name);
    }
    return names;
  }

  /// Walks the listed tensors that `here` is true for: what was not compared is a problem. Tells the counts and every problem; true if
  /// there is none.
  bool all_checked(const std::function<bool(const std::string& name)>& here) {
    for (const std::string& name : listed()) {
      if (here(name) && !checked.count(name)) problems.push_back(name + " was not checked");
    }
    const std::string label = folder.filename().string();
    qInfo("%s: %zu tensors checked, largest use of a tolerance %.0f %%", label.c_str(), checked.size(), 100 * largest_use);
    for (const std::string& problem : problems) qWarning("%s: %s", label.c_str(), problem.c_str());
    return problems.empty();
  }

  /// A table of the folder's CSV files: a timestamp and some of the six columns.
  candlewright::PriceTable table(const std::string& file) const {
    using namespace candlewright;
    PriceTable table;
    table.symbol = table.file = file;
    std::map<std::string, std::vector<double>*> columns{{"open", &table.open},   {"high", &table.high},     {"low", &table.low},
                                                        {"close", &table.close}, {"volume", &table.volume}, {"amount", &table.amount}};
    std::vector<std::string> head;
    for (const QString& line : QString::fromStdString(read_file(folder / file)).split('\n', Qt::SkipEmptyParts)) {
      const QStringList cells = line.trimmed().split(',');
      if (head.empty()) {
        for (const QString& cell : cells) head.push_back(cell.toStdString());
        continue;
      }
      table.time.push_back(*parse_iso(cells[0].toStdString()));
      for (int c = 1; c < cells.size(); ++c) columns.at(head[static_cast<std::size_t>(c)])->push_back(cells[c].toDouble());
    }
    table.has_volume = !table.volume.empty();
    table.has_amount = !table.amount.empty();
    return table;
  }
};

inline bool is_optimizer_result(const std::string& name) {
  return name.rfind("after3.", 0) == 0 || name.find(".after3.") != std::string::npos;
}
inline bool is_of_the_model(const std::string& name) { return !is_optimizer_result(name); }
