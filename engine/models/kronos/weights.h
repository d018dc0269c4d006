#pragma once
#include <cstdint>

#include "engine/models/kronos/folder.h"

namespace candlewright::kronos {

/// Gives a laid-out model memory on the CPU and random weights.
template <class Model>
void randomise(Model& model, std::uint64_t seed);

}  // namespace candlewright::kronos
