#include "widgets/candle_chart.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cassert>
#include <cmath>

#include "widgets/candle_scene.h"
#include "widgets/figures.h"
#include "widgets/plot_chrome.h"

namespace candlewright {
namespace {
constexpr double fewest_bars = 5;
}

CandleChart::CandleChart(QWidget* parent) : QWidget(parent), picture_(std::make_unique<CandlePicture>()) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setAccessibleName(tr("Candles"));
  connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, [this] { invalidate(); });
}

CandleChart::~CandleChart() = default;

const CandleBars& CandleChart::bars() const { return picture_->bars; }
ShownRange CandleChart::shown() const { return {picture_->first, picture_->last}; }
bool CandleChart::log() const { return picture_->log; }
std::pair<double, double> CandleChart::price_range() const { return shown_prices(*picture_); }
CandleScene CandleChart::scene() const { return make_scene(*picture_, size()); }

void CandleChart::set_title(const QString& title, const QString& note) {
  picture_->title = title, picture_->note = note;
  if (!title.isEmpty()) setAccessibleName(tr("Candles of %1").arg(title));
  invalidate();
}

void CandleChart::set_bars(CandleBars bars) {
  CandlePicture& p = *picture_;
  assert(bars.open.size() == bars.size() && bars.high.size() == bars.size() && bars.low.size() == bars.size() &&
         bars.close.size() == bars.size());
  assert(bars.volume.empty() || bars.volume.size() == bars.size());
  p.bars = std::move(bars);
  for (MinMaxLevels* levels : {&p.high_levels, &p.low_levels, &p.volume_levels}) levels->clear();
  p.high_levels.extend(p.bars.high);
  p.low_levels.extend(p.bars.low);
  p.volume_levels.extend(p.bars.volume);
  p.marks.clear(), p.gaps.clear(), p.parts.clear(), p.forecasts.clear();
  crosshair_.reset();
  p.first = 0, p.last = p.whole_end();
  describe();
  invalidate();
}

void CandleChart::set_marks(std::vector<CandleMark> marks) {
  std::stable_sort(marks.begin(), marks.end(), [](const CandleMark& a, const CandleMark& b) { return a.bar < b.bar; });
  std::erase_if(marks, [this](const CandleMark& m) { return m.bar < 0 || m.bar >= bar_count(); });
  picture_->marks = std::move(marks);
  invalidate();
}

void CandleChart::set_gaps(std::vector<CandleGap> gaps) {
  std::stable_sort(gaps.begin(), gaps.end(), [](const CandleGap& a, const CandleGap& b) { return a.after < b.after; });
  picture_->gaps = std::move(gaps);
  invalidate();
}

void CandleChart::set_parts(std::vector<CandlePart> parts) { picture_->parts = std::move(parts), invalidate(); }

void CandleChart::set_forecasts(std::vector<ForecastOverlay> forecasts) {
  const bool whole = picture_->first <= 0 && picture_->last >= picture_->whole_end();
  picture_->forecasts = std::move(forecasts);
  if (whole) picture_->last = picture_->whole_end();  // who saw all sees the fan too
  describe();
  invalidate();
}

void CandleChart::set_show_volume(bool on) { picture_->show_volume = on, invalidate(); }
void CandleChart::set_show_samples(bool on) { picture_->show_samples = on, invalidate(); }
bool CandleChart::shows_samples() const { return picture_->show_samples; }
void CandleChart::set_show_bands(bool on) { picture_->show_bands = on, invalidate(); }
void CandleChart::set_log(bool on) { picture_->log = on, invalidate(); }
void CandleChart::set_axis_right(bool on) { picture_->axis_right = on, invalidate(); }
void CandleChart::set_empty_text(const QString& text) { empty_text_ = text, invalidate(); }

void CandleChart::set_shown(double first, double last) {
  if (!(last > first)) return;
  picture_->first = first, picture_->last = last;
  invalidate();
}

void CandleChart::show_last(int bars) {
  const double end = picture_->whole_end();
  move_shown(std::max(0.0, end - std::max(bars - 1.0, fewest_bars)), end);
}

