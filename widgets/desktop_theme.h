#pragma once
#include <QObject>

#include "widgets/theme.h"

class QDBusVariant;

namespace candlewright {

/// The desktop's wish for light or dark while the program runs: the portal's `color-scheme` over D-Bus, for Qt 6.4 has no signal of it.
/// Before the portal said anything, and where there is no session bus, it is what the palette said at the start. No call waits for the bus.
class DesktopTheme : public QObject {
  Q_OBJECT
 public:
  explicit DesktopTheme(QObject* parent = nullptr);
  Theme theme() const { return theme_; }

 public Q_SLOTS:
  /// The portal's signal; what is not a colour scheme is passed over.
  void setting_changed(const QString& space, const QString& key, const QDBusVariant& value);

 Q_SIGNALS:
  void changed(candlewright::Theme theme);

 private:
  void take(const QVariant& scheme);
  Theme theme_ = desktop_theme();
};

}  // namespace candlewright
