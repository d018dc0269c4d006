#pragma once
#include <QHash>
#include <QObject>
#include <QString>

namespace candlewright {

/// Notices on the desktop: org.freedesktop.Notifications over D-Bus. Where there is no session bus or nobody who shows them, nothing
/// happens. No call waits for the bus.
class DesktopNotice : public QObject {
  Q_OBJECT
 public:
  explicit DesktopNotice(QObject* parent = nullptr);
  /// One notice with one action. `key` comes back in acted().
  void show(const QString& title, const QString& text, const QString& action, const QString& key);

 Q_SIGNALS:
  /// A person pressed the action, or the notice itself.
  void acted(const QString& key);

 public Q_SLOTS:
  void action_invoked(uint notice, const QString& action);
  void notice_closed(uint notice, uint reason);

 private:
  QHash<uint, QString> keys_;  ///< of the notices that can still be pressed
};

}  // namespace candlewright
