#include "widgets/memory_bar.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <array>

#include "widgets/figures.h"
#include "widgets/plot_chrome.h"

namespace candlewright {
namespace {
constexpr int bar_height = 24, legend_height = 20, legend_lines = 2;
constexpr double mib = 1048576;
constexpr std::array<int, 5> slots_of_parts{4, 1, 5, 6, 7};  // colours of the series, apart from each other on grey paper too

double sum(const MemoryUse& use) {
  double bytes = 0;
  for (const MemoryPart& part : use.parts) bytes += part.bytes;
  return bytes;
}
}  // namespace

QString memory_words(double bytes) {
  if (bytes >= 1024 * mib) return figures::memory(bytes);
  return MemoryBar::tr("%1 MiB").arg(bytes < 10 * mib ? figures::number(bytes / mib, 1) : figures::count(qint64(bytes / mib)));
}

MemoryBar::MemoryBar(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Memory of the run"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize MemoryBar::sizeHint() const { return {360, bar_height + 4 + legend_lines * legend_height}; }

QString MemoryBar::sentence() const {
  if (!use_) return tr("not known yet");
  const double bytes = sum(*use_);
  return use_->low == use_->high ? tr("%1 measured").arg(memory_words(bytes))
                                 : tr("%1 expected, %2 to %3").arg(memory_words(bytes), memory_words(use_->low), memory_words(use_->high));
}

void MemoryBar::set_use(std::optional<MemoryUse> use) {
  if (use == use_) return;
  use_ = std::move(use);
  QStringList words{sentence()};
  if (use_) {
    for (const MemoryPart& part : use_->parts) words.append(tr("%1 %2").arg(part.name, memory_words(part.bytes)));
    if (use_->limit > 0) words.append(tr("of %1").arg(memory_words(use_->limit)));
  }
  setAccessibleDescription(words.join(QStringLiteral(", ")));
  setToolTip(accessibleDescription());
  update();
}

void MemoryBar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  const QRectF bar(0.5, 0.5, width() - 1, bar_height - 1);
  painter.fillRect(bar, t.header);
  painter.setFont(text_font(TextStyle::body));
  const QFontMetricsF metrics(painter.font());
  if (!use_) {
    painter.setPen(t.dim);
    painter.drawText(bar.adjusted(8, 0, -8, 0), int(Qt::AlignLeft | Qt::AlignVCenter), sentence());
    return;
  }
  const double bytes = sum(*use_), whole = std::max({use_->limit, use_->high, bytes, 1.0});
  const auto px = [&](double value) { return bar.left() + bar.width() * value / whole; };
  double from = 0;
  for (std::size_t i = 0; i < use_->parts.size(); ++i) {
    const double to = from + use_->parts[i].bytes;
    // A part that is there is seen, however small.
    painter.fillRect(QRectF(QPointF(px(from), bar.top()), QPointF(std::max(px(to), px(from) + 1), bar.bottom())),
                     series_look(slots_of_parts[i % slots_of_parts.size()]).colour);
    from = to;
  }
  const double used = std::max(px(from), bar.left() + double(use_->parts.size()));
  if (use_->high > use_->low) {
    const QRectF range(QPointF(px(use_->low), bar.top()), QPointF(px(use_->high), bar.bottom()));
    paint_hatch(painter, range, t.line_hard);
  }
  if (use_->limit > 0 && use_->high > use_->limit) {
    painter.setPen(QPen(t.error, 2));
    painter.drawLine(QPointF(px(use_->limit), bar.top()), QPointF(px(use_->limit), bar.bottom()));
  }
  painter.setPen(QPen(t.text, 2));
  painter.drawLine(QPointF(used, bar.top() - 0.5), QPointF(used, bar.bottom() + 0.5));
  const double past = std::max(used, px(use_->high));
  const QString limit = use_->limit > 0 ? memory_words(use_->limit) : QString();
  const double limit_width = limit.isEmpty() ? 0 : metrics.horizontalAdvance(limit) + 16;
  painter.setFont(text_font(TextStyle::strong));
  const double words = QFontMetricsF(painter.font()).horizontalAdvance(sentence());
  const bool beside = past + 8 + words < bar.right() - limit_width;
  painter.setPen(t.text);
  if (beside) painter.drawText(bar.adjusted(past - bar.left() + 8, 0, 0, 0), int(Qt::AlignLeft | Qt::AlignVCenter), sentence());
  painter.setFont(text_font(TextStyle::small));
  painter.setPen(t.dim);
  if (used < bar.right() - limit_width) painter.drawText(bar.adjusted(0, 0, -8, 0), int(Qt::AlignRight | Qt::AlignVCenter), limit);
  painter.setPen(QPen(t.line, 1));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(bar);

  painter.setFont(text_font(TextStyle::small));
  const QFontMetricsF small(painter.font());
  double x = 0, y = bar_height + 4;
  const auto place = [&](const QString& text, std::optional<QColor> colour) {
    const double wide = small.horizontalAdvance(text) + (colour ? 16 : 0);
    if (x > 0 && x + wide > width()) x = 0, y += legend_height;
    if (colour) painter.fillRect(QRectF(x, y + (legend_height - 10) / 2.0, 10, 10), *colour);
    painter.setPen(t.dim);
    painter.drawText(QRectF(x + (colour ? 16 : 0), y, wide, legend_height), int(Qt::AlignLeft | Qt::AlignVCenter), text);
    x += wide + 14;
  };
  if (!beside) place(sentence(), std::nullopt);
  for (std::size_t i = 0; i < use_->parts.size(); ++i) {
    place(tr("%1 %2").arg(use_->parts[i].name, memory_words(use_->parts[i].bytes)),
          series_look(slots_of_parts[i % slots_of_parts.size()]).colour);
  }
}

}  // namespace candlewright
