#include <QtTest>
#include <QtWidgets>

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
