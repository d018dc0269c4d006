#include "widgets/slope_chart.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "widgets/figures.h"
#include "widgets/plot_chrome.h"

namespace candlewright {
namespace {

constexpr double head_height = 24, leader = 14;

double change(const SlopeLine& line) { return line.after - line.before; }

QString left_text(const SlopeLine& line) { return line.name + QStringLiteral("  ") + figures::skill_number(line.before); }
QString right_text(const SlopeLine& line) { return figures::skill_number(line.after) + QStringLiteral("  ") + line.name; }

double distance(const QPointF& at, const QPointF& from, const QPointF& to) {
  const QPointF along = to - from;
  const double length = QPointF::dotProduct(along, along);
  const double share = length > 0 ? std::clamp(QPointF::dotProduct(at - from, along) / length, 0.0, 1.0) : 0;
  const QPointF away = at - (from + share * along);
  return std::hypot(away.x(), away.y());
}

}  // namespace

SlopeChart::SlopeChart(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
}

void SlopeChart::set_heads(const QString& before, const QString& after) { before_ = before, after_ = after, update(); }
void SlopeChart::set_unit(const QString& unit) { unit_ = unit, update(); }
void SlopeChart::set_zero(const QString& text) { zero_ = text, update(); }
void SlopeChart::set_current(const QString& name) { current_ = name, update(); }

void SlopeChart::set_lines(std::vector<SlopeLine> lines) {
  lines_ = std::move(lines);
  std::erase_if(lines_, [](const SlopeLine& line) { return !std::isfinite(line.before) || !std::isfinite(line.after); });
  std::stable_sort(lines_.begin(), lines_.end(), [](const SlopeLine& a, const SlopeLine& b) { return a.after > b.after; });
  const auto up = std::count_if(lines_.begin(), lines_.end(), [](const SlopeLine& line) { return change(line) > 0; });
  setAccessibleDescription(tr("From %1 to %2: up %3 of %4").arg(before_, after_).arg(up).arg(lines_.size()));
  update();
}

SlopeChart::Frame SlopeChart::frame(const QSizeF& size) const {
  Frame f;
  const QFontMetricsF metrics(text_font(TextStyle::axis)), strong(text_font(TextStyle::strong));
  double low = 0, high = 0, left = 0, right = 0;
  for (const SlopeLine& line : lines_) {
    low = std::min({low, line.before, line.after}), high = std::max({high, line.before, line.after});
    const QFontMetricsF& used = line.name == current_ ? strong : metrics;
    left = std::max(left, used.horizontalAdvance(left_text(line))), right = std::max(right, used.horizontalAdvance(right_text(line)));
  }
  if (low == high) high = low + 1;
  const double pad = 0.04 * (high - low);
  const double room = std::max(20.0, size.width() / 2 - 24);
  f.plot = QRectF(QPointF(8 + std::min(left, room) + leader, head_height + 4),
                  QPointF(size.width() - 8 - std::min(right, room) - leader, size.height() - (unit_.isEmpty() ? 6 : metrics.height() + 8)));
  f.y = {low - pad, high + pad, f.plot.bottom(), f.plot.top(), false};
  f.ticks = number_ticks(f.y.low, f.y.high, std::clamp(int(f.plot.height() / 60), 2, 6));
  // Labels: the current line's and the largest changes' first, as many as fit.
  std::vector<std::size_t> order(lines_.size());
  std::iota(order.begin(), order.end(), std::size_t(0));
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto rank = [&](std::size_t i) { return std::pair(lines_[i].name != current_, -std::abs(change(lines_[i]))); };
    return rank(a) < rank(b);
  });
  const double top = head_height, bottom = f.plot.bottom() + 4;
  order.resize(std::min(order.size(), std::size_t(std::max(0.0, (bottom - top) / metrics.height()))));
  f.left.resize(lines_.size()), f.right.resize(lines_.size());
  std::vector<double> before, after;
  for (const std::size_t i : order) before.push_back(f.y.px(lines_[i].before)), after.push_back(f.y.px(lines_[i].after));
  move_apart(before, metrics.height(), top, bottom);
  move_apart(after, metrics.height(), top, bottom);
  for (std::size_t k = 0; k < order.size(); ++k) f.left[order[k]] = before[k], f.right[order[k]] = after[k];
  return f;
}

