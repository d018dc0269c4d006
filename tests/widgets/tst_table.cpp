#include <QtTest>
#include <QtWidgets>
#include <limits>

#include "widgets/column_button.h"
#include "widgets/exports.h"
#include "widgets/table_text.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

std::vector<TableColumn> columns() {
  return {{.key = "tick", .name = "", .kind = ColumnKind::text},
          {.key = "symbol", .name = "Symbol"},
          {.key = "class", .name = "Class"},
          {.key = "skill", .name = "Skill", .unit = "%", .kind = ColumnKind::figure},
          {.key = "candle", .name = "", .kind = ColumnKind::skill_candle}};
}
TableRow row(const QString& name, const QString& group_name, double skill, int group = 0) {
  const SkillMark mark{skill, std::pair{skill - 1, skill + 1}, {}, Verdict::not_shown};
  return {name,
          {{.value = true},
           {.text = name},
           {.text = group_name},
           {.text = figures::skill_number(skill), .value = skill},
           {.value = skill, .mark = QVariant::fromValue(mark)}},
          RowKind::plain,
          group};
}
QStringList shown(const TableView& view) {
  QStringList keys;
  for (int r = 0; r < view.model()->rowCount(); ++r) keys << view.model()->index(r, 1).data(key_role).toString();
  return keys;
}

struct Bench {
  TableModel model;
  TableView view{"Symbols"};
  Bench() {
    model.set_columns(columns());
    TableRow reference = row("persistence", "", 0);
    reference.kind = RowKind::reference;
    model.set_rows({{"head0", {{.text = "Held out"}}, RowKind::head, 0},
                    row("AVGO", "stock", -31.9),
                    reference,
                    row("ADA-USD", "crypto", 5.3),
                    row("AXP", "stock", 20.4),
                    {"head1", {{.text = "Trained"}}, RowKind::head, 1},
                    row("CVX", "stock", -15.6, 1),
                    row("DHR", "stock", 99, 1)});
    view.set_table(&model);
    view.resize(600, 300);
  }
};

}  // namespace

