#include "engine/jobs/export.h"

#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/hash.h"
#include "engine/data/parquet_columns.h"
#include "engine/storage/run_document.h"

namespace candlewright {
namespace {

namespace fs = std::filesystem;

/// The shortest text that reads back as the same number; empty if it is not finite.
std::string exact(double value) {
  if (!std::isfinite(value)) return "";
  char text[32];
  return std::string(text, std::to_chars(text, text + sizeof text, value).ptr);
}

/// One field after RFC 4180; text that a spreadsheet would take for a formula gets an apostrophe.
std::string csv_field(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos) text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + '"';
}

std::string csv_of(const RunStore& store, const std::string& run) {
  std::string out = "metric,unit,stage,step,time,value\n";
  for (const std::string& name : store.series_names(run)) {
    const Series series = store.series(run, name);
    const std::string head = csv_field(series.metric) + "," + csv_field(series.unit) + ",";
    for (std::size_t i = 0; i < series.steps.size(); ++i) {
      out += head + csv_field(series.stages[i]) + "," + std::to_string(series.steps[i]) + "," + to_iso(series.times[i]) + "," +
             exact(series.values[i]) + "\n";
    }
  }
  return out;
}

ParquetColumns columns_of(const RunStore& store, const std::string& run) {
  std::vector<std::string> metrics, units, stages, times;
  std::vector<std::int64_t> steps;
  std::vector<double> values;
  for (const std::string& name : store.series_names(run)) {
    const Series series = store.series(run, name);
    metrics.insert(metrics.end(), series.steps.size(), series.metric);
    units.insert(units.end(), series.steps.size(), series.unit);
    stages.insert(stages.end(), series.stages.begin(), series.stages.end());
    steps.insert(steps.end(), series.steps.begin(), series.steps.end());
    values.insert(values.end(), series.values.begin(), series.values.end());
    for (const Nanoseconds at : series.times) times.push_back(to_iso(at));
  }
  return {{"metric", metrics}, {"unit", units}, {"stage", stages}, {"step", steps}, {"time", times}, {"value", values}};
}

[[noreturn]] void copy_failed(const fs::path& path, const std::error_code& error) {
  throw InputError(ErrorKind::disk, path.string(), "copying failed: " + error.message(), "Check the disk and the folder's permissions.");
}

/// Regular files below `from` for which `wanted(relative path)` holds. Links are left out: they may point anywhere.
void copy_below(const fs::path& from, const fs::path& to, const std::function<bool(const fs::path&)>& wanted) {
  std::vector<fs::path> files;
  std::error_code error;
  for (auto at = fs::recursive_directory_iterator(from, error); !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    const fs::path relative = at->path().lexically_relative(from);
    if (at->is_symlink() || !at->is_regular_file() || !wanted(relative)) continue;
    files.push_back(relative);
  }
  if (error) copy_failed(from, error);
  std::uint64_t bytes = 0;
  for (const fs::path& file : files) bytes += fs::file_size(from / file);
  require_space(to, bytes);
  for (const fs::path& file : files) {
    make_folder((to / file).parent_path());
    fs::copy_file(from / file, to / file, error);
    if (error) copy_failed(to / file, error);
    sync_to_disk(to / file);
  }
}

std::uint64_t bytes_below(const fs::path& path) {
  if (fs::is_regular_file(path)) return fs::file_size(path);
  std::uint64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(path)) bytes += entry.is_regular_file() ? entry.file_size() : 0;
  return bytes;
}

/// Fills a folder beside `out`, then renames it into place.
void write_folder(const fs::path& out, const std::function<void(const fs::path&)>& fill) {
  if (fs::exists(fs::symlink_status(out)) && !(fs::is_directory(out) && fs::is_empty(out))) {
    throw InputError(ErrorKind::disk, out.string(), "it exists already and is not an empty folder", "Choose another --out.");
  }
  fs::path target = out;
  if (!target.has_filename()) target = target.parent_path();
  const fs::path parent = target.has_parent_path() ? target.parent_path() : fs::path(".");
  make_folder(parent);
  const fs::path temporary = parent / ("." + target.filename().string() + "." + std::to_string(::getpid()) + ".tmp");
  try {
    make_folder(temporary);
    fill(temporary);
    sync_to_disk(temporary);
    rename_durably(temporary, target);
  } catch (...) {
    std::error_code ignored;
    fs::remove_all(temporary, ignored);
    throw;
  }
}

