#include <QAccessible>
#include <QDockWidget>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include "engine/storage/run_store.h"
#include "ui/desk.h"
#include "ui/job_bar.h"
#include "ui/run_configuration_panel.h"
#include "ui/stall_watch.h"
#include "widgets/controls.h"
#include "widgets/settings_form.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

using namespace candlewright;

class TestMainWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void opens_with_the_start_page_and_no_panel() {
    Desk desk;
    QVERIFY(desk.window->findChild<QWidget*>(QStringLiteral("start_page"))->isVisible());
    for (const QDockWidget* dock : desk.window->docks()) QVERIFY2(!dock->isVisible(), qPrintable(dock->objectName()));
  }

  void a_new_workspace_knows_no_size_of_before() {
    Desk desk;
    QVERIFY(!desk.window->stand_as_before());
  }

  void opens_a_folder_and_shows_its_symbols() {
    Desk desk;
    desk.open_market();
    QVERIFY(!desk.window->findChild<QWidget*>(QStringLiteral("start_page"))->isVisible());
    auto* table = desk.window->findChild<TableView*>(QStringLiteral("datasets_table"));
    QTRY_COMPARE(table->table()->rows().size(), std::size_t{4});  // three under their head
    QVERIFY(!desk.bench->selection.symbol().isEmpty());
    QVERIFY(desk.window->docks()[QStringLiteral("live")]->isHidden());  // nothing to show before the first run
    QTRY_VERIFY(desk.window->docks()[QStringLiteral("symbol")]->isVisible());
  }

  void a_folder_without_prices_says_so_and_stays_open_for_another() {
    Desk desk;
    QSignalSpy failed(&desk.bench->prices, &DatasetReader::failed);
    desk.window->open({desk.folder.path()});
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!failed.first().first().toString().isEmpty());
    desk.open_market();
    QVERIFY(desk.bench->prices.dataset());
  }

  void a_long_sentence_leaves_the_bell_in_reach() {
    Desk desk;
    desk.close();
    desk.open({1280, 720});
    auto* bar = desk.window->findChild<JobBar*>();
    const auto* bell = bar->findChild<QToolButton*>(QStringLiteral("bell"));
    bar->say(QStringLiteral("a sentence that goes on and on, ").repeated(20), true);
    QTRY_VERIFY(bell->mapTo(bar, QPoint(bell->width(), 0)).x() <= bar->width());
    desk.window->resize(1100, 720);
    QTRY_VERIFY(bar->width() <= 1100 && bell->mapTo(bar, QPoint(bell->width(), 0)).x() <= bar->width());
  }

  void every_control_has_a_name_for_those_who_cannot_see_it() {
    Desk desk;
    desk.open_market();
    QStringList nameless;
    for (const QDockWidget* dock : desk.window->docks()) {
      for (const QWidget* widget : dock->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(QStringLiteral("qt_"))) continue;
        const auto* interface = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        if (interface && interface->text(QAccessible::Name).isEmpty()) {
          nameless.append(dock->objectName() + '/' + QString::fromLatin1(widget->metaObject()->className()) + ' ' + widget->objectName());
        }
      }
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join('\n')));
  }

  void layouts_change_places_and_never_what_is_current() {
    Desk desk;
    desk.open_market();
    const QString symbol = desk.bench->selection.symbol();
    desk.window->show_layout(QStringLiteral("compare"));
    QTRY_VERIFY(desk.window->docks()[QStringLiteral("runs")]->isVisible());
    QTRY_VERIFY(!desk.window->docks()[QStringLiteral("datasets")]->isVisible());
    desk.window->show_layout(QStringLiteral("analyse"));
    QTRY_VERIFY(desk.window->docks()[QStringLiteral("window")]->isVisible());
    desk.window->show_layout(QStringLiteral("launch"));
    QTRY_VERIFY(desk.window->docks()[QStringLiteral("run_configuration")]->isVisible());
    QVERIFY(desk.window->docks()[QStringLiteral("window")]->isHidden());  // each layout shows its own panels only
    QVERIFY(desk.window->docks()[QStringLiteral("runs")]->isHidden());
    QCOMPARE(desk.bench->selection.symbol(), symbol);
  }

  void the_bar_marks_a_layout_only_while_it_is_shown() {
    Desk desk;
    desk.open_market();
    auto* bar = desk.window->findChild<Segmented*>(QStringLiteral("bench_layouts"));
    QCOMPARE(bar->index(), 0);
    desk.window->show_layout(QStringLiteral("datasets"));
    QCOMPARE(bar->index(), -1);
    QTest::mouseClick(bar->findChildren<QToolButton*>()[1], Qt::LeftButton);
    QCOMPARE(desk.window->layout_name(), QStringLiteral("compare"));
    QCOMPARE(bar->index(), 1);
    QTest::mouseClick(bar->findChildren<QToolButton*>()[0], Qt::LeftButton);
    QCOMPARE(bar->index(), 0);
    QCOMPARE(desk.window->layout_name(), QStringLiteral("launch"));
  }

  void a_small_window_leaves_most_of_its_width_to_the_right() {
    Desk desk;
    desk.close();
    desk.open({1280, 720});
    desk.open_market();
    for (const auto& [layout, dock, widest] : {std::tuple("launch", "run_configuration", 384), std::tuple("datasets", "datasets", 440)}) {
      desk.window->show_layout(QString::fromLatin1(layout));
      QDockWidget* left = desk.window->docks()[QString::fromLatin1(dock)];
      QTRY_VERIFY(left->isVisible());
      QTRY_VERIFY2(left->width() <= widest, qPrintable(QStringLiteral("%1: %2 px").arg(layout).arg(left->width())));
    }
    // Datasets: no column lies beyond the edge, and no line of words is cut.
    auto* table = desk.window->findChild<TableView*>(QStringLiteral("datasets_table"));
    QTRY_COMPARE(table->horizontalScrollBar()->maximum(), 0);
    const auto* about = desk.window->findChild<QLabel*>(QStringLiteral("returns_about"));
    QTRY_VERIFY(about->isVisible() && !about->text().isEmpty());
    QTRY_VERIFY(about->height() >= about->heightForWidth(about->width()));
  }

  void a_small_window_leaves_half_of_its_height_to_the_runs() {
    Desk desk;
    desk.close();
    desk.open({1280, 720});
    desk.open_market();
    desk.window->show_layout(QStringLiteral("compare"));
    QDockWidget* runs = desk.window->docks()[QStringLiteral("runs")];
    QTRY_VERIFY(runs->isVisible());
    QString least;
    for (const char* name : {"difference", "settings_diff", "lineage", "two_checkpoints", "parallel", "scatter", "curves"}) {
      const QWidget* panel = desk.window->docks()[QString::fromLatin1(name)]->widget();
      least += QStringLiteral("%1 %2, ").arg(name).arg(panel->minimumSizeHint().height());
    }
    QTRY_VERIFY2(runs->height() >= 290, qPrintable(QStringLiteral("%1 px; the others need %2").arg(runs->height()).arg(least)));
  }

  void layout_and_selection_are_kept_in_the_workspace() {
    Desk desk;
    desk.open_market();
    const QString second = QString::fromStdString(desk.bench->prices.dataset()->symbols[1].name());
    desk.bench->selection.choose_symbol(second);
    desk.window->show_layout(QStringLiteral("compare"));
    desk.window->docks()[QStringLiteral("curves")]->hide();
    desk.window->resize(1234, 777);
    desk.close();
    desk.open();
    QVERIFY(desk.window->stand_as_before());
    QCOMPARE(desk.window->size(), QSize(1234, 777));
    QTRY_VERIFY_WITH_TIMEOUT(desk.bench->prices.dataset(), 20000);  // the folder of before opens by itself
    QTRY_COMPARE(desk.window->layout_name(), QStringLiteral("compare"));
    QTRY_VERIFY(desk.window->docks()[QStringLiteral("runs")]->isVisible());
    QVERIFY(desk.window->docks()[QStringLiteral("curves")]->isHidden());
    QCOMPARE(desk.bench->selection.symbol(), second);
  }

  void runs_that_another_program_wrote_appear_by_themselves() {
    Desk desk;
    desk.open_market();
    auto* table = desk.window->findChild<TableView*>(QStringLiteral("runs_table"));
    RunStore other(desk.workspace());  // a connection of its own, as the command line has
    RunRow row;
    row.name = "from elsewhere";
    row.model = "kronos";
    row.status = "finished";
    row.origin = "cli";
    const std::string id = other.create_run(row);
    QTRY_COMPARE_WITH_TIMEOUT(table->table()->row_of(QString::fromStdString(id)) >= 0, true, 10000);
    QTRY_VERIFY(!desk.window->docks()[QStringLiteral("live")]->isHidden());  // it has something to show now
  }

  void a_run_is_started_and_watched_to_its_end_as_a_person_does() {
    Desk desk;
    desk.open_market(2, 140);
    auto* form = desk.window->findChild<SettingsForm*>(QStringLiteral("run_form"));
    auto* start = desk.window->findChild<QPushButton*>(QStringLiteral("start_run"));
    QTRY_VERIFY(start->isEnabled());
    for (const auto& [path, text] :
         {std::pair("training.epochs", "1"), std::pair("training.batch_size", "4"), std::pair("data.lookback", "16"),
          std::pair("data.horizon", "4"), std::pair("data.training_stride", "30"), std::pair("validation.samples", "1"),
          std::pair("validation.forecast_windows", "2")}) {
      Q_EMIT form->changed(QString::fromLatin1(path), QString::fromLatin1(text));  // what typing into the field tells
    }
    QVERIFY2(desk.window->run_configuration().draft().whole(), qPrintable(form->first_error()));
    QSignalSpy ended(&desk.bench->engine, &EngineThread::finished);
    QSignalSpy failed(&desk.bench->engine, &EngineThread::failed);
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY2_WITH_TIMEOUT(ended.count() + failed.count() > 0, "the run did not end", 200000);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed.first()[1].value<JobError>().sentence()));
    QTRY_COMPARE(desk.bench->feed.runs().size(), std::size_t{1});
    const QString run = QString::fromStdString(desk.bench->feed.runs().front().id);
    QCOMPARE(desk.bench->selection.current_run(), run);
    QTRY_VERIFY(desk.bench->feed.history(run) && desk.bench->feed.history(run)->row.status == "finished");
    const auto history = desk.bench->feed.history(run);
    QTRY_VERIFY(desk.bench->feed.history(run)->curve("loss") && !desk.bench->feed.history(run)->curve("loss")->values.empty());
    QTRY_VERIFY(desk.bench->feed.history(run)->newest_validation() != nullptr);
    QTRY_VERIFY(desk.window->docks()[QStringLiteral("live")]->isVisible());

    auto* ahead = desk.window->findChild<QPushButton*>(QStringLiteral("forecast_ahead"));
    QTRY_VERIFY(ahead->isVisible());
    QTest::mouseClick(ahead, Qt::LeftButton);
    auto* steps = desk.window->findChild<TableView*>(QStringLiteral("forecast_table"));
    QTRY_COMPARE_WITH_TIMEOUT(steps->table()->rows().size(), std::size_t{4}, 60000);  // the run's horizon
    QVERIFY(steps->isVisible());
    const QString made_by = desk.window->findChild<QLabel*>(QStringLiteral("forecast_source"))->text();
    QVERIFY2(made_by.startsWith(QStringLiteral("kronos ")), qPrintable(made_by));
  }

  void without_a_model_the_random_walk_draws_what_lies_ahead() {
    Desk desk;
    desk.open_market();
    auto* steps = desk.window->findChild<TableView*>(QStringLiteral("forecast_table"));
    QTest::keyClick(desk.window.get(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(steps->table()->rows().size(), std::size_t{30}, 20000);
    QVERIFY(desk.window->findChild<QLabel*>(QStringLiteral("forecast_source"))->text().startsWith(QStringLiteral("random walk")));
    desk.bench->selection.choose_symbol(QString::fromStdString(desk.bench->prices.dataset()->symbols[1].name()));
    QTRY_VERIFY(!steps->isVisible());  // another symbol: not asked for yet
    desk.bench->selection.go_back();
    QTRY_VERIFY(steps->isVisible());
  }

  void a_failed_job_becomes_one_sentence_and_the_window_lives() {
    Desk desk;
    desk.open_market();
    QSignalSpy failed(&desk.bench->engine, &EngineThread::failed);
    desk.bench->engine.add(ResumeJob{"no-such-run"}, QStringLiteral("nothing"));
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20000);
    const auto error = failed.first()[1].value<JobError>();
    QVERIFY2(error.sentence().contains(QStringLiteral("no-such-run")), qPrintable(error.sentence()));
    QTRY_COMPARE(desk.bench->engine.state(), EngineThread::State::idle);
  }

  void the_queue_keeps_its_order_and_can_be_held() {
    Desk desk;
    EngineThread& engine = desk.bench->engine;
    engine.hold(true);
    const auto a = engine.add(ResumeJob{"a"}, QStringLiteral("a"));
    const auto b = engine.add(ResumeJob{"b"}, QStringLiteral("b"));
    const auto c = engine.add(ResumeJob{"c"}, QStringLiteral("c"));
    QVERIFY(!engine.current().has_value());
    engine.move(c, -5);
    QCOMPARE(engine.waiting()[0].ticket, c);
    engine.move(c, 1);
    QCOMPARE(engine.waiting()[0].ticket, a);
    QCOMPARE(engine.waiting()[1].ticket, c);
    engine.remove(b);
    QCOMPARE(engine.waiting().size(), std::size_t{2});
    QSignalSpy failed(&engine, &EngineThread::failed);
    engine.hold(false);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 2, 20000);
    QCOMPARE(failed[0][0].toLongLong(), a);
    QCOMPARE(failed[1][0].toLongLong(), c);
  }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
