#pragma once
#include <QPixmap>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "widgets/candle_series.h"
#include "widgets/range_gestures.h"

namespace candlewright {

struct CandlePicture;
struct CandleScene;

/// Candles with volume, what the reader did to them, the parts of the split and forecasts. Hollow is close >= open, filled is lower;
/// under 3.2 px a bar candles become high-low lines, under 1 px min-max columns, so a spike keeps its pixel.
/// Wheel zooms at the pointer, drag pans, Home shows all; keys: arrows, + -, Home, L log, S samples, B bands. A repaint costs
/// O(pixels * log bars).
class CandleChart : public QWidget {
  Q_OBJECT
 public:
  explicit CandleChart(QWidget* parent = nullptr);
  ~CandleChart() override;

  void set_title(const QString& title, const QString& note);  ///< empty title = no title line
  void set_bars(CandleBars bars);
  void set_marks(std::vector<CandleMark> marks);
  void set_gaps(std::vector<CandleGap> gaps);
  void set_parts(std::vector<CandlePart> parts);
  void set_forecasts(std::vector<ForecastOverlay> forecasts);
  void set_show_volume(bool on);
  void set_show_samples(bool on);
  void set_show_bands(bool on);
  void set_log(bool on);
  void set_axis_right(bool on);               ///< price axis at the right (default) or at the left
  void set_shown(double first, double last);  ///< bars at the edges; fractions allowed
  void show_last(int bars);
  void show_all();
  void set_price_range(std::optional<double> low, std::optional<double> high);  ///< common axis of two charts; empty = visible bars
  void set_crosshair(std::optional<int> bar);                                   ///< from another chart; emits nothing
  void set_empty_text(const QString& text);

  const CandleBars& bars() const;
  int bar_count() const { return int(bars().size()); }
  ShownRange shown() const;
  bool log() const;
  bool shows_samples() const;
  /// Low and high of what is visible, forecasts included: for set_price_range of a neighbour.
  std::pair<double, double> price_range() const;
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  void render_chart(QPainter& painter, const QSizeF& size) const;
  QSize sizeHint() const override { return {420, 260}; }
  QSize minimumSizeHint() const override { return {150, 98}; }

 Q_SIGNALS:
  void hovered(int bar);  ///< -1 when the pointer leaves
  void bar_clicked(int bar);
  void shown_changed(double first, double last);
  void options_changed();  ///< log, samples or bands switched by a key

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  CandleScene scene() const;
  void paint_hover(QPainter& painter, const CandleScene& scene) const;
  void invalidate();
  void move_shown(double first, double last);
  void describe();

  std::unique_ptr<CandlePicture> picture_;
  QString empty_text_;
  std::optional<int> crosshair_;
  std::optional<QPointF> pointer_;
  QPixmap cache_;
  PanGesture pan_;
};

}  // namespace candlewright
