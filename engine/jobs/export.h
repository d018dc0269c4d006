#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/json.h"
#include "engine/storage/run_store.h"

namespace candlewright {

/// The words of `runs export --format`.
const std::vector<std::string>& export_formats();

/// Writes a run to `out` and returns {"run","format","out","bytes"}. Blocks.
///   csv, parquet   one file with every point of every series: metric, unit, stage, step, time, value (a value that is not finite is empty)
///   hf             the model folder that other programs load: that of the run's best checkpoint, else of its latest
///   bundle         a folder with run.json (as `runs show`), series.csv, events.jsonl, evaluations.json, the run's own files below files/,
///                  and manifest.json with the size and SHA-256 of each
/// A folder is complete or absent; an existing one is replaced only if it is empty. Throws InputError (kind usage for an unknown format,
/// disk, or store if the run has no model yet).
Json export_run(const RunStore& store, const RunRow& run, const std::string& format, const std::filesystem::path& out);

/// Writes the model folder (as hf above) of one checkpoint. Throws InputError (kind disk, or store if it is not on disk any more).
Json export_checkpoint(const CheckpointRow& checkpoint, const std::filesystem::path& out);

}  // namespace candlewright
