#include <QtTest>
#include <QtWidgets>

#include "widgets/dock_title.h"
#include "widgets/job_progress.h"
#include "widgets/theme.h"

using namespace candlewright;

class TestDockTitle : public QObject {
  Q_OBJECT
 private:
  struct Bench {
    QMainWindow window;
    QList<QDockWidget*> docks;
    QList<DockTitle*> titles;
    Bench() {
      window.resize(600, 300);
      for (const char* name : {"Live", "Symbol"}) {
        auto* dock = new QDockWidget(name, &window);
        titles << new DockTitle(*dock);
        dock->setWidget(new QWidget);
        window.addDockWidget(Qt::RightDockWidgetArea, dock);
        docks << dock;
      }
      window.tabifyDockWidget(docks[0], docks[1]);
      docks[0]->raise();
      window.show();
      QCoreApplication::processEvents();
    }
  };

 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void stacked_docks_have_one_row_of_chrome() {
    Bench b;
    QCOMPARE(b.titles[0]->height(), 27);
    for (const QTabBar* bar : b.window.findChildren<QTabBar*>(Qt::FindDirectChildrenOnly)) {
      QVERIFY(!bar->isVisible() || !bar->geometry().intersects(b.window.rect()));
    }
    QVERIFY(b.docks[0]->height() >= 296);
  }
  void a_click_on_a_title_brings_that_dock_to_the_front() {
    Bench b;
    QTRY_VERIFY(!b.docks[0]->visibleRegion().isEmpty());
    const QFontMetrics metrics(text_font(TextStyle::strong));
    const int second = metrics.horizontalAdvance("Live") + 24 + 10;
    QTest::mouseClick(b.titles[0], Qt::LeftButton, {}, QPoint(second, 12));
    QTRY_VERIFY(!b.docks[1]->visibleRegion().isEmpty());
    QVERIFY(b.docks[0]->visibleRegion().isEmpty());
  }
  void a_double_click_asks_for_solo_and_does_not_float() {
    Bench b;
    QSignalSpy solo(b.titles[0], &DockTitle::solo_requested);
    QTest::mouseDClick(b.titles[0], Qt::LeftButton, {}, QPoint(300, 12));
    QCOMPARE(solo.size(), 1);
    QVERIFY(!b.docks[0]->isFloating());
  }
  void the_menu_button_shows_once_there_is_a_menu() {
    Bench b;
    const auto button = [&]() -> QToolButton* {
      for (auto* t : b.titles[0]->findChildren<QToolButton*>()) {
        if (t->accessibleName() == "Menu of Live") return t;
      }
      return nullptr;
    };
    QVERIFY(button() && button()->isHidden());
    b.titles[0]->menu().addAction("Pin");
    QVERIFY(!button()->isHidden());
  }
  void progress_is_a_share_of_what_is_known() {
    JobProgress bar;
    bar.set_progress(14902, 27290, 10);
    QVERIFY(std::abs(bar.share() - 0.546) < 1e-3);
    bar.set_progress(5, 0, 0);
    QCOMPARE(bar.share(), 0.0);
    bar.set_progress(9, 3, 2);
    QCOMPARE(bar.share(), 1.0);
  }
};

QTEST_MAIN(TestDockTitle)
#include "tst_dock_title.moc"