void SlopeChart::render_chart(QPainter& painter, const QSizeF& size) const {
  const Tokens& t = tokens();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(QRectF({}, size), t.base);
  const Frame f = frame(size);
  if (f.plot.width() < 12 || f.plot.height() < 20) return;
  const QFont small = text_font(TextStyle::axis), strong = text_font(TextStyle::strong);
  const QFontMetricsF metrics(small);
  painter.setFont(strong);
  painter.setPen(t.text);
  const double half = size.width() / 2 - 4;
  const QFontMetricsF heads(strong);
  const auto head = [&](double x, const QString& text) {
    const QString shown = heads.elidedText(text, Qt::ElideRight, half);
    const double width = heads.horizontalAdvance(shown) + 2;
    const double left = std::clamp(x - width / 2, 4.0, std::max(4.0, size.width() - 4 - width));
    painter.drawText(QRectF(left, 2, width, head_height - 4), Qt::AlignCenter, shown);
  };
  head(f.plot.left(), before_);
  head(f.plot.right(), after_);
  painter.setFont(small);
  for (const AxisTick& tick : f.ticks.ticks) {
    const double y = std::round(f.y.px(tick.value)) + 0.5;
    if (tick.value == 0) continue;
    painter.setPen(QPen(t.line_soft, 1));
    painter.drawLine(QPointF(f.plot.left(), y), QPointF(f.plot.right(), y));
    painter.setPen(t.dim);
    painter.drawText(QRectF(f.plot.left(), y - metrics.height(), f.plot.width(), metrics.height()), Qt::AlignCenter,
                     tick.value > 0 ? QLatin1Char('+') + tick.text : tick.text);
  }
  QPen dashed(t.pers, 1.4);
  dashed.setDashPattern({8 / 1.4, 4 / 1.4});
  painter.setPen(dashed);
  painter.drawLine(QPointF(f.plot.left(), f.y.px(0)), QPointF(f.plot.right(), f.y.px(0)));
  painter.setPen(QPen(t.line_hard, 1.4));
  for (const double x : {f.plot.left(), f.plot.right()}) painter.drawLine(QPointF(x, f.plot.top()), QPointF(x, f.plot.bottom()));
  for (const bool current : {false, true}) {  // the current line over the others
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const SlopeLine& line = lines_[i];
      if ((line.name == current_) != current) continue;
      const QPointF from(f.plot.left(), f.y.px(line.before)), to(f.plot.right(), f.y.px(line.after));
      const bool down = change(line) < 0;
      const QColor colour = down ? t.worse : change(line) > 0 ? t.better : t.unsure;
      const double width = current ? 2.6 : 1.5;
      QPen pen(colour, width);
      if (down) pen.setDashPattern({5 / width, 3 / width});
      painter.setPen(pen);
      painter.drawLine(from, to);
      for (const QPointF& end : {from, to})
        paint_marker(painter, down ? Marker::square : Marker::circle, end, colour, down, current ? 9 : 6);
      painter.setFont(current ? strong : small);
      const auto label = [&](const std::optional<double>& centre, const QPointF& end, bool left, const QString& text) {
        if (!centre) return;
        const double side = left ? -1 : 1;
        if (std::abs(*centre - end.y()) > 2) {
          painter.setPen(QPen(t.line_hard, 1));
          painter.drawLine(end + QPointF(side * 4, 0), QPointF(end.x() + side * (leader - 3), *centre));
        }
        painter.setPen(current ? colour : t.text);
        const QRectF box =
            left ? QRectF(QPointF(4, *centre - metrics.height() / 2), QPointF(end.x() - leader, *centre + metrics.height() / 2))
                 : QRectF(QPointF(end.x() + leader, *centre - metrics.height() / 2),
                          QPointF(size.width() - 4, *centre + metrics.height() / 2));
        const QString shown = QFontMetricsF(painter.font()).elidedText(text, left ? Qt::ElideLeft : Qt::ElideRight, box.width());
        painter.drawText(box, int((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter), shown);
      };
      label(f.left[i], from, true, left_text(line));
      label(f.right[i], to, false, right_text(line));
    }
  }
  paint_plot_note(painter, QRectF(f.plot.left(), f.plot.top(), f.plot.width() / 2 + metrics.horizontalAdvance(zero_) / 2, f.plot.height()),
                  f.y.px(0), zero_, t.pers);
  painter.setFont(small);
  painter.setPen(t.dim);
  painter.drawText(QRectF(4, size.height() - metrics.height() - 3, size.width() - 8, metrics.height() + 2), Qt::AlignCenter,
                   metrics.elidedText(unit_, Qt::ElideRight, size.width() - 8));
}

void SlopeChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  render_chart(painter, size());
  if (!hasFocus()) return;
  painter.setPen(QPen(tokens().accent, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

int SlopeChart::line_at(const QPointF& at) const {
  const Frame f = frame(size());
  const double half = QFontMetricsF(text_font(TextStyle::axis)).height() / 2;
  int found = -1;
  double nearest = 8;  // px
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto& label = at.x() < f.plot.left() - 4 ? f.left[i] : f.right[i];
    const bool beside = at.x() < f.plot.left() - 4 || at.x() > f.plot.right() + 4;
    if (beside && label && std::abs(*label - at.y()) <= half) return int(i);
    if (beside) continue;
    const double away = distance(at, {f.plot.left(), f.y.px(lines_[i].before)}, {f.plot.right(), f.y.px(lines_[i].after)});
    if (away < nearest) nearest = away, found = int(i);
  }
  return found;
}

void SlopeChart::mousePressEvent(QMouseEvent* event) {
  const int index = event->button() == Qt::LeftButton ? line_at(event->position()) : -1;
  if (index >= 0) Q_EMIT chosen(lines_[std::size_t(index)].name);
}

void SlopeChart::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
  if (step == 0 || lines_.empty()) return QWidget::keyPressEvent(event);
  const auto now = std::find_if(lines_.begin(), lines_.end(), [&](const SlopeLine& line) { return line.name == current_; });
  const int at = now == lines_.end() ? (step > 0 ? -1 : int(lines_.size())) : int(now - lines_.begin());
  Q_EMIT chosen(lines_[std::size_t(std::clamp(at + step, 0, int(lines_.size()) - 1))].name);
}

bool SlopeChart::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const int index = line_at(help->pos());
  if (index < 0) {
    QToolTip::hideText();
    return true;
  }
  const SlopeLine& line = lines_[std::size_t(index)];
  QToolTip::showText(
      help->globalPos(),
      tr("%1: %2 before, %3 after, %4 points")
          .arg(line.name, figures::skill_number(line.before), figures::skill_number(line.after), figures::skill_number(change(line))),
      this);
  return true;
}

std::vector<QStringList> SlopeChart::rows() const {
  std::vector<QStringList> rows{
      {tr("Symbol"), before_ + QStringLiteral(", ") + unit_, after_ + QStringLiteral(", ") + unit_, tr("Change")}};
  for (const SlopeLine& line : lines_)
    rows.push_back({line.name, figures::plain(line.before), figures::plain(line.after), figures::plain(change(line))});
  return rows;
}

}  // namespace candlewright
