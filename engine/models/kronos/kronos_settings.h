#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/base/describe.h"
#include "engine/base/json.h"
#include "engine/models/family.h"

namespace candlewright {

/// Kronos' own section ("kronos") of a run's settings; StageSetup::model holds it as JSON with all fields.
struct KronosSettings {
  std::string size = "small";              ///< tiny, mini, small, base; "folder" = as the folder to start from says
  std::string stages = "both";             ///< both, tokenizer, predictor: what is trained
  double clip = 5.0;                       ///< normalised values are cut to +-clip
  std::string validation_loss = "causal";  ///< causal, reference (the second token sees the whole window)
  bool teacher_forcing = false;            ///< false = the second token follows a drawn first one, as upstream trains
  // Of the predictor; -1 = as the size or the folder says.
  double attention_dropout = -1, ffn_dropout = -1, residual_dropout = -1, token_dropout = -1;
};

void describe(Describer& d, KronosSettings& c);

/// Reads the section back. Throws InputError (kind settings).
KronosSettings kronos_settings_from(const Json& section);

// The hooks of ModelFamily that concern settings.
FamilySettings kronos_section();
std::vector<Preset> kronos_presets();
void complete_kronos_settings(const FamilySettings& settings, const std::filesystem::path& init);
Json kronos_preprocessor(const Json& section);

}  // namespace candlewright
