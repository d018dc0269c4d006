#include <ATen/ATen.h>

#include <QtTest>
#include <regex>

#include "engine/models/kronos/bars.h"
#include "engine/models/kronos/folder.h"
#include "engine/models/kronos/forecaster.h"
#include "engine/models/kronos/generate.h"
#include "engine/models/kronos/sampling.h"
#include "models/golden_case.h"

using namespace candlewright;
using namespace candlewright::kronos;

namespace {

at::Tensor scalar(const at::Tensor& t) { return t.detach().reshape({1}); }

at::Tensor array_of(const std::array<double, columns>& values) { return at::tensor(std::vector<double>(values.begin(), values.end())); }

at::Tensor stamps_of(const std::vector<Nanoseconds>& times, std::size_t from, std::size_t to) {
  std::vector<std::int64_t> parts;
  for (std::size_t i = from; i < to; ++i) {
    for (const std::int64_t part : stamp_of(times[i])) parts.push_back(part);
  }
  return at::tensor(parts).reshape({-1, 5});
}

void check_tokenizer(GoldenCase& golden, Tokenizer& tokenizer) {
  const std::int64_t s1_bits = tokenizer.config.s1_bits, bits = tokenizer.config.bits();
  const at::Tensor x = golden.input("tok.x");
  golden.check("tok.z_normalized", tokenizer.code(x, false));
  const Tokens tokens = tokenizer.encode(x);
  golden.check("tok.encode_half_s1", tokens.s1);
  golden.check("tok.encode_half_s2", tokens.s2);
  const at::Tensor full = full_index(tokens, s1_bits);
  golden.check("tok.encode_full", full);
  golden.check("tok.decode_half", tokenizer.decode(tokens));
  const std::int64_t s1_count = std::int64_t{1} << s1_bits;
  golden.check("tok.decode_full", tokenizer.decode({full.remainder(s1_count), full.div(s1_count, "floor")}));
  Tokenizer equal_halves = tokenizer;  // what the reference does whatever the bits are
  equal_halves.config.s1_bits = equal_halves.config.s2_bits = bits / 2;
  if (bits % 2 == 0) golden.check("tok.decode_half_ref_quirk", equal_halves.decode(tokens));

  const TokenizerOutput out = tokenizer.forward(x, true);
  golden.check("tok.forward_recon_s1", out.from_s1_btf);
  golden.check("tok.forward_recon", out.from_all_btf);
  golden.check("tok.forward_bsq_loss", scalar(out.quantiser.total));
  golden.check("tok.forward_quantized", out.quantised_btc);
  golden.check("tok.forward_indices", full_index(tokens_of_code(out.z_btc.detach(), s1_bits), s1_bits));
  golden.check("tok.bsq_per_sample_entropy", scalar(out.quantiser.sample_entropy));
  golden.check("tok.bsq_codebook_entropy", scalar(out.quantiser.code_entropy));
  golden.check("tok.bsq_avg_prob", at::stack({out.quantiser.zero_bit_share_c, 1 - out.quantiser.zero_bit_share_c}, -1));
  golden.check("tok.bsq_commit", scalar(out.quantiser.commit));
  const TokenizerLoss loss = tokenizer_loss(out, x);
  golden.check("tok.loss", at::stack({loss.total, loss.mse_s1, loss.mse_all, loss.quantiser}));
  loss.total.backward();
  tokenizer.visit([&](const std::string& name, at::Tensor& tensor, TensorRole) {
    if (tensor.grad().defined()) golden.check("tok.grad." + name, tensor.grad());
  });
}

void check_predictor(GoldenCase& golden, const Tokenizer& tokenizer, Predictor& predictor) {
  const Tokens windows = tokenizer.encode(golden.input("pred.x"));
  golden.check("pred.tokens_s1", windows.s1);
  golden.check("pred.tokens_s2", windows.s2);
  const Tokens in{golden.input("pred.in_s1"), golden.input("pred.in_s2")},
      targets{golden.input("pred.target_s1"), golden.input("pred.target_s2")};
  const at::Tensor stamp = golden.input("pred.stamp").to(at::kLong), none;
  golden.check("pred.embedding", predictor.embed(in));
  golden.check("pred.time_emb", predictor.time_emb(stamp));
  golden.check("pred.eval.s1_logits_no_stamp", predictor.s1_logits(predictor.context(in, none, false)));

  const at::Tensor context = predictor.context(in, stamp, false);
  golden.check("pred.decode_s1.context", context);
  golden.check("pred.decode_s1.s1_logits", predictor.s1_logits(context));
  golden.check("pred.eval.s1_logits", predictor.s1_logits(context));
  golden.check("pred.eval.s2_logits", predictor.s2_logits(context, targets.s1, Conditioning::whole_window));
  const PredictorLoss leaking =
      cross_entropies(predictor.s1_logits(context), predictor.s2_logits(context, targets.s1, Conditioning::whole_window), targets);
  golden.check("pred.eval.loss", at::stack({leaking.total, leaking.s1, leaking.s2}));

  PredictorCache cache;
  predictor.dep_layer.remember(context, cache.dependency, context.size(1));
  golden.check(
      "pred.decode_s2.logits_last",
      predictor.last_s2_logits(context.narrow(1, context.size(1) - 1, 1), golden.input("pred.decode_s2.s1_ids"), cache).squeeze(1));

  const at::Tensor trained = predictor.context(in, stamp, true);
  golden.check("pred.train.s1_logits", predictor.s1_logits(trained));
  golden.check("pred.train.s2_logits", predictor.s2_logits(trained, targets.s1, Conditioning::causal));
  golden.check("pred.train.s2_logits_given_sampled", predictor.s2_logits(trained, golden.input("pred.sampled_s1"), Conditioning::causal));
  LossOptions teacher;
  teacher.teacher_forcing = true;
  const PredictorLoss loss = predictor_loss(predictor, windows, golden.input("pred.stamp_full").to(at::kLong), teacher);
  golden.check("pred.train.loss", at::stack({loss.total, loss.s1, loss.s2}));
  loss.total.backward();
  predictor.visit([&](const std::string& name, at::Tensor& tensor, TensorRole) {
    if (tensor.grad().defined()) golden.check("pred.grad." + name, tensor.grad());
  });
}

ForecastRequest request(const PriceTable& table, std::int64_t history, std::int64_t horizon) {
  return {&table, history - 1, history, horizon, {table.time.begin() + history, table.time.begin() + history + horizon}};
}

/// The columns that a forecast gives against a golden one of six columns.
void check_points(GoldenCase& golden, const std::string& name, const Forecast& forecast) {
  at::Tensor rows = golden.input(name).to(at::kDouble).clone();
  for (std::int64_t c = 0; c < columns; ++c) {
    const std::vector<double>& column = forecast.point[static_cast<std::size_t>(c)];
    if (!column.empty()) rows.select(1, c).copy_(at::tensor(column));
  }
  golden.check(name, rows);
}

void check_generation(GoldenCase& golden, const Pair& pair) {
  KronosForecaster forecaster(pair, "case", default_clip);
  for (const auto& [label, settings] : golden.json["generation"].items()) {
    const std::int64_t history = settings["history"], horizon = settings["pred_len"];
    SamplingSettings sampling;
    sampling.samples = settings["sample_count"];
    sampling.temperature = settings["T"];
    sampling.top_k = settings["top_k"];
    sampling.top_p = settings["top_p"];
    sampling.max_context = settings["max_context"];
    const std::string gen = "gen." + label + ".";
    const std::vector<std::string> files =
        settings["csv"].is_array() ? settings["csv"].get<std::vector<std::string>>() : std::vector<std::string>{settings["csv"]};
    std::vector<PriceTable> tables;
    for (const std::string& file : files) tables.push_back(golden.table(file));
    std::vector<ForecastRequest> requests;
    for (const PriceTable& table : tables) requests.push_back(request(table, history, horizon));
    const std::vector<Forecast> forecasts = forecaster.forecast(requests, sampling, {});
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const std::string at_i = tables.size() > 1 ? std::to_string(i) : "";
      check_points(golden, gen + "prediction" + at_i, forecasts[i]);
      const std::vector<float> rows = bar_rows(tables[i], 0, history);
      const Scale scale = scale_of(rows.data(), history);
      golden.check(gen + "mean" + at_i, array_of(scale.mean));
      golden.check(gen + "std" + at_i, array_of(scale.std));
    }
    if (tables.size() > 1) continue;

    const PriceTable& table = tables[0];
    const std::vector<float> rows = bar_rows(table, 0, history);
    const Scale scale = scale_of(rows.data(), history);
    at::Tensor x = at::empty({1, history, columns});
    normalise(rows.data(), history, scale, settings["clip"], x.mutable_data_ptr<float>());
    golden.check(gen + "x_norm", x);
    const std::size_t h = static_cast<std::size_t>(history), all = h + static_cast<std::size_t>(horizon);
    golden.check(gen + "x_stamp", stamps_of(table.time, 0, h));
    golden.check(gen + "y_stamp", stamps_of(table.time, h, all));
    GenerationSettings generation{horizon, sampling.samples, sampling.max_context, {sampling.temperature, sampling.top_k, sampling.top_p}};
    const Generated made =
        generate(pair, x, stamps_of(table.time, 0, all).unsqueeze(0), generation, [](std::int64_t, std::int64_t, int) { return 0.5; });
    const std::int64_t window = made.decoded_btf.size(1), from = history + horizon - window;
    golden.check(gen + "window_s1", made.tokens_rm.s1.narrow(1, from, window));
    golden.check(gen + "window_s2", made.tokens_rm.s2.narrow(1, from, window));
    golden.check(gen + "generated_s1", made.tokens_rm.s1.narrow(1, history, horizon));
    golden.check(gen + "generated_s2", made.tokens_rm.s2.narrow(1, history, horizon));
    golden.check(gen + "decoded_norm", made.decoded_btf);
    const at::Tensor ahead = made.decoded_btf[0].narrow(0, window - horizon, horizon).to(at::kDouble);
    golden.check(gen + "prediction", ahead * (array_of(scale.std) + least_std) + array_of(scale.mean));
  }
}

