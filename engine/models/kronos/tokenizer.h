#pragma once
#include <ATen/core/Tensor.h>

#include <vector>

#include "engine/models/kronos/config.h"
#include "engine/models/layers/block.h"

namespace candlewright::kronos {

// b batch, t time step, d model width, c code bits (s1_bits + s2_bits), f the six columns

/// The two token ids of each step, int64 [b,t].
struct Tokens {
  at::Tensor s1, s2;
};

/// The quantiser's loss and its parts, scalars. total = commit + zeta * (gamma0 * sample_entropy - gamma * code_entropy):
/// normally negative late in training, since gamma > gamma0.
struct QuantiserLoss {
  at::Tensor total, commit, sample_entropy, code_entropy;
  at::Tensor zero_bit_share_c;  ///< mean over batch and time of the probability of bit 0
};

/// Everything that a training step of the tokenizer needs.
struct TokenizerOutput {
  at::Tensor from_s1_btf, from_all_btf;  ///< reconstructions from the s1 bits alone and from all bits
  at::Tensor z_btc, quantised_btc;       ///< normalised code, and +-1/sqrt(c) with straight-through gradient
  QuantiserLoss quantiser;
};

/// The parts of the tokenizer's training loss: total = (mse_s1 + mse_all + quantiser) / 2.
struct TokenizerLoss {
  at::Tensor total, mse_s1, mse_all, quantiser;
};

/// Kronos' tokenizer: bars to bits and back (binary spherical quantisation).
struct Tokenizer {
  TokenizerConfig config;
  Linear embed, head, quant_embed, post_quant_embed_pre, post_quant_embed;
  std::vector<Block> encoder, decoder;
  at::Tensor basis, group_basis;  ///< saved buffers that nothing here reads

  Tokenizer() = default;
  /// Laid out without memory; see folder.h for filling it.
  explicit Tokenizer(const TokenizerConfig& config);
  void visit(const TensorVisitor& visit);

  /// Bars [b,t,6], normalised and clipped, to codes of length 1.
  at::Tensor code(const at::Tensor& x_btf, bool training) const;
  Tokens encode(const at::Tensor& x_btf) const;
  /// Token pairs to normalised bars [b,t,6].
  at::Tensor decode(const Tokens& tokens) const;
  TokenizerOutput forward(const at::Tensor& x_btf, bool training) const;

 private:
  at::Tensor decode_bits(const at::Tensor& q_btc, bool training) const;
  at::Tensor run_decoder(at::Tensor h_btd, bool training) const;
  QuantiserLoss quantiser_loss(const at::Tensor& z_btc, const at::Tensor& q_btc) const;
};

/// Bits of a code, little-endian: bit i is 1 where the i-th entry is above 0.
Tokens tokens_of_code(const at::Tensor& z_btc, std::int64_t s1_bits);
/// One index over all bits: s1 + s2 * 2^s1_bits.
at::Tensor full_index(const Tokens& tokens, std::int64_t s1_bits);
/// +-1/sqrt(c) by bits, s1_bits of them from s1 and s2_bits from s2.
at::Tensor code_of_tokens(const Tokens& tokens, std::int64_t s1_bits, std::int64_t s2_bits);
TokenizerLoss tokenizer_loss(const TokenizerOutput& output, const at::Tensor& x_btf);

}  // namespace candlewright::kronos