void CandleChart::show_all() {
  set_shown(0, std::max(1.0, picture_->whole_end()));
  Q_EMIT shown_changed(picture_->first, picture_->last);
}

void CandleChart::set_price_range(std::optional<double> low, std::optional<double> high) {
  picture_->price_low = low, picture_->price_high = high;
  invalidate();
}

void CandleChart::set_crosshair(std::optional<int> bar) {
  if (bar == crosshair_) return;
  crosshair_ = bar;
  update();
}

void CandleChart::move_shown(double first, double last) {
  const double end = std::max(1.0, picture_->whole_end());
  const double span = std::clamp(last - first, std::min(fewest_bars, end), end);
  first = std::clamp(first, 0.0, end - span);
  set_shown(first, first + span);
  Q_EMIT shown_changed(picture_->first, picture_->last);
}

void CandleChart::invalidate() {
  cache_ = {};
  update();
}

void CandleChart::describe() {
  const CandlePicture& p = *picture_;
  if (p.bars.size() == 0) {
    setAccessibleDescription(tr("no bars"));
    return;
  }
  QString text = tr("%Ln bars, %1 to %2, last close %3", nullptr, int(p.bars.size()))
                     .arg(figures::date(p.bars.time_ns.front()),
                          figures::date(p.bars.time_ns.back()), figures::quote(p.bars.close.back()));
  for (const ForecastOverlay& f : p.forecasts) {
    if (!f.median.empty()) text += tr("; %1 ends at %2").arg(f.name, figures::quote(f.median.back()));
  }
  setAccessibleDescription(text);
}

void CandleChart::render_chart(QPainter& painter, const QSizeF& size) const {
  paint_candle_picture(painter, *picture_, make_scene(*picture_, size));
}

void CandleChart::paintEvent(QPaintEvent*) {
  const CandleScene s = scene();
  if (cache_.isNull()) {
    const qreal ratio = devicePixelRatioF();
    cache_ = QPixmap(size() * ratio);
    cache_.setDevicePixelRatio(ratio);
    QPainter painter(&cache_);
    if (picture_->bars.size() > 0) {
      paint_candle_picture(painter, *picture_, s);
    } else {
      painter.fillRect(rect(), tokens().base);
      painter.setFont(text_font(TextStyle::small));
      painter.setPen(tokens().dim);
      painter.drawText(rect().adjusted(8, 8, -8, -8), int(Qt::AlignCenter | Qt::TextWordWrap), empty_text_);
    }
  }
  QPainter painter(this);
  painter.drawPixmap(0, 0, cache_);
  paint_hover(painter, s);
  if (!hasFocus()) return;
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(tokens().accent, 2));
  painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

