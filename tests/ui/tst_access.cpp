#include <QAccessible>
#include <QDialog>
#include <QPushButton>
#include <QTabBar>
#include <QtTest>

#include "ui/close_dialog.h"
#include "ui/compared_runs.h"
#include "ui/evaluate_dialog.h"
#include "ui/hands.h"
#include "ui/judged_run.h"
#include "ui/stop_dialog.h"
#include "ui/store_trouble.h"
#include "widgets/curve_chart.h"
#include "widgets/table_twin.h"

using namespace candlewright;

namespace {

bool takes_focus(const QWidget* widget) {
  if (qobject_cast<const QTabBar*>(widget) && qobject_cast<const QMainWindow*>(widget->parentWidget())) return false;  // never on screen
  return widget->focusPolicy() != Qt::NoFocus && !widget->objectName().startsWith(QStringLiteral("qt_"));
}

QString words_for(const QWidget* widget) {
  QString place;
  for (const QWidget* at = widget; at; at = at->parentWidget()) {
    if (const auto* dock = qobject_cast<const QDockWidget*>(at)) place = dock->objectName() + '/';
  }
  return place + QString::fromLatin1(widget->metaObject()->className()) + " '" + widget->objectName() + "' '" + widget->accessibleName() +
         '\'';
}

QStringList nameless_in(const QWidget& room) {
  QStringList out;
  for (QWidget* widget : room.findChildren<QWidget*>()) {
    if (!takes_focus(widget) || widget->window() != room.window()) continue;  // lists of combo boxes are named by theirs
    const auto* interface = QAccessible::queryAccessibleInterface(widget);
    if (interface && interface->text(QAccessible::Name).isEmpty()) out << words_for(widget);
  }
  return out;
}

/// Controls that a person sees and that want to be reached by Tab.
QList<QWidget*> reachable_in(const QWidget& room) {
  QList<QWidget*> out;
  for (QWidget* widget : room.findChildren<QWidget*>()) {
    if (takes_focus(widget) && widget->focusPolicy() & Qt::TabFocus && !widget->focusProxy() && widget->isEnabled() &&
        !widget->visibleRegion().isEmpty())
      out << widget;
  }
  return out;
}

/// Presses Tab until the focus is where it has been.
QList<QWidget*> by_tab(QWidget& window) {
  QList<QWidget*> out;
  for (int i = 0; i < 400; ++i) {
    QTest::keyClick(window.focusWidget() ? window.focusWidget() : &window, Qt::Key_Tab);
    QWidget* now = window.focusWidget();
    if (!now || out.contains(now)) break;
    out << now;
  }
  return out;
}

QStringList not_reached_by_tab(QWidget& window) {
  const QList<QWidget*> reached = by_tab(window);
  QStringList out;
  for (const QWidget* widget : reachable_in(window)) {
    if (!reached.contains(widget)) out << words_for(widget);
  }
  return out;
}

/// What a control and the ring around it look like.
QImage look(QWidget& widget) {
  QWidget* window = widget.window();
  const QRect place(widget.mapTo(window, QPoint()), widget.size());
  return window->grab(place.adjusted(-3, -3, 3, 3)).toImage();
}

/// Those that look the same with the focus and without.
QStringList focus_unseen(QWidget& window) {
  QStringList out;
  for (QWidget* widget : reachable_in(window)) {
    if (QWidget* now = window.focusWidget()) now->clearFocus();
    const QImage without = look(*widget);
    widget->setFocus(Qt::TabFocusReason);
    if (!widget->hasFocus()) continue;  // gave it to another: that one is looked at by itself
    const QImage with = look(*widget);
    int changed = 0;
    for (int y = 0; y < std::min(with.height(), without.height()); ++y) {
      for (int x = 0; x < std::min(with.width(), without.width()); ++x) changed += with.pixel(x, y) != without.pixel(x, y);
    }
    if (changed < 24) out << words_for(widget);  // more than a blinking cursor
  }
  return out;
}

struct AccessDesk : Desk {
  void wait_active() {
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get())) QTest::qFail("the window does not become active", __FILE__, __LINE__);
  }
  /// Prices, runs to compare and an evaluation to look at: every panel shows what it has.
  void fill() {
    open_market(3, 200);
    runs = std::make_unique<ComparedRuns>(workspace());
    const QString other = QString::fromStdString(runs->add("other", 1e-4, 1.2));
    const QString judged = add_judged_run(*this);
    bench->selection.choose_run(other);
    bench->selection.choose_run(judged);
    QTRY_VERIFY_WITH_TIMEOUT(bench->evaluations.study() && !bench->evaluations.reading(), 20000);
    QTRY_VERIFY(bench->feed.history(other));
  }
  std::unique_ptr<ComparedRuns> runs;
};

#define NONE(list)                                                  \
  do {                                                              \
    const QStringList found = (list);                               \
    QVERIFY2(found.isEmpty(), qPrintable('\n' + found.join('\n'))); \
  } while (false)

}  // namespace

/// The window for those who see it badly or use no mouse.
class TestAccess : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void every_control_of_the_window_has_a_name() {
    AccessDesk desk;
    NONE(nameless_in(*desk.window));  // the start page too
    desk.fill();
    NONE(nameless_in(*desk.window));
  }

  void every_control_of_a_dialog_has_a_name() {
    AccessDesk desk;
    desk.fill();
    const QString run = desk.bench->selection.current_run();
    ask_to_stop(*desk.bench, run, desk.window.get());
    ask_before_closing(*desk.bench, desk.window.get(), [] {});
    (new EvaluateDialog(*desk.bench, desk.window.get()))->show();
    (new TableTwin(*desk.window->findChild<CurveChart*>(QStringLiteral("live_loss")), desk.window.get()))->show();
    (new StoreTrouble(desk.workspace(), InputError("here", "this", "that"), desk.window.get()))->show();
    int dialogs = 0;
    for (QDialog* dialog : desk.window->findChildren<QDialog*>()) {
      ++dialogs;
      QVERIFY2(!dialog->windowTitle().isEmpty(), qPrintable(dialog->objectName()));
      NONE(nameless_in(*dialog));
    }
    QVERIFY(dialogs >= 5);
  }

  void tab_reaches_every_control() {
    AccessDesk desk;
    desk.wait_active();
    NONE(not_reached_by_tab(*desk.window));
    desk.fill();
    for (const char* layout : {"launch", "compare", "analyse"}) {
      desk.window->show_layout(QString::fromLatin1(layout));
      QTRY_VERIFY(!reachable_in(*desk.window).isEmpty());
      NONE(not_reached_by_tab(*desk.window));
    }
  }

  void the_focus_is_seen() {
    AccessDesk desk;
    desk.wait_active();
    QStringList unseen = focus_unseen(*desk.window);
    desk.fill();
    const auto& docks = desk.window->docks();
    for (const char* layout : {"launch", "compare", "analyse"}) {
      desk.window->show_layout(QString::fromLatin1(layout));
      for (QDockWidget* dock : docks) {
        if (dock->isHidden()) continue;
        dock->raise();
        QTRY_VERIFY(!dock->visibleRegion().isEmpty());
        for (const QString& one : focus_unseen(*desk.window)) {
          if (!unseen.contains(one)) unseen << one;
        }
      }
    }
    NONE(unseen);
  }
};

QTEST_MAIN(TestAccess)
#include "tst_access.moc"
