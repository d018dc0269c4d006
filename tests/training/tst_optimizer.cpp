#include <ATen/ATen.h>

#include <QtTest>
#include <cmath>

#include "engine/base/error.h"
#include "engine/training/optimizer.h"
#include "engine/training/precision.h"
#include "engine/training/random_state.h"
#include "engine/training/sampler.h"

using namespace candlewright;

namespace {
at::Tensor weight(std::vector<double> values) { return at::tensor(values, at::kFloat); }
void give_gradient(at::Tensor& t, std::vector<double> values) { t.mutable_grad() = at::tensor(values, at::kFloat); }
bool near(double a, double b, double tolerance = 1e-6) { return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b)); }

/// The formula of the header in double precision.
struct ByHand {
  double w, m = 0, v = 0;
  int t = 0;
  void step(double g, double lr, double b1, double b2, double wd) {
    ++t;
    w *= 1 - lr * wd;
    m = b1 * m + (1 - b1) * g;
    v = b2 * v + (1 - b2) * g * g;
    w -= lr / (1 - std::pow(b1, t)) * m / (std::sqrt(v / (1 - std::pow(b2, t))) + 1e-8);
  }
};
}  // namespace

class TestOptimizer : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void updates_are_those_of_the_formula() {
    at::Tensor w = weight({1.0, -2.0});
    TrainingConfig c;
    c.weight_decay = 0.1;
    AdamW adam({{"w", w, true}}, c);
    ByHand first{1.0}, second{-2.0};
    const double gradients[][2] = {{0.5, -0.25}, {-1.5, 0.1}, {0.01, 3.0}, {0.2, 0.2}};
    const double beta1[] = {0.95, 0.9, 0.87, 0.85};  // one_cycle moves it from step to step
    for (int i = 0; i < 4; ++i) {
      give_gradient(w, {gradients[i][0], gradients[i][1]});
      adam.step({0.01, beta1[i]}, at::tensor(1.0f));
      first.step(gradients[i][0], 0.01, beta1[i], c.beta2, 0.1);
      second.step(gradients[i][1], 0.01, beta1[i], c.beta2, 0.1);
      QVERIFY(near(w[0].item<double>(), first.w) && near(w[1].item<double>(), second.w));
    }
    QCOMPARE(adam.updates(), std::int64_t{4});
  }
  void norms_biases_and_embeddings_are_left_undecayed_on_request() {
    at::Tensor matrix = at::ones({2, 2}), norm = at::ones({2}), embedding = at::ones({3, 2});
    TrainingConfig c;
    c.weight_decay = 0.5;
    c.decay_groups = true;
    AdamW adam({{"block.w1.weight", matrix, true}, {"block.norm1.weight", norm, true}, {"embedding.emb_s1.weight", embedding, true}}, c);
    for (at::Tensor* t : {&matrix, &norm, &embedding}) t->mutable_grad() = at::zeros_like(*t);
    adam.step({0.1, 0.9}, at::tensor(0.0f));
    QVERIFY(near(matrix[0][0].item<double>(), 0.95));
    QCOMPARE(norm[0].item<double>(), 1.0);
    QCOMPARE(embedding[0][0].item<double>(), 1.0);
  }
  void clipping_scales_the_whole_gradient() {
    at::Tensor a = weight({0.0}), b = weight({0.0});
    AdamW adam({{"a", a, true}, {"b", b, true}}, {});
    give_gradient(a, {3.0});
    give_gradient(b, {4.0});
    QVERIFY(near(adam.clip(1.0).item<double>(), 5.0));  // the norm before clipping
    QVERIFY(near(a.grad()[0].item<double>(), 3.0 / (5 + 1e-6)));
    QVERIFY(near(b.grad()[0].item<double>(), 4.0 / (5 + 1e-6)));
    give_gradient(a, {0.3});
    give_gradient(b, {0.4});
    adam.clip(1.0);
    QCOMPARE(a.grad()[0].item<float>(), 0.3f);
    QVERIFY(near(adam.clip(0).item<double>(), 0.5));
  }
  void a_norm_that_is_not_finite_changes_nothing() {
    at::Tensor w = weight({1.0});
    AdamW adam({{"w", w, true}}, {});
    give_gradient(w, {std::numeric_limits<double>::quiet_NaN()});
    adam.step({0.1, 0.9}, adam.clip(1.0));
    QCOMPARE(w[0].item<float>(), 1.0f);
    QCOMPARE(adam.state()[0].tensor[0].item<float>(), 0.0f);
  }
  void frozen_tensors_are_neither_changed_nor_kept() {
    at::Tensor w = weight({1.0}), table = weight({5.0});
    AdamW adam({{"w", w, true}, {"table", table, false}}, {});
    QCOMPARE(adam.state().size(), std::size_t{2});
    QCOMPARE(adam.parameters(), std::int64_t{1});
    QVERIFY(!table.requires_grad());
  }
  void restored_state_goes_on_bit_for_bit() {
    at::Tensor one = weight({1.0, 2.0}), two = weight({1.0, 2.0});
    AdamW a({{"w", one, true}}, {});
    for (int i = 0; i < 3; ++i) {
      give_gradient(one, {0.3 * i, -1.0});
      a.step({0.01, 0.9}, at::tensor(1.0f));
    }
    AdamW b({{"w", two, true}}, {});
    std::vector<NamedTensor> saved;
    for (const NamedTensor& t : a.state()) saved.push_back({t.name, t.tensor.clone(), false});
    b.restore(saved, a.updates(), "state");
    {
      const at::NoGradGuard guard;
      two.copy_(one);
    }
    for (at::Tensor* t : {&one, &two}) give_gradient(*t, {0.7, 0.1});
    a.step({0.01, 0.9}, at::tensor(1.0f));
    b.step({0.01, 0.9}, at::tensor(1.0f));
    QVERIFY(at::equal(one, two));
    QVERIFY_THROWS_EXCEPTION(InputError, b.restore({}, 1, "state"));
  }
  void an_epoch_shows_every_window_once_in_an_order_of_its_own() {
    Sampler s(1337, "predictor", 100);
    const auto order = s.take(1, 0, 100);
    const std::vector<std::int64_t> first(order.begin(), order.end());
    std::vector<std::int64_t> sorted = first;
    std::sort(sorted.begin(), sorted.end());
    for (std::int64_t i = 0; i < 100; ++i) QCOMPARE(sorted[static_cast<std::size_t>(i)], i);
    const auto other = s.take(2, 0, 100);
    QVERIFY(!std::equal(first.begin(), first.end(), other.begin()));
    Sampler again(1337, "predictor", 100);
    const auto part = again.take(1, 90, 16);  // from the middle, as a resumed run asks
    QCOMPARE(part.size(), std::size_t{10});
    QVERIFY(std::equal(part.begin(), part.end(), first.begin() + 90));
    Sampler stranger(1338, "predictor", 100);
    const auto strange = stranger.take(1, 0, 100);
    QVERIFY(!std::equal(first.begin(), first.end(), strange.begin()));
  }
  void whoever_draws_inside_leaves_no_trace() {
    seed_all(5);
    const at::Tensor wanted = at::rand({4});
    seed_all(5);
    {
      const KeepRandomState keep;
      at::rand({100});
    }
    QVERIFY(at::equal(at::rand({4}), wanted));
  }
  void autocast_ends_with_its_scope() {
    const at::Tensor a = at::ones({4, 4}), b = at::ones({4, 4});
    {
      const Autocast cast("bf16", at::kCPU);
      QCOMPARE(at::mm(a, b).scalar_type(), at::kBFloat16);
    }
    QCOMPARE(at::mm(a, b).scalar_type(), at::kFloat);
    const Autocast none("fp32", at::kCPU);
    QCOMPARE(at::mm(a, b).scalar_type(), at::kFloat);
  }
};

QTEST_APPLESS_MAIN(TestOptimizer)
#include "tst_optimizer.moc"
