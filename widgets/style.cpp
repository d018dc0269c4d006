#include "widgets/style.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMainWindow>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {

constexpr double radius = 4;

struct Saved {
  explicit Saved(QPainter* p) : painter(p) {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
  }
  ~Saved() { painter->restore(); }
  QPainter* painter;
};

bool is(const QStyleOption* option, QStyle::StateFlag flag) { return option->state.testFlag(flag); }
bool is_primary(const QWidget* w) { return w && w->property("primary").toBool(); }
bool is_link(const QWidget* w) { return w && w->property("flatLink").toBool(); }

void rounded(QPainter* p, const QRect& rect, const QColor& fill, const QColor& edge, double width = 1) {
  p->setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
  p->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
  const double inset = width / 2;
  p->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius, radius);
}

/// Ring of the control that the keys go to.
void focus_ring(QPainter* p, const QStyleOption* option, const QColor& ink, int inset) {
  if (is(option, QStyle::State_HasFocus)) rounded(p, option->rect.adjusted(inset, inset, -inset, -inset), {}, ink, 2);
}

/// Frame of a field: error, focus, hover or plain.
void field_frame(QPainter* p, const QStyleOption* option, const QWidget* widget) {
  const Tokens& t = tokens();
  const bool enabled = is(option, QStyle::State_Enabled);
  const bool wrong = widget && widget->property("wrong").toBool();
  const bool focus = is(option, QStyle::State_HasFocus) && enabled;
  QColor edge = enabled ? (is(option, QStyle::State_MouseOver) ? t.line_hard : t.line) : t.line_soft;
  if (focus) edge = t.accent;
  if (wrong) edge = t.error;
  rounded(p, option->rect, enabled ? t.base : t.panel, edge, focus || wrong ? 2 : 1);
}

void arrow(QPainter* p, const QRectF& rect, bool down, const QColor& colour) {
  const QPointF c = rect.center();
  const double s = down ? 1 : -1;
  p->setPen(QPen(colour, 1.3));
  p->drawPolyline(QPolygonF{{c.x() - 3.5, c.y() - 1.7 * s}, {c.x(), c.y() + 1.8 * s}, {c.x() + 3.5, c.y() - 1.7 * s}});
}

}  // namespace

WorkbenchStyle::WorkbenchStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

int WorkbenchStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
      return 16;
    case PM_DockWidgetSeparatorExtent:
    case PM_SplitterWidth:
      return 5;
    case PM_DockWidgetFrameWidth:
      return 1;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
      return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
      return 8;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
      return 0;
    case PM_ScrollBarExtent:
      return 10;
    case PM_ScrollBarSliderMin:
      return 28;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
      return 14;
    case PM_HeaderMargin:
      return 4;
    case PM_ButtonDefaultIndicator:
      return 0;
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int WorkbenchStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* data) const {
  switch (hint) {
    case SH_EtchDisabledText:
      return 0;
    case SH_ItemView_ShowDecorationSelected:
      return 1;
    case SH_Table_GridLineColor:
      return int(tokens().line_soft.rgb());
    case SH_ToolTip_WakeUpDelay:
      return 450;
    case SH_ScrollBar_LeftClickAbsolutePosition:
      return 0;
    default:
      return QProxyStyle::styleHint(hint, option, widget, data);
  }
}

QSize WorkbenchStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const {
  if (type == CT_TabBarTab && widget && qobject_cast<const QMainWindow*>(widget->parentWidget())) return {0, 0};
  QSize s = QProxyStyle::sizeFromContents(type, option, size, widget);
  switch (type) {
    case CT_PushButton:
      s.setHeight(std::max(is_link(widget) ? 20 : 26, size.height() + 6));
      if (!is_link(widget)) s.setWidth(std::max(s.width(), size.width() + 20));
      break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
      s.setHeight(std::max(26, option->fontMetrics.height() + 8));
      break;
    case CT_ToolButton:
      s = s.expandedTo({26, 26});
      break;
    case CT_MenuItem:
      s.setHeight(std::max(24, s.height()));
      break;
    default:
      break;
  }
  return s;
}

