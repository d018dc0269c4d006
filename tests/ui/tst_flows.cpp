#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QtTest>

#include "ui/compared_runs.h"
#include "ui/hands.h"
#include "ui/judged_run.h"
#include "ui/run_configuration_panel.h"
#include "ui/stop_dialog.h"
#include "widgets/candle_chart.h"
#include "widgets/curve_chart.h"
#include "widgets/form_row.h"

using namespace candlewright;

namespace {

/// A window in front of a person.
struct FlowDesk : Desk {
  Hands hands;

  FlowDesk() {
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get())) QTest::qFail("the window does not become active", __FILE__, __LINE__);
  }
  template <class Widget = QWidget>
  Widget* find(const char* name) const {
    return window->findChild<Widget*>(QString::fromLatin1(name));
  }
  QDockWidget* dock(const char* name) const { return window->docks()[QString::fromLatin1(name)]; }
  const RunRow* current_run() const { return bench->feed.run(bench->selection.current_run()); }
  std::string status() const { return current_run() ? current_run()->status : std::string(); }
  QString symbol(std::size_t i) const { return QString::fromStdString(bench->prices.dataset()->symbols[i].name()); }

  /// Scrolls to a field of the form, clicks it and types over what it holds.
  void fill(const char* path, const char* text) {
    for (auto* row : find("run_form")->findChildren<FormRow*>()) {
      if (row->field().path != QLatin1String(path)) continue;
      auto* scroll = find("run_form")->findChild<QScrollArea*>();
      scroll->ensureWidgetVisible(row);
      hands.click(row->control());
      Hands::press(Qt::Key_A, Qt::ControlModifier);
      Hands::type(QString::fromLatin1(text));
      QCOMPARE(row->value(), QString::fromLatin1(text));
      return;
    }
    QFAIL(path);
  }
  /// A run that takes no time but for its epochs.
  void fill_small_run(const char* epochs) {
    for (const auto& [path, text] :
         {std::pair("data.lookback", "16"), std::pair("data.horizon", "4"), std::pair("data.training_stride", "40"),
          std::pair("training.batch_size", "4"), std::pair("tokenizer.epochs", "1"), std::pair("training.epochs", epochs),
          std::pair("validation.samples", "1"), std::pair("validation.forecast_windows", "2")})
      fill(path, text);
  }
  /// Waits until the run of this window has ended without an error.
  void watch_to_the_end() {
    QTRY_VERIFY_WITH_TIMEOUT(bench->engine.current().has_value() || status() == "finished", 20000);
    QTRY_VERIFY2_WITH_TIMEOUT(status() == "finished" || status() == "failed", "the run did not end", 250000);
    QCOMPARE(status(), std::string("finished"));
  }
};

}  // namespace

