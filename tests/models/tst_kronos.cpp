#include <ATen/ATen.h>

#include <QtTest>
#include <cmath>
#include <numeric>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/models/family.h"
#include "engine/models/kronos/bars.h"
#include "engine/models/kronos/folder.h"
#include "engine/models/kronos/forecaster.h"
#include "engine/models/kronos/generate.h"
#include "engine/models/kronos/sampling.h"
#include "engine/models/kronos/settings.h"
#include "engine/models/kronos/stages.h"
#include "engine/models/kronos/windows.h"
#include "engine/models/layers/draws.h"
#include "models/price_tables.h"

using namespace candlewright;
using namespace candlewright::kronos;

namespace {

ForecastRequest a_request(const PriceTable& table, std::int64_t origin, std::int64_t horizon = 6) {
  ForecastRequest r{&table, origin, 24, horizon, {}};
  for (std::int64_t i = 1; i <= horizon; ++i) r.times.push_back(table.time[static_cast<std::size_t>(origin)] + i * ns_per_day);
  return r;
}

Pair a_pair(std::uint64_t seed = 3) {
  const Size tiny = size_named("tiny");
  return random_pair(tiny.tokenizer, tiny.predictor, seed, at::kCPU);
}

Dataset a_dataset() {
  Dataset data;
  data.folder = "made";
  for (const char* name : {"AAA", "BBB"}) {
    DatasetSymbol s;
    s.table = std::make_shared<PriceTable>(a_table(name, 150));
    s.train = {0, 110};
    s.validation = {110, 130};
    s.test = {130, 150};
    data.symbols.push_back(s);
  }
  return data;
}

StageSetup a_setup(const Dataset& data) {
  StageSetup setup;
  setup.data = &data;
  setup.lookback = 24;
  setup.horizon = 8;
  setup.training_stride = 5;
  setup.model = Json{{"size", "tiny"}};
  return setup;
}

/// What loading this folder is refused with; empty if it loads.
std::string refusal(const std::filesystem::path& folder) {
  try {
    load_pair(folder, at::kCPU, false);
    return {};
  } catch (const InputError& e) {
    return e.what();
  }
}

}  // namespace

class TestKronos : public QObject {
  Q_OBJECT

  QTemporaryDir place_;
  std::filesystem::path saved(const char* name, std::uint64_t seed = 3) const {
    const std::filesystem::path folder = std::filesystem::path(place_.path().toStdString()) / name;
    save_pair(a_pair(seed), folder);
    return folder;
  }

 private Q_SLOTS:
  void a_saved_pair_loads_with_the_same_weights() {
    const std::filesystem::path folder = saved("round");
    QCOMPARE(KronosForecaster(load_pair(folder, at::kCPU, false), "a", 5).fingerprint(), KronosForecaster(a_pair(), "b", 5).fingerprint());
    QVERIFY(read_file(folder / "predictor" / "config.json").find("{\n  \"attn_dropout_p\": 0.1,\n  \"d_model\": 64,") == 0);
  }
  void the_seed_decides_the_weights() {
    QVERIFY(KronosForecaster(a_pair(3), "a", 5).fingerprint() != KronosForecaster(a_pair(4), "a", 5).fingerprint());
  }
  void a_damaged_config_is_refused_by_field() {
    const std::filesystem::path folder = saved("config");
    const std::filesystem::path file = folder / "predictor" / "config.json";
    const Json good = read_json(file);
    for (const auto& [field, value] : std::vector<std::pair<std::string, Json>>{{"n_heads", 0},
                                                                                {"n_heads", -4},
                                                                                {"n_heads", 7},
                                                                                {"d_model", 1e30},
                                                                                {"d_model", std::int64_t{1} << 40},
                                                                                {"n_layers", "2"},
                                                                                {"learn_te", 1},
                                                                                {"s1_bits", 63},
                                                                                {"ffn_dropout_p", 1.5}}) {
      Json bad = good;
      bad[field] = value;
      write_file(file, dump(bad));
      const std::string said = refusal(folder);
      QVERIFY2(said.find(field) != std::string::npos && said.find("config.json") != std::string::npos, said.c_str());
    }
  }
  void a_larger_model_than_the_file_is_refused_before_memory_is_taken() {
    const std::filesystem::path folder = saved("large");
    const std::filesystem::path file = folder / "predictor" / "config.json";
    Json big = read_json(file);
    big["d_model"] = 65536;
    big["ff_dim"] = 65536;
    big["n_layers"] = 512;  // tens of terabytes
    write_file(file, dump(big));
    QVERIFY(refusal(folder).find("embedding.emb_s1.weight") != std::string::npos);
  }