QRect WorkbenchStyle::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
  const QRect rect = QProxyStyle::subElementRect(element, option, widget);
  const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
  return element == SE_LineEditContents && frame && frame->lineWidth > 0 ? rect.adjusted(4, 0, -4, 0) : rect;
}

void WorkbenchStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
  const Tokens& t = tokens();
  const bool enabled = is(option, State_Enabled), hover = is(option, State_MouseOver) && enabled;
  const bool pressed = is(option, State_Sunken) && enabled, on = is(option, State_On);
  Saved saved(painter);
  switch (element) {
    case PE_FrameFocusRect:
      if (qobject_cast<const QAbstractItemView*>(widget)) return;  // views show the current row by its edge
      painter->setBrush(Qt::NoBrush);
      painter->setPen(QPen(t.accent, 2));
      painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), radius, radius);
      return;
    case PE_PanelButtonCommand: {
      if (is_link(widget)) return;
      const bool primary = is_primary(widget);
      QColor fill = primary ? t.accent : t.base, edge = primary ? t.accent : t.line;
      if (!enabled)
        fill = t.panel, edge = t.line_soft;
      else if (primary && (hover || pressed))
        fill = pressed ? t.accent.darker(115) : t.accent.lighter(108);
      else if (on)
        fill = t.accent_bg, edge = t.accent;
      else if (pressed)
        fill = t.accent_bg;
      else if (hover)
        fill = t.header, edge = t.line_hard;
      rounded(painter, option->rect, fill, edge);
      focus_ring(painter, option, primary ? t.accent_text : t.accent, primary ? 2 : 0);
      return;
    }
    case PE_PanelButtonTool: {
      if (!hover && !pressed && !on) {
        if (!is(option, State_AutoRaise)) rounded(painter, option->rect, enabled ? t.base : t.panel, enabled ? t.line : t.line_soft);
        return;
      }
      rounded(painter, option->rect, on ? t.accent_bg : pressed ? t.accent_bg : t.header, on ? t.accent : t.line);
      return;
    }
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
      if (widget &&
          (qobject_cast<const QAbstractSpinBox*>(widget->parentWidget()) || qobject_cast<const QComboBox*>(widget->parentWidget())))
        return;
      const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
      if (frame && frame->lineWidth == 0) {
        painter->fillRect(option->rect, enabled ? t.base : t.panel);
        return;
      }
      field_frame(painter, option, widget);
      return;
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: {
      const bool partly = is(option, State_NoChange);
      const QRect box = option->rect;
      QColor fill = on || partly ? (enabled ? t.accent : t.off) : (enabled ? t.base : t.panel);
      painter->setPen(QPen(on || partly ? fill : hover ? t.line_hard : enabled ? t.line_hard : t.line, 1));
      painter->setBrush(fill);
      painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
      painter->setPen(QPen(t.accent_text, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
      const QPointF c = QRectF(box).center();
      if (partly)
        painter->drawLine(c + QPointF(-3, 0), c + QPointF(3, 0));
      else if (on)
        painter->drawPolyline(QPolygonF{c + QPointF(-3.4, 0.2), c + QPointF(-1, 2.7), c + QPointF(3.6, -2.6)});
      return;
    }
    case PE_IndicatorRadioButton:
      painter->setPen(QPen(on && enabled ? t.accent : enabled ? t.line_hard : t.line, 1));
      painter->setBrush(enabled ? t.base : t.panel);
      painter->drawEllipse(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
      if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(enabled ? t.accent : t.off);
        painter->drawEllipse(QRectF(option->rect).center(), 3.6, 3.6);
      }
      return;
    case PE_FrameDockWidget:
    case PE_Frame: {
      const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
      if (element == PE_Frame && frame && frame->lineWidth == 0) return;
      painter->setRenderHint(QPainter::Antialiasing, false);
      painter->setPen(t.line);
      painter->setBrush(Qt::NoBrush);
      painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
      return;
    }
    case PE_IndicatorDockWidgetResizeHandle:
      painter->fillRect(option->rect, t.window);
      return;
    case PE_PanelMenuBar:
    case PE_PanelStatusBar:
    case PE_FrameStatusBarItem:
      return;
    default:
      break;
  }
  QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void WorkbenchStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
  const Tokens& t = tokens();
  switch (element) {
    case CE_PushButtonBevel: {
      QProxyStyle::drawControl(element, option, painter, widget);
      const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
      const auto bare = QStyleOptionButton::Flat | QStyleOptionButton::CommandLinkButton;
      if (!button || !(button->features & bare)) return;  // the others have their ring from their panel
      Saved saved(painter);
      focus_ring(painter, option, t.accent, 0);
      return;
    }
    case CE_PushButtonLabel: {
      if (!is_primary(widget) && !is_link(widget)) break;
      const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option);
      if (!button) break;
      QStyleOptionButton copy = *button;
      const QColor ink = is_link(widget) ? t.accent : t.accent_text;
      copy.palette.setColor(QPalette::Active, QPalette::ButtonText, ink);
      copy.palette.setColor(QPalette::Inactive, QPalette::ButtonText, ink);
      QProxyStyle::drawControl(element, &copy, painter, widget);
      return;
    }
    case CE_Splitter:
      painter->fillRect(option->rect, t.window);
      return;
    case CE_ToolBar:
    case CE_MenuBarEmptyArea:
      painter->fillRect(option->rect, t.panel);
      return;
    case CE_ProgressBarGroove: {
      Saved saved(painter);
      rounded(painter, option->rect, t.line_soft, t.line);
      return;
    }
    default:
      break;
  }
  QProxyStyle::drawControl(element, option, painter, widget);
}

void WorkbenchStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                                        const QWidget* widget) const {
  const Tokens& t = tokens();
  const bool enabled = is(option, State_Enabled);
  Saved saved(painter);
  switch (control) {
    case CC_ComboBox: {
      const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
      if (!box || !box->frame) break;
      field_frame(painter, option, widget);
      arrow(painter, subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget), true, enabled ? t.dim : t.off);
      return;
    }
    case CC_SpinBox: {
      const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
      if (!box) break;
      field_frame(painter, option, widget);
      if (box->buttonSymbols == QAbstractSpinBox::NoButtons) return;
      const QRectF up = subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget);
      const QRectF down = subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget);
      const QColor plain = enabled ? t.dim : t.off;
      arrow(painter, up.translated(0, 1), false, box->activeSubControls == SC_SpinBoxUp && enabled ? t.accent : plain);
      arrow(painter, down.translated(0, -1), true, box->activeSubControls == SC_SpinBoxDown && enabled ? t.accent : plain);
      return;
    }
    case CC_Slider: {
      const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
      if (!slider || slider->orientation != Qt::Horizontal) break;
      const QRectF handle = subControlRect(CC_Slider, option, SC_SliderHandle, widget);
      const double y = QRectF(option->rect).center().y();
      painter->setPen(Qt::NoPen);
      painter->setBrush(t.line);
      painter->drawRoundedRect(QRectF(option->rect.left() + 2, y - 2, option->rect.width() - 4, 4), 2, 2);
      painter->setBrush(enabled ? t.accent : t.off);
      painter->drawRoundedRect(QRectF(QPointF(option->rect.left() + 2, y - 2), QPointF(handle.center().x(), y + 2)), 2, 2);
      painter->setPen(QPen(is(option, State_HasFocus) ? t.accent : t.line_hard, is(option, State_HasFocus) ? 2 : 1));
      painter->setBrush(t.base);
      painter->drawEllipse(QPointF(handle.center().x(), y), 6.5, 6.5);
      return;
    }
    case CC_ScrollBar: {
      const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
      if (!bar) break;
      painter->fillRect(option->rect, t.panel);
      const QRect handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
      painter->setPen(Qt::NoPen);
      painter->setBrush(is(option, State_Sunken) ? t.dim : is(option, State_MouseOver) ? t.line_hard : t.line);
      painter->drawRoundedRect(QRectF(handle).adjusted(2, 2, -2, -2), 3, 3);
      return;
    }
    default:
      break;
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}  // namespace candlewright
