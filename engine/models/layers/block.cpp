#include "engine/models/layers/block.h"

#include <ATen/ATen.h>

#include "engine/models/layers/fused.h"

namespace candlewright {

Block::Block(std::int64_t d, std::int64_t heads, std::int64_t inner) : norm1(d), norm2(d), self_attn(d, heads), ffn(d, inner) {}

at::Tensor Block::operator()(const at::Tensor& x_btd, const Dropouts& dropouts) const {
  const at::Tensor h = add_dropped(x_btd, self_attn(norm1(x_btd), dropouts.attention), dropouts.residual);
  return add_dropped(h, ffn(norm2(h)), dropouts.feed_forward);
}

at::Tensor Block::next(const at::Tensor& x_btd, KeyValueCache& cache, std::int64_t capacity) const {
  const at::Tensor h = x_btd + self_attn.next(norm1(x_btd), cache, capacity);
  return h + ffn(norm2(h));
}

void Block::visit(const std::string& prefix, const TensorVisitor& visit) {
  norm1.visit(prefix + ".norm1", visit);
  self_attn.visit(prefix + ".self_attn", visit);
  norm2.visit(prefix + ".norm2", visit);
  ffn.visit(prefix + ".ffn", visit);
}

at::Tensor drop(const at::Tensor& x, double share) { return share > 0 ? at::dropout(x, share, true) : x; }

}  // namespace candlewright
