#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStyleOptionComboBox>
#include <QTimer>
#include <QToolButton>
#include <QtTest>

#include "engine/evaluation/candles.h"
#include "ui/desk.h"
#include "ui/evaluation_rows.h"
#include "ui/judged_run.h"
#include "widgets/candle_chart.h"
#include "widgets/curve_chart.h"
#include "widgets/exports.h"
#include "widgets/heat_map.h"
#include "widgets/histogram_chart.h"
#include "widgets/skill_bars.h"
#include "widgets/statement_list.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

constexpr int horizon = judged_horizon, windows = judged_windows;

/// A desk in the Analyse layout with the first symbol's study on screen.
struct AnalyseDesk : Desk {
  QString first, second;
  HeatMap* map = nullptr;

  explicit AnalyseDesk(int with_windows = windows) {
    open_market(3, 200);
    const auto& symbols = bench->prices.dataset()->symbols;
    first = QString::fromStdString(symbols[0].name());
    second = QString::fromStdString(symbols[1].name());
    const QString run = add_judged_run(*this, with_windows);
    window->show_layout(QStringLiteral("analyse"));
    bench->selection.choose_symbol(first);
    bench->selection.choose_run(run);
    map = find<HeatMap>("where_when_map");
    QTRY_VERIFY_WITH_TIMEOUT(bench->evaluations.study() && !bench->evaluations.reading(), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(map->rows().size(), std::size_t{4}, 20000);  // three symbols under their heads
  }
  template <class Widget>
  Widget* find(const char* name) const {
    return window->findChild<Widget*>(QString::fromLatin1(name));
  }
  const std::vector<StoredForecast>& judged() const { return bench->evaluations.study()->windows; }
  double extra(Nanoseconds origin) const {
    for (const StoredForecast& f : judged()) {
      if (f.origin == origin) return error_of(f)->difference();
    }
    return std::nan("");
  }
  QStringList findings() const {
    QStringList texts;
    for (const QLabel* label : window->docks()[QStringLiteral("why")]->findChildren<QLabel*>()) texts << label->text();
    return texts;
  }
};

}  // namespace