class TestTable : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void sorting_is_by_value_within_groups_under_their_heads() {
    Bench b;
    b.view.sort_by("skill", Qt::AscendingOrder);
    QCOMPARE(shown(b.view), (QStringList{"head0", "persistence", "AVGO", "ADA-USD", "AXP", "head1", "CVX", "DHR"}));
    b.view.sort_by("skill", Qt::DescendingOrder);
    QCOMPARE(shown(b.view), (QStringList{"head0", "persistence", "AXP", "ADA-USD", "AVGO", "head1", "DHR", "CVX"}));
  }
  void words_fill_the_view_and_figures_stay_together() {
    TableModel model;
    model.set_columns({{.key = "symbol", .name = "Symbol", .width = 90},
                       {.key = "skill", .name = "Skill", .kind = ColumnKind::figure, .width = 80},
                       {.key = "note", .name = "Note", .width = 60}});
    TableView view(QStringLiteral("Symbols"));
    view.set_table(&model);
    view.resize(900, 200);
    view.show();
    QVERIFY(view.columnWidth(2) > 600);
    view.set_column_shown(QStringLiteral("note"), false);
    QCOMPARE(view.columnWidth(1), 80);
    view.set_column_shown(QStringLiteral("note"), true);
    QVERIFY(view.columnWidth(2) > 600);
  }
  void filter_words_all_hold() {
    Bench b;
    b.view.sort_by("skill", Qt::AscendingOrder);
    QVERIFY(b.view.filter()->set_words("class:stock skill<0").isEmpty());
    QCOMPARE(shown(b.view), (QStringList{"head0", "persistence", "AVGO", "head1", "CVX"}));
    b.view.filter()->set_words("ada");
    QCOMPARE(shown(b.view), (QStringList{"head0", "persistence", "ADA-USD"}));
    QVERIFY(b.view.filter()->set_words("colour:red").contains("colour"));
    QVERIFY(b.view.filter()->set_words("skill>much").contains("much"));
    QVERIFY(b.view.filter()->set_words("").isEmpty());
    QCOMPARE(b.view.model()->rowCount(), 8);
  }
  void a_group_within_another_folds_with_it_and_keeps_its_head_while_it_has_a_row() {
    Bench b;
    TableRow inner{"head1", {{.text = "Inside"}}, RowKind::head, 1};
    inner.within = 0;
    b.model.set_rows({{"head0", {{.text = "Folder"}}, RowKind::head, 0}, row("AVGO", "stock", 1), inner, row("CVX", "crypto", 2, 1)});
    QCOMPARE(shown(b.view), (QStringList{"head0", "AVGO", "head1", "CVX"}));
    b.view.filter()->set_folded(0, true);
    QCOMPARE(shown(b.view), QStringList{"head0"});
    b.view.filter()->unfold_all();
    b.view.filter()->set_words("class:crypto");
    QCOMPARE(shown(b.view), (QStringList{"head0", "head1", "CVX"}));  // the folder around what was found stays
    b.view.filter()->set_words("class:stock");
    QCOMPARE(shown(b.view), (QStringList{"head0", "AVGO"}));
    b.view.filter()->set_words("");
    b.view.show();
    b.view.set_current_key("CVX");
    QCOMPARE(b.view.currentIndex().column(), 0);
    for (const auto& [key, at] :
         {std::pair(Qt::Key_Left, "head1"), {Qt::Key_Left, "head1"}, {Qt::Key_Left, "head0"}, {Qt::Key_Right, "AVGO"}}) {
      QTest::keyClick(&b.view, key);
      QCOMPARE(b.view.current_key(), QString(at));
    }
    QCOMPARE(shown(b.view), (QStringList{"head0", "AVGO", "head1"}));  // the second Left folded it
  }
  void a_folded_group_keeps_its_head() {
    Bench b;
    b.view.filter()->set_folded(0, true);
    QCOMPARE(shown(b.view).first(), QString("head0"));
    QCOMPARE(b.view.model()->rowCount(), 4);
  }
  void the_current_row_is_kept_by_its_key() {
    Bench b;
    QSignalSpy current(&b.view, &TableView::current_changed);
    b.view.set_current_key("AXP");
    QCOMPARE(current.size(), 1);
    b.view.sort_by("skill", Qt::DescendingOrder);
    QCOMPARE(b.view.current_key(), QString("AXP"));
    b.model.set_rows({row("AXP", "stock", 1), row("NEW", "stock", 2)});
    QCOMPARE(b.view.current_key(), QString("AXP"));
    QCOMPARE(current.size(), 1);
    b.model.set_rows({row("NEW", "stock", 2)});
    QCOMPARE(current.last().at(0).toString(), QString());
    b.model.update_row(row("NEW", "stock", 7));
    QCOMPARE(b.model.index(0, 3).data().toString(), QString("+7.0"));
  }
  void a_hovered_row_is_tinted_whole_with_its_pinned_columns() {
    Bench b;
    b.view.resize(700, 400);
    b.view.set_pinned(1);
    b.view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&b.view));
    QSignalSpy told(&b.view, &TableView::row_hovered);
    const auto tinted = [&](int row) {  // at both ends of the row, outside of texts
      const QImage picture = b.view.grab().toImage();
      const int y = b.view.viewport()->y() + b.view.rowViewportPosition(row) + 2;
      const int right = b.view.viewport()->x() + b.view.viewport()->width() - 2;
      return picture.pixelColor(b.view.viewport()->x() + 1, y) == tokens().header && picture.pixelColor(right, y) == tokens().header;
    };
    const int row = b.view.filter()->mapFromSource(b.model.index(b.model.row_of(QStringLiteral("AVGO")), 0)).row();
    QVERIFY(!tinted(row));
    const auto move = [](QWidget* viewport, const QPointF& to) {
      QHoverEvent event(QEvent::HoverMove, to, viewport->mapToGlobal(to), to - QPointF(1, 1));
      QApplication::sendEvent(viewport, &event);
    };
    move(b.view.viewport(), b.view.visualRect(b.view.filter()->index(row, 2)).center());
    QCOMPARE(told.last().at(0).toString(), QStringLiteral("AVGO"));
    QVERIFY(tinted(row));
    QHoverEvent leave(QEvent::HoverLeave, QPointF(-1, -1), QPointF(-1, -1), QPointF(5, 5));
    QApplication::sendEvent(b.view.viewport(), &leave);
    QCOMPARE(told.last().at(0).toString(), QString());
    QVERIFY(!tinted(row));
    auto* pinned = b.view.findChild<QTableView*>();
    move(pinned->viewport(), pinned->visualRect(b.view.filter()->index(row, 0)).center());
    QVERIFY(tinted(row));
    const qsizetype before = told.size();
    b.view.set_hovered_key(QString());  // what is hovered elsewhere is told by no one
    QVERIFY(!tinted(row));
    b.view.set_hovered_key(QStringLiteral("AVGO"));
    QVERIFY(tinted(row));
    QCOMPARE(told.size(), before);
  }
  void ticks_toggle_and_are_told() {
    Bench b;
    b.view.show();
    QSignalSpy ticked(&b.model, &TableModel::ticked);
    b.view.sort_by("skill", Qt::AscendingOrder);
    const QModelIndex cell = b.view.model()->index(2, 0);
    QTest::mouseClick(b.view.viewport(), Qt::LeftButton, {}, b.view.visualRect(cell).center());
    QCOMPARE(ticked.size(), 1);
    QCOMPARE(ticked.last(), (QList<QVariant>{"AVGO", "tick", false}));
  }
  void a_scale_is_found_where_none_holds_all() {
    const auto mark = [](double low, double high) {
      SkillMark m;
      m.estimate = (low + high) / 2;
      m.interval = std::pair(low, high);
      return m;
    };
    QVERIFY((snap_scale({mark(-120, -90)}) == SkillScale{-60, 20}));  // not -10 to 10, from which it is farthest
    QVERIFY((snap_scale({mark(40, 80)}) == SkillScale{-50, 30}));
    QVERIFY((snap_scale({mark(-155, -140), mark(-3, 4)}) == SkillScale{-10, 10}));  // what can be read stays readable
    QVERIFY((snap_scale({}) == SkillScale{-10, 10}));
  }
  void one_scale_holds_all_rows() {
    QCOMPARE(snap_scale({{.estimate = 3, .interval = std::pair{-2.0, 8.0}}}), (SkillScale{-10, 10}));
    QCOMPARE(snap_scale({{.estimate = 3}, {.estimate = -31.9}}), (SkillScale{-50, 30}));
    QCOMPARE(snap_scale({{.estimate = -55}, {.estimate = 4}}), (SkillScale{-60, 20}));
    QCOMPARE(snap_scale({}), (SkillScale{-10, 10}));
    QCOMPARE(snap_scale({{.estimate = 3}, {.estimate = -400}}), (SkillScale{-10, 10}));  // the outlier gets an arrow
  }
  void csv_follows_rfc_4180_and_defuses_formulas() {
    QCOMPARE(csv_field("plain", false), QString("plain"));
    QCOMPARE(csv_field("a,b", false), QString("\"a,b\""));
    QCOMPARE(csv_field("say \"so\"", false), QString("\"say \"\"so\"\"\""));
    QCOMPARE(csv_field("two\nlines", false), QString("\"two\nlines\""));
    for (const char* text : {"=1+1", "+A1", "-A1", "@SUM(A1)", "\tx"}) QCOMPARE(csv_field(text, false), "'" + QString(text));
    QCOMPARE(csv_field("=HYPERLINK(\"x\",\"y\")", false), QString("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""));
    QCOMPARE(csv_field("-31.9", true), QString("-31.9"));
  }
  void a_saved_table_has_heads_order_and_full_digits() {
    Bench b;
    b.view.sort_by("skill", Qt::AscendingOrder);
    b.view.set_column_shown("tick", false);
    b.view.set_column_shown("candle", false);
    b.view.filter()->set_words("class:crypto");
    QTemporaryDir folder;
    const QString path = folder.filePath("symbols.csv");
    QCOMPARE(save_export(b.view, path), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("Symbol,Class,\"Skill, %\"\r\npersistence,,0\r\nADA-USD,crypto,5.3\r\n"));
    QVERIFY(save_export(b.view, folder.filePath("no/such/folder.csv")).contains("could not be written"));
  }
  void copying_takes_the_selected_rows() {
    Bench b;
    b.view.sort_by("skill", Qt::AscendingOrder);
    b.view.set_column_shown("tick", false);
    b.view.set_column_shown("candle", false);
    b.view.set_current_key("AVGO");
    b.view.copy_table();
    QCOMPARE(QApplication::clipboard()->text(), QString("Symbol\tClass\tSkill, %\nAVGO\tstock\t\u221231.9\n"));
  }
  void views_hear_only_of_rows_that_differ() {
    Bench b;
    b.view.sort_by("skill", Qt::AscendingOrder);
    QSignalSpy changed(&b.model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&b.model, &QAbstractItemModel::modelReset);
    std::vector<TableRow> rows = b.model.rows();
    b.model.set_rows(rows);
    QCOMPARE(changed.count(), 0);
    rows[3] = row("ADA-USD", "crypto", 40);
    b.model.set_rows(rows);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 3);
    QCOMPARE(changed[0][1].toModelIndex().row(), 3);
    QCOMPARE(shown(b.view)[4], QString("ADA-USD"));  // sorted anew: above it the head, the reference, AVGO and AXP
    b.model.update_rows({row("ADA-USD", "crypto", -50), row("AVGO", "stock", -31.9), row("unknown", "", 1)});
    QCOMPARE(changed.count(), 2);
    QCOMPARE(shown(b.view)[2], QString("ADA-USD"));
    QCOMPARE(reset.count(), 0);
  }
  void what_has_no_number_comes_last_and_texts_follow_their_order() {
    TableModel model;
    TableView view("Runs");
    model.set_columns(columns());
    view.set_table(&model);
    TableRow none = row("none", "b", 0), odd = row("odd", "c", std::numeric_limits<double>::quiet_NaN());
    none.cells[3] = {.text = figures::none()};
    model.set_rows({none, row("two", "a", 2), odd, row("one", "b", 1)});
    view.sort_by("skill", Qt::AscendingOrder);
    QCOMPARE(shown(view).first(2), (QStringList{"one", "two"}));
    view.sort_by("skill", Qt::DescendingOrder);
    QCOMPARE(shown(view).first(2), (QStringList{"two", "one"}));
    view.sort_by("class", Qt::AscendingOrder);
    QCOMPARE(shown(view).first(), QString("two"));
    QCOMPARE(shown(view).last(), QString("odd"));
  }
  void groups_fold_together_and_show_while_a_row_fits() {
    Bench b;
    TableFilter& filter = *b.view.filter();
    filter.set_folded({1});
    QCOMPARE(shown(b.view), (QStringList{"head0", "AVGO", "persistence", "ADA-USD", "AXP", "head1"}));
    filter.set_folded({0, 1});
    QCOMPARE(shown(b.view), (QStringList{"head0", "head1"}));
    filter.set_words("class:crypto");  // no row of Trained fits
    QCOMPARE(shown(b.view), QStringList{"head0"});
    QVERIFY(filter.fits(b.model.rows()[3]) && !filter.fits(b.model.rows()[4]));
    TableRow other = b.model.rows()[6];
    other.cells[2].text = "crypto";
    b.model.update_row(other);
    filter.set_hidden({"ADA-USD"});
    QCOMPARE(shown(b.view), QStringList{"head1"});
    filter.set_folded({0});
    QCOMPARE(shown(b.view), (QStringList{"head1", "CVX"}));
  }
  void a_person_chooses_columns_and_a_narrow_table_shows_the_most_needed() {
    Bench b;
    ColumnButton button(&b.view);
    button.set_narrow(500, {"symbol", "skill"});
    const auto hidden = [&](const char* key) { return b.view.isColumnHidden(b.model.column_of(QString::fromLatin1(key))); };
    b.view.show();
    QVERIFY(!hidden("class"));
    b.view.resize(400, 300);
    QTRY_VERIFY(hidden("candle"));
    QVERIFY(!hidden("class"));  // there is room for it
    b.view.resize(300, 300);
    QTRY_VERIFY(hidden("class"));
    QVERIFY(!hidden("symbol"));
    QSignalSpy changed(&button, &ColumnButton::changed);
    Q_EMIT button.menu()->aboutToShow();
    button.menu()->findChild<QAction*>("class")->trigger();
    QCOMPARE(changed.count(), 1);
    QVERIFY(!hidden("class"));
    QVERIFY(button.chosen().value("class"));
  }
  void pinned_columns_stay_while_the_others_scroll() {
    Bench b;
    b.view.set_pinned(2);
    b.view.resize(260, 300);
    b.view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&b.view));
    const auto* pinned = b.view.findChild<QTableView*>();
    QVERIFY(pinned && pinned->isVisible());
    QCOMPARE(pinned->width(), b.view.columnWidth(0) + b.view.columnWidth(1));
    b.view.horizontalScrollBar()->setValue(60);
    QCOMPARE(pinned->x(), 0);
    QTest::mouseClick(pinned->viewport(), Qt::LeftButton, {}, pinned->visualRect(pinned->model()->index(1, 1)).center());
    QCOMPARE(b.view.current_key(), pinned->model()->index(1, 1).data(key_role).toString());
  }
  void copied_with_context_says_what_the_figures_are_of() {
    Bench b;
    b.view.set_context("15 symbols, horizon 30 bars");
    b.view.set_current_key("AVGO");
    b.view.setFocus();
    QTest::keyClick(&b.view, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(QApplication::clipboard()->text().startsWith("Symbols\n15 symbols, horizon 30 bars\n"));
    QVERIFY(QApplication::clipboard()->text().contains("AVGO\tstock"));
  }
  void ten_thousand_rows_are_set_at_once() {
    TableModel model;
    TableView view("Runs");
    model.set_columns(columns());
    view.set_table(&model);
    view.sort_by("skill", Qt::AscendingOrder);
    std::vector<TableRow> rows;
    for (int i = 0; i < 10000; ++i) rows.push_back(row(QString::number(i), "stock", (i * 7919) % 10007 * 0.01));
    model.set_rows(rows);
    QCOMPARE(view.model()->rowCount(), 10000);
    QCOMPARE(view.model()->index(0, 3).data(value_role).toDouble(), 0.0);
  }
};

QTEST_MAIN(TestTable)
#include "tst_table.moc"
