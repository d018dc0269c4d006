#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>
#include <csignal>

#include "engine/storage/run_store.h"
#include "ui/desk.h"
#include "ui/queue_panel.h"
#include "ui/run_rows.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

constexpr const char* die_option = "--queue-and-die";

std::size_t jobs_on_disk(const std::filesystem::path& workspace) {
  const Json kept = RunStore(workspace, true).kept("window.queue");
  return kept.is_object() ? kept.at("jobs").size() : 0;
}

/// Three jobs that wait, named a, b and c.
struct Waiting {
  Desk desk;
  EngineThread& engine() { return desk.bench->engine; }
  TableView* table = nullptr;

  Waiting() {
    desk.open_market();
    engine().hold(true);
    for (const char* name : {"a", "b", "c"}) engine().add(ResumeJob{name}, QString::fromLatin1(name));
    desk.window->show_layout(QStringLiteral("launch"));
    desk.window->docks()[QStringLiteral("queue")]->raise();
    table = desk.window->findChild<TableView*>(QStringLiteral("queue_table"));
    QTRY_COMPARE(table->table()->rows().size(), std::size_t{3});
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
    QTRY_VERIFY(table->isVisible());
  }
  QString order() {
    QString names;
    for (const QueuedJob& job : engine().waiting()) names += job.title;
    return names;
  }
  QPoint row(int index) const {
    return {40, table->rowViewportPosition(index) + table->rowHeight(index) / 2};
  }
  void choose(int index) const { QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, row(index)); }
};

/// The program of `--queue-and-die`: queues two jobs in a workspace and is killed as soon as they are on disk.
int queue_and_die(const QString& workspace) {
  Place place;
  place.workspace = workspace.toStdString();
  place.device = "cpu";
  Bench bench(place);
  bench.engine.hold(true);
  bench.engine.add(ResumeJob{"first"}, QStringLiteral("first"));
  bench.engine.add(ResumeJob{"second"}, QStringLiteral("second"), 90.0);
  bench.engine.set_on_failure(EngineThread::OnFailure::hold);
  QTimer look;
  QObject::connect(&look, &QTimer::timeout, [&] {
    const Json kept = RunStore(place.workspace, true).kept("window.queue");
    if (kept.is_object() && kept.value("on_failure", "") == "hold") ::raise(SIGKILL);
  });
  look.start(10);
  return QCoreApplication::exec();
}

}  // namespace

