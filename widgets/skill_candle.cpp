#include "widgets/skill_candle.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>

#include "widgets/plot_chrome.h"
#include "widgets/table_delegates.h"
#include "widgets/table_model.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {

/// Narrowest first; all are wider to the left, where a model can lose more than it can win.
constexpr std::array<SkillScale, 4> scales = {SkillScale{-10, 10}, SkillScale{-20, 20}, SkillScale{-50, 30}, SkillScale{-60, 20}};

QColor form_colour(Verdict verdict) {
  const Tokens& t = tokens();
  return verdict == Verdict::better ? t.better : verdict == Verdict::worse ? t.worse : t.unsure;
}

PlotAxis axis_of(const QRectF& rect, const SkillScale& scale) { return {scale.low, scale.high, rect.left() + 1, rect.right() - 1, false}; }

/// Points out of the scale: the mark itself lies beyond the edge.
void paint_edge_arrow(QPainter& painter, const QRectF& rect, bool left, const QColor& colour) {
  const double x = left ? rect.left() : rect.right(), s = left ? 1 : -1, y = rect.center().y();
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawPolygon(QPolygonF{{x, y}, {x + 6 * s, y - 4}, {x + 6 * s, y + 4}});
}

QString sign_number(double value) {
  const QString text = figures::number(value, 0);
  return value > 0 ? QLatin1Char('+') + text : text;
}

}  // namespace

SkillScale snap_scale(const std::vector<SkillMark>& marks) {
  struct Fit {
    int held = 0;
    double beyond = 0;  ///< points of skill outside, over all marks
    bool better_than(const Fit& other) const { return held > other.held || (held == 0 && other.held == 0 && beyond < other.beyond); }
  };
  const auto fit = [&](const SkillScale& scale) {
    Fit out;
    for (const SkillMark& mark : marks) {
      if (!std::isfinite(mark.estimate)) continue;
      const double low = std::min(mark.estimate, mark.interval ? mark.interval->first : mark.estimate);
      const double high = std::max(mark.estimate, mark.interval ? mark.interval->second : mark.estimate);
      const double beyond = std::max(0.0, scale.low - low) + std::max(0.0, high - scale.high);
      if (beyond == 0) ++out.held;
      out.beyond += beyond;
    }
    return out;
  };
  SkillScale best = scales.front();
  for (const SkillScale& scale : scales) {
    if (fit(scale).better_than(fit(best))) best = scale;
  }
  return best;
}

void paint_skill_candle(QPainter& painter, const QRectF& rect, const SkillMark& mark, const SkillScale& scale) {
  if (!std::isfinite(mark.estimate)) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  const Tokens& t = tokens();
  const PlotAxis axis = axis_of(rect, scale);
  const auto px = [&](double value) { return std::clamp(axis.px(value), rect.left(), rect.right()); };
  const QColor colour = form_colour(mark.verdict);
  const double y = std::round(rect.center().y()), half = std::clamp(std::floor(rect.height() * 0.24), 4.0, 9.0);

  painter.setPen(QPen(t.line_hard, 1));
  const double zero = std::round(axis.px(0));
  painter.drawLine(QPointF(zero, rect.top() + 2), QPointF(zero, rect.bottom() - 2));

  if (mark.whisker) {
    painter.setPen(QPen(colour, 1.6));
    painter.drawLine(QPointF(px(mark.whisker->first), y), QPointF(px(mark.whisker->second), y));
  }
  const double low = mark.interval ? mark.interval->first : mark.estimate, high = mark.interval ? mark.interval->second : mark.estimate;
  const bool gone_left = high < scale.low || mark.estimate<scale.low, gone_right = low> scale.high || mark.estimate > scale.high;
  if (low <= scale.high && high >= scale.low) {
    QRectF body(QPointF(std::round(px(low)), y - half), QPointF(std::round(px(high)), y + half));
    if (body.width() < 3) body = QRectF(body.center().x() - 1.5, body.top(), 3, body.height());
    painter.setPen(QPen(colour, mark.verdict == Verdict::better ? 1.5 : 1));
    const bool filled = mark.verdict == Verdict::worse;
    painter.setBrush(filled ? colour : t.base);
    painter.drawRect(body);
    if (mark.verdict == Verdict::not_shown || mark.verdict == Verdict::too_few) {
      paint_hatch(painter, body, colour);
      painter.setBrush(Qt::NoBrush);
      painter.drawRect(body);
    }
    if (!gone_left && !gone_right) {
      const double tick = std::round(px(mark.estimate));
      painter.setPen(QPen(filled ? t.base : mark.verdict == Verdict::better ? colour : t.text, 2));
      painter.drawLine(QPointF(tick, y - half), QPointF(tick, y + half));
    }
  }
  painter.setRenderHint(QPainter::Antialiasing);
  if (gone_left) paint_edge_arrow(painter, rect, true, colour);
  if (gone_right) paint_edge_arrow(painter, rect, false, colour);
  painter.restore();
}

