#pragma once
#include <memory>
#include <vector>

#include "engine/models/stage.h"

namespace candlewright::kronos {

/// The stages that the settings ask for: "tokenizer", "predictor" or both in this order, on one shared pair of models.
/// A window is lookback + horizon bars, normalised by its lookback bars. Without a folder to start from, weights are random by the seed.
/// Throws InputError (kinds settings, model, input): no training window, or no validation window.
std::vector<std::unique_ptr<Stage>> make_stages(const StageSetup& setup);

}  // namespace candlewright::kronos