class TestQueue : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void rows_are_dragged_to_their_place() {
    Waiting w;
    QWidget* view = w.table->viewport();
    QTest::mousePress(view, Qt::LeftButton, {}, w.row(0));
    QTest::mouseMove(view, w.row(1));
    QTest::mouseMove(view, w.row(2) + QPoint(0, 8));
    QTest::mouseRelease(view, Qt::LeftButton, {}, w.row(2) + QPoint(0, 8));
    QCOMPARE(w.order(), QStringLiteral("bca"));
    QTest::mousePress(view, Qt::LeftButton, {}, w.row(2));
    QTest::mouseMove(view, w.row(0) - QPoint(0, 8));
    QTest::keyClick(w.table, Qt::Key_Escape);
    QTest::mouseRelease(view, Qt::LeftButton, {}, w.row(0) - QPoint(0, 8));
    QCOMPARE(w.order(), QStringLiteral("bca"));  // let be
  }

  void keys_and_buttons_order_the_queue() {
    Waiting w;
    w.choose(2);
    QTest::keyClick(w.table, Qt::Key_Up, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(w.order(), QStringLiteral("acb"));  // a button moves when it comes up again
    QTest::keyClick(w.table, Qt::Key_Down, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(w.order(), QStringLiteral("abc"));
    QTest::mouseClick(w.desk.window->findChild<QPushButton*>(QStringLiteral("queue_first")), Qt::LeftButton);
    QCOMPARE(w.order(), QStringLiteral("cab"));
    QCOMPARE(w.table->current_key(), QString::number(w.engine().waiting().front().ticket));  // still the one that was chosen
  }

  void what_was_removed_can_be_put_back_where_it_was() {
    Waiting w;
    w.choose(1);
    w.table->setFocus();
    QTest::keyClick(w.table, Qt::Key_Delete);
    QCOMPARE(w.order(), QStringLiteral("ac"));
    QTest::keyClick(w.desk.window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(w.order(), QStringLiteral("abc"));
  }

  void the_queue_comes_back_paused_when_the_window_is_opened_again() {
    Waiting w;
    auto* policy = w.desk.window->findChild<QComboBox*>(QStringLiteral("queue_on_failure"));
    policy->setFocus();
    QTest::keyClick(policy, Qt::Key_Down);
    w.engine().move(w.engine().waiting()[2].ticket, -2);
    w.desk.close();
    w.desk.open();
    QCOMPARE(w.order(), QStringLiteral("cab"));
    QVERIFY(w.engine().held());
    QCOMPARE(w.engine().on_failure(), EngineThread::OnFailure::hold);
    QVERIFY(w.desk.bench->notices.all().front().text.contains(QStringLiteral("3 jobs wait")));
  }

  void a_higher_priority_goes_first_is_kept_and_can_be_taken_back() {
    Waiting w;
    auto* priority = w.desk.window->findChild<QComboBox*>(QStringLiteral("queue_priority"));
    QVERIFY(!priority->isEnabled());  // no job is chosen
    w.choose(2);
    QCOMPARE(priority->currentText(), QStringLiteral("normal"));
    priority->setFocus();
    QTest::keyClick(priority, Qt::Key_Up);
    QCOMPARE(w.order(), QStringLiteral("cab"));
    const int column = w.table->table()->column_of(QStringLiteral("priority"));
    QTRY_COMPARE(w.table->filter()->index(0, column).data().toString(), QStringLiteral("high"));
    w.choose(1);
    QTest::keyClick(priority, Qt::Key_Down);
    QCOMPARE(w.order(), QStringLiteral("cba"));
    w.choose(1);
    w.table->setFocus();
    for (const Qt::Key key : {Qt::Key_Up, Qt::Key_Down}) {  // alone among the normal ones
      QTest::keyClick(w.table, key, Qt::ControlModifier | Qt::ShiftModifier);
      QCoreApplication::processEvents();
      QCOMPARE(w.order(), QStringLiteral("cba"));
    }
    QTest::keyClick(w.desk.window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(w.order(), QStringLiteral("cab"));
    w.desk.close();
    w.desk.open();
    QCOMPARE(w.order(), QStringLiteral("cab"));
    QCOMPARE(w.engine().waiting().front().priority, Priority::high);
    QCOMPARE(w.engine().waiting().back().priority, Priority::normal);
  }

  void what_is_over_soon_does_not_wait_for_a_paused_queue() {
    Waiting w;
    QSignalSpy failed(&w.engine(), &EngineThread::failed);
    EvaluateJob question;
    question.forecasters = {"nobody"};
    const auto ticket = w.engine().add(question, QStringLiteral("e"));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20000);
    QCOMPARE(failed.front().front().toLongLong(), ticket);
    QVERIFY(w.engine().held());
    QCOMPARE(w.order(), QStringLiteral("abc"));
    // One that comes back from a kept queue was asked for by nobody today.
    Json kept = {{"jobs", Json::array()}};
    kept["jobs"].push_back({{"title", "k"}, {"takes", nullptr}, {"priority", "high"}, {"job", to_json(Job{question})}});
    EngineThread other(w.desk.bench->place);
    QCOMPARE(other.take_queue(kept), 0);
    other.add(question, QStringLiteral("now"));
    QSignalSpy other_failed(&other, &EngineThread::failed);
    QTRY_COMPARE_WITH_TIMEOUT(other_failed.count(), 1, 20000);
    QCOMPARE(other.last()->title, QStringLiteral("now"));
    QCOMPARE(other.waiting().size(), std::size_t{1});
    other.hold(false);
    QTRY_COMPARE_WITH_TIMEOUT(other_failed.count(), 2, 20000);
  }

  void a_second_window_shows_the_queue_and_takes_it_when_the_first_one_ends() {
    Waiting w;
    QTRY_COMPARE(jobs_on_disk(w.desk.workspace()), std::size_t{3});
    Bench second(w.desk.bench->place);
    QueuePanel panel(second);
    panel.show();
    const auto* table = panel.findChild<TableView*>(QStringLiteral("queue_table"));
    QTRY_COMPARE(table->table()->rows().size(), std::size_t{3});
    QVERIFY(second.engine.waiting().empty());
    QVERIFY(second.kept_queue.is_elsewhere());
    const auto* words = panel.findChild<QLabel*>(QStringLiteral("queue_elsewhere"));
    QVERIFY(words->isVisible());
    w.engine().remove(w.engine().waiting()[0].ticket);  // what happens there is seen here
    QTRY_COMPARE(table->table()->rows().size(), std::size_t{2});
    w.desk.close();
    QTRY_COMPARE(second.engine.waiting().size(), std::size_t{2});
    QVERIFY(second.engine.held());
    QVERIFY(!second.kept_queue.is_elsewhere());
    QTRY_VERIFY(!words->isVisible());
    QCOMPARE(table->table()->rows().size(), std::size_t{2});
    second.engine.remove(second.engine.waiting()[0].ticket);
    QTRY_COMPARE(jobs_on_disk(w.desk.workspace()), std::size_t{1});  // it keeps it now
  }

  void a_kill_loses_no_job() {
    const QTemporaryDir folder;
    const QString workspace = folder.filePath(QStringLiteral("workspace"));
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(die_option), workspace});
    QVERIFY(child.waitForFinished(60000));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    QCOMPARE(child.exitCode(), SIGKILL);
    Place place;
    place.workspace = workspace.toStdString();
    place.device = "cpu";
    const Bench bench(place);
    QCOMPARE(bench.engine.waiting().size(), std::size_t{2});
    QCOMPARE(bench.engine.waiting()[1].title, QStringLiteral("second"));
    QCOMPARE(bench.engine.waiting()[1].takes, std::optional(90.0));
    QVERIFY(bench.engine.held());
  }

  void a_job_that_became_a_run_has_left_the_queue() {
    Desk desk;
    EngineThread& engine = desk.bench->engine;
    engine.hold(true);
    engine.add(ResumeJob{"nobody"}, QStringLiteral("a"));
    QTRY_COMPARE(jobs_on_disk(desk.workspace()), std::size_t{1});
    QSignalSpy failed(&engine, &EngineThread::failed);
    engine.hold(false);
    QTRY_COMPARE(failed.count(), 1);
    QTRY_COMPARE(jobs_on_disk(desk.workspace()), std::size_t{0});
  }

  void a_failed_run_pauses_the_queue_if_it_is_told_to() {
    Desk desk;
    EngineThread& engine = desk.bench->engine;
    engine.set_on_failure(EngineThread::OnFailure::hold);
    QSignalSpy failed(&engine, &EngineThread::failed);
    engine.add(ResumeJob{"nobody"}, QStringLiteral("a"));
    engine.add(ResumeJob{"nobody"}, QStringLiteral("b"));
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(engine.held());
    QCOMPARE(engine.waiting().size(), std::size_t{1});
  }

  void each_job_starts_when_those_before_it_have_ended() {
    Desk desk;
    EngineThread& engine = desk.bench->engine;
    engine.add(ResumeJob{"a"}, QStringLiteral("a"), 60.0);
    engine.add(ResumeJob{"b"}, QStringLiteral("b"), 120.0);
    engine.add(ResumeJob{"c"}, QStringLiteral("c"));
    engine.add(ResumeJob{"d"}, QStringLiteral("d"), 60.0);
    const Nanoseconds second = 1'000'000'000;
    QueueTimes times = queue_times(engine, std::nullopt, 100 * second);  // nothing has run yet: no event was handled
    QCOMPARE(times.starts.size(), std::size_t{4});
    QCOMPARE(times.starts[1], std::optional(160 * second));
    QCOMPARE(times.starts[2], std::optional(280 * second));
    QVERIFY(!times.starts[3] && !times.ends);  // nobody knows what c takes
    engine.remove(engine.waiting()[1].ticket);
    times = queue_times(engine, 10.0, 100 * second);
    QCOMPARE(times.starts[1], std::optional(110 * second));
    QCOMPARE(times.ends, std::optional(290 * second));
    engine.hold(true);
    QVERIFY(!queue_times(engine, 10.0, 100 * second).starts[1]);
  }
};

int main(int argc, char** argv) {
  QApplication app(argc, argv);
  if (argc == 3 && QString::fromLocal8Bit(argv[1]) == QString::fromLatin1(die_option)) return queue_and_die(QString::fromLocal8Bit(argv[2]));
  TestQueue test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_queue.moc"
