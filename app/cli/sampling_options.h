#pragma once
#include <CLI/CLI.hpp>

#include "engine/models/forecaster.h"

namespace candlewright::cli {

/// --samples, --temperature, --top-k, --top-p, --seed, --greedy, --max-context. The job checks their values.
inline void add_sampling_options(CLI::App& command, SamplingSettings& sampling) {
  command.add_option("--samples", sampling.samples, "Sample paths a window")->capture_default_str();
  command.add_option("--temperature", sampling.temperature, "Above 1 spreads the draws, below 1 narrows them")->capture_default_str();
  command.add_option("--top-k", sampling.top_k, "Draw among the k likeliest tokens; 0 = off, above 0 switches --top-p off")
      ->capture_default_str();
  command.add_option("--top-p", sampling.top_p, "Draw among the likeliest tokens that hold this share; 1 = off")->capture_default_str();
  command.add_option("--seed", sampling.seed, "Seed of the draws")->capture_default_str();
  command.add_flag("--greedy", sampling.greedy, "One path of the likeliest tokens, whatever the seed");
  command.add_option("--max-context", sampling.max_context, "Most bars that the model sees at once")->capture_default_str();
}

}  // namespace candlewright::cli
