#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>

#include "engine/base/error.h"
#include "engine/data/synthetic_market.h"
#include "engine/jobs/first_batch.h"
#include "engine/training/run_config.h"

using namespace candlewright;
namespace fs = std::filesystem;

namespace {

/// A market of three symbols and a request to train on it.
struct Request {
  QTemporaryDir folder;
  Place place;
  TrainJob job;

  Request(const std::string& model, std::vector<std::string> settings) {
    const fs::path root = folder.path().toStdString();
    write_raw_folder(synthetic_market({.symbols = 3, .rows = 160}), root / "market");
    place.workspace = root / "workspace";
    place.device = "cpu";
    place.threads = 1;
    settings.insert(settings.end(), {"data.lookback=20", "data.horizon=4", "training.batch_size=5", "data.training_stride=7"});
    RunConfig config = resolve({.model = model, .assignments = std::move(settings)});
    job.model = model;
    job.settings = to_json(config);
    job.data = root / "market";
  }
};

}  // namespace

class TestFirstBatch : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void kronos_sees_the_context_at_mean_0_and_deviation_1_and_never_beyond_its_clip() {
    const Request request("kronos", {"kronos.size=tiny"});
    const FirstBatch first = first_batch(request.job, request.place, 3, {});
    QCOMPARE(first.batch_size, std::int64_t{5});
    QCOMPARE(first.windows.size(), std::size_t{3});
    QVERIFY(!first.normalisation.empty());
    for (const SeenWindow& window : first.windows) {
      QCOMPARE(window.context, std::int64_t{20});
      QCOMPARE(window.time.size(), std::size_t{24});
      QVERIFY(std::is_sorted(window.time.begin(), window.time.end()));
      QCOMPARE(window.bars.size(), window.columns.size());
      QCOMPARE(window.input.size(), window.variates.size());
      const std::vector<double>&close = window.bars[3], &seen = window.input[3];
      double mean = 0, squares = 0;
      for (int i = 0; i < 20; ++i) mean += close[static_cast<std::size_t>(i)] / 20;
      for (int i = 0; i < 20; ++i) squares += std::pow(close[static_cast<std::size_t>(i)] - mean, 2) / 20;
      for (std::size_t i = 0; i < 24; ++i) {
        const double expected = std::clamp((close[i] - mean) / (std::sqrt(squares) + 1e-5), -5.0, 5.0);
        QVERIFY2(std::fabs(seen[i] - expected) < 1e-3, qPrintable(QStringLiteral("%1 %2").arg(seen[i]).arg(expected)));
      }
    }
  }

  void it_is_the_same_batch_each_time_and_another_with_another_seed() {
    Request request("kronos", {"kronos.size=tiny"});
    const auto symbols_and_times = [&] {
      std::vector<std::pair<std::string, Nanoseconds>> out;
      for (const SeenWindow& window : first_batch(request.job, request.place, 5, {}).windows)
        out.emplace_back(window.symbol, window.time.front());
      return out;
    };
    const auto once = symbols_and_times();
    QVERIFY(once == symbols_and_times());
    request.job.settings["training"]["seed"] = 4;
    QVERIFY(once != symbols_and_times());
  }

  void toto_sees_what_its_scaler_makes_and_nothing_of_the_last_patch() {
    const Request request("toto", {"toto.size=tiny"});
    const FirstBatch first = first_batch(request.job, request.place, 2, {});
    QCOMPARE(first.windows.size(), std::size_t{2});
    for (const SeenWindow& window : first.windows) {
      QCOMPARE(window.input.size(), window.variates.size());
      for (const std::vector<double>& variate : window.input) {
        QCOMPARE(variate.size(), window.time.size());
        QVERIFY(std::isfinite(variate.front()));
        QVERIFY(std::isnan(variate.back()));  // the bars ahead are in the last patch, which is target alone
      }
    }
  }

  void what_is_wrong_with_the_run_is_told_as_for_a_dry_run() {
    Request request("kronos", {"kronos.size=tiny"});
    request.job.data = request.place.workspace / "nothing-here";
    QVERIFY_THROWS_EXCEPTION(InputError, first_batch(request.job, request.place, 1, {}));
  }
};

QTEST_APPLESS_MAIN(TestFirstBatch)
#include "tst_first_batch.moc"
