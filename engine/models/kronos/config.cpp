#include "engine/models/kronos/config.h"

#include "engine/base/error.h"

namespace candlewright::kronos {
namespace {

constexpr std::int64_t widest = 1 << 16;
constexpr std::int64_t most_layers = 512;
constexpr std::int64_t most_bits = 20;

[[noreturn]] void refuse(const std::string& where, const std::string& field, const std::string& what) {
  throw InputError(ErrorKind::model, where, "field " + field + " " + what, "Take config.json from where the model came from.");
}

/// Both configurations as one list of fields, in the order of the alphabet, as the Python side writes them.
template <class Visitor>
void fields(TokenizerConfig& c, Visitor&& visit) {
  visit("attn_dropout_p", c.attn_dropout_p);
  visit("beta", c.beta);
  visit("d_in", c.d_in);
  visit("d_model", c.d_model);
  visit("ff_dim", c.ff_dim);
  visit("ffn_dropout_p", c.ffn_dropout_p);
  visit("gamma", c.gamma);
  visit("gamma0", c.gamma0);
  visit("group_size", c.group_size);
  visit("n_dec_layers", c.n_dec_layers);
  visit("n_enc_layers", c.n_enc_layers);
  visit("n_heads", c.n_heads);
  visit("resid_dropout_p", c.resid_dropout_p);
  visit("s1_bits", c.s1_bits);
  visit("s2_bits", c.s2_bits);
  visit("zeta", c.zeta);
}

template <class Visitor>
void fields(PredictorConfig& c, Visitor&& visit) {
  visit("attn_dropout_p", c.attn_dropout_p);
  visit("d_model", c.d_model);
  visit("ff_dim", c.ff_dim);
  visit("ffn_dropout_p", c.ffn_dropout_p);
  visit("learn_te", c.learn_te);
  visit("n_heads", c.n_heads);
  visit("n_layers", c.n_layers);
  visit("resid_dropout_p", c.resid_dropout_p);
  visit("s1_bits", c.s1_bits);
  visit("s2_bits", c.s2_bits);
  visit("token_dropout_p", c.token_dropout_p);
}

struct Reader {
  const Json& document;
  const std::string& where;

  const Json& at(const char* name) const {
    if (!document.is_object() || !document.contains(name)) refuse(where, name, "is missing");
    return document[name];
  }
  void operator()(const char* name, std::int64_t& value) const {
    const Json& found = at(name);
    if (!found.is_number_unsigned() || found.get<std::uint64_t>() > INT32_MAX) {
      refuse(where, name, "is no whole number, 0 or above");
    }
    value = found.get<std::int64_t>();
  }
  void operator()(const char* name, double& value) const {
    const Json& found = at(name);
    if (!found.is_number()) refuse(where, name, "is no number");
    value = found.get<double>();
  }
  void operator()(const char* name, bool& value) const {
    const Json& found = at(name);
    if (!found.is_boolean()) refuse(where, name, "is neither true nor false");
    value = found.get<bool>();
  }
};

template <class Config>
Json written(const Config& config) {
  Config copy = config;
  Json document = Json::object();
  fields(copy, [&](const char* name, const auto& value) { document[name] = value; });
  return document;
}

void check_range(const std::string& where, const char* field, std::int64_t value, std::int64_t low, std::int64_t high) {
  if (value < low || value > high)
    refuse(where, field, "is " + std::to_string(value) + ", allowed are " + std::to_string(low) + " to " + std::to_string(high));
}

void check_share(const std::string& where, const char* field, double value) {
  if (!(value >= 0 && value < 1)) refuse(where, field, "must be at least 0 and below 1");
}

template <class Config>
void check_shared(const Config& c, const std::string& where) {
  check_range(where, "d_model", c.d_model, 1, widest);
  check_range(where, "ff_dim", c.ff_dim, 1, widest);
  check_range(where, "n_heads", c.n_heads, 1, c.d_model);
  check_range(where, "s1_bits", c.s1_bits, 1, most_bits);
  check_range(where, "s2_bits", c.s2_bits, 1, most_bits);
  if (c.d_model % (2 * c.n_heads) != 0) refuse(where, "n_heads", "must divide d_model into even widths");
  check_share(where, "ffn_dropout_p", c.ffn_dropout_p);
  check_share(where, "attn_dropout_p", c.attn_dropout_p);
  check_share(where, "resid_dropout_p", c.resid_dropout_p);
}

}  // namespace

const std::vector<std::string>& size_names() {
  static const std::vector<std::string> names{"tiny", "mini", "small", "base"};
  return names;
}

Size size_named(const std::string& name) {
  Size size;  // the published small model and the tokenizer that small and base share
  PredictorConfig& p = size.predictor;
  if (name == "tiny") {
    size.tokenizer.d_model = 32;
    size.tokenizer.ff_dim = 64;
    size.tokenizer.n_enc_layers = size.tokenizer.n_dec_layers = 2;
    p.n_layers = 2, p.d_model = 64, p.n_heads = 4, p.ff_dim = 128;
  } else if (name == "mini") {
    p.n_layers = 4, p.d_model = 256, p.n_heads = 4, p.ff_dim = 512;
  } else if (name == "base") {
    p.n_layers = 12, p.d_model = 832, p.n_heads = 16, p.ff_dim = 2048;
    p.attn_dropout_p = 0, p.ffn_dropout_p = 0.2, p.resid_dropout_p = 0.2, p.token_dropout_p = 0;
  } else if (name != "small") {
    throw InputError(ErrorKind::settings, "size", "there is no Kronos of size " + name, "Use one of tiny, mini, small, base.");
  }
  return size;
}

void check(const TokenizerConfig& c, const std::string& where) {
  check_shared(c, where);
  if (c.d_in != 6) refuse(where, "d_in", "is " + std::to_string(c.d_in) + "; only 6 (open, high, low, close, volume, amount) can be fed");
  check_range(where, "n_enc_layers", c.n_enc_layers, 1, most_layers);
  check_range(where, "n_dec_layers", c.n_dec_layers, 1, most_layers);
  check_range(where, "group_size", c.group_size, 1, c.bits());
  if (c.bits() % c.group_size != 0) refuse(where, "group_size", "must divide s1_bits + s2_bits");
}

void check(const PredictorConfig& c, const std::string& where) {
  check_shared(c, where);
  check_range(where, "n_layers", c.n_layers, 1, most_layers);
  if (c.d_model % 8 != 0) refuse(where, "d_model", "must be a multiple of 8");
  check_share(where, "token_dropout_p", c.token_dropout_p);
}

TokenizerConfig tokenizer_config(const Json& document, const std::string& where) {
  TokenizerConfig config;
  fields(config, Reader{document, where});
  check(config, where);
  return config;
}

PredictorConfig predictor_config(const Json& document, const std::string& where) {
  PredictorConfig config;
  fields(config, Reader{document, where});
  check(config, where);
  return config;
}

Json to_json(const TokenizerConfig& config) { return written(config); }
Json to_json(const PredictorConfig& config) { return written(config); }

}  // namespace candlewright::kronos