/// Every flow from the first click to what the person wanted, through the widgets alone.
class TestFlows : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void three_clicks_from_the_demo_market_to_a_forecast() {
    FlowDesk desk;
    desk.hands.click(desk.find("start_demo"));
    desk.hands.click(desk.find("start_run"));
    desk.watch_to_the_end();
    desk.hands.click(desk.find("forecast_ahead"));
    auto* steps = desk.find<TableView>("forecast_table");
    QTRY_VERIFY_WITH_TIMEOUT(steps->isVisible() && steps->table()->rowCount() > 0, 60000);
    QVERIFY(desk.find<QLabel>("forecast_source")->text().startsWith(QStringLiteral("kronos ")));
    QVERIFY(desk.find<CandleChart>("forecast_chart")->isVisible());
    QCOMPARE(desk.hands.clicks(), 3);
  }

  void four_clicks_from_an_own_folder_to_a_forecast() {
    FlowDesk desk;
    const QString folder = desk.market(2, 200);
    desk.hands.click(desk.find("start_folder"));
    QTRY_VERIFY(desk.window->findChild<QFileDialog*>());
    auto* dialog = desk.window->findChild<QFileDialog*>();
    QTRY_VERIFY(dialog->findChild<QLineEdit*>() && dialog->findChild<QLineEdit*>()->hasFocus());
    Hands::type(folder);
    desk.hands.click(Hands::button(dialog, dialog->labelText(QFileDialog::Accept)));
    desk.hands.click(desk.find("start_run"));
    desk.watch_to_the_end();
    desk.hands.click(desk.find("forecast_ahead"));
    auto* steps = desk.find<TableView>("forecast_table");
    QTRY_VERIFY_WITH_TIMEOUT(steps->isVisible() && steps->table()->rowCount() > 0, 60000);
    QCOMPARE(desk.hands.clicks(), 4);
  }

  void a_run_is_changed_started_watched_paused_stopped_and_continued() {
    FlowDesk desk;
    desk.open_market(2, 160);
    desk.window->show_layout(QStringLiteral("compare"));
    desk.hands.click(desk.find("new_run"));
    QCOMPARE(desk.window->layout_name(), QStringLiteral("launch"));
    desk.fill_small_run("4000");
    desk.hands.click(desk.find("start_run"));

    auto* loss = desk.find<CurveChart>("live_loss");
    QTRY_VERIFY_WITH_TIMEOUT(loss->isVisible() && loss->line_count() > 0 && !loss->series(0).y.empty(), 60000);
    auto* runs = desk.find<TableView>("runs_table");
    QCOMPARE(runs->table()->row_of(desk.bench->selection.current_run()) >= 0, true);
    auto* bar = desk.find("job_bar");
    QTRY_VERIFY(Hands::button(bar, QStringLiteral("Pause")));
    desk.hands.click(Hands::button(bar, QStringLiteral("Pause")));
    QTRY_COMPARE_WITH_TIMEOUT(desk.status(), std::string("paused"), 30000);
    QTRY_VERIFY(Hands::button(bar, QStringLiteral("Go on")));
    desk.hands.click(Hands::button(bar, QStringLiteral("Go on")));
    QTRY_COMPARE_WITH_TIMEOUT(desk.status(), std::string("running"), 30000);

    QSignalSpy ended(&desk.bench->engine, &EngineThread::finished);
    desk.hands.click(desk.find("job_stop"));
    QTRY_VERIFY(desk.find("stop_dialog"));
    desk.hands.click(Hands::button(desk.find("stop_dialog"), QStringLiteral("Stop and save")));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60000);
    QTRY_COMPARE(desk.status(), std::string("stopped"));
    const QString run = desk.bench->selection.current_run();
    QTRY_VERIFY(desk.bench->feed.checkpoints_kept(run) > 0);
    const std::int64_t step = desk.current_run()->step;
    QVERIFY(step > 0);

    desk.hands.bring_forward(desk.dock("live"));
    QTRY_VERIFY(Hands::button(desk.dock("live"), QStringLiteral("Continue")));
    desk.hands.click(Hands::button(desk.dock("live"), QStringLiteral("Continue")));
    QTRY_VERIFY_WITH_TIMEOUT(desk.current_run()->step > step, 60000);
    QCOMPARE(desk.bench->selection.current_run(), run);  // the same run goes on
    QCOMPARE(desk.bench->feed.runs().size(), std::size_t{1});
    desk.hands.click(desk.find("job_stop"));
    QTRY_VERIFY(desk.find("stop_dialog"));
    desk.hands.click(Hands::button(desk.find("stop_dialog"), QStringLiteral("Stop now")));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, 60000);
    QTRY_COMPARE(desk.status(), std::string("stopped"));

    const auto epochs_end = [&] {
      const auto history = desk.bench->feed.history(run);
      return history && history->row.epoch > 0 ? steps_to_epoch_end(*history) : std::nullopt;
    };
    desk.hands.bring_forward(desk.dock("live"));
    QTRY_VERIFY(Hands::button(desk.dock("live"), QStringLiteral("Continue")));
    desk.hands.click(Hands::button(desk.dock("live"), QStringLiteral("Continue")));
    // Before the engine has told which run it trains, a stop is that of a preparation, which has nothing to ask.
    QTRY_VERIFY_WITH_TIMEOUT(desk.bench->engine.run() == run && desk.status() == "running", 60000);
    desk.hands.click(desk.find("job_stop"));
    QTRY_VERIFY(desk.find("stop_dialog"));
    QTRY_VERIFY(desk.find("stop_dialog")->findChild<QWidget*>(QStringLiteral("stop_after_epoch"))->isVisible() && epochs_end());
    desk.hands.click(desk.find("stop_dialog")->findChild<QWidget*>(QStringLiteral("stop_after_epoch")));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 3, 120000);
    QTRY_COMPARE(desk.status(), std::string("stopped"));
    QTRY_COMPARE(desk.bench->feed.history(run)->validations.back()->step, desk.current_run()->step);  // validated at its end
  }

  void two_runs_are_ticked_filtered_and_compared() {
    FlowDesk desk;
    desk.open_market();
    ComparedRuns runs(desk.workspace());
    const QString good = QString::fromStdString(runs.add("good", 1e-4, 1.2)), even = QString::fromStdString(runs.add("even", 3e-4, 2.0)),
                  fresh = QString::fromStdString(runs.add("fresh", 3e-4, 1.9, false));
    QTest::keyClick(desk.window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(desk.window->layout_name(), QStringLiteral("compare"));
    auto* table = desk.find<TableView>("runs_table");
    QTRY_VERIFY_WITH_TIMEOUT(table->table()->row_of(fresh) >= 0, 10000);
    for (const auto& [run, wanted] : {std::pair(good, true), std::pair(even, true), std::pair(fresh, false)}) {
      if (desk.bench->selection.runs().contains(run) != wanted) desk.hands.click(*table, run, "tick");
      QTRY_COMPARE(desk.bench->selection.runs().contains(run), wanted);
    }
    desk.hands.click(*table, good, "name");
    desk.hands.bring_forward(desk.dock("difference"));
    auto* difference = desk.find<TableView>("difference_table");
    QTRY_COMPARE_WITH_TIMEOUT(difference->table()->rowCount(), 1, 10000);
    QCOMPARE(desk.find<QLabel>("difference_sentence")->text(), QStringLiteral("#2 is worse than #1."));
    desk.hands.bring_forward(desk.dock("curves"));
    auto* curves = desk.find<CurveChart>("curves_chart");
    QTRY_COMPARE(curves->line_count(), 2);

    auto* filter = desk.dock("runs")->findChild<QLineEdit*>();
    desk.hands.click(filter);
    Hands::type(QStringLiteral("skill>10"));
    QTRY_COMPARE(table->filter()->rowCount(), 3);  // persistence, untrained and the good run
    Hands::press(Qt::Key_A, Qt::ControlModifier);
    Hands::type(QStringLiteral("state:finished even"));
    QTRY_COMPARE(table->filter()->rowCount(), 3);
    QCOMPARE(curves->line_count(), 2);  // a filter unticks nothing
  }

  void a_symbol_chosen_in_symbols_is_followed_by_window_and_why() {
    FlowDesk desk;
    desk.open_market(3, 200);
    desk.bench->selection.choose_run(add_judged_run(desk));
    QTest::keyClick(desk.window.get(), Qt::Key_3, Qt::ControlModifier);
    QTRY_COMPARE(desk.window->layout_name(), QStringLiteral("analyse"));
    auto* table = desk.find<TableView>("symbols_table");
    const auto says = [&](const char* dock, const QString& words) {
      for (const QLabel* label : desk.dock(dock)->findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(words)) return true;
      }
      return false;
    };
    for (const std::size_t place : {1, 0}) {
      desk.hands.click(*table, desk.symbol(place), "symbol");
      QCOMPARE(desk.bench->selection.symbol(), desk.symbol(place));
      QTRY_VERIFY_WITH_TIMEOUT(says("window", desk.symbol(place)), 20000);
      QTRY_VERIFY_WITH_TIMEOUT(says("why", desk.symbol(place)), 20000);
    }
    QTRY_VERIFY(says("why", QStringLiteral("too low in")));
    auto* filter = desk.dock("symbols")->findChild<QLineEdit*>();
    desk.hands.click(filter);
    Hands::type(desk.symbol(2));
    QTRY_COMPARE(table->filter()->rowCount(), 1);
    QCOMPARE(table->filter()->index(0, 0).data(key_role).toString(), desk.symbol(2));
    QCOMPARE(desk.bench->selection.symbol(), desk.symbol(0));
  }

  void a_tag_and_a_deletion_are_taken_back() {
    FlowDesk desk;
    desk.open_market();
    ComparedRuns runs(desk.workspace());
    const std::string id = runs.add("one", 1e-4, 1.2);
    const QString run = QString::fromStdString(id);
    QTest::keyClick(desk.window.get(), Qt::Key_2, Qt::ControlModifier);
    auto* table = desk.find<TableView>("runs_table");
    desk.hands.click(*table, run, "name");
    Hands::press(Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::activeModalWidget() && QApplication::activeModalWidget()->isAncestorOf(QApplication::focusWidget()));
    Hands::type(QStringLiteral("nov, keep"));
    Hands::press(Qt::Key_Return);
    QTRY_COMPARE(runs.store().run(id)->tags, (std::vector<std::string>{"nov", "keep"}));
    if (QGuiApplication::platformName() == "offscreen") desk.window->activateWindow();  // what a window manager does
    QTRY_VERIFY_WITH_TIMEOUT(desk.window->isActiveWindow() && QApplication::focusWidget(), 20000);
    Hands::press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(runs.store().run(id)->tags.empty());
    desk.hands.click(*table, run, "name");
    Hands::press(Qt::Key_Delete);
    QTRY_VERIFY(table->table()->row_of(run) < 0);
    Hands::press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_VERIFY(table->table()->row_of(run) >= 0);
    QCOMPARE(runs.store().run(id)->trashed, Nanoseconds{0});
  }

  void the_palette_leads_anywhere_by_typing() {
    FlowDesk desk;
    desk.open_market();
    const auto palette = [&](const QString& words) {
      QTest::keyClick(desk.window.get(), Qt::Key_K, Qt::ControlModifier);
      QTRY_VERIFY(desk.find("palette")->isVisible() && desk.find("palette")->isAncestorOf(QApplication::focusWidget()));
      Hands::type(words);
      Hands::press(Qt::Key_Return);
      QTRY_VERIFY(!desk.find("palette")->isVisible());
    };
    palette(QStringLiteral("analyse"));
    QTRY_COMPARE(desk.window->layout_name(), QStringLiteral("analyse"));
    palette('@' + desk.symbol(2));
    QCOMPARE(desk.bench->selection.symbol(), desk.symbol(2));
    palette(QStringLiteral(":batch size"));
    QTRY_COMPARE(desk.window->layout_name(), QStringLiteral("launch"));
    QTRY_VERIFY(QApplication::focusWidget() && desk.find("run_form")->isAncestorOf(QApplication::focusWidget()));
    Hands::press(Qt::Key_A, Qt::ControlModifier);
    Hands::type(QStringLiteral("12"));
    QVERIFY(desk.window->run_configuration().draft().command_line().contains(QStringLiteral("training.batch_size=12")));
  }

  void charts_are_dragged_and_a_folder_is_dropped() {
    FlowDesk desk;
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(desk.market(2, 300))});
    const QPoint middle = desk.window->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &files, Qt::LeftButton, {});
    QCoreApplication::sendEvent(desk.window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(middle, Qt::CopyAction, &files, Qt::LeftButton, {});
    QCoreApplication::sendEvent(desk.window.get(), &drop);
    QTRY_VERIFY_WITH_TIMEOUT(desk.bench->prices.dataset(), 20000);
    auto* chart = desk.find<CandleChart>("symbol_chart");
    desk.hands.bring_forward(desk.dock("symbol"));
    QTRY_COMPARE(chart->bar_count(), 300);
    const ShownRange before = chart->shown();
    desk.hands.drag(chart, chart->rect().center(), chart->rect().center() + QPoint(120, 0));
    QVERIFY(chart->shown().first < before.first);  // what came earlier was pulled in
    QCOMPARE(chart->shown().second - chart->shown().first, before.second - before.first);
    Hands::press(Qt::Key_Home);
    QVERIFY(chart->shown().second - chart->shown().first > before.second - before.first);
  }
};

QTEST_MAIN(TestFlows)
#include "tst_flows.moc"
