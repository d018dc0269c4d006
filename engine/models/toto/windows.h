#pragma once
#include <ATen/core/Tensor.h>

#include <span>
#include <vector>

#include "engine/data/dataset.h"
#include "engine/data/windows.h"
#include "engine/models/seen_window.h"
#include "engine/models/toto/network.h"
#include "engine/models/toto/settings.h"

namespace candlewright::toto {

/// Windows as the network learns from them: the context padded on the left, the bars ahead padded on the right to whole patches.
struct LearningBatch {
  at::Tensor series_bvt;     ///< context and what follows; t = context + patches ahead x patch
  at::Tensor mask_bvt;       ///< bool, true = known
  std::int64_t context = 0;  ///< steps of t that are context, padding included

  std::int64_t input_steps(std::int64_t patch) const { return series_bvt.size(2) - patch; }
  at::Tensor input(const at::Tensor& t, std::int64_t patch) const;   ///< all but the last patch
  at::Tensor target(const at::Tensor& t, std::int64_t patch) const;  ///< all but the first patch: each input step's is a patch later
};

/// Cuts windows of a dataset. Series with fewer bars than the lookback before a window's origin are used as they are.
class WindowReader {
 public:
  /// `data` outlives the reader.
  WindowReader(const Dataset& data, std::vector<Window> windows, std::int64_t lookback, std::int64_t horizon, std::int64_t patch,
               Settings settings, bool within_training_part);
  std::int64_t size() const { return static_cast<std::int64_t>(windows_.size()); }
  const std::string& symbol_of(std::int64_t window) const;
  const std::vector<Variate>& variates() const { return variates_; }
  /// Windows whose context is shorter than the lookback.
  std::int64_t short_ones() const;
  /// Patches of all variates that a window feeds to the network, on average.
  double mean_tokens() const;
  /// `augmented` draws from the default generator.
  LearningBatch batch(std::span<const std::int64_t> windows, bool augmented) const;
  /// As `scaler` brings the input to the model's scale. The input ends a patch before the window does: the last bars of it are target
  /// alone.
  std::vector<SeenWindow> seen(std::span<const std::int64_t> windows, const ScalerSettings& scaler) const;

 private:
  const DatasetSymbol& symbol(std::int64_t window) const;
  std::int64_t context_of(std::int64_t window) const;

  const Dataset& data_;
  std::vector<Window> windows_;
  std::int64_t lookback_, horizon_, patch_;
  Settings settings_;
  Input input_;
  std::vector<Variate> variates_;
  bool training_;
};

}  // namespace candlewright::toto
