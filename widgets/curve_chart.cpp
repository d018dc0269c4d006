#include "widgets/curve_chart.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QMutex>
#include <QPainter>
#include <QThreadPool>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "widgets/curve_scene.h"
#include "widgets/figures.h"

namespace candlewright {
namespace {
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t smoothed_at_once = 200'000;  // points
}  // namespace

struct CurveChart::Post {
  QMutex mutex;
  CurveChart* chart = nullptr;
};

CurveChart::CurveChart(QWidget* parent) : QWidget(parent), post_(std::make_shared<Post>()) {
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  post_->chart = this;
  clock_.start();
  connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, [this] { invalidate(); });
}

CurveChart::~CurveChart() {
  const QMutexLocker lock(&post_->mutex);
  post_->chart = nullptr;
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
  std::vector<std::shared_ptr<const CurveLine>> lines;
  for (CurveSeries& s : series) lines.push_back(make_line(std::move(s)));
  set_lines(std::move(lines));
}

void CurveChart::set_lines(std::vector<std::shared_ptr<const CurveLine>> lines) {
  std::vector<std::shared_ptr<const SmoothedLine>> kept(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto known = std::find(lines_.begin(), lines_.end(), lines[i]);
    if (known != lines_.end()) kept[i] = smoothed_[std::size_t(known - lines_.begin())];
  }
  lines_ = std::move(lines);
  smoothed_ = std::move(kept);
  left_ = 0;
  hovered_ = -1;
  if (current_ >= line_count()) current_ = -1;
  describe();
  invalidate();
}

const CurveSeries& CurveChart::series(int index) const { return lines_.at(std::size_t(index))->series; }

