#include "widgets/desktop_theme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace candlewright {

namespace {
const QString portal = QStringLiteral("org.freedesktop.portal.Desktop"), place = QStringLiteral("/org/freedesktop/portal/desktop"),
              settings = QStringLiteral("org.freedesktop.portal.Settings"), appearance = QStringLiteral("org.freedesktop.appearance"),
              colour_scheme = QStringLiteral("color-scheme");
}  // namespace

DesktopTheme::DesktopTheme(QObject* parent) : QObject(parent) {
  if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return;  // Qt would start a bus, and wait for it
  QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  bus.connect(portal, place, settings, QStringLiteral("SettingChanged"), this, SLOT(setting_changed(QString, QString, QDBusVariant)));
  QDBusMessage question = QDBusMessage::createMethodCall(portal, place, settings, QStringLiteral("Read"));
  question << appearance << colour_scheme;
  auto* answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
  connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
    const QDBusPendingReply<QDBusVariant> reply = *answer;
    if (!reply.isError()) take(reply.value().variant());
    answer->deleteLater();
  });
}

void DesktopTheme::setting_changed(const QString& space, const QString& key, const QDBusVariant& value) {
  if (space == appearance && key == colour_scheme) take(value.variant());
}

void DesktopTheme::take(const QVariant& scheme) {
  const QVariant plain = scheme.canConvert<QDBusVariant>() ? scheme.value<QDBusVariant>().variant() : scheme;  // Read wraps it twice
  const uint wish = plain.toUInt();                                                                            // 1 dark, 2 light, 0 no wish
  if (wish != 1 && wish != 2) return;
  const Theme theme = wish == 1 ? Theme::dark : Theme::light;
  if (theme == theme_) return;
  theme_ = theme;
  Q_EMIT changed(theme);
}

}  // namespace candlewright
