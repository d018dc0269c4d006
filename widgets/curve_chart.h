#pragma once
#include <QElapsedTimer>
#include <QPixmap>
#include <QWidget>
#include <deque>
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

/// A series with its levels; see make_line.
struct CurveLine;
struct SmoothedLine;
struct CurvePicture;
struct CurveScene;
/// O(points), from any thread: so a panel can make lines beside the window and keep those that did not change.
std::shared_ptr<const CurveLine> make_line(CurveSeries series);
std::optional<double> last_x(const CurveLine& line);

/// Many lines over one x axis, each point seen: extremes of every pixel column are drawn. Few lines are painted at once, O(pixels * log
/// points) for each; more than fit into a frame are drawn on a thread beside the window, and until then the picture of before moves with
/// the axis. Keys: arrows, + -, Home, L log, R robust. Wheel zooms x, drag pans.
class CurveChart : public QWidget {
  Q_OBJECT
 public:
  explicit CurveChart(QWidget* parent = nullptr);
  ~CurveChart() override;

  void set_title(const QString& title, const QString& unit);
  void set_x(CurveX kind, const QString& name = {});
  /// Text of a y value in labels and tool tips; default: 3 or 4 significant digits.
  void set_value_text(std::function<QString(double)> text);
  void set_series(std::vector<CurveSeries> series);
  void set_lines(std::vector<std::shared_ptr<const CurveLine>> lines);
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
  int line_count() const { return int(lines_.size()); }
  const CurveSeries& series(int index) const;
  /// How long what is on screen differs from what is set, ms; 0 while the picture is sharp.
  double behind_ms() const;
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  /// The chart into any painter (SVG, PDF, print), without crosshair.
  void render_chart(QPainter& painter, const QSizeF& size) const;
  QSize sizeHint() const override { return {360, 200}; }
  QSize minimumSizeHint() const override { return {150, 98}; }

 Q_SIGNALS:
  void hovered(double x);  ///< NaN when the pointer leaves
  void x_range_changed(double low, double high);
  void series_clicked(int index, bool add, QPointF at);  ///< `at`: x and y of the place, in the axes' units
  void series_hovered(int index);                        ///< the line under the pointer, which is drawn thicker; -1 = none
  void event_clicked(int index);
  void options_changed();  ///< log or robust switched by a key
  void sharpened();        ///< the picture of what is set came from the thread beside the window

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
  struct Frame {  // where things stand at the present size and range
    QRectF all, plot;
    PlotAxis x, y;
    AxisTicks x_ticks, y_ticks;
    bool any = false;  // is there a picture at all
  };
  struct Post;  // how the thread beside the window hands a picture over, as long as there is a chart
  CurveScene scene(const QSizeF& size, double ratio, double left) const;
  CurvePicture draw_now(const QSizeF& size, double ratio) const;
  Frame frame_of(const QSizeF& size, const CurvePicture* picture) const;
  const Frame& frame_now();  // draws first, if that is quick
  void draw_aside();
  void adopt(std::shared_ptr<const CurvePicture> picture, quint64 version);
  void paint_ground(QPainter& painter, const Frame& frame) const;
  void paint_marks(QPainter& painter, const Frame& frame, const CurvePicture& picture) const;
  void paint_hover(QPainter& painter, const Frame& frame) const;
  const std::vector<double>& shown_y(std::size_t index) const;
  std::vector<EndLabel> end_labels(const PlotAxis& y) const;
  double least_left() const;
  bool has_end_labels() const;
  QString text_of(double value) const;
  void invalidate();
  ShownRange data_range() const;
  ShownRange shown_range() const;
  void move_shown(double low, double high);
  int series_at(const QPointF& point);
  void describe();

  QString title_, unit_, x_name_, empty_text_;
  CurveX x_kind_ = CurveX::number;
  std::function<QString(double)> value_text_;
  std::vector<std::shared_ptr<const CurveLine>> lines_;
  std::vector<std::shared_ptr<const SmoothedLine>> smoothed_;  // one each; null: not smoothed, or not yet
  std::vector<CurveReference> references_;
  std::vector<PlotEvent> events_;
  Smoothing smoothing_;
  bool log_y_ = false, robust_ = false, show_events_ = true, end_labels_ = true;
  std::optional<double> y_low_, y_high_;
  std::optional<ShownRange> zoom_;  // empty = all
  std::optional<ShownRange> x_ends_;
  std::optional<double> crosshair_;
  int current_ = -1, hovered_ = -1;
  std::shared_ptr<const CurvePicture> picture_;     // the newest that was drawn
  quint64 version_ = 1, drawn_ = 0;                 // of what is set, and of what picture_ shows
  std::deque<std::pair<quint64, qint64>> undrawn_;  // versions after drawn_ and when they were set, ms
  QElapsedTimer clock_;
  double left_ = 0;  // px left of the plot that the widest y text wanted so far
  bool drawing_ = false;
  std::shared_ptr<Post> post_;
  std::optional<Frame> frame_;
  QPixmap cache_;
  PanGesture pan_;
};

}  // namespace candlewright
