#pragma once
#include <QStringList>
#include <QWidget>
#include <vector>

namespace candlewright {

/// One bar over [from, to].
struct HistogramBin {
  double from = 0, to = 0, height = 0;
  double expected = 0;  ///< height that it would have otherwise; above 0 in any bin: a dashed line through all of them
};

/// Bars over a number line, of equal or unequal width, beside a dashed reference. Paints what it is given at once; thousands of bars are
/// none of its business.
class HistogramChart : public QWidget {
  Q_OBJECT
 public:
  explicit HistogramChart(QWidget* parent = nullptr);
  void set_title(const QString& title, const QString& unit);
  void set_x_name(const QString& name);  ///< under the axis: "rank of the actual close"
  void set_bins(std::vector<HistogramBin> bins, int slot);
  /// A second set over the same line, drawn as an outline, and what both are called: "#131", "#139". No bins: there is none.
  void set_others(std::vector<HistogramBin> bins, int slot, const QString& name, const QString& others_name);
  void set_expected_name(const QString& name);             ///< "a normal distribution"
  void set_reference(double height, const QString& text);  ///< "as promised"
  void set_empty_text(const QString& text);
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  void render_chart(QPainter& painter, const QSizeF& size) const;
  QSize sizeHint() const override { return {360, 200}; }
  QSize minimumSizeHint() const override { return {150, 98}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void describe();

  QString title_, unit_, x_name_, reference_text_, empty_text_, expected_name_, name_, others_name_;
  std::vector<HistogramBin> bins_, others_;
  double reference_ = 0;
  int slot_ = 1, others_slot_ = 1;
};

}  // namespace candlewright
