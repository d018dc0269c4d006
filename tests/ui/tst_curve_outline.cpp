#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "engine/base/error.h"
#include "engine/storage/run_store.h"
#include "ui/curve_outline.h"
#include "ui/every_point.h"

using namespace candlewright;

namespace {

/// A run of two stages whose loss is a slow wave with one spike.
struct LongRun {
  static constexpr std::int64_t steps = 120'000, spike = 77'777, second_stage = 60'001;
  QTemporaryDir folder;
  std::string id;
  std::vector<SeriesPoint> points;

  LongRun() {
    RunStore store(path());
    RunRow run;
    run.model = "kronos";
    id = store.create_run(run);
    std::vector<Event> events;
    for (std::int64_t step = 1; step <= steps; ++step) {
      StepDone done;
      done.step = step;
      done.stage = step < second_stage ? "tokenizer" : "model";
      done.loss = step == spike ? 50 : std::sin(0.001 * static_cast<double>(step));
      events.push_back({id, step, done});
      points.push_back({step, step, done.loss, step < second_stage ? 0 : 1});
      if (events.size() < 4'000 && step < steps) continue;
      store.append(events);
      events.clear();
    }
  }
  std::filesystem::path path() const { return folder.path().toStdString(); }
};

const LongRun& long_run() {
  static const LongRun run;
  return run;
}

Curve read(SeriesReader& reader, std::int64_t block) {
  Curve curve;
  extend(curve, reader.points(long_run().id, "loss", block), reader);
  return curve;
}

bool has_spike(const Curve& curve) {
  for (std::size_t i = 0; i < curve.steps.size(); ++i) {
    if (curve.steps[i] == LongRun::spike && curve.values[i] == 50) return true;
  }
  return false;
}

}  // namespace

class TestCurveOutline : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void a_long_run_is_read_as_an_outline_with_every_extreme() {
    SeriesReader reader(long_run().path());
    QCOMPARE(block_of(LongRun::steps), fine_outline);
    const Curve curve = read(reader, block_of(LongRun::steps));
    QVERIFY(curve.steps.size() < 30'000);
    QVERIFY(has_spike(curve));
    QVERIFY(std::is_sorted(curve.steps.begin(), curve.steps.end()));
    QCOMPARE(curve.stages.size(), std::size_t{2});
    QCOMPARE(curve.stages[1].first, std::string("model"));
    QVERIFY(curve.steps[curve.stages[1].second] >= LongRun::second_stage);
    QVERIFY(curve.steps[curve.stages[1].second - 1] < LongRun::second_stage);
  }
  void a_run_that_grows_long_becomes_what_is_read_of_it() {
    SeriesReader reader(long_run().path());
    Curve grown;
    const auto all = reader.points(long_run().id, "loss", 1);
    for (std::size_t at = 0; at < all.size(); at += 1'500) {
      extend(grown, {all.begin() + std::ptrdiff_t(at), all.begin() + std::ptrdiff_t(std::min(at + 1'500, all.size()))}, reader);
      thin(grown, all[std::min(at + 1'499, all.size() - 1)].step);
    }
    QVERIFY(has_spike(grown));
    QVERIFY(grown.steps.size() < 30'000);
    QCOMPARE(grown.stages, [&] {
      auto stages = read(reader, fine_outline).stages;
      return stages;
    }());
    // The complete stretches are the same, point by point; the newest may not be thinned yet.
    const Curve whole = read(reader, fine_outline);
    QVERIFY(std::equal(grown.steps.begin(), grown.steps.begin() + 10'000, whole.steps.begin()));
    QVERIFY(std::equal(grown.values.begin(), grown.values.begin() + 10'000, whole.values.begin()));
  }
  void every_point_is_written_and_a_stop_leaves_the_file_of_before() {
    const std::filesystem::path file = long_run().path() / "loss.csv";
    const std::vector<RunRow> runs{*RunStore(long_run().path(), true).run(long_run().id)};
    double share = 0;
    QCOMPARE(write_every_point(long_run().path(), runs, "loss", file, {}, [&](double now) { share = now; }), LongRun::steps);
    QCOMPARE(share, 1.0);
    QFile written(QString::fromStdString(file.string()));
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readLine(), QByteArray("run,stage,step,utc,loss\r\n"));
    std::int64_t line = 0;
    while (!written.atEnd()) {
      const QList<QByteArray> cells = written.readLine().trimmed().split(',');
      const SeriesPoint& point = long_run().points[static_cast<std::size_t>(line++)];
      if (cells[1] != (point.stage == 0 ? "tokenizer" : "model") || cells[2].toLongLong() != point.step ||
          cells[4].toDouble() != point.value)
        QFAIL(qPrintable(cells.join(' ')));
    }
    QCOMPARE(line, LongRun::steps);

    std::stop_source stop;
    stop.request_stop();
    QVERIFY_THROWS_EXCEPTION(Stopped, write_every_point(long_run().path(), runs, "loss", file, stop.get_token(), [](double) {}));
    QVERIFY(written.size() > 1'000'000);
    QVERIFY_THROWS_EXCEPTION(
        InputError, write_every_point(long_run().path(), runs, "loss", file.parent_path() / "none" / "loss.csv", {}, [](double) {}));
  }
  void a_short_run_keeps_every_point() {
    Curve curve;
    SeriesReader reader(long_run().path());
    extend(curve, {long_run().points.begin(), long_run().points.begin() + 50'000}, reader);
    thin(curve, 50'000);
    QCOMPARE(curve.steps.size(), std::size_t{50'000});
    QVERIFY(!closer(curve, reader, long_run().id, "loss", 100, 200));  // nothing is read again
  }
  void where_one_looks_closer_every_point_is_there() {
    SeriesReader reader(long_run().path());
    const Curve curve = read(reader, coarse_outline);
    const auto near = closer(curve, reader, long_run().id, "loss", 70'001, 80'000);
    QVERIFY(near);
    const auto begin = std::lower_bound(near->steps.begin(), near->steps.end(), 70'001.0);
    QVERIFY(near->steps.end() - begin > 10'000);
    for (int i = 0; i < 10'000; ++i) QCOMPARE(begin[i], 70'001.0 + i);
    QVERIFY(has_spike(*near));
    QVERIFY(std::is_sorted(near->steps.begin(), near->steps.end()));
    QCOMPARE(near->steps.front(), curve.steps.front());
    QCOMPARE(near->steps.back(), curve.steps.back());
    QVERIFY(!closer(*near, reader, long_run().id, "loss", 70'001, 80'000));  // it has that now
    const auto wide = closer(curve, reader, long_run().id, "loss", 1, 119'000);
    QVERIFY(wide && wide->steps.size() > 12'000 && wide->steps.size() < 40'000);  // the fine outline
    QVERIFY(!closer(curve, reader, long_run().id, "loss", 1, 10'000'000));        // a screen shows no more than it has
  }
};

QTEST_APPLESS_MAIN(TestCurveOutline)
#include "tst_curve_outline.moc"
