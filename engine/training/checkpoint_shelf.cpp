#include "engine/training/checkpoint_shelf.h"

#include <algorithm>
#include <set>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/hash.h"
#include "engine/base/time.h"

namespace candlewright {
namespace {

ShelvedCheckpoint from_disk(const CheckpointFolder& folder) {
  ShelvedCheckpoint c;
  c.name = folder.name;
  c.step = folder.step;
  if (!folder.state.is_object()) return c;
  c.stage = folder.state.value("stage", "");
  c.metric = folder.state.value("metric", "");
  c.epoch = folder.state.value("epoch", 0);
  c.saved = folder.state.value("saved", "");
  if (folder.state.contains("value") && folder.state["value"].is_number()) c.value = folder.state["value"].get<double>();
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path, error)) {
    if (entry.is_regular_file(error)) c.bytes += entry.file_size(error);
  }
  if (std::filesystem::exists(folder.path / "manifest.json", error)) c.hash = sha256_of_file(folder.path / "manifest.json");
  return c;
}

Json entry_of(const ShelvedCheckpoint& c, bool best) {
  return {{"path", "checkpoints/" + c.name},
          {"stage", c.stage},
          {"epoch", c.epoch},
          {"step", c.step},
          {"timestamp", c.saved},
          {"metrics", c.value ? Json{{c.metric, *c.value}} : Json::object()},
          {"model_hash", c.hash},
          {"file_size_mb", static_cast<double>(c.bytes) / 1e6},
          {"is_best", best},
          {"tags", Json::array()}};
}

}  // namespace

CheckpointShelf::CheckpointShelf(std::filesystem::path run_folder, const CheckpointConfig& config, std::int64_t last_step)
    : run_folder_(std::move(run_folder)), config_(config) {
  make_folder(folder());
  clear_leftovers(folder());
  for (const CheckpointFolder& found : list_checkpoints(folder())) {
    if (found.step <= last_step && found.state.is_object()) all_.push_back(from_disk(found));
  }
  std::sort(all_.begin(), all_.end(), [](const auto& a, const auto& b) { return a.step < b.step; });
}

std::vector<const ShelvedCheckpoint*> CheckpointShelf::ranking(const std::string& stage) const {
  std::vector<const ShelvedCheckpoint*> ranked;
  for (const ShelvedCheckpoint& c : all_) {
    if (c.stage == stage && c.value) ranked.push_back(&c);
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const auto* a, const auto* b) { return *a->value < *b->value; });
  return ranked;
}

const ShelvedCheckpoint* CheckpointShelf::best(const std::string& stage) const {
  const auto ranked = ranking(stage);
  return ranked.empty() ? nullptr : ranked.front();
}

bool CheckpointShelf::would_be_best(const std::string& stage, const std::optional<double>& value) const {
  const ShelvedCheckpoint* known = best(stage);
  return value && (!known || *value < *known->value);
}

void CheckpointShelf::add(ShelvedCheckpoint checkpoint) {
  std::erase_if(all_, [&](const auto& c) { return c.name == checkpoint.name; });
  all_.push_back(std::move(checkpoint));
  const ShelvedCheckpoint* first = best(all_.back().stage);
  point_link(folder(), "latest", all_.back().name);
  if (first) point_link(folder(), "best_model", first->name);
  write_records();
}

void CheckpointShelf::prune(const std::function<void(const std::vector<std::string>&)>& tell) {
  std::set<std::string> kept;
  std::set<std::string> stages;
  const std::size_t last = static_cast<std::size_t>(config_.keep_last);
  for (std::size_t i = all_.size() > last ? all_.size() - last : 0; i < all_.size(); ++i) kept.insert(all_[i].name);
  for (const ShelvedCheckpoint& c : all_) stages.insert(c.stage);
  for (const std::string& stage : stages) {
    const auto ranked = ranking(stage);
    for (std::size_t i = 0; i < std::min(ranked.size(), static_cast<std::size_t>(config_.keep_best)); ++i) kept.insert(ranked[i]->name);
  }
  std::vector<std::string> going;
  for (const ShelvedCheckpoint& c : all_) {
    if (!kept.contains(c.name)) going.push_back(c.name);
  }
  if (going.empty()) return;
  std::erase_if(all_, [&](const auto& c) { return !kept.contains(c.name); });
  write_records();
  tell(going);
  for (const std::string& name : going) remove_checkpoint(folder() / name);
}

void CheckpointShelf::remove(const std::string& name) {
  if (std::erase_if(all_, [&](const auto& c) { return c.name == name; }) == 0) return;
  std::error_code ignored;
  const ShelvedCheckpoint* first = all_.empty() ? nullptr : best(all_.back().stage);
  for (const auto& [link, target] : {std::pair{"latest", latest()}, std::pair{"best_model", first}}) {
    if (target) {
      point_link(folder(), link, target->name);
    } else {
      std::filesystem::remove(folder() / link, ignored);
    }
  }
  write_records();
  remove_checkpoint(folder() / name);
}

void CheckpointShelf::write_records() const {
  Json registry{{"regular_checkpoints", Json::array()}, {"best_checkpoints", Json::array()}};
  Json records = Json::array();
  std::vector<std::string> stages;
  for (const ShelvedCheckpoint& c : all_) {
    registry["regular_checkpoints"].push_back(entry_of(c, best(c.stage) && best(c.stage)->name == c.name));
    if (std::find(stages.begin(), stages.end(), c.stage) == stages.end()) stages.push_back(c.stage);
  }
  for (const std::string& stage : stages) {
    const auto ranked = ranking(stage);
    for (std::size_t i = 0; i < std::min(ranked.size(), static_cast<std::size_t>(config_.keep_best)); ++i) {
      registry["best_checkpoints"].push_back(entry_of(*ranked[i], i == 0));
      records.push_back({{"path", "checkpoints/" + ranked[i]->name},
                         {"stage", stage},
                         {"step", ranked[i]->step},
                         {ranked[i]->metric, *ranked[i]->value}});
    }
  }
  const ShelvedCheckpoint* top = all_.empty() ? nullptr : best(all_.back().stage);
  registry["best_metric_value"] = top ? Json(*top->value) : Json(nullptr);
  registry["monitor_metric"] = top ? Json(top->metric) : Json(nullptr);
  registry["mode"] = "min";
  registry["last_updated"] = to_iso(now());
  write_file(run_folder_ / "checkpoint_registry.json", dump(registry, 1));
  write_file(run_folder_ / "best_records.json", dump(records, 1));
}

}  // namespace candlewright
