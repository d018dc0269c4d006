#pragma once
#include <functional>
#include <string>
#include <vector>

#include "engine/base/json.h"
#include "engine/compute/safetensors_format.h"
#include "engine/models/layers/tensors.h"

namespace candlewright {

// Between a model laid out without memory and its weights file.

/// Calls a visitor with every tensor of a model: what a model's visit() does.
using Layout = std::function<void(const TensorVisitor&)>;

/// How a weights file agrees with what its config.json asks for. A buffer that a formula gives again is never missing.
struct Agreement {
  std::vector<std::string> missing, unexpected, notes;
};

/// Names that a file may use besides a model's own.
struct OtherNames {
  std::function<std::string(const std::string& name)> second;  ///< another name of the same tensor; empty function or text = none
  std::function<bool(const std::string& name)> ignored;        ///< true for names in the file that are neither used nor told
};

/// Compares a layout with a file's header. Throws InputError (kind model) naming file and tensor on a wrong shape or type.
Agreement compare(const Layout& layout, const SafetensorsFile& file, const OtherNames& other = {});

/// Gives a laid-out model its weights from the file. Tensors that the file lacks must have been given values before.
void fill(const Layout& layout, const SafetensorsFile& file, at::Device device, const OtherNames& other = {});

/// The same where missing tensors are an error unless `randomise` (called first then) stands in for them.
/// What was tolerated goes to `notes`. Throws InputError (kind model) naming file and tensors.
void load_weights(const Layout& layout, const SafetensorsFile& file, at::Device device, const OtherNames& other,
                  const std::function<void()>& randomise, std::vector<std::string>* notes);

void move_to(const Layout& layout, at::Device device);

/// "sha256:.." over names and bytes of all tensors of the layouts.
std::string fingerprint_of(const std::vector<Layout>& layouts);

/// A tensor without memory gets zeros on the CPU.
void allocate(at::Tensor& tensor);

/// {"parameters","tensors","missing","unexpected","notes"} of a file; reads no weights.
Json inspected(const Layout& layout, const SafetensorsFile& file, const OtherNames& other = {});

}  // namespace candlewright
