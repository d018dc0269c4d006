#include <QDBusConnection>
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

#include "widgets/desktop_notice.h"

using namespace candlewright;

/// Who shows notices on a desktop, and what it was asked for.
class ShownNotices : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
 public:
  struct Shown {
    QString title, text;
    QStringList actions;
  };
  QList<Shown> shown;

 public Q_SLOTS:
  uint Notify(const QString&, uint, const QString&, const QString& title, const QString& text, const QStringList& actions,
              const QVariantMap&, int) {
    shown.append({title, text, actions});
    return 40 + uint(shown.size());
  }

 Q_SIGNALS:
  void ActionInvoked(uint notice, const QString& action);
  void NotificationClosed(uint notice, uint reason);
};

class TestDesktopNotice : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty()) QSKIP("no dbus-daemon");
    daemon_.start(QStringLiteral("dbus-daemon"),
                  {QStringLiteral("--session"), QStringLiteral("--print-address"), QStringLiteral("--nofork")});
    QVERIFY(daemon_.waitForStarted());
    QVERIFY(daemon_.waitForReadyRead());
    const QByteArray address = daemon_.readLine().trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    QDBusConnection desktop = QDBusConnection::connectToBus(QString::fromLatin1(address), QStringLiteral("desktop"));
    QVERIFY(desktop.isConnected());
    QVERIFY(desktop.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &notices_,
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(desktop.registerService(QStringLiteral("org.freedesktop.Notifications")));
  }
  void cleanupTestCase() {
    QDBusConnection::disconnectFromBus(QStringLiteral("desktop"));
    daemon_.terminate();
    daemon_.waitForFinished();
  }

  void a_notice_is_shown_and_its_action_comes_back_once() {
    DesktopNotice notice;
    QSignalSpy acted(&notice, &DesktopNotice::acted);
    notice.show(QStringLiteral("#143 quick"), QStringLiteral("#143 finished."), QStringLiteral("Show"), QStringLiteral("run-a"));
    QTRY_COMPARE(notices_.shown.size(), 1);
    QCOMPARE(notices_.shown[0].text, QStringLiteral("#143 finished."));
    QCOMPARE(notices_.shown[0].actions, (QStringList{QStringLiteral("default"), QStringLiteral("Show")}));
    const auto press = [&](uint number) {
      Q_EMIT notices_.ActionInvoked(number, QStringLiteral("default"));
      notice.show(QStringLiteral("mark"), {}, QStringLiteral("Show"), {});  // comes after it: then it has been heard
      const auto before = notices_.shown.size();
      return QTest::qWaitFor([&] { return notices_.shown.size() > before; }, 3000) || notices_.shown.size() >= before;
    };
    QTRY_VERIFY_WITH_TIMEOUT((press(41), !acted.isEmpty()), 5000);
    QCOMPARE(acted[0][0].toString(), QStringLiteral("run-a"));
    press(41);
    press(9);  // another program's
    QCOMPARE(acted.count(), 1);
  }

 private:
  QProcess daemon_;
  ShownNotices notices_;
};

int main(int argc, char** argv) {
  qunsetenv("DBUS_SESSION_BUS_ADDRESS");  // never the desktop of whoever runs the tests
  QCoreApplication app(argc, argv);
  TestDesktopNotice test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_desktop_notice.moc"