void paint_skill_scale(QPainter& painter, const QRectF& rect, const SkillScale& scale) {
  painter.save();
  QFont font = text_font(TextStyle::axis);
  font.setPointSizeF(font.pointSizeF() * 0.9);
  const QFontMetricsF metrics(font);
  painter.setFont(font);
  painter.setPen(tokens().dim);
  const PlotAxis axis = axis_of(rect, scale);
  double free_from = -1e9;
  const double step = scale.high - scale.low <= 20 ? 5 : scale.high - scale.low <= 40 ? 10 : 20;
  std::vector<double> values;
  for (double v = std::ceil(scale.low / step) * step; v <= scale.high + 1e-9; v += step) values.push_back(v);
  const double zero = axis.px(0), zero_half = metrics.horizontalAdvance(QLatin1Char('0')) / 2 + 4;
  for (const double value : values) {
    const QString text = sign_number(value);
    const double width = metrics.horizontalAdvance(text), x = std::clamp(axis.px(value), rect.left() + width / 2, rect.right() - width / 2);
    if (x - width / 2 < free_from) continue;
    if (value != 0 && std::abs(x - zero) < width / 2 + zero_half) continue;
    painter.drawText(QRectF(x - width / 2 - 1, rect.top(), width + 2, rect.height()), Qt::AlignCenter, text);
    free_from = x + width / 2 + 5;
  }
  painter.restore();
}

SkillCandleView::SkillCandleView(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Skill against the baseline"));
}

void SkillCandleView::set_mark(const SkillMark& mark, const QString& detail) {
  mark_ = mark;
  detail_ = detail;
  why_.clear();
  setAccessibleDescription(sentence() + QStringLiteral(". ") + detail);
  update();
}

void SkillCandleView::set_baseline(const QString& words) {
  baseline_ = words;
  update();
}

void SkillCandleView::clear(const QString& why) {
  mark_.reset();
  detail_.clear();
  why_ = why;
  setAccessibleDescription(why);
  update();
}

QString SkillCandleView::sentence() const { return mark_ ? figures::verdict_sentence(mark_->verdict, mark_->estimate, baseline_) : why_; }

void SkillCandleView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  if (!mark_) {
    painter.setFont(text_font(TextStyle::body));
    painter.setPen(t.dim);
    painter.drawText(rect(), int(Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap), why_);
    return;
  }
  const SkillScale scale = snap_scale({*mark_});
  const double candle = std::min(184.0, width() * 0.32);
  paint_skill_candle(painter, QRectF(4, 2, candle, 26), *mark_, scale);
  paint_skill_scale(painter, QRectF(4, 28, candle, 16), scale);

  const double left = candle + 20, room = width() - left;
  // Of a narrow panel the sentence takes all it can: its last words are the verdict.
  const bool fits = QFontMetricsF(text_font(TextStyle::headline)).horizontalAdvance(sentence()) <= room;
  const QFont headline = text_font(fits ? TextStyle::headline : TextStyle::strong), small = text_font(TextStyle::small);
  const QFontMetricsF head_metrics(headline), small_metrics(small);
  painter.setFont(headline);
  painter.setPen(mark_->verdict == Verdict::better ? t.better : mark_->verdict == Verdict::worse ? t.worse : t.text);
  const QString head = head_metrics.elidedText(sentence(), Qt::ElideRight, room);
  painter.drawText(QRectF(left, 0, room, 24), int(Qt::AlignLeft | Qt::AlignVCenter), head);
  painter.setFont(small);
  painter.setPen(t.dim);
  const double after = left + head_metrics.horizontalAdvance(head) + 8;
  if (mark_->interval) {
    const QString range = tr("95 % interval %1").arg(figures::interval(mark_->interval->first, mark_->interval->second));
    if (small_metrics.horizontalAdvance(range) < width() - after) {
      painter.drawText(QRectF(after, 1, width() - after, 24), int(Qt::AlignLeft | Qt::AlignVCenter), range);
    }
  }
  painter.drawText(QRectF(left, 24, room, 20), int(Qt::AlignLeft | Qt::AlignVCenter),
                   small_metrics.elidedText(detail_, Qt::ElideRight, room));
}

void SkillCandleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  paint_cell_ground(*painter, option, index);
  const QVariant mark = index.data(mark_role);
  if (!mark.canConvert<SkillMark>()) return;
  paint_skill_candle(*painter, QRectF(option.rect).adjusted(6, 0, -6, 0), mark.value<SkillMark>(), scale_);
}

}  // namespace candlewright
