#include "widgets/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <cassert>
#include <cmath>

#include "resources/window_resources.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {

QColor colour_of(IconColour colour) {
  const Tokens& t = tokens();
  switch (colour) {
    case IconColour::text:
      return t.text;
    case IconColour::dim:
      return t.dim;
    case IconColour::accent:
      return t.accent;
    case IconColour::accent_text:
      return t.accent_text;
    case IconColour::better:
      return t.better;
    case IconColour::worse:
      return t.worse;
    case IconColour::warn:
      return t.warn;
    case IconColour::error:
      return t.error;
  }
  return t.text;
}

QByteArray source_of(const QString& name) {
  load_window_resources();
  QFile file(QStringLiteral(":/candlewright/icons/%1.svg").arg(name));
  const bool found = file.open(QIODevice::ReadOnly);
  assert(found);  // a name that is not in resources/icons
  return found ? file.readAll() : QByteArray();
}

/// Asks for the colour at each paint, so that a change of theme needs no new icons.
class InkedIcon : public QIconEngine {
 public:
  InkedIcon(QString name, IconColour colour) : name_(std::move(name)), colour_(colour) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
    const qreal ratio = painter->device()->devicePixelRatioF();
    const int size = std::min(rect.width(), rect.height());
    const QPoint at = rect.center() - QPoint((size - 1) / 2, (size - 1) / 2);
    painter->drawPixmap(at, icon_pixmap(name_, ink(mode), size, ratio));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
    return icon_pixmap(name_, ink(mode), std::min(size.width(), size.height()), 1);
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override {
    const int points = int(std::lround(std::min(size.width(), size.height()) / scale));
    return icon_pixmap(name_, ink(mode), points, scale);
  }
  QIconEngine* clone() const override { return new InkedIcon(*this); }
  bool isNull() override { return false; }

 private:
  QColor ink(QIcon::Mode mode) const { return mode == QIcon::Disabled ? tokens().off : colour_of(colour_); }
  QString name_;
  IconColour colour_;
};

}  // namespace

QPixmap icon_pixmap(const QString& name, const QColor& colour, int size, qreal device_ratio) {
  const QString key = QStringLiteral("candlewright/%1/%2/%3/%4").arg(name, colour.name()).arg(size).arg(device_ratio);
  QPixmap pixmap;
  if (QPixmapCache::find(key, &pixmap)) return pixmap;
  QByteArray svg = source_of(name);
  svg.replace("currentColor", colour.name().toLatin1());
  pixmap = QPixmap(QSize(size, size) * device_ratio);
  pixmap.fill(Qt::transparent);
  if (!svg.isEmpty()) {
    QSvgRenderer renderer(svg);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(pixmap.rect()));
  }
  pixmap.setDevicePixelRatio(device_ratio);
  QPixmapCache::insert(key, pixmap);
  return pixmap;
}

QIcon icon(const QString& name, IconColour colour) {
  load_window_resources();
  const bool known = QFile::exists(QStringLiteral(":/candlewright/icons/%1.svg").arg(name));
  assert(known);
  return known ? QIcon(new InkedIcon(name, colour)) : QIcon();
}

}  // namespace candlewright
