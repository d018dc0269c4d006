#pragma once
#include <QIcon>
#include <QPixmap>

namespace candlewright {

/// Which token an icon is drawn in; a disabled one is always `off`.
enum class IconColour { text, dim, accent, accent_text, better, worse, warn, error };

/// Own icon by file name without ".svg" ("plus", "running", "layout-launch"). It is rendered when it is shown, in the colour of the
/// current theme and at the device's ratio: nothing to do when the theme changes. An unknown name is an empty icon and an assert.
QIcon icon(const QString& name, IconColour colour = IconColour::text);
/// The same as a picture of `size` px for painters.
QPixmap icon_pixmap(const QString& name, const QColor& colour, int size, qreal device_ratio);

}  // namespace candlewright
