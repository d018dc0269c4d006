#include <QtTest>

#include "ui/compare_desk.h"
#include "ui/run_table.h"
#include "widgets/theme.h"

using namespace candlewright;

class TestRunRows : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void rows_of_another_scope_are_those_made_anew() {
    CompareDesk desk;
    desk.runs->evaluate(desk.fresh.toStdString(), "checkpoint_epoch_2", 1.9, "test");
    QTRY_VERIFY_WITH_TIMEOUT(desk.desk.bench->feed.judged(desk.fresh, "checkpoint_epoch_2", "test"), 10000);
    const Selection& selection = desk.desk.bench->selection;
    const RunFeed& feed = desk.desk.bench->feed;
    TableView& table = *desk.table("runs_table");
    const auto as_made_anew = [&] {
      const RunTableScope scope = run_table_scope(feed, selection);
      return table.table()->rows() == run_rows(feed, selection, scope);
    };
    for (const QString& run : QStringList(selection.runs())) desk.desk.bench->selection.tick(run, false);
    std::set<std::string> parts;
    std::set<std::size_t> counts;
    const QStringList order{desk.fresh, desk.good, desk.even, desk.fresh, desk.good, desk.even};
    for (const QString& run : order) {
      const auto* at = table.table();
      const bool ticked = selection.runs().contains(run);
      click(table, run, "tick");
      QCOMPARE(selection.runs().contains(run), !ticked);
      QTRY_VERIFY(as_made_anew());
      parts.insert(run_table_scope(feed, selection).part);
      counts.insert(at->columns().size());
    }
    QVERIFY(parts.size() > 1 && counts.size() > 1);  // both the part and the settings were others
  }

  void the_untrained_model_is_listed_once_for_its_windows() {
    CompareDesk desk;
    const QString seed = QString::fromStdString(desk.runs->add("another seed", 1e-4, 1.3, true, 2, 2.6));
    QTRY_VERIFY_WITH_TIMEOUT(desk.desk.bench->feed.run(seed), 10000);
    desk.tick_two();
    desk.desk.bench->selection.tick(seed, true);
    TableView& table = *desk.table("runs_table");
    const QString key = QStringLiteral("reference:untrained:") + desk.good;
    const auto untrained = [&] {
      QStringList keys;
      for (const TableRow& row : table.table()->rows()) {
        if (row.key.startsWith(QStringLiteral("reference:untrained:"))) keys << row.key;
      }
      return keys;
    };
    QTRY_COMPARE(shown(table, key, "pct_mae"), QStringLiteral("2.40"));
    QTRY_VERIFY(table.table()
                    ->index(table.table()->row_of(key), table.table()->column_of(QStringLiteral("name")))
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("2.40 % to 2.60 %")));
    QCOMPARE(untrained(), QStringList{key});
    desk.desk.bench->selection.choose_run(seed);  // the current run's is shown, in the same row
    QTRY_COMPARE(shown(table, key, "pct_mae"), QStringLiteral("2.60"));
    QCOMPARE(untrained(), QStringList{key});
  }
};

QTEST_MAIN(TestRunRows)
#include "tst_run_rows.moc"
