#include "engine/models/kronos/tokenizer.h"

#include <ATen/ATen.h>

#include <cmath>

namespace candlewright::kronos {
namespace {

/// 2^(bits-1) .. 1, as the reference saves it.
at::Tensor powers_down(std::int64_t bits) { return at::pow(2, at::arange(bits - 1, -1, -1, at::kLong)); }

at::Tensor powers_up(std::int64_t bits, at::Device device) {
  return at::pow(2, at::arange(bits, at::TensorOptions().dtype(at::kLong).device(device)));
}

/// +1 and -1 by the bits of an index, least significant first.
at::Tensor signs(const at::Tensor& index_bt, std::int64_t bits) {
  const at::Tensor set = index_bt.unsqueeze(-1).bitwise_and(powers_up(bits, index_bt.device())).ne(0);
  return set.to(at::kFloat) * 2 - 1;
}

/// Entropy of a coin that shows one side with probability p.
at::Tensor coin_entropy(const at::Tensor& p) {
  const at::Tensor q = 1 - p;
  return -(p * (p + 1e-8).log() + q * (q + 1e-8).log());
}

at::Tensor mean_square(const at::Tensor& a, const at::Tensor& b) { return at::mse_loss(a.to(at::kFloat), b); }

}  // namespace

Tokenizer::Tokenizer(const TokenizerConfig& c)
    : config(c),
      embed(c.d_in, c.d_model),
      head(c.d_model, c.d_in),
      quant_embed(c.d_model, c.bits()),
      post_quant_embed_pre(c.s1_bits, c.d_model),
      post_quant_embed(c.bits(), c.d_model),
      basis(powers_down(c.bits())),
      group_basis(powers_down(c.group_size)) {
  // The published files hold one block less than their configuration says.
  for (std::int64_t i = 0; i + 1 < c.n_enc_layers; ++i) encoder.emplace_back(c.d_model, c.n_heads, c.ff_dim);
  for (std::int64_t i = 0; i + 1 < c.n_dec_layers; ++i) decoder.emplace_back(c.d_model, c.n_heads, c.ff_dim);
}

void Tokenizer::visit(const TensorVisitor& visit) {
  embed.visit("embed", visit);
  head.visit("head", visit);
  for (std::size_t i = 0; i < encoder.size(); ++i) encoder[i].visit("encoder." + std::to_string(i), visit);
  for (std::size_t i = 0; i < decoder.size(); ++i) decoder[i].visit("decoder." + std::to_string(i), visit);
  quant_embed.visit("quant_embed", visit);
  post_quant_embed_pre.visit("post_quant_embed_pre", visit);
  post_quant_embed.visit("post_quant_embed", visit);
  visit("tokenizer.bsq.basis", basis, TensorRole::buffer);
  visit("tokenizer.bsq.group_basis", group_basis, TensorRole::buffer);
}

at::Tensor Tokenizer::code(const at::Tensor& x_btf, bool training) const {
  const Dropouts dropouts = training ? config.dropouts() : Dropouts{};
  at::Tensor h_btd = embed(x_btf);
  for (const Block& block : encoder) h_btd = block(h_btd, dropouts);
  const at::Tensor z_btc = quant_embed(h_btd).to(at::kFloat);
  return z_btc / z_btc.norm(2, {-1}, true).clamp_min(1e-12);
}

Tokens Tokenizer::encode(const at::Tensor& x_btf) const { return tokens_of_code(code(x_btf, false), config.s1_bits); }

at::Tensor Tokenizer::decode(const Tokens& tokens) const {
  return decode_bits(code_of_tokens(tokens, config.s1_bits, config.s2_bits), false);
}

at::Tensor Tokenizer::decode_bits(const at::Tensor& q_btc, bool training) const { return run_decoder(post_quant_embed(q_btc), training); }

at::Tensor Tokenizer::run_decoder(at::Tensor h_btd, bool training) const {
  const Dropouts dropouts = training ? config.dropouts() : Dropouts{};
  for (const Block& block : decoder) h_btd = block(h_btd, dropouts);
  return head(h_btd);
}

TokenizerOutput Tokenizer::forward(const at::Tensor& x_btf, bool training) const {
  TokenizerOutput out;
  out.z_btc = code(x_btf, training);
  const at::Tensor hard = out.z_btc.detach().gt(0).to(at::kFloat) * 2 - 1;
  out.quantised_btc = (out.z_btc + (hard - out.z_btc).detach()) / std::sqrt(static_cast<double>(config.bits()));
  out.from_s1_btf = run_decoder(post_quant_embed_pre(out.quantised_btc.narrow(-1, 0, config.s1_bits)), training);
  out.from_all_btf = decode_bits(out.quantised_btc, training);
  out.quantiser = quantiser_loss(out.z_btc, out.quantised_btc);
  return out;
}

QuantiserLoss Tokenizer::quantiser_loss(const at::Tensor& z_btc, const at::Tensor& q_btc) const {
  QuantiserLoss loss;
  loss.commit = config.beta * (q_btc.detach() - z_btc).square().sum(-1).mean();
  const at::Tensor p_btc = at::sigmoid(z_btc * (-4 / std::sqrt(static_cast<double>(config.bits()))));
  loss.zero_bit_share_c = p_btc.mean(at::IntArrayRef{0, 1});
  loss.sample_entropy = coin_entropy(p_btc).sum(-1).mean();
  loss.code_entropy = coin_entropy(loss.zero_bit_share_c).sum();
  loss.total = loss.commit + config.zeta * (config.gamma0 * loss.sample_entropy - config.gamma * loss.code_entropy);
  return loss;
}

Tokens tokens_of_code(const at::Tensor& z_btc, std::int64_t s1_bits) {
  const at::Tensor bits_btc = z_btc.gt(0).to(at::kLong);
  const auto packed = [&](std::int64_t from, std::int64_t count) {
    return (bits_btc.narrow(-1, from, count) * powers_up(count, bits_btc.device())).sum(-1);
  };
  return {packed(0, s1_bits), packed(s1_bits, z_btc.size(-1) - s1_bits)};
}

at::Tensor full_index(const Tokens& tokens, std::int64_t s1_bits) { return tokens.s1 + tokens.s2 * (std::int64_t{1} << s1_bits); }

at::Tensor code_of_tokens(const Tokens& tokens, std::int64_t s1_bits, std::int64_t s2_bits) {
  return at::cat({signs(tokens.s1, s1_bits), signs(tokens.s2, s2_bits)}, -1) / std::sqrt(static_cast<double>(s1_bits + s2_bits));
}

TokenizerLoss tokenizer_loss(const TokenizerOutput& output, const at::Tensor& x_btf) {
  TokenizerLoss loss;
  loss.mse_s1 = mean_square(output.from_s1_btf, x_btf);
  loss.mse_all = mean_square(output.from_all_btf, x_btf);
  loss.quantiser = output.quantiser.total;
  loss.total = (loss.mse_s1 + loss.mse_all + loss.quantiser) / 2;
  return loss;
}

}  // namespace candlewright::kronos
