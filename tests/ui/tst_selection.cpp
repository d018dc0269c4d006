#include <QSignalSpy>
#include <QtTest>

#include "ui/selection.h"

using namespace candlewright;

class TestSelection : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void what_a_live_run_brings_never_moves_a_choice() {
    Selection selection;
    selection.propose_run(QStringLiteral("first"));
    selection.propose_run(QStringLiteral("second"));
    QCOMPARE(selection.current_run(), QStringLiteral("second"));
    QCOMPARE(selection.runs(), QStringList{QStringLiteral("second")});
    selection.choose_run(QStringLiteral("mine"));
    selection.propose_run(QStringLiteral("third"));
    QCOMPARE(selection.current_run(), QStringLiteral("mine"));
    selection.choose_symbol(QStringLiteral("AAA"));
    selection.propose_symbol(QStringLiteral("BBB"));
    QCOMPARE(selection.symbol(), QStringLiteral("AAA"));
  }
  void a_run_keeps_its_slot_and_gives_it_back() {
    Selection selection;
    selection.tick(QStringLiteral("a"), true);
    selection.tick(QStringLiteral("b"), true);
    selection.tick(QStringLiteral("c"), true);
    selection.tick(QStringLiteral("a"), false);
    QCOMPARE(selection.slot(QStringLiteral("b")), 1);
    QCOMPARE(selection.slot(QStringLiteral("a")), -1);
    selection.tick(QStringLiteral("d"), true);
    QCOMPARE(selection.slot(QStringLiteral("d")), 0);
  }
  void one_change_is_one_signal() {
    Selection selection;
    QSignalSpy spy(&selection, &Selection::changed);
    selection.choose_run(QStringLiteral("a"));
    selection.choose_symbol(QStringLiteral("AAA"));
    selection.choose_symbol(QStringLiteral("AAA"));
    QCOMPARE(spy.count(), 2);
  }
  void a_window_belongs_to_its_symbol() {
    Selection selection;
    selection.choose_symbol(QStringLiteral("AAA"));
    selection.choose_window(Nanoseconds{5});
    selection.choose_symbol(QStringLiteral("BBB"));
    QVERIFY(!selection.window().has_value());
    selection.go_back();
    QCOMPARE(*selection.window(), Nanoseconds{5});
    QCOMPARE(selection.symbol(), QStringLiteral("AAA"));
    selection.go_forward();
    QCOMPARE(selection.symbol(), QStringLiteral("BBB"));
  }
  void kept_and_read_back() {
    Selection selection;
    selection.choose_run(QStringLiteral("a"));
    selection.tick(QStringLiteral("b"), true);
    selection.choose_symbol(QStringLiteral("AAA"));
    selection.choose_window(*parse_iso("2024-03-01"));
    selection.choose_checkpoint(QStringLiteral("a"), QStringLiteral("latest"));
    Selection other;
    other.from_json(selection.to_json());
    QCOMPARE(other.runs(), selection.runs());
    QCOMPARE(other.current_run(), QStringLiteral("a"));
    QCOMPARE(other.checkpoint(QStringLiteral("a")), QStringLiteral("latest"));
    QVERIFY(other.window() == selection.window());
    QCOMPARE(other.slot(QStringLiteral("b")), 1);
  }
};

QTEST_APPLESS_MAIN(TestSelection)
#include "tst_selection.moc"
