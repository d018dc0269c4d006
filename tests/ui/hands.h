#pragma once
#include <QAbstractButton>
#include <QApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QTest>

#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

/// A person's hands: only what is on screen, enabled and not covered can be clicked; what is typed goes to whoever has the focus.
class Hands {
 public:
  int clicks() const { return clicks_; }

  void click(QWidget* widget, const QPoint& at) {
    QVERIFY2(widget, "what was to be clicked is not there");
    QTRY_VERIFY2_WITH_TIMEOUT(within_reach(widget, at), qPrintable("cannot be clicked: " + name_of(widget)), 30000);
    ++clicks_;
    QTest::mouseClick(widget, Qt::LeftButton, {}, at);
  }
  void click(QWidget* widget) {
    QVERIFY2(widget, "what was to be clicked is not there");
    // Where its middle is changes until it is laid out.
    QTRY_VERIFY2_WITH_TIMEOUT(within_reach(widget, widget->rect().center()), qPrintable("cannot be clicked: " + name_of(widget)), 30000);
    click(widget, widget->rect().center());
  }

  /// A click into a cell, scrolled to as with the wheel.
  void click(TableView& table, const QString& row, const char* column) {
    QTRY_VERIFY2_WITH_TIMEOUT(cell(table, row, column).isValid(), qPrintable("no row " + row), 20000);
    table.scrollTo(cell(table, row, column));
    click(table.viewport(), table.visualRect(cell(table, row, column)).center());
  }

  /// The tab with a dock's title, where several are stacked.
  void bring_forward(QDockWidget* dock) {
    if (!dock->visibleRegion().isEmpty()) return;
    auto* window = qobject_cast<QMainWindow*>(dock->parentWidget());
    for (QDockWidget* other : window->tabifiedDockWidgets(dock)) {
      if (other->visibleRegion().isEmpty()) continue;
      QWidget* title = other->titleBarWidget();
      for (int x = 4; x < title->width() && dock->visibleRegion().isEmpty(); x += 12) {
        if (title->childAt(x, 12)) break;  // the buttons at the end
        QTest::mouseClick(title, Qt::LeftButton, {}, QPoint(x, 12));
        QCoreApplication::processEvents();
        if (other->visibleRegion().isEmpty() && dock->visibleRegion().isEmpty()) return bring_forward(dock);  // a third one came up
      }
      break;
    }
    QVERIFY2(!dock->visibleRegion().isEmpty(), qPrintable("no tab of " + dock->windowTitle()));
  }

  void drag(QWidget* widget, const QPoint& from, const QPoint& to) {
    QTRY_VERIFY(within_reach(widget, from));
    QTest::mousePress(widget, Qt::LeftButton, {}, from);
    for (int step = 1; step <= 4; ++step) QTest::mouseMove(widget, from + (to - from) * step / 4);
    QTest::mouseRelease(widget, Qt::LeftButton, {}, to);
  }

  static void type(const QString& text) {
    QWidget* focus = QApplication::focusWidget();
    QVERIFY2(focus, "nothing has the focus");
    QTest::keyClicks(focus, text);
  }
  static void press(Qt::Key key, Qt::KeyboardModifiers with = {}) {
    QWidget* focus = QApplication::focusWidget();
    QVERIFY2(focus, "nothing has the focus");
    QTest::keyClick(focus, key, with);
  }

  /// The button inside `room` that carries these words.
  static QAbstractButton* button(const QWidget* room, const QString& words) {
    for (auto* found : room->findChildren<QAbstractButton*>()) {
      if (found->text() == words && found->isVisible()) return found;
    }
    return nullptr;
  }

 private:
  static bool within_reach(const QWidget* widget, const QPoint& at) {
    if (!widget->isVisible() || !widget->isEnabled()) return false;
    if (const QWidget* modal = QApplication::activeModalWidget(); modal && modal != widget->window()) return false;
    const QWidget* hit = widget->window()->childAt(widget->mapTo(widget->window(), at));
    return hit && (hit == widget || widget->isAncestorOf(hit));
  }
  static QString name_of(const QWidget* widget) {
    return QString::fromLatin1(widget->metaObject()->className()) + ' ' + widget->objectName() + ' ' + widget->accessibleName();
  }
  static QModelIndex cell(const TableView& table, const QString& row, const char* column) {
    const int r = table.table()->row_of(row), c = table.table()->column_of(QString::fromLatin1(column));
    return r < 0 || c < 0 ? QModelIndex() : table.filter()->mapFromSource(table.table()->index(r, c));
  }

  int clicks_ = 0;
};

}  // namespace candlewright
