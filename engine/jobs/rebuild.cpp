#include "engine/jobs/rebuild.h"

#include <algorithm>
#include <set>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/hash.h"
#include "engine/jobs/run_files.h"
#include "engine/jobs/run_journal.h"
#include "engine/training/checkpoint.h"

namespace candlewright {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t events_at_once = 2000;
constexpr Nanoseconds days_in_trash = 30;

RunRow row_of(const RunRecord& record) {
  RunRow row;
  row.id = record.run;
  row.name = record.job.name;
  row.model = record.job.model;
  row.origin = "cli";
  row.created = parse_iso(record.created).value_or(0);
  row.settings = record.job.settings;
  row.data_folder = record.data_as_given;
  row.data_fingerprint = record.data_fingerprint;
  row.version = record.version;
  row.device = record.device;
  row.precision = record.precision;
  row.threads = record.threads;
  row.seed = row.settings.contains("training") ? row.settings["training"].value("seed", std::int64_t{0}) : 0;
  row.parent = record.job.parent;
  return row;
}

/// Everything of the journal into the store, under the run's id whatever the lines say.
void replay(RunStore& store, const fs::path& folder, const std::string& run) {
  std::vector<Event> waiting;
  const auto write = [&] {
    if (!waiting.empty()) store.append(waiting);
    waiting.clear();
  };
  const std::int64_t broken = read_journal(
      folder,
      [&](const Event& event) {
        waiting.push_back(event);
        waiting.back().run = run;
        if (waiting.size() >= events_at_once) write();
      },
      [&](std::int64_t step, const std::string& stage) {
        write();
        store.rewind(run, step, stage);
      });
  if (broken > 0) {
    waiting.push_back(
        {run, now(), Notice{"warning", std::to_string(broken) + " lines of events.jsonl could not be read; they are missing here."}});
  }
  write();
}

/// Checkpoints that the journal does not know, and those that it believes on disk and are not.
void agree_on_checkpoints(RunStore& store, const fs::path& folder, const std::string& run) {
  std::set<std::string> on_disk, known;
  std::vector<Event> events;
  for (const CheckpointRow& row : store.checkpoints(run)) {
    if (row.removed == 0) known.insert(row.name);
  }
  std::vector<CheckpointFolder> found = list_checkpoints(folder / "checkpoints");
  std::reverse(found.begin(), found.end());
  for (const CheckpointFolder& checkpoint : found) {
    on_disk.insert(checkpoint.name);
    std::error_code error;
    const bool whole = checkpoint.state.is_object() && fs::exists(checkpoint.path / "manifest.json", error);
    if (whole && !known.contains(checkpoint.name)) {
      const Nanoseconds saved = parse_iso(checkpoint.state.value("saved", "")).value_or(now());
      events.push_back({run, saved, announcement_of(checkpoint)});
    }
  }
  for (const std::string& name : known) {
    if (!on_disk.contains(name)) events.push_back({run, now(), CheckpointRemoved{"checkpoints/" + name}});
  }
  if (!events.empty()) store.append(events);
}

void add_evaluation(RunStore& store, const std::string& run, const Json& document) {
  EvaluationRow row;
  row.run = run;
  row.document = document;
  if (document.contains("protocol")) row.part = document["protocol"].value("part", "");
  if (document.contains("model") && document["model"].is_object()) {
    const Json& model = document["model"];
    if (model.contains("source") && model["source"].is_string()) row.source = model["source"];
    if (model.contains("checkpoint") && model["checkpoint"].is_string()) row.checkpoint = model["checkpoint"];
  }
  row.time = parse_iso(document.value("time", "")).value_or(now());
  store.add_evaluation(std::move(row), {});
}

/// The run whose files lie in `folder`, into the store. A run that had not ended reads "stopped" and can be resumed.
void adopt(RunStore& store, const fs::path& folder, const RunRecord& record) {
  const std::string& run = record.run;
  store.create_run(row_of(record));
  replay(store, folder, run);
  agree_on_checkpoints(store, folder, run);
  const RunRow row = store.run(run).value();
  if (row.status == "finished" || row.status == "stopped" || row.status == "failed") return;
  std::error_code error;
  const bool finished = fs::exists(folder / "final_metrics.json", error);
  std::vector<Event> end;
  if (!finished) end.push_back({run, now(), Notice{"info", "The run's end is not known; resume goes on from its newest checkpoint."}});
  end.push_back({run, now(), RunFinished{finished ? "finished" : "stopped", row.step, row.epoch, 0}});
  store.append(end);
}

/// Folders of runs below `place`, oldest first, as their names say.
std::vector<fs::path> run_folders(const fs::path& place) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(place, error)) {
    if (entry.is_directory() && !entry.is_symlink()) folders.push_back(entry.path());
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

void take_all(RunStore& store, const fs::path& place, bool trashed, Json& document) {
  for (const fs::path& folder : run_folders(place)) {
    try {
      const RunRecord record = read_record(folder);
      if (record.run != folder.filename().string()) throw InputError(folder.string(), "config.json names another run", "");
      adopt(store, folder, record);
      std::error_code error;
      if (fs::exists(folder / "evaluation.json", error)) add_evaluation(store, record.run, read_json(folder / "evaluation.json"));
      if (trashed) {
        fs::remove(store.run_folder(record.run), error);  // the empty folder of a new row: the run's own lies in the trash
        store.trash(record.run);
      }
      document[trashed ? "trashed" : "runs"].push_back(record.run);
    } catch (const InputError& problem) {
      if (problem.kind == ErrorKind::disk) throw;
      document["left_out"].push_back({{"folder", folder.string()}, {"reason", problem.what()}});
    }
  }
}

[[noreturn]] void refuse_bundle(const fs::path& place, const std::string& what) {
  throw InputError(place.string(), what, "Give a whole folder that runs export --format bundle wrote.");
}

/// The run's own files of the bundle, below files/, each as the manifest says.
std::vector<fs::path> checked_files(const fs::path& bundle) {
  std::error_code error;
  if (!fs::is_regular_file(bundle / "manifest.json", error)) refuse_bundle(bundle, "it is no bundle: manifest.json is missing");
  const Json manifest = read_json(bundle / "manifest.json");
  std::vector<fs::path> own;
  try {
    for (const Json& file : manifest.at("files")) {
      const fs::path name(file.at("path").get<std::string>());
      const bool inside = !name.empty() && name.is_relative() &&
                          std::all_of(name.begin(), name.end(), [](const fs::path& part) { return is_safe_name(part.string()); });
      if (!inside) refuse_bundle(bundle / "manifest.json", "it names a file outside of the bundle");
      if (!fs::is_regular_file(fs::symlink_status(bundle / name, error))) refuse_bundle(bundle / name, "it is missing");
      if (fs::file_size(bundle / name) != file.at("bytes") || sha256_of_file(bundle / name) != file.at("sha256")) {
        refuse_bundle(bundle / name, "it has another content than when it was exported");
      }
      if (*name.begin() == "files") own.push_back(name.lexically_relative("files"));
    }
  } catch (const Json::exception& problem) {
    refuse_bundle(bundle / "manifest.json", std::string("it cannot be read: ") + problem.what());
  }
  return own;
}

void point_links(const RunStore& store, const std::string& run) {
  const fs::path checkpoints = store.run_folder(run) / "checkpoints";
  const std::vector<CheckpointFolder> found = list_checkpoints(checkpoints);
  if (found.empty()) return;
  point_link(checkpoints, "latest", found.front().name);
  const std::string best = store.run(run).value().best_checkpoint;
  if (!best.empty() && fs::exists(checkpoints / best)) point_link(checkpoints, "best_model", best);
}

}  // namespace

