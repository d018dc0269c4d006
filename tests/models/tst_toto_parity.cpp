#include <ATen/ATen.h>

#include <QtTest>
#include <regex>

#include "engine/models/toto/decode.h"
#include "engine/models/toto/folder.h"
#include "engine/models/toto/losses.h"
#include "models/golden_case.h"

using namespace candlewright;
using namespace candlewright::toto;

namespace {

std::string text(const Json& json) { return json.get<std::string>(); }

/// The number that a tensor's meaning names after `words`; -1 if it does not.
std::int64_t named(const GoldenCase& golden, const std::string& tensor, const std::string& pattern) {
  std::smatch found;
  const std::string meaning = text(golden.json["tensors"][tensor]["meaning"]);
  return std::regex_search(meaning, found, std::regex(pattern)) ? std::stoll(found[1]) : -1;
}

struct Series {
  at::Tensor values, mask, ids;
  std::int64_t context = 0;

  explicit Series(const GoldenCase& golden)
      : values(golden.input("in.series")),
        mask(golden.input("in.padding_mask").to(at::kBool)),
        ids(golden.input("in.id_mask").to(at::kLong)),
        context(golden.json["context"]) {}
  at::Tensor known(const at::Tensor& t) const { return t.narrow(2, 0, context); }
};

void check_scaler(GoldenCase& golden, const Series& in, const Config& config) {
  ScalerSettings patch;
  patch.patch_size = config.patch_size;
  patch.exponent = config.scale_factor_exponent;
  ScalerSettings free = patch, causal = patch, biased, whole = patch;
  free.stabilise = false;
  causal.kind = ScalerKind::causal;
  causal.stabilise = false;
  biased = causal;
  biased.bessel = false;
  whole.kind = ScalerKind::whole;
  const std::map<std::string, ScalerSettings> ways{
      {"patch", patch}, {"patch_free", free}, {"causal", causal}, {"causal_biased", biased}, {"std", whole}};
  for (const auto& [way, settings] : ways) {
    for (const std::string part : {"all", "prefix"}) {
      const std::string name = "scaler." + way + "." + part + ".";
      if (!golden.has(name + "scaled")) continue;
      const std::int64_t prefix = std::max<std::int64_t>(0, named(golden, name + "scaled", "prefix_length=(\\d+)"));
      const Scaled scaled = scale_series(in.known(in.values), in.known(in.mask), settings, prefix);
      golden.check(name + "scaled", scaled.values_bvt);
      golden.check(name + "loc", scaled.loc);
      golden.check(name + "scale", scaled.scale);
    }
  }
}

void check_parts(GoldenCase& golden, const Series& in, const Network& network) {
  const Scaled scaled = scale_series(in.known(in.values), in.known(in.mask), scaler_of(network.config));
  const Groups groups = Groups::of(in.known(in.ids), network.config.patch_size);
  golden.check("embed.out", network.embed(scaled.values_bvt));
  golden.check("embed.id_mask", groups.ids_bvs);

  const at::Tensor q = golden.input("rope.q"), k = golden.input("rope.k");
  const std::int64_t width = network.config.head_width(), count = q.size(2);
  for (const std::int64_t from : {0, 9}) {
    const Rotation rotation(width, from, count, (from + count - 1) / 2, at::kCPU);
    golden.check("rope.q_offset" + std::to_string(from), rotation.queries(q));
    golden.check("rope.k_offset" + std::to_string(from), rotation.keys(k));
  }
  const at::Tensor x = golden.input("block.in");
  const Groups first{groups.ids_bvs.narrow(2, 0, x.size(2)), groups.all_one};
  const Rotation rotation(width, 0, x.size(2), (x.size(2) - 1) / 2, at::kCPU);
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    const Layer& layer = network.layers[i];
    golden.check("block." + std::to_string(i) + (layer.spacewise ? ".space" : ".time") + ".out",
                 network.apply(layer, x, first, rotation, 0, x.size(2)));
  }
}

