#include "widgets/curve_chart.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/curve_layout.h"
#include "widgets/figures.h"

namespace candlewright {
namespace {
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
}

CurveChart::CurveChart(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, [this] { invalidate(); });
}

void CurveChart::set_title(const QString& title, const QString& unit) {
  title_ = title, unit_ = unit;
  setAccessibleName(title);
  invalidate();
}

void CurveChart::set_x(CurveX kind, const QString& name) {
  if (kind == x_kind_ && name == x_name_) return;  // what is zoomed stays
  x_kind_ = kind, x_name_ = name;
  zoom_.reset();
  invalidate();
}

void CurveChart::set_value_text(std::function<QString(double)> text) {
  value_text_ = std::move(text);
  invalidate();
}

QString CurveChart::text_of(double value) const {
  if (value_text_) return value_text_(value);
  return std::isfinite(value) && std::abs(value) < 1e-3 ? figures::compact(value) : figures::significant(value, 4);
}

void CurveChart::set_series(std::vector<CurveSeries> series) {
  series_ = std::move(series);
  const std::size_t n = series_.size();
  smoothed_.assign(n, {});
  levels_.assign(n, {});
  smoothed_levels_.assign(n, {});
  ema_.assign(n, RunningEma(smoothing_.strength));
  for (std::size_t i = 0; i < n; ++i) {
    levels_[i].extend(series_[i].y);
    refresh_smoothed(i);
  }
  if (current_ >= int(n)) current_ = -1;
  describe();
  invalidate();
}

bool CurveChart::is_smoothed(std::size_t i) const { return series_[i].raw && smoothing_.strength > 0; }

void CurveChart::refresh_smoothed(std::size_t i) {
  smoothed_levels_[i].clear();
  smoothed_[i].clear();
  if (!is_smoothed(i)) return;
  ema_[i] = RunningEma(smoothing_.strength);
  if (smoothing_.kind == SmoothingKind::ema) {
    smoothed_[i].reserve(series_[i].y.size());
    for (const double v : series_[i].y) smoothed_[i].push_back(ema_[i].add(v));
  } else {
    smoothed_[i] = smoothed(series_[i].y, smoothing_);
  }
  smoothed_levels_[i].extend(smoothed_[i]);
}

void CurveChart::append(int index, const std::vector<double>& x, const std::vector<double>& y) {
  const auto i = std::size_t(index);
  CurveSeries& s = series_.at(i);
  s.x.insert(s.x.end(), x.begin(), x.end());
  s.y.insert(s.y.end(), y.begin(), y.end());
  levels_[i].extend(s.y);
  if (is_smoothed(i)) {
    if (smoothing_.kind == SmoothingKind::ema) {
      for (const double v : y) smoothed_[i].push_back(ema_[i].add(v));
      smoothed_levels_[i].extend(smoothed_[i]);
    } else {
      refresh_smoothed(i);  // both ends of the window reach back into what was smoothed before
    }
  }
  describe();
  invalidate();
}

void CurveChart::set_references(std::vector<CurveReference> references) {
  references_ = std::move(references);
  invalidate();
}

void CurveChart::set_events(std::vector<PlotEvent> events) {
  events_ = std::move(events);
  invalidate();
}

void CurveChart::set_smoothing(Smoothing smoothing) {
  if (smoothing == smoothing_) return;
  smoothing_ = smoothing;
  for (std::size_t i = 0; i < series_.size(); ++i) refresh_smoothed(i);
  invalidate();
}

void CurveChart::set_log_y(bool on) { log_y_ = on, invalidate(); }
void CurveChart::set_robust(bool on) { robust_ = on, invalidate(); }
void CurveChart::set_show_events(bool on) { show_events_ = on, invalidate(); }
void CurveChart::set_end_labels(bool on) { end_labels_ = on, invalidate(); }
void CurveChart::set_y_range(std::optional<double> low, std::optional<double> high) { y_low_ = low, y_high_ = high, invalidate(); }
void CurveChart::set_empty_text(const QString& text) { empty_text_ = text, invalidate(); }
void CurveChart::set_current(int index) { current_ = index, invalidate(); }

ShownRange CurveChart::data_range() const {
  double low = std::numeric_limits<double>::infinity(), high = -low;
  if (x_ends_) low = x_ends_->first, high = x_ends_->second;
  for (const CurveSeries& s : series_) {
    if (s.x.empty()) continue;
    low = std::min(low, s.x.front()), high = std::max(high, s.x.back());
  }
  if (low > high) return {0, 1};
  if (low < high) return {low, high};
  // A single point stands in the middle of what is near it: a tenth of its value, or half a minute.
  const double half = x_kind_ == CurveX::utc_time ? 30 : std::max(1.0, std::ceil(std::abs(low) / 10));
  return {low - half, high + half};
}

ShownRange CurveChart::shown_range() const { return zoom_ ? *zoom_ : data_range(); }

void CurveChart::set_x_range(double low, double high) {
  if (!(high > low)) return;
  zoom_ = {low, high};
  invalidate();
}

void CurveChart::set_x_ends(std::optional<ShownRange> ends) {
  if (ends == x_ends_) return;
  x_ends_ = ends;
  invalidate();
}

