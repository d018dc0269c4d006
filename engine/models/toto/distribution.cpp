#include "engine/models/toto/distribution.h"

#include <ATen/ATen.h>

#include <cmath>

namespace candlewright::toto {
namespace {

constexpr double pi = 3.14159265358979323846;

at::Tensor above_zero(const at::Tensor& x) { return at::softplus(x.to(at::kFloat)).clamp_min(least_positive); }

}  // namespace

at::Tensor Distribution::mean() const { return probs.defined() ? (probs * loc).sum(-1) : loc.squeeze(-1); }

at::Tensor Distribution::log_density(const at::Tensor& y) const {
  const at::Tensor z = (y.unsqueeze(-1) - loc) / scale;
  const at::Tensor normaliser = scale.log() + 0.5 * df.log() + 0.5 * std::log(pi) + at::lgamma(0.5 * df) - at::lgamma(0.5 * (df + 1));
  const at::Tensor each = -0.5 * (df + 1) * at::log1p(z.square() / df) - normaliser;
  if (!probs.defined()) return each.squeeze(-1);
  const at::Tensor log_probs = at::log_softmax(probs.clamp(least_positive, 1 - least_positive).log(), -1);
  return at::logsumexp(log_probs + each, {-1});
}

Head::Head(const Config& c)
    : df(c.embed_dim, c.k_components), loc_proj(c.embed_dim, c.k_components), scale_proj(c.embed_dim, c.k_components), mixture(c.mixture) {
  if (mixture) mixture_weights = Linear(c.embed_dim, c.k_components);
}

Distribution Head::operator()(const at::Tensor& x) const {
  Distribution d;
  d.df = 2 + above_zero(df(x));
  d.loc = loc_proj(x).to(at::kFloat);
  d.scale = above_zero(scale_proj(x));
  if (mixture) {
    const at::Tensor probs = at::softmax(mixture_weights(x).to(at::kFloat), -1);
    d.probs = probs / probs.sum(-1, true);  // the reference's, to the last digit
  }
  return d;
}

void Head::visit(const std::string& prefix, const TensorVisitor& visit) {
  df.visit(prefix + ".df", visit);
  loc_proj.visit(prefix + ".loc_proj", visit);
  scale_proj.visit(prefix + ".scale_proj", visit);
  if (mixture) mixture_weights.visit(prefix + ".mixture_weights", visit);
}

}  // namespace candlewright::toto