void check_learning(GoldenCase& golden, const Series& in, Network& network) {
  const std::int64_t patch = network.config.patch_size;
  const Groups groups = Groups::of(in.known(in.ids), patch);
  const Prediction p = predict(network, in.known(in.values), in.known(in.mask), groups, 0, 0);
  const at::Tensor target = in.values.narrow(2, patch, in.context), target_mask = in.mask.narrow(2, patch, in.context);
  golden.check("fwd.df", p.ahead.df);
  golden.check("fwd.loc", p.ahead.loc);
  golden.check("fwd.scale", p.ahead.scale);
  if (p.ahead.probs.defined()) golden.check("fwd.probs", p.ahead.probs);
  golden.check("fwd.out_loc", p.loc);
  golden.check("fwd.out_scale", p.scale);
  golden.check("fwd.mean", p.ahead.mean());
  golden.check("fwd.scaled_targets", scaled_target(p, target));
  golden.check("fwd.log_prob", p.ahead.log_density(scaled_target(p, target)));
  const at::Tensor loss = fine_tuning_loss(p, target, target_mask);
  golden.check("train.loss", loss.detach().reshape({1}));
  const std::int64_t last = named(golden, "train.val_loss", "last (\\d+) target");
  at::Tensor last_mask = target_mask.clone();
  last_mask.narrow(2, 0, in.context - last).fill_(false);
  golden.check("train.val_loss", fine_tuning_loss(p, target, last_mask).detach().reshape({1}));
  loss.backward();
  network.visit([&](const std::string& name, at::Tensor& tensor, TensorRole) {
    if (tensor.grad().defined()) golden.check("grad." + name, tensor.grad());
  });
}

Context context_of(const Series& in, std::int64_t steps) {
  const std::int64_t from = in.context - steps;
  return {in.values.narrow(2, from, steps), in.mask.narrow(2, from, steps), in.ids.narrow(2, from, steps), 0, {}};
}

void check_decoding(GoldenCase& golden, const Network& network, const std::string& name, Context context) {
  DecodeSettings settings;
  settings.horizon = golden.input(name).size(2);
  settings.moving_centre = name.find(".cache") != std::string::npos;
  golden.check(name, decode(network, context, settings).values_rvn);
}

void check_exogenous(GoldenCase& golden, const Series& in, Network network) {
  if (!golden.has("exog.future")) return;
  network.target_label = golden.input("exog.target_variate_label");
  network.exogenous_label = golden.input("exog.exogenous_variate_label");
  const Groups groups = Groups::of(in.known(in.ids), network.config.patch_size);
  golden.check("exog.fwd.mean", predict(network, in.known(in.values), in.known(in.mask), groups, 1, 0).ahead.mean());
  Context context = context_of(in, in.context);
  context.exogenous = 1;
  context.future_bun = golden.input("exog.future");
  check_decoding(golden, network, "exog.gen.full", context);
  check_decoding(golden, network, "exog.gen.cache", context);
}

}  // namespace

class TestTotoParity : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void every_listed_tensor_is_within_its_tolerance() {
    const auto folders = case_folders("toto");
    if (folders.empty()) QSKIP("no golden results: set CANDLEWRIGHT_FIXTURES to a folder with toto/<case>/cases.json");
    std::size_t checked = 0;
    for (const auto& folder : folders) {
      GoldenCase golden(folder);
      Network network = load_model(folder, at::kCPU, false)->network;
      network.visit([](const std::string&, at::Tensor& tensor, TensorRole) { tensor.set_requires_grad(true); });
      const Series in(golden);
      check_scaler(golden, in, network.config);
      check_parts(golden, in, network);
      check_learning(golden, in, network);
      for (const std::string& name : golden.listed()) {
        if (name.rfind("gen.", 0) == 0) check_decoding(golden, network, name, context_of(in, named(golden, name, "last (\\d+) steps")));
      }
      check_exogenous(golden, in, network);
      QVERIFY2(golden.all_checked(is_of_the_model), folder.c_str());
      checked += golden.checked.size();
    }
    qInfo("%zu tensors of %zu cases checked here, results of the optimizer by tst_toto_steps", checked, folders.size());
  }
};

QTEST_APPLESS_MAIN(TestTotoParity)
#include "tst_toto_parity.moc"