class TestAnalyse : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void the_layout_places_all_five_panels_wide_and_stacks_them_narrow() {
    Desk desk;
    desk.open_market();
    desk.window->show_layout(QStringLiteral("analyse"));
    for (const char* name : {"symbols", "where_when", "window", "why", "diagnostics"})
      QTRY_VERIFY2(!desk.window->docks()[QString::fromLatin1(name)]->isHidden(), name);
    const auto& docks = desk.window->docks();
    QVERIFY(!desk.window->tabifiedDockWidgets(docks[QStringLiteral("symbols")]).contains(docks[QStringLiteral("where_when")]));
    QVERIFY(desk.window->tabifiedDockWidgets(docks[QStringLiteral("why")]).isEmpty());
    desk.close();
    desk.open({1280, 720});
    QTRY_VERIFY_WITH_TIMEOUT(desk.bench->prices.dataset(), 20000);
    desk.window->show_layout(QStringLiteral("analyse"));
    const auto& narrow = desk.window->docks();
    QTRY_VERIFY(desk.window->tabifiedDockWidgets(narrow[QStringLiteral("symbols")]).contains(narrow[QStringLiteral("where_when")]));
    QTRY_VERIFY(desk.window->tabifiedDockWidgets(narrow[QStringLiteral("diagnostics")]).contains(narrow[QStringLiteral("why")]));
  }

  void a_narrow_panel_has_room_for_the_name_of_an_evaluation() {
    Desk desk;
    desk.close();
    desk.open({1280, 720});
    desk.open_market(3, 200);
    const QString run = add_judged_run(desk);
    desk.window->show_layout(QStringLiteral("analyse"));
    QTRY_VERIFY_WITH_TIMEOUT(desk.bench->feed.run(run), 20000);
    desk.bench->selection.choose_run(run);
    auto* box = desk.window->findChild<QComboBox*>(QStringLiteral("symbols_evaluation"));
    QTRY_VERIFY_WITH_TIMEOUT(box->isVisible() && !box->currentText().isEmpty(), 20000);
    QStyleOptionComboBox option;
    option.initFrom(box);
    const QRect room = box->style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
    const QString longest = QString(box->currentText()).replace(QStringLiteral("best"), QStringLiteral("checkpoint_epoch_10"));
    QVERIFY2(room.width() >= box->fontMetrics().horizontalAdvance(longest), qPrintable(QString::number(room.width())));
    QCOMPARE(box->toolTip(), box->currentText());
  }

  void sample_paths_of_the_store_are_drawn_and_hidden() {
    AnalyseDesk desk;
    auto* chart = desk.find<CandleChart>("window_chart");
    auto* box = desk.find<QCheckBox>("window_samples");
    QVERIFY(box->isVisible() && box->isChecked());
    QVERIFY(chart->rows().front().contains(QStringLiteral("#1 sample 2")));
    const QImage with = chart->grab().toImage();
    QTest::mouseClick(box, Qt::LeftButton, {}, {8, box->height() / 2});
    QVERIFY(!box->isChecked() && !chart->rows().front().contains(QStringLiteral("#1 sample 2")));
    QVERIFY(chart->grab().toImage() != with);
    QTest::keyClick(chart, Qt::Key_S);
    QVERIFY(box->isChecked() && desk.find<CandleChart>("rival_chart")->shows_samples());
  }

  void columns_of_symbols_are_chosen_and_kept() {
    AnalyseDesk desk;
    const auto* model = desk.find<TableView>("symbols_table")->table();
    const auto trend = [&](int row) {
      return model->index(row, model->column_of(QStringLiteral("trend"))).data(mark_role).value<QVector<double>>();
    };
    for (int row = 0; row < model->rowCount(); ++row) QTRY_VERIFY_WITH_TIMEOUT(trend(row).size() >= 2, 20000);  // 60 windows, a bar a day
    const auto shows = [&] {
      auto* table = desk.find<TableView>("symbols_table");
      return !table->isColumnHidden(table->table()->column_of(QStringLiteral("direction")));
    };
    QVERIFY(!shows());
    auto* button = desk.find<QPushButton>("symbols_columns");
    QTimer::singleShot(0, button, [&] {
      QMenu* menu = button->menu();
      QTRY_VERIFY(menu->isVisible());
      for (QAction* action : menu->actions()) {
        if (action->objectName() != "direction") continue;
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
        return;
      }
      menu->close();
    });
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(shows());
    desk.close();
    desk.open();
    QTRY_VERIFY_WITH_TIMEOUT(shows(), 20000);
  }

  void two_runs_stand_side_by_side_on_one_price_axis() {
    AnalyseDesk desk;
    auto *own = desk.find<CandleChart>("window_chart"), *rival = desk.find<CandleChart>("rival_chart");
    QVERIFY(own->isVisible() && !rival->isVisible());
    const QString second_run = add_judged_run(desk, windows / 2);  // it judged the newer half only
    QTRY_VERIFY_WITH_TIMEOUT(desk.bench->feed.run(second_run), 20000);
    desk.bench->selection.tick(second_run, true);
    QTRY_VERIFY_WITH_TIMEOUT(rival->isVisible(), 20000);
    QCOMPARE(desk.bench->evaluations.study()->rival, second_run);
    const std::size_t bars = 65 + horizon;
    desk.bench->selection.choose_window(desk.judged().back().origin);
    QTRY_COMPARE(own->rows().size(), bars + 1);  // under its heads
    auto of_own = own->rows(), of_rival = rival->rows();
    QVERIFY(of_own.front().contains(QStringLiteral("#1 median")) && of_rival.front().contains(QStringLiteral("#2 median")));
    of_own.erase(of_own.begin());
    of_rival.erase(of_rival.begin());
    QCOMPARE(of_rival, of_own);  // both runs forecast alike here
    QVERIFY(own->price_range() == rival->price_range());
    desk.bench->selection.choose_window(desk.judged().front().origin);
    QTRY_VERIFY(own->rows().front().contains(QStringLiteral("#1 median")));
    QVERIFY(!rival->rows().front().contains(QStringLiteral("#2 median")));  // B did not judge this window: candles alone
    QCOMPARE(rival->rows().size(), bars + 1);
    desk.bench->selection.tick(second_run, false);
    QTRY_VERIFY_WITH_TIMEOUT(!rival->isVisible(), 20000);
  }

  void a_cell_by_step_makes_its_symbol_current() {
    AnalyseDesk desk;
    const int row = static_cast<int>(desk.map->current().first);
    QCOMPARE(row, 0);  // worst first, as the table
    QTest::mouseClick(desk.map, Qt::LeftButton, {}, desk.map->cell(1, 2).center().toPoint());
    QCOMPARE(desk.bench->selection.symbol(), desk.second);
    QVERIFY(!desk.bench->selection.window().has_value());
    QCOMPARE(desk.map->current(), (std::pair{1, 2}));
    QTest::keyClick(desk.map, Qt::Key_Up);
    QCOMPARE(desk.bench->selection.symbol(), desk.first);
  }

  void a_cell_by_time_also_chooses_its_worst_window() {
    AnalyseDesk desk;
    auto* by = desk.find<QWidget>("where_when_by");
    QTest::mouseClick(by->findChildren<QToolButton*>().last(), Qt::LeftButton);
    const auto rows = desk.map->rows();
    QVERIFY2(rows.front().value(1).contains('-'), qPrintable(rows.front().join(' ')));  // months now
    QTest::mouseClick(desk.map, Qt::LeftButton, {}, desk.map->cell(0, 1).center().toPoint());
    QVERIFY(desk.bench->selection.window().has_value());
    const Nanoseconds origin = *desk.bench->selection.window();
    QTRY_VERIFY(!desk.bench->evaluations.reading());
    const CalendarTime month = calendar(origin);
    for (const StoredForecast& f : desk.judged()) {
      const CalendarTime at = calendar(f.origin);
      if (at.year == month.year && at.month == month.month) QVERIFY(desk.extra(f.origin) <= desk.extra(origin) + 1e-9);
    }
    QCOMPARE(desk.map->current(), (std::pair{0, 1}));
  }

  void the_map_follows_the_order_and_the_filter_of_the_table() {
    AnalyseDesk desk;
    const auto rows = desk.map->rows();
    QCOMPARE(rows[1].first(), desk.first);
    auto* filter = desk.window->docks()[QStringLiteral("symbols")]->findChild<QLineEdit*>();
    filter->setText(desk.second);
    QTRY_COMPARE(desk.map->rows().size(), std::size_t{2});
    QCOMPARE(desk.map->rows()[1].first(), desk.second);
  }

  void keys_in_the_window_panel_step_in_time_and_by_error() {
    AnalyseDesk desk;
    for (const char* name : {"window_strip", "window_chart"}) {
      auto* chart = desk.find<QWidget>(name);
      desk.bench->selection.choose_window(desk.judged()[20].origin);
      QTest::keyClick(chart, Qt::Key_BracketRight);
      QCOMPARE(*desk.bench->selection.window(), desk.judged()[21].origin);
      QTest::keyClick(chart, Qt::Key_BracketLeft);
      QTest::keyClick(chart, Qt::Key_BracketLeft);
      QCOMPARE(*desk.bench->selection.window(), desk.judged()[19].origin);
      const double before = desk.extra(desk.judged()[19].origin);
      std::vector<double> all;
      for (const StoredForecast& f : desk.judged()) all.push_back(error_of(f)->difference());
      std::sort(all.begin(), all.end());
      const auto place = std::lower_bound(all.begin(), all.end(), before);
      QVERIFY(place != all.begin() && place + 1 != all.end());
      QTest::keyClick(chart, Qt::Key_N);
      QCOMPARE(desk.extra(*desk.bench->selection.window()), *(place - 1));
      QTest::keyClick(chart, Qt::Key_N, Qt::ShiftModifier);
      QTest::keyClick(chart, Qt::Key_N, Qt::ShiftModifier);
      QCOMPARE(desk.extra(*desk.bench->selection.window()), *(place + 1));
    }
  }

  void why_says_what_was_built_in_and_leads_to_its_chart() {
    AnalyseDesk desk;
    const QStringList texts = desk.findings();
    QVERIFY2(texts.filter(QStringLiteral("too low in")).size() == 1, qPrintable(texts.join('\n')));
    QVERIFY2(texts.filter(QStringLiteral("steps 3 to 4.")).size() == 1, qPrintable(texts.join('\n')));
    QVERIFY2(texts.filter(QStringLiteral("Bands are too narrow.")).size() == 1, qPrintable(texts.join('\n')));
    QVERIFY(texts.contains(QStringLiteral("Fixed rules on these 60 windows: a description, not a cause.")));
    for (auto* link : desk.window->docks()[QStringLiteral("why")]->findChildren<QPushButton*>()) {
      QVERIFY2(!link->toolTip().isEmpty(), qPrintable(link->text()));  // the rule
      if (link->text() == QStringLiteral("Error by step")) {
        QTest::mouseClick(link, Qt::LeftButton);
        QTRY_COMPARE(desk.window->focusWidget(), desk.find<QWidget>("error_by_step"));
      }
      if (link->text() == QStringLiteral("Windows")) {
        QTest::mouseClick(link, Qt::LeftButton);
        QTRY_COMPARE(desk.window->focusWidget(), desk.find<QWidget>("window_strip"));
      }
    }
  }

  void why_is_copied_and_saved_with_rule_and_figures() {
    AnalyseDesk desk;
    const auto* list = desk.find<StatementList>("why_findings");
    QVERIFY(can_be_exported(list));
    const auto rows = list->rows();
    QVERIFY(rows.size() > 3);
    QCOMPARE(rows[0].mid(0, 3), (QStringList{"sentence", "detail", "rule"}));
    for (const QStringList& row : rows) {
      QCOMPARE(row.size(), rows[0].size());
      QVERIFY2(!row[0].isEmpty() && !row[2].isEmpty(), qPrintable(row.join('|')));
    }
    QDockWidget* dock = desk.window->docks()[QStringLiteral("why")];
    QVERIFY(exportables_in(dock->widget()).contains(list));  // so the dock's menu and a right click offer it
    for (const char* suffix : {"csv", "png", "svg", "pdf"}) {
      const QString path = desk.folder.filePath(QStringLiteral("why.") + QString::fromLatin1(suffix));
      QCOMPARE(save_export(*desk.find<StatementList>("why_findings"), path), QString());
      QVERIFY(QFileInfo(path).size() > 300);
    }
  }

  void a_second_run_stands_beside_the_first_on_the_windows_that_both_judged() {
    AnalyseDesk desk;
    const QString second_run = add_judged_run(desk, windows - 20, 0.99);  // the newer 40, half of the error
    QTRY_VERIFY_WITH_TIMEOUT(desk.bench->feed.run(second_run), 20000);
    const auto* error = desk.find<CurveChart>("error_by_step");
    const double alone = error->series(0).y.back();
    desk.bench->selection.tick(second_run, true);
    QTRY_COMPARE_WITH_TIMEOUT(error->line_count(), 3, 20000);
    QCOMPARE(error->series(1).name, QStringLiteral("#1"));
    QCOMPARE(error->series(2).name, QStringLiteral("#2"));
    QVERIFY(error->series(2).y.back() < error->series(1).y.back());
    QVERIFY(error->series(0).y.back() != alone);  // persistence too is of these windows only
    const auto* residual = desk.find<CurveChart>("residual_by_step");
    QCOMPARE(residual->line_count(), 2);
    QVERIFY(residual->series(1).y.back() > residual->series(0).y.back());
    QCOMPARE(desk.find<CurveChart>("bands")->line_count(), 3);
    for (const char* name : {"skill_by_regime", "pit"}) {
      const QString text = csv_text(*desk.find<QWidget>(name));
      QVERIFY2(text.contains(QStringLiteral("#1\r\n")) && text.contains(QStringLiteral("#2\r\n")), qPrintable(text));
    }
    QVERIFY(desk.find<HistogramChart>("pit")->accessibleDescription().contains(QStringLiteral("#2")));
    const auto* list = desk.find<StatementList>("why_findings");
    QVERIFY2(list->rows()[1].contains(QStringLiteral("#2 is better than #1 on these windows.")), qPrintable(list->rows()[1].join('|')));
    QStringList groups;
    for (const QStringList& row : list->rows()) groups << row.front();
    QVERIFY(groups.contains(QStringLiteral("#1")) && groups.contains(QStringLiteral("#2")));
    QVERIFY(desk.findings().contains(QStringLiteral("#1 and #2 on the 40 windows that both judged")));
    QVERIFY(desk.findings().contains(QStringLiteral("Fixed rules on these 40 windows: a description, not a cause.")));

    desk.bench->selection.tick(second_run, false);
    QTRY_COMPARE_WITH_TIMEOUT(error->line_count(), 2, 20000);
    QCOMPARE(error->series(0).y.back(), alone);
    QCOMPARE(list->rows()[0].front(), QStringLiteral("sentence"));
  }

  void a_second_run_with_too_few_of_the_windows_leaves_the_first_alone_in_why() {
    AnalyseDesk desk;
    const QString second_run = add_judged_run(desk, 12);
    QTRY_VERIFY_WITH_TIMEOUT(desk.bench->feed.run(second_run), 20000);
    desk.bench->selection.tick(second_run, true);
    QTRY_VERIFY_WITH_TIMEOUT(desk.findings().contains(QStringLiteral("#2 judged only 12 of these windows too")), 20000);
    QVERIFY(desk.findings().contains(QStringLiteral("Fixed rules on these 60 windows: a description, not a cause.")));
    QCOMPARE(desk.find<CurveChart>("error_by_step")->line_count(), 3);  // what is known is drawn all the same
  }

  void too_few_windows_are_said_to_be_so() {
    AnalyseDesk desk(12);
    QVERIFY2(!desk.findings().filter(QStringLiteral("too few windows")).isEmpty(), qPrintable(desk.findings().join('\n')));
    QCOMPARE(desk.find<CurveChart>("error_by_step")->line_count(), 2);  // what is known is drawn all the same
  }

  void diagnostics_stand_beside_persistence_and_what_was_promised() {
    AnalyseDesk desk;
    const auto* error = desk.find<CurveChart>("error_by_step");
    QCOMPARE(error->line_count(), 2);
    QCOMPARE(error->series(0).slot, 0);
    QCOMPARE(error->series(0).y.size(), std::size_t{horizon});
    QVERIFY(error->series(1).y.back() > error->series(0).y.back());
    QVERIFY(desk.find<CurveChart>("residual_by_step")->series(0).y.back() < 0);
    QCOMPARE(desk.find<HistogramChart>("pit")->rows().size(), std::size_t{9});
    QVERIFY(desk.find<SkillBars>("skill_by_regime")->rows().size() >= 4);  // the market is open: thirds are known
    QCOMPARE(desk.find<CurveChart>("bands")->series(1).x, (std::vector<double>{50, 80, 90}));
    for (const char* name : {"error_by_step", "residual_by_step", "skill_by_regime", "pit", "bands", "where_when_map"}) {
      auto* chart = desk.find<QWidget>(name);
      QVERIFY2(can_be_exported(chart) && !chart->accessibleName().isEmpty() && !chart->accessibleDescription().isEmpty(), name);
      QVERIFY2(csv_text(*chart).count('\n') > 2, name);
    }
  }

  void a_symbol_outside_of_the_evaluation_says_so_everywhere() {
    AnalyseDesk desk;
    desk.bench->selection.choose_symbol(QStringLiteral("NONE"));
    QTRY_VERIFY(!desk.bench->evaluations.reading());
    for (const char* name : {"window", "why", "diagnostics"}) {
      bool said = false;
      for (const QLabel* label : desk.window->docks()[QString::fromLatin1(name)]->findChildren<QLabel*>())
        said = said || label->text() == QStringLiteral("NONE is not in this evaluation");
      QVERIFY2(said, name);
    }
  }
};

QTEST_MAIN(TestAnalyse)
#include "tst_analyse.moc"
