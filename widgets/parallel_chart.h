#pragma once
#include <QHash>
#include <QPixmap>
#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

class QPainter;

namespace candlewright {

/// One upright axis. With `words` the values are places in that list; a logarithmic one wants values above 0.
struct ParallelAxis {
  QString key{}, name{}, unit{};
  QStringList words{};
  bool log = false;
  bool operator==(const ParallelAxis&) const = default;
};

/// One line over all axes: a value for each, or none.
struct ParallelLine {
  QString key{}, name{};
  std::vector<std::optional<double>> values{};
  int slot = 0;  ///< look of a run; 0 = thin and grey
  bool operator==(const ParallelLine&) const = default;
};

/// What a brush keeps of an axis.
struct ParallelBrush {
  double low = 0, high = 0;
  bool operator==(const ParallelBrush&) const = default;
};

/// Parallel coordinates with brushes. A drag along an axis brushes it, a click on it takes the brush away, a drag of a brush moves it; by
/// keys: left and right choose an axis, Return brushes it and then goes on to its other edge, up and down move that edge, Delete takes the
/// brush away. Lines outside a brush are faint. A click on a line chooses it. The more grey lines, the thinner their ink: by the square
/// root of their number. Lines without a value on an axis stand at its foot, under "none".
class ParallelChart : public QWidget {
  Q_OBJECT
 public:
  explicit ParallelChart(QWidget* parent = nullptr);

  /// Brushes of axes that are no longer there go. Nothing is painted again for what was there before.
  void set_axes(std::vector<ParallelAxis> axes);
  void set_lines(std::vector<ParallelLine> lines);
  void set_current(const QString& key);                                     ///< emits nothing
  void set_brush(const QString& axis, std::optional<ParallelBrush> brush);  ///< emits nothing
  const QHash<QString, ParallelBrush>& brushes() const { return brushes_; }
  /// Keys of the lines inside all brushes; all lines without one.
  QStringList kept() const;
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  void render_chart(QPainter& painter, const QSizeF& size) const;
  QSize sizeHint() const override { return {420, 300}; }
  QSize minimumSizeHint() const override { return {200, 120}; }

 Q_SIGNALS:
  void brushed(const QString& axis);  ///< by a person: set, moved or taken away
  void chosen(const QString& key);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Range {
    double low = 0, high = 1;
    bool none = false;  ///< some line has no value here
  };
  QRectF plot(const QSizeF& size) const;
  double x_of(std::size_t axis, const QSizeF& size) const;
  double y_of(std::size_t axis, const std::optional<double>& value, const QSizeF& size) const;
  double value_at(std::size_t axis, double y) const;
  int axis_at(double x) const;
  int line_at(const QPointF& at) const;
  bool keeps(const ParallelLine& line) const;
  QString tick_text(std::size_t axis, double value) const;
  void change_brush(std::size_t axis, std::optional<ParallelBrush> brush);
  void paint_lines(QPainter& painter, const QSizeF& size) const;
  void paint_axes(QPainter& painter, const QSizeF& size) const;
  void refresh();
  void measure();

  std::vector<ParallelAxis> axes_;
  std::vector<Range> ranges_;
  std::vector<ParallelLine> lines_;
  QHash<QString, ParallelBrush> brushes_;
  QString current_;
  int key_axis_ = 0;
  bool upper_edge_ = true;  ///< which edge the keys move
  struct Drag {
    int axis = -1;
    double from = 0;  ///< px
    std::optional<ParallelBrush> before;
    bool moves = false, moved = false;
  } drag_;
  QPixmap lines_cache_;  ///< of the lines; empty = to be drawn
};

}  // namespace candlewright
