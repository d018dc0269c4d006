#pragma once
#include <ATen/core/Tensor.h>

#include <optional>
#include <string>
#include <vector>

#include "engine/models/layers/linear.h"
#include "engine/models/toto/config.h"
#include "engine/models/toto/distribution.h"
#include "engine/models/toto/scaler.h"

namespace candlewright::toto {

// b series group, v variate, t time step, s patch, p step within a patch, d model width, h head, e head width

/// Rotary positions with a growing or shrinking length (xPos) for patches `from` .. `from + count - 1`, `centre` being the patch
/// where nothing is scaled. Every table is [count, e].
struct Rotation {
  at::Tensor cos, sin, q_scale, k_scale;

  Rotation(std::int64_t head_width, std::int64_t from, std::int64_t count, std::int64_t centre, at::Device device);
  /// Queries and keys [..., n, e] of the last n patches, turned by adjacent pairs.
  at::Tensor queries(const at::Tensor& q) const;
  at::Tensor keys(const at::Tensor& k) const;
};

/// Keys and values of the patches seen so far, for each layer over time ([n,h,s,e]; undefined for layers over variates).
struct Cache {
  std::vector<at::Tensor> keys, values;
  std::int64_t length = 0;  ///< patches and label tokens in it
  std::int64_t centre = 0;  ///< of the rotations, kept from the first patches on: cached equals computed anew
  /// True: each call takes the centre of its own positions, as the reference does, and forecasts drift. For comparing with it alone.
  bool moving_centre = false;

  /// Every series group `times` times in a row: samples share their context.
  void repeat_groups(std::int64_t times, std::int64_t variates);
};

struct Layer {
  at::Tensor norm1, norm2;  ///< [d]
  Linear wQKV, wO, mlp_in, mlp_out;
  bool spacewise = false;

  Layer() = default;
  Layer(const Config& config, bool spacewise);
  void visit(const std::string& prefix, const TensorVisitor& visit);
};

/// Which variates see each other, patch by patch.
struct Groups {
  at::Tensor ids_bvs;    ///< int64
  bool all_one = false;  ///< every variate of a series group sees every other: no mask is needed

  /// Throws InputError if an id changes within a patch. `ids_bvt` int64.
  static Groups of(const at::Tensor& ids_bvt, std::int64_t patch_size);
  Groups last(std::int64_t patches) const;  ///< of the last patches
};

/// Toto's transformer with its patch embedding and its head. The P outputs of patch s describe patch s + 1.
struct Network {
  Config config;
  Linear projection;
  std::vector<Layer> layers;
  Linear unembed;
  Head head;
  std::int64_t from_zero = 0;                ///< see ScalerSettings; follows the model's input
  at::Tensor target_label, exogenous_label;  ///< [d], undefined unless the model was fine-tuned with exogenous series

  Network() = default;
  /// Laid out without memory; see folder.h for filling it.
  Network(const Config& config, bool with_labels);
  void visit(const TensorVisitor& visit);
  ScalerSettings scaler() const;

  at::Tensor embed(const at::Tensor& scaled_bvt) const;  ///< [b,v,s,d]
  /// One layer on x [b,v,s,d], for its last `wanted` patches. `keys` and `values` are those of earlier patches and get the new ones; null
  /// without a cache. A layer over variates takes x and groups of the wanted patches alone.
  at::Tensor apply(const Layer& layer, const at::Tensor& x_bvsd, const Groups& groups, const Rotation& rotation, double dropout,
                   std::int64_t wanted, at::Tensor* keys = nullptr, at::Tensor* values = nullptr) const;
  /// The layers' output for the last `wanted` patches; 0 = all. The last `exogenous` variates carry the exogenous label if the model has
  /// labels. With a cache the patches follow those in it.
  at::Tensor hidden(const at::Tensor& scaled_bvt, const Groups& groups, std::int64_t exogenous, double dropout, std::int64_t wanted = 0,
                    Cache* cache = nullptr) const;
  /// The distributions of the first `steps` steps that follow each patch: [b,v,patches * steps] for hidden [b,v,s,d].
  Distribution ahead(const at::Tensor& hidden_bvsd, std::int64_t steps) const;
};

}  // namespace candlewright::toto
