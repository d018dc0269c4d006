#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>

#include <QtTest>
#include <cmath>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/models/toto/augment.h"
#include "engine/models/toto/decode.h"
#include "engine/models/toto/folder.h"
#include "engine/models/toto/forecaster.h"
#include "engine/models/toto/indicators.h"
#include "engine/models/toto/objective.h"
#include "engine/models/toto/stage.h"
#include "engine/models/toto/windows.h"
#include "models/price_tables.h"

using namespace candlewright;
using namespace candlewright::toto;

namespace {

Dataset a_dataset(std::int64_t rows = 300, std::int64_t train = 220) {
  Dataset data;
  data.folder = "made";
  DatasetSymbol s;
  s.table = std::make_shared<PriceTable>(a_table("AAA", rows));
  s.train = {0, train};
  s.validation = {train, train + 40};
  s.test = {train + 40, rows};
  data.symbols.push_back(s);
  return data;
}

Settings a_section(const char* values = "returns") {
  Settings s;
  s.size = "tiny";
  s.values = values;
  s.dropout = 0;
  return s;
}

ForecastRequest a_request(const PriceTable& table, std::int64_t origin, std::int64_t horizon, std::int64_t lookback = 150) {
  ForecastRequest r{&table, origin, lookback, horizon, {}};
  for (std::int64_t i = 1; i <= horizon; ++i) r.times.push_back(table.time[static_cast<std::size_t>(origin)] + i * ns_per_day);
  return r;
}

std::shared_ptr<Model> a_model(bool returns = false) {
  auto model = random_model(size_named("tiny"), 3, at::kCPU);
  model->input.returns = returns;
  return model;
}

}  // namespace

class TestToto : public QObject {
  Q_OBJECT
  QTemporaryDir place_;

 private Q_SLOTS:
  void a_saved_model_loads_with_the_same_weights_and_input() {
    const std::filesystem::path folder = std::filesystem::path(place_.path().toStdString()) / "round";
    auto model = a_model(true);
    save_model(*model, folder);
    const auto again = load_model(folder, at::kCPU, false);
    QCOMPARE(TotoForecaster(again, "a").fingerprint(), TotoForecaster(model, "b").fingerprint());
    QVERIFY(again->input.returns);
  }

  /// A target that changes what predicts it has leaked into the input, through the network or through its scaler.
  void a_target_never_reaches_the_outputs_that_predict_it() {
    const Dataset data = a_dataset();
    for (const char* values : {"returns", "prices"}) {
      const auto model = a_model();
      const std::int64_t patch = model->network.config.patch_size;
      const WindowReader reader(data, training_windows(data, 192, 100, 64, shortest_context), 192, 100, patch, a_section(values), true);
      const std::int64_t first[] = {0};
      const LearningBatch batch = reader.batch(first, false);
      const at::Tensor series = batch.input(batch.series_bvt, patch), mask = batch.input(batch.mask_bvt, patch);
      const std::int64_t patches = series.size(2) / patch;
      const Groups groups{at::zeros({1, series.size(1), patches}, at::kLong), true};
      const at::Tensor means = predict(model->network, series, mask, groups, 0, 0, batch.context).ahead.mean();
      for (std::int64_t s = 0; s + 1 < patches; ++s) {
        at::Tensor changed = series.clone();
        changed.narrow(2, (s + 1) * patch, series.size(2) - (s + 1) * patch).mul_(1.3).add_(2);
        const at::Tensor other = predict(model->network, changed, mask, groups, 0, 0, batch.context).ahead.mean();
        QVERIFY2(at::allclose(other.narrow(2, 0, (s + 1) * patch), means.narrow(2, 0, (s + 1) * patch), 1e-4, 1e-5), values);
        QVERIFY(!at::allclose(other.narrow(2, (s + 1) * patch, patch), means.narrow(2, (s + 1) * patch, patch), 1e-3, 1e-3));
      }
      // The target of an input step is the step a patch later.
      QVERIFY(at::equal(batch.target(batch.series_bvt, patch).narrow(2, 0, series.size(2) - patch),
                        series.narrow(2, patch, series.size(2) - patch)));
    }
  }