void check_filters(GoldenCase& golden) {
  const at::Tensor logits = golden.input("filter.logits").contiguous();
  for (std::size_t i = 0; i < golden.json["filter_settings"].size(); ++i) {
    const Json& settings = golden.json["filter_settings"][i];
    const std::string name = "filter.probs" + std::to_string(i);
    const std::int64_t rows = golden.input(name).size(0), width = logits.size(1);
    std::vector<double> all, row;
    for (std::int64_t r = 0; r < rows; ++r) {
      const std::span<const float> values(logits.const_data_ptr<float>() + r * width, static_cast<std::size_t>(width));
      if (!distribution(values, {settings["T"], settings["top_k"], settings["top_p"]}, row)) golden.problems.push_back(name + ": refused");
      all.insert(all.end(), row.begin(), row.end());
    }
    golden.check(name, at::tensor(all).reshape({rows, width}));
  }
}

void check_data(GoldenCase& golden, double clip) {
  std::vector<Nanoseconds> times;
  for (const Json& time : golden.json["time_table"]) times.push_back(*parse_iso(time.get<std::string>()));
  golden.check("time.table", stamps_of(times, 0, times.size()));

  const at::Tensor raw = golden.input("data.raw").contiguous();
  const Json& split = golden.json["data_split"];
  const std::int64_t window = split["window"], train_rows = split["train_rows"];
  const auto normalised = [&](std::int64_t start, std::int64_t statistics_rows) {
    const float* rows = raw.const_data_ptr<float>() + start * columns;
    at::Tensor x = at::empty({window, columns});
    normalise(rows, window, scale_of(rows, statistics_rows), clip, x.mutable_data_ptr<float>());
    return x;
  };
  for (const std::string& name : golden.listed()) {
    std::smatch found;
    if (std::regex_match(name, found, std::regex("data\\.csv_train\\.ep(\\d+)\\.idx(\\d+)"))) {
      const std::int64_t e = std::stoll(found[1]) * 10000, index = std::stoll(found[2]);
      golden.check(name, normalised((index * 9973 + (e + 1) * 104729) % (train_rows - window + 1), window));
    } else if (std::regex_match(name, found, std::regex("data\\.csv_val\\.idx(\\d+)"))) {
      const std::int64_t rows = split["val_rows"];
      golden.check(name, normalised(train_rows + std::stoll(found[1]) % (rows - window + 1), window));
    } else if (name == "data.past_only") {
      const std::string meaning = golden.json["tensors"][name]["meaning"];
      if (std::regex_search(meaning, found, std::regex("rows (\\d+)\\.\\.")))
        golden.check(name, normalised(std::stoll(found[1]), split["lookback"]));
    }
  }
}

