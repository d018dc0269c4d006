#pragma once
#include <QStringList>
#include <QWidget>
#include <utility>
#include <vector>

namespace candlewright {

/// The learning rate over a run that has not begun.
struct RateCurve {
  std::vector<double> steps{}, rates{};             ///< ascending steps; the run ends at the last one
  std::vector<std::pair<double, QString>> parts{};  ///< where a part of the run begins: {0, "tokenizer"}, {685, "predictor"}
  double beyond = 0;                                ///< step that was asked for and lies beyond the end (of a warm-up); 0 = none
  double beyond_rate = 0;                           ///< the rate there
  QString beyond_text{};                            ///< "warm-up ends: 2,000"
  bool operator==(const RateCurve&) const = default;
};

/// Draws a RateCurve: the line up to the end of the run, what lies beyond it hatched.
class RateChart : public QWidget {
  Q_OBJECT
 public:
  explicit RateChart(QWidget* parent = nullptr);
  void set_curve(RateCurve curve);
  void set_empty_text(const QString& text);
  const RateCurve& curve() const { return curve_; }
  /// What is shown as a table: heads first, numbers in C locale.
  std::vector<QStringList> rows() const;
  void render_chart(QPainter& painter, const QSizeF& size) const;
  QSize sizeHint() const override { return {360, 180}; }
  QSize minimumSizeHint() const override { return {150, 98}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  RateCurve curve_;
  QString empty_text_;
};

}  // namespace candlewright