  void every_loss_is_finite_and_moves_the_weights() {
    const Dataset data = a_dataset();
    for (const char* loss : {"huber_returns", "nll", "finetuning", "mse", "mae", "pinball", "gaussian_nll"}) {
      for (const char* values : {"returns", "prices"}) {
        Settings section = a_section(values);
        section.loss = loss;
        const auto model = a_model();
        model->network.visit([](const std::string&, at::Tensor& t, TensorRole) { t.set_requires_grad(true); });
        const WindowReader reader(data, training_windows(data, 128, 24, 64, shortest_context), 128, 24, 64, section, true);
        const std::int64_t some[] = {0, 1};
        const at::Tensor l = Objective(section, 24).loss(model->network, reader.batch(some, false), reader.variates(), 0, true);
        l.backward();
        QVERIFY2(std::isfinite(l.item<double>()), loss);
        QVERIFY2(model->network.projection.weight.grad().abs().sum().item<double>() > 0, loss);
        QVERIFY2(at::isfinite(model->network.projection.weight.grad()).all().item<bool>(), loss);
      }
    }
  }

  void series_shorter_than_the_window_are_used_at_their_own_length() {
    const Dataset data = a_dataset();
    const std::vector<Window> windows = training_windows(data, 4096, 64, 64, shortest_context);
    QCOMPARE(windows.size(), std::size_t{1});
    const WindowReader reader(data, windows, 4096, 64, 64, a_section(), true);
    QCOMPARE(reader.short_ones(), std::int64_t{1});
    const std::int64_t first[] = {0};
    const LearningBatch batch = reader.batch(first, false);
    QCOMPARE(batch.context, std::int64_t{192});  // 156 bars
    QVERIFY(!batch.mask_bvt[0][0][0].item<bool>() && batch.mask_bvt[0][0][191].item<bool>());
    QVERIFY(training_windows(data, 4096, 64, 64).empty());
  }

  void augmentation_keeps_candles_valid_and_the_last_bar_exact() {
    const PriceTable table = a_table("AAA", 120);
    Settings s = a_section();
    s.price_noise = 0.2, s.volume_noise = 0.2, s.time_mask = 1, s.feature_dropout = 0.1;
    for (int i = 0; i < 20; ++i) {
      const Slice slice = augmented_bars(table, 10, 80, 20, s);
      const PriceTable& t = slice.bars;
      for (std::size_t b = 0; b < 100; ++b) {
        QVERIFY(t.low[b] > 0 && t.low[b] <= std::min(t.open[b], t.close[b]) && t.high[b] >= std::max(t.open[b], t.close[b]));
        if (b >= 79) QCOMPARE(t.close[b], table.close[10 + b]);
      }
      QVERIFY(t.close[40] != table.close[50] || t.close[41] != table.close[51]);
    }
  }

  void a_mirrored_slice_turns_every_return_over() {
    const PriceTable table = a_table("AAA", 120);
    Settings s = a_section();
    s.mirror = 1;
    const PriceTable turned = augmented_bars(table, 10, 80, 20, s).bars;
    for (std::size_t b = 1; b < 100; ++b) {
      const double was = std::log(table.close[10 + b] / table.close[9 + b]), now = std::log(turned.close[b] / turned.close[b - 1]);
      QVERIFY(std::abs(was + now) < 1e-12);
    }
    QCOMPARE(turned.close[79], table.close[89]);
    s.mirror = 0;
    QVERIFY(!s.augments());
  }

