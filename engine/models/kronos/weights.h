#pragma once
#include <cstdint>

#include "engine/compute/safetensors_format.h"
#include "engine/models/kronos/folder.h"

namespace candlewright::kronos {

/// Compares a model's layout with a file's header. Throws InputError (kind model) naming file and tensor on a wrong shape or type.
template <class Model>
Agreement compare(Model& layout, const SafetensorsFile& file);

/// Gives a laid-out model memory on the CPU and random weights.
template <class Model>
void randomise(Model& model, std::uint64_t seed);

/// Gives a laid-out model its weights from the file. Tensors that the file lacks must have been given values before.
template <class Model>
void fill(Model& model, const SafetensorsFile& file, at::Device device);

template <class Model>
void move_to(Model& model, at::Device device);

}  // namespace candlewright::kronos
