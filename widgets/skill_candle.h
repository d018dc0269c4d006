#pragma once
#include <QMetaType>
#include <QStyledItemDelegate>
#include <QWidget>
#include <optional>
#include <vector>

#include "widgets/figures.h"

namespace candlewright {

/// One answer to "is it better than tomorrow = today?". All in percent points of skill; right of zero is less error.
struct SkillMark {
  double estimate = 0;
  std::optional<std::pair<double, double>> interval{};  ///< 95 %, the body
  std::optional<std::pair<double, double>> whisker{};   ///< 10th to 90th percentile of the symbols; aggregates only
  Verdict verdict = Verdict::too_few;                   ///< decides the form: hollow, filled or hatched
  bool operator==(const SkillMark&) const = default;
};
/// Ends of the scale, common to a table and drawn in its head.
struct SkillScale {
  double low = -50, high = 30;
  bool operator==(const SkillScale&) const = default;
};
/// The narrowest of -10..10, -20..20, -50..30 and -60..20 that holds all estimates and intervals, else the one that holds
/// most, and where none holds any the one that comes nearest.
SkillScale snap_scale(const std::vector<SkillMark>& marks);

/// Zero line, body, tick and whisker into `rect`; what lies beyond the scale ends in an arrow at the edge.
void paint_skill_candle(QPainter& painter, const QRectF& rect, const SkillMark& mark, const SkillScale& scale);
/// The numbers of the scale, for a head or under a single candle.
void paint_skill_scale(QPainter& painter, const QRectF& rect, const SkillScale& scale);

/// Candle with its scale beside the verdict's sentence and one line of figures.
class SkillCandleView : public QWidget {
  Q_OBJECT
 public:
  explicit SkillCandleView(QWidget* parent = nullptr);
  /// `detail`: "pct_MAE 6.54 %, persistence 6.81 % · validation after epoch 5: 1,232 windows, horizon 30 bars".
  void set_mark(const SkillMark& mark, const QString& detail);
  void set_baseline(const QString& words);  ///< empty: "tomorrow = today"
  void clear(const QString& why);           ///< no figure yet: says why instead
  QString sentence() const;
  QSize sizeHint() const override { return {640, 46}; }
  QSize minimumSizeHint() const override { return {260, 46}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  std::optional<SkillMark> mark_;
  QString detail_, why_, baseline_;
};

/// Draws the SkillMark of `mark_role` (see table_model.h) in a cell, all rows on one scale.
class SkillCandleDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void set_scale(const SkillScale& scale) { scale_ = scale; }
  SkillScale scale() const { return scale_; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  SkillScale scale_;
};

}  // namespace candlewright
Q_DECLARE_METATYPE(candlewright::SkillMark)
