#include "widgets/desktop_notice.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QStringList>
#include <QVariantMap>

namespace candlewright {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications"), place = QStringLiteral("/org/freedesktop/Notifications");
const QString action_name = QStringLiteral("default");  // what a press on the notice itself means, too

}  // namespace

DesktopNotice::DesktopNotice(QObject* parent) : QObject(parent) {
  if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return;  // Qt would start a bus, and wait for it
  QDBusConnection bus = QDBusConnection::sessionBus();
  bus.connect(service, place, service, QStringLiteral("ActionInvoked"), this, SLOT(action_invoked(uint, QString)));
  bus.connect(service, place, service, QStringLiteral("NotificationClosed"), this, SLOT(notice_closed(uint, uint)));
}

void DesktopNotice::show(const QString& title, const QString& text, const QString& action, const QString& key) {
  if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return;
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  QDBusMessage call = QDBusMessage::createMethodCall(service, place, service, QStringLiteral("Notify"));
  call << QCoreApplication::applicationName() << uint(0) << QStringLiteral("candlewright") << title << text
       << QStringList{action_name, action} << QVariantMap() << -1;
  auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
  connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer, key] {
    const QDBusPendingReply<uint> reply = *answer;
    if (!reply.isError()) keys_.insert(reply.value(), key);
    answer->deleteLater();
  });
}

void DesktopNotice::action_invoked(uint notice, const QString& action) {
  const auto known = keys_.constFind(notice);  // notices of other programs come here as well
  if (known == keys_.constEnd() || action != action_name) return;
  const QString key = *known;
  keys_.erase(known);
  Q_EMIT acted(key);
}

void DesktopNotice::notice_closed(uint notice, uint) { keys_.remove(notice); }

}  // namespace candlewright
