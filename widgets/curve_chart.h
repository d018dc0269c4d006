#pragma once
#include <QPixmap>
#include <QWidget>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "widgets/decimate.h"
#include "widgets/plot_chrome.h"
#include "widgets/range_gestures.h"
#include "widgets/smoothing.h"

namespace candlewright {

/// One line. `x` ascends, `y` has the same length; NaN is a gap.
struct CurveSeries {
  QString name{};  ///< label at the line's end: "#131", "val"
  QString note{};  ///< second label in dim, if there is room: "lora r16"
  int slot = 1;    ///< look, see series_look
  std::vector<double> x{}, y{};
  std::vector<double> low{}, high{};  ///< band around y, or empty
  bool raw = false;                   ///< a noisy measurement: drawn at 30 % behind its smoothed line
  bool markers = false;               ///< a mark at each point (validation)
  std::optional<double> best_x{};     ///< star on the line
  bool failed = false;                ///< cross at the end
};
/// Dashed horizontal line: persistence, clip, the card's limit.
struct CurveReference {
  double y = 0;
  QString text{};     ///< "persistence 6.81"
  bool warn = false;  ///< in `warn` instead of `pers`
};
enum class CurveX { number, count, percent, utc_time };  ///< count: whole numbers; utc_time: seconds since 1970

/// Many lines over one x axis, each point seen: extremes of every pixel column are drawn. Blocks for as long as the repaint of what is
/// visible takes, O(pixels * log points) for each line. Keys: arrows, + -, Home, L log, R robust. Wheel zooms x, drag pans.
class CurveChart : public QWidget {
  Q_OBJECT
 public:
  explicit CurveChart(QWidget* parent = nullptr);

  void set_title(const QString& title, const QString& unit);
  void set_x(CurveX kind, const QString& name = {});
  /// Text of a y value in labels and tool tips; default: 3 or 4 significant digits.
  void set_value_text(std::function<QString(double)> text);
  void set_series(std::vector<CurveSeries> series);
  /// Adds points to the end of series `index`.
  void append(int index, const std::vector<double>& x, const std::vector<double>& y);
  void set_references(std::vector<CurveReference> references);
  void set_events(std::vector<PlotEvent> events);
  void set_smoothing(Smoothing smoothing);
  void set_log_y(bool on);
  void set_robust(bool on);  ///< y range of 98 % of the pixel columns; the rest gets a triangle and its number
  void set_show_events(bool on);
  void set_end_labels(bool on);  ///< names and values at the line ends; off in small charts: the last value stands in the title
  void set_y_range(std::optional<double> low, std::optional<double> high);  ///< fixed ends; empty = from the data
  void set_x_range(double low, double high);
  /// Ends that the whole x range has at least, so that the charts of one run share their axis; empty = the data's.
  void set_x_ends(std::optional<ShownRange> ends);
  void show_all();                              ///< the whole x range, following new points
  void set_crosshair(std::optional<double> x);  ///< from a chart with the same x unit; emits nothing
  void set_current(int index);                  ///< drawn thicker and on top; -1 = none
  void set_empty_text(const QString& text);     ///< shown while there is no point

  bool log_y() const { return log_y_; }
  bool robust() const { return robust_; }
  const std::vector<CurveSeries>& series() const { return series_; }
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  /// The chart into any painter (SVG, PDF, print), without crosshair.
  void render_chart(QPainter& painter, const QSizeF& size) const;
  QSize sizeHint() const override { return {360, 200}; }
  QSize minimumSizeHint() const override { return {150, 98}; }

 Q_SIGNALS:
  void hovered(double x);  ///< NaN when the pointer leaves
  void x_range_changed(double low, double high);
  void series_clicked(int index, bool add);
  void event_clicked(int index);
  void options_changed();  ///< log or robust switched by a key

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
  bool event(QEvent* event) override;

 private:
  struct Layout;  // rectangles, axes and pixel columns of one size
  Layout lay_out(const QSizeF& size, double device_ratio) const;
  const Layout& layout_now() const;  // of the widget's size; kept until something changes, so that hovering cuts nothing
  void paint_chart(QPainter& painter, const Layout& layout) const;
  void paint_line(QPainter& painter, const Layout& layout, std::size_t index) const;
  void paint_hover(QPainter& painter, const Layout& layout) const;
  std::vector<EndLabel> end_labels(const PlotAxis& y) const;
  QString text_of(double value) const;
  bool is_smoothed(std::size_t index) const;
  void invalidate();
  void refresh_smoothed(std::size_t index);
  ShownRange data_range() const;
  ShownRange shown_range() const;
  void move_shown(double low, double high);
  int series_at(const QPointF& point) const;
  void describe();

  QString title_, unit_, x_name_, empty_text_;
  CurveX x_kind_ = CurveX::number;
  std::function<QString(double)> value_text_;
  std::vector<CurveSeries> series_;
  std::vector<std::vector<double>> smoothed_;  // one each, empty where not smoothed
  std::vector<MinMaxLevels> levels_, smoothed_levels_;
  std::vector<RunningEma> ema_;
  std::vector<CurveReference> references_;
  std::vector<PlotEvent> events_;
  Smoothing smoothing_;
  bool log_y_ = false, robust_ = false, show_events_ = true, end_labels_ = true;
  std::optional<double> y_low_, y_high_;
  std::optional<ShownRange> zoom_;  // empty = all
  std::optional<ShownRange> x_ends_;
  std::optional<double> crosshair_;
  int current_ = -1;
  QPixmap cache_;
  mutable std::shared_ptr<const Layout> layout_now_;
  PanGesture pan_;
};

}  // namespace candlewright