void CurveChart::show_all() {
  zoom_.reset();
  invalidate();
  const auto [low, high] = data_range();
  Q_EMIT x_range_changed(low, high);
}

void CurveChart::move_shown(double low, double high) {
  const auto [first, last] = data_range();
  const double span = std::max(high - low, (last - first) * 1e-7);
  if (span >= last - first) {
    show_all();
    return;
  }
  low = std::clamp(low, first, last - span);
  set_x_range(low, low + span);
  Q_EMIT x_range_changed(low, low + span);
}

void CurveChart::set_crosshair(std::optional<double> x) {
  if (x == crosshair_) return;
  crosshair_ = x;
  update();
}

const CurveChart::Layout& CurveChart::layout_now() const {
  if (!layout_now_) layout_now_ = std::make_shared<Layout>(lay_out(size(), devicePixelRatioF()));
  return *layout_now_;
}

void CurveChart::invalidate() {
  cache_ = {};
  layout_now_.reset();
  update();
}

void CurveChart::describe() {
  QStringList parts;
  for (const CurveSeries& s : series_) {
    if (!s.y.empty()) parts << QStringLiteral("%1 %2").arg(s.name, text_of(s.y.back()));
  }
  for (const CurveReference& r : references_) parts << r.text;
  setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

void CurveChart::render_chart(QPainter& painter, const QSizeF& size) const { paint_chart(painter, lay_out(size, 1)); }

void CurveChart::paintEvent(QPaintEvent*) {
  const qreal ratio = devicePixelRatioF();
  const Layout& layout = layout_now();
  if (cache_.isNull()) {
    cache_ = QPixmap(size() * ratio);
    cache_.setDevicePixelRatio(ratio);
    QPainter painter(&cache_);
    paint_chart(painter, layout);
  }
  QPainter painter(this);
  painter.drawPixmap(0, 0, cache_);
  paint_hover(painter, layout);
  if (!hasFocus()) return;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(tokens().accent, 2));
  painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

void CurveChart::resizeEvent(QResizeEvent*) { invalidate(); }

void CurveChart::mousePressEvent(QMouseEvent* event) {
  if (!pan_.press(*event, shown_range())) QWidget::mousePressEvent(event);
}

void CurveChart::mouseMoveEvent(QMouseEvent* event) {
  const QPointF at = event->position();
  const auto [low, high] = shown_range();
  if (const auto range = pan_.move(at, (high - low) / layout_now().plot.width())) move_shown(range->first, range->second);
  const Layout& layout = layout_now();
  const bool inside = at.x() >= layout.plot.left() && at.x() <= layout.plot.right();
  set_crosshair(inside ? std::optional<double>(layout.x.value(at.x())) : std::nullopt);
  Q_EMIT hovered(inside ? *crosshair_ : nan);
}

void CurveChart::mouseReleaseEvent(QMouseEvent* event) {
  if (!pan_.release(*event)) return;
  const Layout& layout = layout_now();
  const QPointF at = event->position();
  if (show_events_ && at.y() < layout.plot.top()) {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (std::abs(layout.x.px(events_[i].x) - at.x()) > 6) continue;
      Q_EMIT event_clicked(int(i));
      return;
    }
  }
  const int index = series_at(at);
  if (index >= 0) Q_EMIT series_clicked(index, event->modifiers().testFlag(Qt::ControlModifier));
}

int CurveChart::series_at(const QPointF& at) const {
  const Layout& layout = layout_now();
  int best = -1;
  double nearest = 10;  // px
  for (std::size_t i = 0; i < series_.size(); ++i) {
    const auto& y = is_smoothed(i) ? smoothed_[i] : series_[i].y;
    const auto value = value_at(series_[i].x, y, layout.x.value(at.x()));
    if (!value) continue;
    const double distance = std::abs(layout.y.px(*value) - at.y());
    if (distance < nearest) nearest = distance, best = int(i);
  }
  return best;
}

void CurveChart::leaveEvent(QEvent*) {
  set_crosshair({});
  Q_EMIT hovered(nan);
}

void CurveChart::wheelEvent(QWheelEvent* event) {
  const double turn = event->angleDelta().y();
  if (turn == 0) return event->ignore();
  const auto [low, high] = zoomed(shown_range(), layout_now().x.value(event->position().x()), turn);
  move_shown(low, high);
  event->accept();
}

void CurveChart::keyPressEvent(QKeyEvent* event) {
  if (const auto range = moved_by_key(shown_range(), event->key())) return move_shown(range->first, range->second);
  switch (event->key()) {
    case Qt::Key_Home:
      return show_all();
    case Qt::Key_L:
      set_log_y(!log_y_);
      break;
    case Qt::Key_R:
      set_robust(!robust_);
      break;
    default:
      return QWidget::keyPressEvent(event);
  }
  Q_EMIT options_changed();
}

void CurveChart::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) invalidate();
}

bool CurveChart::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const Layout& layout = layout_now();
  for (const PlotEvent& e : events_) {
    const bool near = help->pos().y() < layout.plot.top() && std::abs(layout.x.px(e.x) - help->pos().x()) < 6;
    if (!near) continue;
    QToolTip::showText(help->globalPos(), e.text, this);
    return true;
  }
  QToolTip::hideText();
  return true;
}

}  // namespace candlewright
