#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>

#include "ui/checkpoint_changes.h"
#include "ui/compare_desk.h"
#include "ui/two_checkpoints_panel.h"
#include "widgets/bar_strip.h"
#include "widgets/exports.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

std::vector<SymbolChange> changes(int count) {
  std::vector<SymbolChange> out;
  for (int i = 0; i < count; ++i) out.push_back({"S" + std::to_string(i), 100, 1.0, 1.0 + (i - count / 3) * 0.5});
  return out;
}

/// Compare with the good run current and its Checkpoints and Two checkpoints in front. Epoch 2 errs 1.2 % of the close.
struct PairDesk : CompareDesk {
  explicit PairDesk(std::optional<double> error_of_epoch_3 = std::nullopt) {
    if (error_of_epoch_3) runs->evaluate(good.toStdString(), "checkpoint_epoch_3", *error_of_epoch_3);
    tick_two();
    front("checkpoints");
    front("two_checkpoints");
    QTRY_COMPARE(table("checkpoints_table")->table()->rows().size(), std::size_t{3});
  }
  QString headline() const { return find<QLabel>("two_checkpoints_headline")->text(); }
};

}  // namespace

class TestTwoCheckpoints : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void the_chosen_one_is_judged_against_the_newest_other_that_was_evaluated() {
    PairDesk desk(1.6);
    QTRY_COMPARE_WITH_TIMEOUT(desk.headline(), QStringLiteral("Epoch 2 is better than epoch 3: less error on 8 of 8 symbols"), 10000);
    const QString note = desk.find<QLabel>("two_checkpoints_note")->text();
    QVERIFY2(note.startsWith(QStringLiteral("Median change +20.0 points of skill, 95 % interval ")), qPrintable(note));
    QVERIFY2(note.endsWith(QStringLiteral("more error on none")), qPrintable(note));
    const auto* slope = desk.find<SlopeChart>("two_checkpoints_slope");
    const auto rows = slope->rows();
    QCOMPARE(rows.size(), std::size_t{9});
    QCOMPARE(rows[0][1], QStringLiteral("A epoch 3, skill against persistence, %"));
    QVERIFY(std::abs(rows[1][3].toDouble() - 20) < 1e-6);
    QVERIFY(!desk.find<HistogramChart>("two_checkpoints_histogram")->isVisible());
  }

  void a_and_b_are_chosen_in_checkpoints() {
    PairDesk desk(1.6);
    TableView& table = *desk.table("checkpoints_table");
    QTRY_VERIFY(desk.headline().startsWith(QStringLiteral("Epoch 2 is better")));
    click(table, QStringLiteral("checkpoint_epoch_3"), "b");
    QTRY_COMPARE_WITH_TIMEOUT(desk.headline(), QStringLiteral("Epoch 3 is worse than epoch 2: less error on 0 of 8 symbols"), 10000);
    QCOMPARE(desk.desk.bench->selection.checkpoint(desk.good), QStringLiteral("checkpoint_epoch_3"));
    const QString note = desk.find<QLabel>("two_checkpoints_note")->text();
    QVERIFY2(note.contains(QStringLiteral("and 5 more")), qPrintable(note));
    // A by its mark leaves B alone; what was freed before it was evaluated cannot be A.
    desk.runs->evaluate(desk.good.toStdString(), "checkpoint_epoch_1", 1.4);
    desk.desk.bench->feed.look();
    QTRY_VERIFY(desk.desk.bench->feed.judged(desk.good, "checkpoint_epoch_1", "held_out"));
    QTRY_VERIFY(table.table()->index(table.table()->row_of(QStringLiteral("checkpoint_epoch_1")), 0).data(Qt::CheckStateRole).isValid());
    click(table, QStringLiteral("checkpoint_epoch_1"), "a");
    QCOMPARE(desk.desk.bench->selection.compared_checkpoint(desk.good), QStringLiteral("checkpoint_epoch_1"));
    QCOMPARE(desk.desk.bench->selection.checkpoint(desk.good), QStringLiteral("checkpoint_epoch_3"));
    QTRY_COMPARE_WITH_TIMEOUT(desk.headline(), QStringLiteral("Epoch 3 is worse than epoch 1: less error on 0 of 8 symbols"), 10000);
  }

  void by_keys_alone() {
    PairDesk desk(1.6);
    TableView& table = *desk.table("checkpoints_table");
    desk.desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.desk.window.get()));
    click(table, QStringLiteral("checkpoint_epoch_2"), "step");
    QTest::keyClick(&table, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);  // A, and
    QTest::keyClick(&table, Qt::Key_Up);                                          // the newer one is B
    QTRY_COMPARE_WITH_TIMEOUT(desk.headline(), QStringLiteral("Epoch 3 is worse than epoch 2: less error on 0 of 8 symbols"), 10000);
    auto* slope = desk.find<SlopeChart>("two_checkpoints_slope");
    slope->setFocus();
    QTest::keyClick(slope, Qt::Key_Down);
    QVERIFY(desk.desk.bench->selection.symbol().startsWith('S'));
  }

  void a_line_chooses_its_symbol_and_a_bar_its_window() {
    PairDesk desk(1.6);
    auto* slope = desk.find<SlopeChart>("two_checkpoints_slope");
    QTRY_VERIFY_WITH_TIMEOUT(slope->rows().size() == 9, 10000);
    QTRY_VERIFY(slope->isVisible());
    QSignalSpy chosen(slope, &SlopeChart::chosen);
    for (int y = 30; y < slope->height() && chosen.isEmpty(); y += 4) QTest::mouseClick(slope, Qt::LeftButton, {}, {slope->width() / 2, y});
    QVERIFY(!chosen.isEmpty());
    QCOMPARE(desk.desk.bench->selection.symbol(), chosen[0][0].toString());
    auto* strip = desk.find<BarStrip>("two_checkpoints_strip");
    QTRY_COMPARE(strip->rows().size(), std::size_t{41});
    QVERIFY(std::abs(strip->rows()[1][1].toDouble() + 0.4) < 1e-6);  // 1.2 instead of 1.6 % of the close
    strip->setFocus();
    QTest::keyClick(strip, Qt::Key_Left);
    QCOMPARE(*desk.desk.bench->selection.window(), Nanoseconds{38} * 86'400'000'000'000);
    QVERIFY(can_be_exported(slope) && can_be_exported(strip));
  }

  void what_is_missing_is_named_and_can_be_evaluated() {
    PairDesk desk;
    auto* panel = desk.find<TwoCheckpointsPanel>("two_checkpoints_panel");
    const auto words = [&] {
      QStringList all;
      for (const QLabel* label : panel->findChildren<QLabel*>()) {
        if (label->isVisible()) all << label->text();
      }
      return all.join('\n');
    };
    QTRY_VERIFY2(words().contains(QStringLiteral("A, epoch 3, has not been evaluated on the held-out symbols")), qPrintable(words()));
    const auto buttons = panel->findChildren<QPushButton*>();
    const auto evaluate = std::find_if(buttons.begin(), buttons.end(), [](QPushButton* button) { return button->isVisible(); });
    QVERIFY(evaluate != buttons.end());
    QTest::mouseClick(*evaluate, Qt::LeftButton);
    QTRY_VERIFY(desk.desk.bench->engine.current() || desk.desk.bench->engine.last());
  }

  void load_forecasts_with_the_chosen_one() {
    PairDesk desk(1.6);
    click(*desk.table("checkpoints_table"), QStringLiteral("checkpoint_epoch_3"), "b");
    QTest::mouseClick(desk.find<QPushButton>("load_checkpoint"), Qt::LeftButton);
    QCOMPARE(desk.desk.window->layout_name(), QStringLiteral("analyse"));
    QTRY_VERIFY(desk.desk.bench->engine.current() || desk.desk.bench->engine.last());
    const auto& told = desk.desk.bench->engine.current() ? desk.desk.bench->engine.current() : desk.desk.bench->engine.last();
    const auto* job = std::get_if<ForecastJob>(&told->job);
    QVERIFY(job);
    QCOMPARE(job->forecaster, "run:" + desk.good.toStdString() + "/checkpoint_epoch_3");
  }

  void the_choice_of_a_is_kept() {
    Selection selection;
    selection.choose_compared_checkpoint(QStringLiteral("run"), QStringLiteral("checkpoint_epoch_1"));
    Selection again;
    again.from_json(selection.to_json());
    QCOMPARE(again.compared_checkpoint(QStringLiteral("run")), QStringLiteral("checkpoint_epoch_1"));
    selection.go_back();
    QCOMPARE(selection.compared_checkpoint(QStringLiteral("run")), QString());
  }

  void above_forty_symbols_the_largest_changes_each_way_are_drawn() {
    QCOMPARE(slope_lines(changes(40)).size(), std::size_t{40});
    const auto lines = slope_lines(changes(300));
    QCOMPARE(lines.size(), std::size_t{30});
    QCOMPARE(lines.front().name, QStringLiteral("S0"));
    QCOMPARE(lines[14].name, QStringLiteral("S14"));
    QCOMPARE(lines[15].name, QStringLiteral("S285"));
    QCOMPARE(lines.back().name, QStringLiteral("S299"));
  }

  void the_histogram_counts_every_symbol_once_and_has_an_edge_at_zero() {
    const auto bins = change_bins(changes(300));
    double counted = 0;
    for (const HistogramBin& bin : bins) counted += bin.height;
    QCOMPARE(counted, 300.0);
    QVERIFY(bins.size() <= 26);
    QVERIFY(std::any_of(bins.begin(), bins.end(), [](const HistogramBin& bin) { return bin.from == 0; }));
    QVERIFY(change_bins({{"S", 1, 2, 2}}).empty());
  }

  void checkpoints_are_named_by_what_tells_them_apart() {
    RunHistory history;
    for (const auto& [name, step, epoch, stage] : {std::tuple("a", 10, 1, ""), std::tuple("b", 15, 2, ""), std::tuple("c", 1500, 2, "")}) {
      CheckpointRow row;
      row.name = name, row.step = step, row.epoch = epoch, row.stage = stage;
      history.checkpoints.push_back(row);
    }
    QCOMPARE(checkpoint_words(history, "a"), QStringLiteral("epoch 1"));
    QCOMPARE(checkpoint_words(history, "c"), QStringLiteral("step 1,500"));
    history.checkpoints[0].stage = "tokenizer";
    QCOMPARE(checkpoint_words(history, "a"), QStringLiteral("tokenizer epoch 1"));
    QCOMPARE(checkpoint_words(history, "gone"), QStringLiteral("gone"));
  }
};

QTEST_MAIN(TestTwoCheckpoints)
#include "tst_two_checkpoints.moc"
