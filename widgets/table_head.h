#pragma once
#include <QHeaderView>

#include "widgets/skill_candle.h"

namespace candlewright {

/// Head of a TableView: name over unit in 34 px, a line of column groups above where a column has one, the skill scale over skill
/// candles, an arrow at the sorted column.
class TableHead : public QHeaderView {
  Q_OBJECT
 public:
  explicit TableHead(QWidget* parent = nullptr);
  void set_scale(const SkillScale& scale);
  QSize sizeHint() const override;

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int section) const override;
  QSize sectionSizeFromContents(int section) const override;

 private:
  bool has_groups() const;
  SkillScale scale_;
};

}  // namespace candlewright
