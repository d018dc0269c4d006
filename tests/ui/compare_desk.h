#pragma once
#include <QLineEdit>
#include <QtTest>

#include "ui/compared_runs.h"
#include "ui/desk.h"
#include "widgets/table_view.h"

namespace candlewright {

/// What a cell of a table shows.
inline QString shown(const TableView& table, const QString& row, const char* column) {
  const int r = table.table()->row_of(row), c = table.table()->column_of(QString::fromLatin1(column));
  return r < 0 || c < 0 ? QStringLiteral("none") : table.table()->index(r, c).data().toString();
}

/// A click into a cell, as a person does.
inline void click(TableView& table, const QString& row, const char* column) {
  const QModelIndex at = table.filter()->mapFromSource(
      table.table()->index(table.table()->row_of(row), table.table()->column_of(QString::fromLatin1(column))));
  table.scrollTo(at);
  QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(at).center());
}

/// The Compare layout over three runs: a good one, one as good as tomorrow = today, one that was never evaluated.
struct CompareDesk {
  Desk desk;
  std::unique_ptr<ComparedRuns> runs;
  QString good, even, fresh;

  CompareDesk() {
    desk.open_market();
    runs = std::make_unique<ComparedRuns>(desk.workspace());
    good = QString::fromStdString(runs->add("good", 1e-4, 1.2));
    even = QString::fromStdString(runs->add("even", 3e-4, 2.0));
    fresh = QString::fromStdString(runs->add("fresh", 3e-4, 1.9, false));
    desk.window->show_layout(QStringLiteral("compare"));
    QTRY_VERIFY_WITH_TIMEOUT(table("runs_table")->table()->row_of(fresh) >= 0, 10000);
    QTRY_VERIFY(desk.bench->feed.judged(good, "checkpoint_epoch_2", "held_out"));
  }
  TableView* table(const char* name) const { return desk.window->findChild<TableView*>(QString::fromLatin1(name)); }
  template <class Widget>
  Widget* find(const char* name) const {
    return desk.window->findChild<Widget*>(QString::fromLatin1(name));
  }
  void front(const char* dock) const { desk.window->docks()[QString::fromLatin1(dock)]->raise(); }
  /// Ticks the good and the even run; the good one is current.
  void tick_two() {
    desk.bench->selection.choose_run(good);
    for (const QString& other : QStringList(desk.bench->selection.runs())) {
      if (other != good) desk.bench->selection.tick(other, false);
    }
    desk.bench->selection.tick(even, true);
    desk.bench->selection.choose_run(good);
  }
};

}  // namespace candlewright