void CandleChart::paint_hover(QPainter& painter, const CandleScene& s) const {
  if (!crosshair_ || *crosshair_ < picture_->first - 0.5 || *crosshair_ > picture_->last + 0.5) return;
  const CandlePicture& p = *picture_;
  const int bar = *crosshair_;
  const bool known = bar >= 0 && bar < bar_count();
  const double x = std::round(s.bar_px(bar)) + 0.5;
  const Tokens& t = tokens();
  painter.setPen(QPen(t.line_hard, 1, Qt::DotLine));
  painter.drawLine(QPointF(x, s.plot.top()), QPointF(x, s.plot.bottom()));
  QStringList lines;
  if (known) {
    const auto k = std::size_t(bar);
    lines << QStringLiteral("O %1  H %2  L %3  C %4")
                 .arg(figures::quote(p.bars.open[k]), figures::quote(p.bars.high[k]), figures::quote(p.bars.low[k]),
                      figures::quote(p.bars.close[k]));
    if (!p.bars.volume.empty()) lines << tr("Volume %1").arg(figures::count(std::llround(p.bars.volume[k])));
    for (const CandleMark& mark : p.marks) {
      if (mark.bar == bar && !mark.text.isEmpty()) lines << mark.text;
    }
    for (const CandleGap& gap : p.gaps) {
      if (gap.after == bar && !gap.text.isEmpty()) lines << gap.text;
    }
  }
  for (const ForecastOverlay& f : p.forecasts) {
    const int step = bar - f.origin - 1;
    if (step < 0 || step >= int(f.median.size())) continue;
    QString line = tr("%1 median %2").arg(f.name, figures::quote(f.median[std::size_t(step)]));
    for (const auto& band : f.bands) {
      if (band.level == 90 && step < int(band.low.size()) && step < int(band.high.size())) {
        line += tr(", 90 % %1 to %2").arg(figures::quote(band.low[std::size_t(step)]), figures::quote(band.high[std::size_t(step)]));
      }
    }
    lines << line;
  }
  const auto time = time_of(p, bar);
  const QString head = time ? figures::date_time(*time) : tr("bar %1").arg(bar);
  const double label_y = s.plot.bottom() + QFontMetricsF(text_font(TextStyle::axis)).height() / 2 + 5;
  paint_axis_tag(painter, {std::clamp(x, s.plot.left() + 36, s.plot.right() - 36), label_y}, head);
  if (!pointer_) return;
  if (pointer_->y() > s.plot.top() && pointer_->y() < s.y.from_px) {
    painter.drawLine(QPointF(s.plot.left(), pointer_->y()), QPointF(s.plot.right(), pointer_->y()));
    paint_axis_tag(painter, {p.axis_right ? s.plot.right() + 26 : s.plot.left() - 26, pointer_->y()},
                   figures::quote(s.y.value(pointer_->y())));
  }
  if (!lines.isEmpty()) paint_value_box(painter, s.all, *pointer_, head, lines);
}

void CandleChart::resizeEvent(QResizeEvent*) { invalidate(); }

void CandleChart::mousePressEvent(QMouseEvent* event) {
  if (!pan_.press(*event, shown())) QWidget::mousePressEvent(event);
}

void CandleChart::mouseMoveEvent(QMouseEvent* event) {
  const QPointF at = event->position();
  if (const auto range = pan_.move(at, 1 / scene().step)) move_shown(range->first, range->second);
  const CandleScene s = scene();
  const bool inside = at.x() >= s.plot.left() && at.x() <= s.plot.right() && picture_->bars.size() > 0;
  const int bar = int(std::clamp(std::round(s.bar_at(at.x())), 0.0, picture_->whole_end()));
  pointer_ = inside ? std::optional<QPointF>(at) : std::nullopt;
  crosshair_ = inside ? std::optional<int>(bar) : std::nullopt;
  update();
  Q_EMIT hovered(inside ? bar : -1);
}

void CandleChart::mouseReleaseEvent(QMouseEvent* event) {
  if (!pan_.release(*event) || picture_->bars.size() == 0) return;
  const double bar = std::round(scene().bar_at(event->position().x()));
  if (bar >= 0 && bar < double(bar_count())) Q_EMIT bar_clicked(int(bar));
}

void CandleChart::leaveEvent(QEvent*) {
  pointer_.reset();
  set_crosshair({});
  update();
  Q_EMIT hovered(-1);
}

void CandleChart::wheelEvent(QWheelEvent* event) {
  const double turn = event->angleDelta().y();
  if (turn == 0 || picture_->bars.size() == 0) return event->ignore();
  const auto [first, last] = zoomed(shown(), scene().bar_at(event->position().x()), turn);
  move_shown(first, last);
  event->accept();
}

void CandleChart::keyPressEvent(QKeyEvent* event) {
  if (const auto range = moved_by_key(shown(), event->key())) return move_shown(range->first, range->second);
  switch (event->key()) {
    case Qt::Key_Home:
      return show_all();
    case Qt::Key_L:
      set_log(!picture_->log);
      break;
    case Qt::Key_S:
      set_show_samples(!picture_->show_samples);
      break;
    case Qt::Key_B:
      set_show_bands(!picture_->show_bands);
      break;
    default:
      return QWidget::keyPressEvent(event);
  }
  Q_EMIT options_changed();
}

void CandleChart::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) invalidate();
}

}  // namespace candlewright