  void returns_measured_from_zero_leave_the_context_s_trend_alone() {
    const auto model = a_model(true);
    Input input = model->input;
    input.from_zero = true;
    model->take(input);
    // A head that says nothing: its mean is 0 of the scaled values.
    model->network.unembed.weight.zero_();
    model->network.unembed.bias.zero_();
    PriceTable table = a_table("AAA", 300);
    for (std::size_t i = 0; i < 300; ++i) {
      const double factor = std::exp(0.01 * static_cast<double>(i));
      for (std::vector<double>* column : {&table.open, &table.high, &table.low, &table.close}) (*column)[i] *= factor;
    }
    SamplingSettings greedy;
    greedy.greedy = true;
    const std::vector<ForecastRequest> requests{a_request(table, 200, 20)};
    const auto end = [&] { return TotoForecaster(model, "t").forecast(requests, greedy, {})[0].close()[19] / table.close[200]; };
    const double from_zero = end();
    input.from_zero = false;
    model->take(input);
    const double from_mean = end();
    QVERIFY2(std::abs(std::log(from_mean / from_zero) - 0.2) < 0.05, std::to_string(std::log(from_mean / from_zero)).c_str());
  }
  void bars_beyond_the_learnt_horizon_are_told() {
    const auto model = a_model(true);
    SamplingSettings greedy;
    greedy.greedy = true;
    QVERIFY(TotoForecaster(model, "t").notice(greedy, 30).find("compared") == std::string::npos);
    model->input.learnt_horizon = 24;
    QVERIFY(TotoForecaster(model, "t").notice(greedy, 30).find("25 to 30") != std::string::npos);
    QVERIFY(TotoForecaster(model, "t").notice(greedy, 24).find("compared") == std::string::npos);
    QTemporaryDir place;
    const std::filesystem::path folder = std::filesystem::path(place.path().toStdString()) / "m";
    save_model(*model, folder);
    QCOMPARE(load_model(folder, at::kCPU, false)->input.learnt_horizon, std::int64_t{24});
    write_file(folder / "input.json", "{\"learnt_horizon\": -1}");
    try {
      load_model(folder, at::kCPU, false);
      QFAIL("an impossible horizon was taken");
    } catch (const InputError& e) {
      QVERIFY(std::string(e.what()).find("learnt_horizon") != std::string::npos);
    }
  }
  void indicators_know_the_past_alone() {
    const PriceTable table = a_table("AAA", 100);
    PriceTable later = table;
    for (std::size_t i = 60; i < 100; ++i) later.close[i] *= 2;
    const auto one = indicators_of(table, 0, 100), two = indicators_of(later, 0, 100);
    QCOMPARE(one.size(), indicator_names().size());
    for (std::size_t n = 0; n < one.size(); ++n) {
      for (std::size_t i = 0; i < 60; ++i) QCOMPARE(one[n][i], two[n][i]);
      QVERIFY(one[n] != two[n] || indicator_names()[n] == "none");
    }
  }

  void a_forecast_reads_nothing_after_its_origin_and_repeats_by_seed() {
    const PriceTable table = a_table("AAA", 300);
    PriceTable changed = table;
    for (std::size_t i = 201; i < 300; ++i) changed.close[i] = changed.open[i] = 1;
    for (const bool returns : {false, true}) {
      TotoForecaster forecaster(a_model(returns), "t");
      SamplingSettings sampling;
      sampling.samples = 3;
      const std::vector<ForecastRequest> was{a_request(table, 200, 80)}, later{a_request(changed, 200, 80)};
      const Forecast one = forecaster.forecast(was, sampling, {})[0], two = forecaster.forecast(later, sampling, {})[0];
      QVERIFY(one.paths == two.paths && one.point == two.point);
      QCOMPARE(one.paths.size(), std::size_t{3});
      QCOMPARE(one.close().size(), std::size_t{80});
      sampling.seed = 7;
      QVERIFY(forecaster.forecast(was, sampling, {})[0].paths != one.paths);
    }
  }

  void within_a_patch_the_point_is_the_mean_mode_whatever_the_samples() {
    const PriceTable table = a_table("AAA", 300);
    TotoForecaster forecaster(a_model(true), "t");
    SamplingSettings sampling, greedy;
    greedy.greedy = true;
    const std::vector<ForecastRequest> requests{a_request(table, 200, 24)};
    const Forecast mean = forecaster.forecast(requests, greedy, {})[0], drawn = forecaster.forecast(requests, sampling, {})[0];
    QVERIFY(mean.paths.empty() && mean.quantile_levels.empty());
    QVERIFY(mean.point == drawn.point);
  }

