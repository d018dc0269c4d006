#pragma once
#include <QProxyStyle>

namespace candlewright {

/// Fusion with this program's metrics, flat controls and a 2 px accent focus ring. Colours come from tokens() at paint time.
/// A QPushButton with the property "primary" = true is drawn in accent; one with "flatLink" = true as a link.
/// A QLineEdit, QComboBox or QAbstractSpinBox with the property "wrong" = true has an error frame.
/// The tab bar that QMainWindow makes for stacked docks gets no room: DockTitle draws the tabs.
class WorkbenchStyle : public QProxyStyle {
 public:
  WorkbenchStyle();
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const override;
  QRect subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
};

}  // namespace candlewright
