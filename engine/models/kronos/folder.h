#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "engine/models/kronos/config.h"
#include "engine/models/kronos/predictor.h"
#include "engine/models/kronos/tokenizer.h"

namespace candlewright::kronos {

/// The two models of one Kronos, shared by stages and forecasters: what one trains the other sees.
struct Pair {
  std::shared_ptr<Tokenizer> tokenizer;
  std::shared_ptr<Predictor> predictor;
  bool anchored = false;  ///< forecasts are shifted to begin at the last known close; kept as forecast.json beside the two folders
};

/// Loads <folder>/tokenizer and <folder>/predictor. Throws InputError (kind model) that names file and tensor or field: missing names
/// (unless `allow_missing`: those keep random values), wrong shapes, a pair whose bits differ. What was tolerated goes to `notes`.
Pair load_pair(const std::filesystem::path& folder, at::Device device, bool allow_missing, std::vector<std::string>* notes = nullptr);
/// One half, from the folder that holds its config.json.
std::shared_ptr<Tokenizer> load_tokenizer(const std::filesystem::path& folder, at::Device device, bool allow_missing,
                                          std::vector<std::string>* notes = nullptr);
std::shared_ptr<Predictor> load_predictor(const std::filesystem::path& folder, at::Device device, bool allow_missing,
                                          std::vector<std::string>* notes = nullptr);

/// Random weights, the same for a seed on every machine (docs/kronos.md).
Pair random_pair(const TokenizerConfig& tokenizer, const PredictorConfig& predictor, std::uint64_t seed, at::Device device);

/// Writes <folder>/tokenizer and <folder>/predictor as the Python classes write them. Throws InputError (kind disk).
void save_pair(const Pair& pair, const std::filesystem::path& folder);

/// Pair::anchored of a folder; false without the file. Throws InputError (kind model).
bool read_anchored(const std::filesystem::path& folder);

/// True if <folder>, <folder>/tokenizer or <folder>/predictor holds a Kronos config.json. Never throws.
bool recognises(const std::filesystem::path& folder);

/// The document of ModelFamily::inspect for a pair or one half; reads no weights. Throws InputError (kind model).
Json inspect(const std::filesystem::path& folder);

}  // namespace candlewright::kronos