const std::vector<double>& CurveChart::shown_y(std::size_t i) const { return smoothed_[i] ? smoothed_[i]->y : lines_[i]->series.y; }

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
  smoothed_.assign(lines_.size(), nullptr);
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
  for (const auto& line : lines_) {
    const std::vector<double>& x = line->series.x;
    if (!x.empty()) low = std::min(low, x.front()), high = std::max(high, x.back());
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

void CurveChart::invalidate() {
  undrawn_.emplace_back(++version_, clock_.elapsed());
  frame_.reset();
  cache_ = {};
  update();
}

double CurveChart::behind_ms() const { return undrawn_.empty() ? 0 : double(clock_.elapsed() - undrawn_.front().second); }

void CurveChart::describe() {
  QStringList parts;
  for (const auto& line : lines_) {
    const CurveSeries& s = line->series;
    if (!s.y.empty()) parts << QStringLiteral("%1 %2").arg(s.name, text_of(s.y.back()));
    if (parts.size() > 40) break;
  }
  for (const CurveReference& r : references_) parts << r.text;
  setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

const CurveChart::Frame& CurveChart::frame_now() {
  if (frame_) return *frame_;
  if (drawn_ != version_) {
    std::size_t unsmoothed = 0;
    for (std::size_t i = 0; smoothing_.strength > 0 && i < lines_.size(); ++i) {
      if (!smoothed_[i] && lines_[i]->series.raw) unsmoothed += lines_[i]->series.y.size();
    }
    if (unsmoothed > smoothed_at_once || scene(size(), devicePixelRatioF(), left_).crowded) {
      draw_aside();
    } else {
      adopt(std::make_shared<const CurvePicture>(draw_now(size(), devicePixelRatioF())), version_);
    }
  }
  frame_ = frame_of(size(), picture_.get());
  return *frame_;
}

void CurveChart::draw_aside() {
  if (drawing_) return;  // adopt() asks again
  drawing_ = true;
  QThreadPool::globalInstance()->start([post = post_, scene = scene(size(), devicePixelRatioF(), left_), version = version_] {
    auto picture = std::make_shared<const CurvePicture>(draw_curves(scene));
    const QMutexLocker lock(&post->mutex);
    if (!post->chart) return;
    QMetaObject::invokeMethod(
        post->chart,
        [chart = post->chart, picture, version] {
          chart->drawing_ = false;
          chart->adopt(picture, version);
          chart->update();
          if (chart->drawn_ != chart->version_) return chart->draw_aside();
          Q_EMIT chart->sharpened();
        },
        Qt::QueuedConnection);
  });
}

void CurveChart::adopt(std::shared_ptr<const CurvePicture> picture, quint64 version) {
  if (version <= drawn_) return;  // drawn at once meanwhile
  picture_ = std::move(picture);
  drawn_ = version;
  while (!undrawn_.empty() && undrawn_.front().first <= version) undrawn_.pop_front();
  if (picture_->of == lines_ && picture_->smoothing == smoothing_) smoothed_ = picture_->smoothed;
  frame_.reset();
  cache_ = {};
  const double wanted = frame_of(size(), picture_.get()).plot.left();
  if (wanted <= picture_->plot.left() + 0.5) return;
  left_ = wanted;  // rarely: long numbers need a second cut
  undrawn_.emplace_back(++version_, clock_.elapsed());
}

void CurveChart::paintEvent(QPaintEvent*) {
  const qreal ratio = devicePixelRatioF();
  const Frame& frame = frame_now();
  if (cache_.isNull()) {
    cache_ = QPixmap(size() * ratio);
    cache_.setDevicePixelRatio(ratio);
    QPainter painter(&cache_);
    paint_ground(painter, frame);
    if (picture_ && frame.any) {
      // The picture's own x range, placed on the present axis.
      const double left = frame.x.px(picture_->x.low), right = frame.x.px(picture_->x.high);
      const QRectF& drawn = picture_->plot;
      double x_scale = (right - left) / drawn.width();
      if (std::abs(x_scale - 1) < 1e-6) x_scale = 1;  // a pan copies pixels
      const double y_scale = frame.plot.height() / drawn.height();
      painter.save();
      painter.setClipRect(frame.plot.adjusted(-bleed, -bleed, bleed, 2));
      painter.translate(left, frame.plot.top());
      painter.scale(x_scale, y_scale);
      painter.drawImage(QPointF(-bleed, -bleed), picture_->lines);
      painter.restore();
      paint_marks(painter, frame, *picture_);
    }
  }
  QPainter painter(this);
  painter.drawPixmap(0, 0, cache_);
  paint_hover(painter, frame);
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
  if (const auto range = pan_.move(at, (high - low) / frame_now().plot.width())) move_shown(range->first, range->second);
  const Frame& frame = frame_now();
  const bool inside = at.x() >= frame.plot.left() && at.x() <= frame.plot.right();
  const int below = inside ? series_at(at) : -1;
  if (below != hovered_) {
    hovered_ = below;
    update();
    Q_EMIT series_hovered(below);
  }
  set_crosshair(inside ? std::optional<double>(frame.x.value(at.x())) : std::nullopt);
  Q_EMIT hovered(inside ? *crosshair_ : nan);
}

void CurveChart::mouseReleaseEvent(QMouseEvent* event) {
  if (!pan_.release(*event)) return;
  const Frame& frame = frame_now();
  const QPointF at = event->position();
  if (show_events_ && at.y() < frame.plot.top()) {
    for (std::size_t i = 0; i < events_.size(); ++i) {
      if (std::abs(frame.x.px(events_[i].x) - at.x()) > 6) continue;
      Q_EMIT event_clicked(int(i));
      return;
    }
  }
  const int index = series_at(at);
  if (index >= 0)
    Q_EMIT series_clicked(index, event->modifiers().testFlag(Qt::ControlModifier), {frame.x.value(at.x()), frame.y.value(at.y())});
}

int CurveChart::series_at(const QPointF& at) {
  const Frame& frame = frame_now();
  int best = -1;
  double nearest = 10;  // px
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const auto value = value_at(lines_[i]->series.x, shown_y(i), frame.x.value(at.x()));
    if (!value || !drawable(*value, frame.y.log)) continue;
    const double distance = std::abs(frame.y.px(*value) - at.y());
    if (distance < nearest) nearest = distance, best = int(i);
  }
  if (best >= 0) return best;
  const double x = frame.x.value(at.x()), y = frame.y.value(at.y());
  for (std::size_t i = 0; i < lines_.size(); ++i) {  // else the first band that it lies in
    const CurveSeries& s = lines_[i]->series;
    if (s.low.size() != s.x.size() || s.high.size() != s.x.size()) continue;
    const auto low = value_at(s.x, s.low, x), high = value_at(s.x, s.high, x);
    if (low && high && *low <= y && y <= *high) return int(i);
  }
  return -1;
}

void CurveChart::leaveEvent(QEvent*) {
  set_crosshair({});
  if (std::exchange(hovered_, -1) >= 0) Q_EMIT series_hovered(-1);
  Q_EMIT hovered(nan);
}

void CurveChart::wheelEvent(QWheelEvent* event) {
  const double turn = event->angleDelta().y();
  if (turn == 0) return event->ignore();
  const auto [low, high] = zoomed(shown_range(), frame_now().x.value(event->position().x()), turn);
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
  const Frame& frame = frame_now();
  for (const PlotEvent& e : events_) {
    const bool near = help->pos().y() < frame.plot.top() && std::abs(frame.x.px(e.x) - help->pos().x()) < 6;
    if (!near) continue;
    QToolTip::showText(help->globalPos(), e.text, this);
    return true;
  }
  QToolTip::hideText();
  return true;
}

}  // namespace candlewright