  void an_old_window_does_not_depend_on_its_batch() {
    const PriceTable one = a_table("ONE", 80), two = a_table("TWO", 80);
    KronosForecaster forecaster(a_pair(), "t", 5);
    SamplingSettings sampling;
    const std::vector<ForecastRequest> both{a_request(two, 40), a_request(one, 50)}, alone{a_request(one, 50)};
    const Forecast in_company = forecaster.forecast(both, sampling, {})[1], by_itself = forecaster.forecast(alone, sampling, {})[0];
    for (std::size_t i = 0; i < by_itself.close().size(); ++i) QVERIFY(std::abs(in_company.close()[i] - by_itself.close()[i]) < 1e-3);
  }
  void equal_requests_give_equal_bits_and_the_seed_matters() {
    const PriceTable table = a_table("ONE", 80);
    KronosForecaster forecaster(a_pair(), "t", 5);
    const std::vector<ForecastRequest> requests{a_request(table, 50)};
    SamplingSettings sampling;
    const auto first = forecaster.forecast(requests, sampling, {})[0].paths;
    QVERIFY(first == forecaster.forecast(requests, sampling, {})[0].paths);
    sampling.seed = 7;
    QVERIFY(first != forecaster.forecast(requests, sampling, {})[0].paths);
  }
  void bars_after_the_origin_are_never_read() {
    const PriceTable table = a_table("ONE", 80);
    PriceTable changed = table;
    for (std::size_t i = 51; i < 80; ++i) changed.close[i] = changed.open[i] = changed.high[i] = changed.low[i] = 1;
    KronosForecaster forecaster(a_pair(), "t", 5);
    const std::vector<ForecastRequest> as_it_was{a_request(table, 50)}, later_changed{a_request(changed, 50)};
    QVERIFY(forecaster.forecast(as_it_was, {}, {})[0].paths == forecaster.forecast(later_changed, {}, {})[0].paths);
  }
  void an_anchored_forecast_begins_at_the_last_known_close() {
    const PriceTable table = a_table("ONE", 80);
    const ForecastRequest request = a_request(table, 50);
    const std::vector<ForecastRequest> requests{request};
    Pair pair = a_pair();
    const Forecast plain = KronosForecaster(pair, "t", 5).forecast(requests, {}, {})[0];
    const std::vector<float> rows = bar_rows(table, request.origin - request.lookback + 1, request.lookback);
    const Scale scale = scale_of(rows.data(), request.lookback);
    at::Tensor x = at::empty({1, request.lookback, columns});
    normalise(rows.data(), request.lookback, scale, 5, x.mutable_data_ptr<float>());
    const at::Tensor again = pair.tokenizer->decode(pair.tokenizer->encode(x));
    const double last_close = table.close[50], seen = restored(again[0][request.lookback - 1][3].item<double>(), scale, 3);
    QVERIFY(std::abs(last_close - seen) > 0.01);  // else there would be nothing to see
    pair.anchored = true;
    const Forecast shifted = KronosForecaster(pair, "t", 5).forecast(requests, {}, {})[0];
    for (std::size_t c = 0; c < columns; ++c) {
      const double expected = c < 4 ? last_close - seen : 0;
      for (std::size_t i = 0; i < shifted.point[c].size(); ++i)
        QVERIFY(std::abs(shifted.point[c][i] - plain.point[c][i] - expected) < 1e-4 * std::max(1.0, std::abs(plain.point[c][i])));
    }
    QVERIFY(std::abs(shifted.close_quantiles[3][5] - plain.close_quantiles[3][5] - (last_close - seen)) < 1e-3);
  }
  void whether_forecasts_are_anchored_is_kept_with_the_weights() {
    const std::filesystem::path folder = saved("plain");
    QVERIFY(!load_pair(folder, at::kCPU, false).anchored);
    Pair pair = a_pair();
    pair.anchored = true;
    save_pair(pair, folder);
    QVERIFY(load_pair(folder, at::kCPU, false).anchored);
    pair.anchored = false;
    save_pair(pair, folder);
    QVERIFY(!load_pair(folder, at::kCPU, false).anchored);
    write_file(folder / "forecast.json", "{\"anchor\": 1}");
    const std::string said = refusal(folder);
    QVERIFY2(said.find("forecast.json") != std::string::npos && said.find("anchor") != std::string::npos, said.c_str());
  }
  void a_greedy_forecast_has_no_bands() {
    const PriceTable table = a_table("ONE", 80);
    const std::vector<ForecastRequest> requests{a_request(table, 50)};
    SamplingSettings sampling;
    sampling.greedy = true;
    const Forecast forecast = KronosForecaster(a_pair(), "t", 5).forecast(requests, sampling, {})[0];
    QVERIFY(forecast.quantile_levels.empty() && forecast.close_quantiles.empty());
    QCOMPARE(forecast.close().size(), std::size_t{6});
  }
  void mirrored_training_windows_are_chosen_by_the_seed() {
    const Dataset data = a_dataset();
    const std::vector<Window> windows = training_windows(data, 24, 8, 1);
    const auto reader = [&](double mirror, std::uint64_t seed) { return WindowReader(data, windows, 24, 8, 5, mirror, seed); };
    std::vector<std::int64_t> all(windows.size());
    std::iota(all.begin(), all.end(), 0);
    const at::Tensor plain = reader(0, 1).x(all), half = reader(0.5, 1).x(all), other = reader(0.5, 2).x(all);
    const at::Tensor same = (plain == half).flatten(1).all(1);
    const double share = same.to(at::kDouble).mean().item<double>();
    QVERIFY2(share > 0.3 && share < 0.7, std::to_string(share).c_str());
    QVERIFY(at::equal(half, reader(0.5, 1).x(all)) && !at::equal(half, other));
    // Every bar of a turned window goes the other way.
    const at::Tensor turned = reader(1, 1).x(all), steps = plain.select(2, 3).diff(), back = turned.select(2, 3).diff();
    QVERIFY((steps * back <= 0).all().item<bool>());
  }
  void a_horizon_above_the_context_is_forecast_whole() {
    const PriceTable table = a_table("ONE", 80);
    KronosForecaster forecaster(a_pair(), "t", 5);
    SamplingSettings sampling;
    sampling.max_context = 8;
    const std::vector<ForecastRequest> requests{a_request(table, 50, 20)};
    const Forecast forecast = forecaster.forecast(requests, sampling, {})[0];
    QCOMPARE(forecast.close().size(), std::size_t{20});
    QCOMPARE(forecast.close_quantiles.size(), standard_quantile_levels.size());
  }
  void without_volume_it_is_not_forecast() {
    PriceTable table = a_table("ONE", 80);
    table.has_volume = false;
    KronosForecaster forecaster(a_pair(), "t", 5);
    const std::vector<ForecastRequest> requests{a_request(table, 50)};
    const Forecast forecast = forecaster.forecast(requests, {}, {})[0];
    QVERIFY(forecast.point[4].empty() && forecast.point[5].empty() && forecast.point[0].size() == 6);
  }
  void impossible_sampling_is_refused_by_name() {
    const PriceTable table = a_table("ONE", 80);
    KronosForecaster forecaster(a_pair(), "t", 5);
    const std::vector<ForecastRequest> requests{a_request(table, 50)};
    for (const double temperature : {0.0, -1.0, std::nan("")}) {
      SamplingSettings sampling;
      sampling.temperature = temperature;
      QVERIFY_THROWS_EXCEPTION(InputError, forecaster.forecast(requests, sampling, {}));
    }
    const std::vector<ForecastRequest> early{a_request(table, 10)};
    QVERIFY_THROWS_EXCEPTION(InputError, forecaster.forecast(early, {}, {}));
  }
  void weights_that_are_not_finite_are_an_error() {
    const PriceTable table = a_table("ONE", 80);
    const Pair pair = a_pair();
    pair.predictor->norm.weight.fill_(std::nan(""));
    KronosForecaster forecaster(pair, "t", 5);
    const std::vector<ForecastRequest> requests{a_request(table, 50)};
    QVERIFY_THROWS_EXCEPTION(InputError, forecaster.forecast(requests, {}, {}));
  }
  void draws_are_uniform_and_independent_of_order() {
    const Draws draws(1337, "AAA", 5);
    double sum = 0;
    for (int i = 0; i < 10'000; ++i) sum += draws.at(i % 100, i / 100);
    QVERIFY(std::abs(sum / 10'000 - 0.5) < 0.02);
    QCOMPARE(draws.at(3, 9), Draws(1337, "AAA", 5).at(3, 9));
    QVERIFY(draws.at(3, 9) != draws.at(3, 8) && draws.at(3, 9) != Draws(1337, "AAB", 5).at(3, 9));
  }
  void a_constant_column_is_normalised_to_zero() {
    const std::vector<float> rows(6 * 40, 0.1f);
    std::vector<float> x(rows.size());
    normalise(rows.data(), 40, scale_of(rows.data(), 40), 5, x.data());
    for (const float value : x) QVERIFY(std::abs(value) < 1e-6);
  }

  void causal_conditioning_sees_no_future_and_the_reference_way_does() {
    const Pair pair = a_pair();
    const c10::InferenceMode inference;
    const Tokens tokens{at::randint(0, 1024, {1, 12}, at::kLong), at::randint(0, 1024, {1, 12}, at::kLong)};
    Tokens changed{tokens.s1.clone(), tokens.s2.clone()};
    changed.s2[0][11] = (changed.s2[0][11] + 1) % 1024;
    const at::Tensor before = pair.predictor->context(tokens, {}, false), after = pair.predictor->context(changed, {}, false);
    const auto early = [&](const at::Tensor& context, Conditioning way) {
      return pair.predictor->s2_logits(context, tokens.s1, way).narrow(1, 0, 8);
    };
    QVERIFY(at::allclose(early(before, Conditioning::causal), early(after, Conditioning::causal), 1e-6, 1e-6));
    QVERIFY(!at::allclose(early(before, Conditioning::whole_window), early(after, Conditioning::whole_window), 1e-4, 1e-4));
  }
  void stages_learn_and_leave_the_default_generator_to_training() {
    const Dataset data = a_dataset();
    const auto stages = make_stages(a_setup(data));
    QCOMPARE(stages.size(), std::size_t{2});
    const std::vector<std::int64_t> batch{0, 3, 7, 9};
    for (const auto& stage : stages) {
      stage->prepare({}, {});
      at::manual_seed(5);
      const at::Tensor wanted = at::rand({4});
      at::manual_seed(5);
      const Stage::ValidationLoss first = stage->validation_loss({});
      QVERIFY(at::equal(at::rand({4}), wanted));
      QCOMPARE(stage->validation_loss({}).loss, first.loss);
      QCOMPARE(first.windows, std::int64_t{2 * 13});
      const at::Tensor loss = stage->loss(batch);
      loss.backward();
      bool moved = false;
      for (const NamedTensor& t : stage->tensors())
        moved = moved || (t.trained && t.tensor.grad().defined() && t.tensor.grad().abs().max().item<double>() > 0);
      QVERIFY(moved && std::isfinite(loss.item<double>()));
    }
    QVERIFY(stages[0]->forecaster() == nullptr && stages[1]->forecaster() != nullptr);
  }
  void an_empty_validation_part_is_refused() {
    Dataset data = a_dataset();
    for (DatasetSymbol& s : data.symbols) s.validation = {110, 112};
    QVERIFY_THROWS_EXCEPTION(InputError, make_stages(a_setup(data)));
  }
  void a_folder_to_start_from_fixes_the_sizes() {
    const std::filesystem::path folder = saved("init");
    const ModelFamily& family = model_family("kronos");
    const FamilySettings section = family.settings();
    family.complete_settings(section, folder);
    const Json settings = to_json(section.fields)["kronos"];
    QCOMPARE(settings["size"].get<std::string>(), std::string("folder"));
    QCOMPARE(settings["d_model"].get<int>(), 64);
    const Dataset data = a_dataset();
    StageSetup setup = a_setup(data);
    setup.model = settings;
    QVERIFY_THROWS_EXCEPTION(InputError, make_stages(setup));  // "folder" without a folder
    setup.init = folder;
    QCOMPARE(make_stages(setup).size(), std::size_t{2});
  }
};

QTEST_APPLESS_MAIN(TestKronos)
#include "tst_kronos.moc"