Json rebuild_store(const fs::path& workspace) {
  Json document{{"store", (workspace / "candlewright.db").string()},
                {"damage", nullptr},
                {"kept", nullptr},
                {"runs", Json::array()},
                {"trashed", Json::array()},
                {"left_out", Json::array()}};
  const std::string damage = RunStore::damage(workspace);
  if (damage.empty()) return document;
  document["damage"] = damage;
  document["kept"] = RunStore::set_aside(workspace).string();
  RunStore store(workspace);
  take_all(store, workspace / "runs", false, document);
  take_all(store, workspace / "trash", true, document);
  return document;
}

Json import_bundle(RunStore& store, const fs::path& bundle) {
  const std::vector<fs::path> files = checked_files(bundle);
  const RunRecord record = read_record(bundle / "files");
  const fs::path folder = store.run_folder(record.run);
  if (store.run(record.run) || fs::exists(folder)) {
    throw InputError(ErrorKind::store, "run " + record.run, "it is in this workspace already",
                     "Delete and purge it first to take it again.");
  }
  const Json shown = read_json(bundle / "run.json");
  const fs::path temporary = folder.parent_path() / (record.run + ".tmp");
  std::error_code error;
  fs::remove_all(temporary, error);
  try {
    for (const fs::path& file : files) {
      make_folder((temporary / file).parent_path());
      fs::copy_file(bundle / "files" / file, temporary / file, error);
      if (error) throw InputError(ErrorKind::disk, (temporary / file).string(), "copying failed: " + error.message(), "Check the disk.");
      sync_to_disk(temporary / file);
    }
    rename_durably(temporary, folder);
    adopt(store, folder, record);
    for (const Json& evaluation : read_json(bundle / "evaluations.json")) add_evaluation(store, record.run, evaluation);
    point_links(store, record.run);
    store.annotate(record.run, shown.value("name", record.job.name), shown.value("note", ""),
                   shown.value("tags", std::vector<std::string>{}), shown.value("archived", false));
  } catch (...) {
    fs::remove_all(temporary, error);
    if (store.run(record.run)) store.purge(record.run);
    fs::remove_all(folder, error);
    throw;
  }
  return {{"run", record.run}, {"folder", folder.string()}, {"files", files.size()}};
}

std::vector<std::string> clear_old_trash(const fs::path& workspace) {
  std::vector<std::string> told;
  std::error_code error;
  if (!fs::is_directory(workspace / "trash", error) || fs::is_empty(workspace / "trash", error)) return told;
  for (const std::string& run : RunStore(workspace).empty_trash(now() - days_in_trash * ns_per_day)) {
    told.push_back("Run " + run + " had been in the trash for 30 days and is deleted for ever.");
  }
  return told;
}

}  // namespace candlewright
