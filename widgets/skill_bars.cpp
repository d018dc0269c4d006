#include "widgets/skill_bars.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/figures.h"
#include "widgets/plot_chrome.h"

namespace candlewright {

namespace {
constexpr int least_row = 13, around_rows = 52;  // px that a bar of several runs needs, and what lies above and below all of them

QString note_of(const SkillBar& bar) { return QStringLiteral("n ") + figures::count(bar.count); }
}  // namespace

SkillBars::SkillBars(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
}

void SkillBars::set_title(const QString& title, const QString& unit) {
  title_ = title, unit_ = unit;
  setAccessibleName(title);
  update();
}

void SkillBars::set_empty_text(const QString& text) { empty_text_ = text, update(); }

void SkillBars::set_bars(std::vector<SkillBar> bars) {
  bars_ = std::move(bars);
  QStringList parts;
  for (const SkillBar& bar : bars_) {
    const QString name = bar.run.isEmpty() ? bar.name : bar.name + QLatin1Char(' ') + bar.run;
    parts << QStringLiteral("%1 %2, %3").arg(name, bar.skill ? figures::skill(*bar.skill) : figures::none(), note_of(bar));
  }
  setAccessibleDescription(bars_.empty() ? empty_text_ : parts.join(QStringLiteral("; ")));
  update();
}

QSize SkillBars::minimumSizeHint() const {
  const bool several = !bars_.empty() && !bars_.front().run.isEmpty();
  return {150, several ? std::max(98, least_row * int(bars_.size()) + around_rows) : 98};
}

void SkillBars::render_chart(QPainter& painter, const QSizeF& size) const {
  const Tokens& t = tokens();
  painter.fillRect(QRectF({}, size), t.base);
  if (!title_.isEmpty()) paint_plot_title(painter, QRectF(8, 2, size.width() - 16, 20), title_, unit_);
  if (bars_.empty()) {
    painter.setFont(text_font(TextStyle::small));
    painter.setPen(t.dim);
    painter.drawText(QRectF(8, 22, size.width() - 16, size.height() - 30), int(Qt::AlignCenter | Qt::TextWordWrap), empty_text_);
    return;
  }
  const QFont font = text_font(TextStyle::axis);
  const QFontMetricsF metrics(font);
  double names = 0, notes = 0, runs = 0, low = 0, high = 0;
  for (const SkillBar& bar : bars_) {
    names = std::max(names, metrics.horizontalAdvance(bar.name));
    notes = std::max(notes, metrics.horizontalAdvance(note_of(bar)));
    if (!bar.run.isEmpty()) runs = std::max(runs, metrics.horizontalAdvance(bar.run) + 6);
    low = std::min(low, bar.skill.value_or(0));
    high = std::max(high, bar.skill.value_or(0));
  }
  widen_to_ticks(low, high, 3);
  names = std::min(names, size.width() * 0.35);
  const QRectF area(QPointF(16 + names, 26),
                    QPointF(std::max(40 + names, size.width() - notes - runs - 16), std::max(40.0, size.height() - metrics.height() - 8)));
  const PlotAxis x{low, high, area.left(), area.right(), false};
  const double step = area.height() / double(bars_.size()), half = std::floor(std::min(12.0, step * 0.6) / 2);
  const double zero = std::round(x.px(0)) + 0.5;
  painter.setFont(font);
  for (std::size_t i = 0; i < bars_.size(); ++i) {
    const SkillBar& bar = bars_[i];
    const double middle = std::round(area.top() + (double(i) + 0.5) * step) + 0.5;
    const QRectF line(8, middle - metrics.height() / 2, size.width() - 16, metrics.height());
    if (!bar.run.isEmpty()) {
      painter.setPen(series_look(bar.slot).colour);
      painter.drawText(line.adjusted(0, 0, -notes - 6, 0), int(Qt::AlignRight | Qt::AlignVCenter), bar.run);
    }
    if (const bool first = i == 0 || bars_[i - 1].name != bar.name; first) {
      painter.setPen(t.text);
      painter.drawText(QRectF(line.left(), line.top(), names, line.height()), int(Qt::AlignRight | Qt::AlignVCenter),
                       metrics.elidedText(bar.name, Qt::ElideRight, names));
      painter.setPen(t.line_soft);
      if (i > 0 && !bar.run.isEmpty()) painter.drawLine(QPointF(8, middle - step / 2), QPointF(size.width() - 8, middle - step / 2));
    }
    painter.setPen(t.dim);
    painter.drawText(line, int(Qt::AlignRight | Qt::AlignVCenter), note_of(bar));
    if (!bar.skill) {
      painter.drawText(QPointF(zero + 4, middle + metrics.ascent() / 2), figures::none());
      continue;
    }
    const bool worse = *bar.skill < 0;
    painter.setPen(QPen(worse ? t.worse : t.better, 1));
    painter.setBrush(worse ? QBrush(t.worse) : QBrush(Qt::NoBrush));
    const double end = std::round(x.px(*bar.skill)) + 0.5;
    painter.drawRect(QRectF(QPointF(std::min(zero, end), middle - half), QPointF(std::max(zero, end), middle + half)));
  }
  painter.setPen(QPen(t.text, 1));
  painter.drawLine(QPointF(zero, area.top()), QPointF(zero, area.bottom()));
  paint_x_axis(painter, area, x, number_ticks(low, high, 3));
}

void SkillBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  render_chart(painter, size());
  if (!hasFocus()) return;
  painter.setPen(QPen(tokens().accent, 2));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

}  // namespace candlewright