fs::path folder_of(const RunStore& store, const RunRow& run) {
  return run.trashed ? store.workspace() / "trash" / run.id : store.run_folder(run.id);
}

void require_on_disk(const CheckpointRow& checkpoint) {
  if (fs::is_directory(checkpoint.path)) return;
  throw InputError(ErrorKind::store, checkpoint.path, "this checkpoint is not on disk any more",
                   "Resume or repeat the run, then export it.");
}

/// Where the run's model lies: its finished export, else its best or latest checkpoint.
fs::path model_folder(const RunStore& store, const RunRow& run) {
  const fs::path exported = folder_of(store, run) / "hf_export";
  if (fs::is_directory(exported)) return exported;
  const CheckpointRow checkpoint = store.find_checkpoint(run.id, run.best_checkpoint.empty() ? "latest" : "best");
  require_on_disk(checkpoint);
  return checkpoint.path;
}

void write_model(const fs::path& model, const fs::path& folder) {
  copy_below(model, folder, [](const fs::path& file) {
    const std::string name = file.filename().string();
    return name != "training_state.safetensors" && name != "state.json" && name != "manifest.json";
  });
}

void write_bundle(const RunStore& store, const RunRow& run, const fs::path& folder) {
  copy_below(folder_of(store, run), folder / "files", [](const fs::path& file) { return file.string().find(".tmp") == std::string::npos; });
  write_file(folder / "run.json", dump(run_document(store, run), 1));
  write_file(folder / "series.csv", csv_of(store, run.id));
  std::string events;
  for (const Json& event : store.events(run.id)) events += dump(event) + "\n";
  write_file(folder / "events.jsonl", events);
  Json evaluations = Json::array();
  for (const EvaluationRow& row : store.evaluations(run.id)) evaluations.push_back(row.document);
  write_file(folder / "evaluations.json", dump(evaluations, 1));
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  Json manifest{{"run", run.id}, {"files", Json::array()}};
  for (const fs::path& file : files) {
    manifest["files"].push_back(
        {{"path", file.lexically_relative(folder).string()}, {"bytes", fs::file_size(file)}, {"sha256", sha256_of_file(file)}});
  }
  write_file(folder / "manifest.json", dump(manifest, 1));
}

}  // namespace

const std::vector<std::string>& export_formats() {
  static const std::vector<std::string> formats = {"csv", "parquet", "hf", "bundle"};
  return formats;
}

Json export_run(const RunStore& store, const RunRow& run, const std::string& format, const std::filesystem::path& out) {
  if (format == "csv" || format == "parquet") {
    if (fs::is_directory(out)) {
      throw InputError(ErrorKind::disk, out.string(), "it is a folder", "Give --out the name of a file.");
    }
    if (out.has_parent_path()) make_folder(out.parent_path());
    if (format == "csv") {
      write_file(out, csv_of(store, run.id));
    } else {
      write_parquet(out, columns_of(store, run.id));
    }
  } else if (format == "hf") {
    write_folder(out, [&](const fs::path& folder) { write_model(model_folder(store, run), folder); });
  } else if (format == "bundle") {
    write_folder(out, [&](const fs::path& folder) { write_bundle(store, run, folder); });
  } else {
    throw InputError(ErrorKind::usage, "--format " + format, "there is no such format", "Use csv, parquet, hf or bundle.");
  }
  return {{"run", run.id}, {"format", format}, {"out", out.string()}, {"bytes", bytes_below(out)}};
}

Json export_checkpoint(const CheckpointRow& checkpoint, const std::filesystem::path& out) {
  require_on_disk(checkpoint);
  write_folder(out, [&](const fs::path& folder) { write_model(checkpoint.path, folder); });
  return {{"run", checkpoint.run}, {"checkpoint", checkpoint.name}, {"format", "hf"}, {"out", out.string()}, {"bytes", bytes_below(out)}};
}

}  // namespace candlewright