  void cached_decoding_equals_each_patch_computed_anew() {
    const auto model = a_model();
    const PriceTable table = a_table("AAA", 300);
    std::vector<double> values = values_of(model->input, table, 0, 256);
    const at::Tensor series = at::from_blob(values.data(), {1, 5, 256}, at::kDouble).to(at::kFloat);
    const Context context{series, at::ones_like(series, at::kBool), at::zeros({1, 5, 256}, at::kLong), 0, {}};
    DecodeSettings settings;
    settings.horizon = 128;
    const at::Tensor both = decode(model->network, context, settings).values_rvn;
    // The second patch by a full pass over context and first patch, with the context's scaling.
    const at::Tensor longer = at::cat({series, both.narrow(2, 0, 64)}, 2);
    const Groups groups{at::zeros({1, 5, 5}, at::kLong), true};
    const c10::InferenceMode inference;
    const Prediction p = predict(model->network, longer, at::ones_like(longer, at::kBool), groups, 0, 0, 256);
    const at::Tensor second = (p.ahead.mean() * p.scale + p.loc).narrow(2, 256, 64);
    QVERIFY(at::allclose(second, both.narrow(2, 64, 64), 1e-4, 1e-3));
  }

  /// Layers are cut to the patches and steps that are asked for; those must come out as if everything had been computed.
  void what_is_asked_for_does_not_depend_on_what_is_not() {
    for (const auto& [every, space_first] : std::vector<std::pair<std::int64_t, bool>>{{2, false}, {2, true}, {1, false}, {-1, false}}) {
      Config config = size_named("tiny");
      config.num_layers = 4;
      config.spacewise_every_n_layers = every;
      config.spacewise_first = space_first;
      const auto model = random_model(config, 3, at::kCPU);
      const PriceTable table = a_table("AAA", 300);
      std::vector<double> values = values_of(model->input, table, 0, 256);
      const at::Tensor series = at::from_blob(values.data(), {1, 5, 256}, at::kDouble).to(at::kFloat);
      const at::Tensor known = at::ones_like(series, at::kBool);
      for (const bool one_group : {true, false}) {
        at::Tensor ids = at::zeros({1, 5, 4}, at::kLong);
        if (!one_group) ids.narrow(1, 3, 2).fill_(1);
        const Groups groups{ids, one_group};
        const c10::InferenceMode inference;
        const at::Tensor all = predict(model->network, series, known, groups, 0, 0).ahead.mean();
        for (const Asked& asked : {Asked{1, 0}, Asked{1, 24}, Asked{2, 24}, Asked{0, 24}}) {
          const Prediction p = predict(model->network, series, known, groups, 0, 0, 0, asked);
          QVERIFY(at::allclose(p.ahead.mean(), asked.of(all, config.patch_size), 1e-4, 1e-5));
          QCOMPARE(p.loc.size(2), p.ahead.mean().size(2));
        }
      }
    }
  }

  void a_damaged_config_is_refused_by_field() {
    const std::filesystem::path folder = std::filesystem::path(place_.path().toStdString()) / "config";
    save_model(*a_model(), folder);
    const Json good = read_json(folder / "config.json");
    for (const auto& [field, value] : std::vector<std::pair<std::string, Json>>{
             {"num_heads", 7}, {"embed_dim", -4}, {"stride", 32}, {"scaler_cls", "x"}, {"dropout", 1.5}, {"spacewise_every_n_layers", 3}}) {
      Json bad = good;
      bad[field] = value;
      try {
        config_from(bad, "config.json");
        QFAIL(field.c_str());
      } catch (const InputError& e) {
        QVERIFY2(std::string(e.what()).find(field) != std::string::npos, e.what());
      }
    }
  }
};

QTEST_APPLESS_MAIN(TestToto)
#include "tst_toto.moc"
