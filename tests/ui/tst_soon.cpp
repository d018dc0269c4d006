#include "ui/soon.h"

#include <QSignalSpy>
#include <QtTest>

using namespace candlewright;

class TestSoon : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void requests_that_go_on_do_not_put_it_off() {
    Soon soon(100);
    QSignalSpy done(&soon, &QTimer::timeout);
    QTimer typing;
    connect(&typing, &QTimer::timeout, &soon, &Soon::ask);
    typing.start(0);
    QVERIFY(done.wait(5000));
    QVERIFY(done.wait(5000));  // and again, for those that came since
  }

  void many_requests_are_answered_once() {
    Soon soon(50);
    QSignalSpy done(&soon, &QTimer::timeout);
    for (int i = 0; i < 10; ++i) soon.ask();
    QVERIFY(done.wait(5000));
    QVERIFY(!soon.isActive());
    QCOMPARE(done.count(), 1);
  }
};

QTEST_GUILESS_MAIN(TestSoon)
#include "tst_soon.moc"