template <class Model>
void learn(Model& model) {
  model.visit([](const std::string&, at::Tensor& tensor, TensorRole role) {
    if (role == TensorRole::trained) tensor.set_requires_grad(true);
  });
}

}  // namespace

class TestKronosParity : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void every_listed_tensor_is_within_its_tolerance() {
    const auto folders = case_folders("kronos");
    if (folders.empty()) QSKIP("no golden results: set CANDLEWRIGHT_FIXTURES to a folder with kronos/<case>/cases.json");
    std::size_t checked = 0;
    for (const auto& folder : folders) {
      GoldenCase golden(folder);
      const Pair pair = load_pair(folder, at::kCPU, false);
      learn(*pair.tokenizer);
      learn(*pair.predictor);
      check_tokenizer(golden, *pair.tokenizer);
      check_predictor(golden, *pair.tokenizer, *pair.predictor);
      check_generation(golden, pair);
      check_filters(golden);
      check_data(golden, default_clip);
      QVERIFY2(golden.all_checked(is_of_the_model), folder.c_str());
      checked += golden.checked.size();
    }
    qInfo("%zu tensors of %zu cases checked here, results of the optimizer by tst_kronos_steps", checked, folders.size());
  }
};

QTEST_APPLESS_MAIN(TestKronosParity)
#include "tst_kronos_parity.moc"
