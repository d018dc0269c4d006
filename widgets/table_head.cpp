#include "widgets/table_head.h"

#include <QPainter>

#include "widgets/table_model.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {
constexpr int name_and_unit = 34, group_line = 20, margin = 6, arrow_room = 12;

/// True if the keys go to the table, which may hold a second view of its pinned columns.
bool table_has_focus(const QWidget* head) {
  for (const QWidget* at = head->parentWidget(); at && !at->isWindow(); at = at->parentWidget()) {
    if (at->hasFocus()) return true;
  }
  return false;
}
}  // namespace

TableHead::TableHead(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
  setSectionsClickable(true);
  setSectionsMovable(true);
  setHighlightSections(false);
  setSortIndicatorShown(true);
  setMinimumSectionSize(24);
  setTextElideMode(Qt::ElideRight);
  setAccessibleName(tr("Column heads"));
}

void TableHead::set_scale(const SkillScale& scale) {
  if (scale == scale_) return;
  scale_ = scale;
  viewport()->update();
}

bool TableHead::has_groups() const {
  for (int i = 0; model() && i < count(); ++i) {
    if (!isSectionHidden(i) && !model()->headerData(i, Qt::Horizontal, column_group_role).toString().isEmpty()) return true;
  }
  return false;
}

QSize TableHead::sizeHint() const {
  const QFontMetrics metrics(text_font(TextStyle::small));
  return {QHeaderView::sizeHint().width(), std::max(name_and_unit, 2 * metrics.height() + 4) + (has_groups() ? group_line : 0)};
}

QSize TableHead::sectionSizeFromContents(int section) const {
  const QFontMetrics metrics(text_font(TextStyle::small));
  const QString name = model()->headerData(section, Qt::Horizontal, Qt::DisplayRole).toString();
  const QString unit = model()->headerData(section, Qt::Horizontal, unit_role).toString();
  return {std::max(metrics.horizontalAdvance(name) + arrow_room, metrics.horizontalAdvance(unit)) + 2 * margin, sizeHint().height()};
}

void TableHead::paintSection(QPainter* painter, const QRect& rect, int section) const {
  if (!rect.isValid()) return;
  painter->save();
  const Tokens& t = tokens();
  painter->fillRect(rect, t.header);
  const auto head = [&](int role) { return model()->headerData(section, Qt::Horizontal, role); };
  const bool groups = has_groups();
  QRect names = rect.adjusted(0, groups ? group_line : 0, 0, 0);
  if (groups) {
    // The title of a group starts at its first shown column and may run over its neighbours'.
    const QString group = head(column_group_role).toString();
    const int visual = visualIndex(section);
    int start = visual;
    const auto group_at = [&](int v) { return model()->headerData(logicalIndex(v), Qt::Horizontal, column_group_role).toString(); };
    while (start > 0 && (isSectionHidden(logicalIndex(start - 1)) || group_at(start - 1) == group)) --start;
    int left = rect.left();
    for (int v = start; v < visual; ++v) left -= sectionSize(logicalIndex(v));
    QFont font = text_font(TextStyle::small);
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    painter->setPen(t.text);
    painter->setClipRect(rect);
    painter->drawText(QRect(left + margin, rect.top(), 2000, group_line), int(Qt::AlignLeft | Qt::AlignVCenter), group);
    painter->setClipping(false);
    painter->setPen(t.line_soft);
    painter->drawLine(names.left(), names.top(), names.right(), names.top());
    if (visual > start || start == 0)
      painter->setPen(t.line_soft);
    else
      painter->setPen(t.line);
    if (visual == start && start > 0) painter->drawLine(rect.left() - 1, rect.top(), rect.left() - 1, rect.bottom());
  }
  painter->setPen(t.line_soft);
  painter->drawLine(names.right(), names.top() + 1, names.right(), names.bottom());
  painter->setPen(t.line);
  painter->drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom());
  // The focus of a table: its rows keep theirs when it goes, and a ring in the viewport would be smeared by scrolling.
  if (table_has_focus(this)) painter->fillRect(QRect(rect.left(), rect.bottom() - 1, rect.width(), 2), t.accent);

  if (head(column_kind_role).value<ColumnKind>() == ColumnKind::skill_candle) {
    paint_skill_scale(*painter, QRectF(names).adjusted(6, 0, -6, 0), scale_);
    painter->restore();
    return;
  }
  const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
  const bool right = (head(Qt::TextAlignmentRole).toInt() & Qt::AlignRight) != 0;
  QFont font = text_font(TextStyle::small);
  if (sorted) font.setWeight(QFont::Medium);
  const QFontMetrics metrics(font);
  const QString unit = head(unit_role).toString();
  const int text_right = names.right() - margin - (sorted ? arrow_room : 0);
  const QRect room(names.left() + margin, names.top(), text_right - names.left() - margin + 1, names.height());
  const QString name = metrics.elidedText(head(Qt::DisplayRole).toString(), Qt::ElideRight, room.width());
  const int line = metrics.height(), two = unit.isEmpty() ? line : 2 * line - 1;
  const int top = names.top() + (names.height() - two) / 2;
  const int side = right ? Qt::AlignRight : Qt::AlignLeft;
  painter->setFont(font);
  painter->setPen(sorted ? t.text : t.dim);
  painter->drawText(QRect(room.left(), top, room.width(), line), side | Qt::AlignVCenter, name);
  if (sorted) {
    const double x = right ? text_right + 8 : room.left() + metrics.horizontalAdvance(name) + 8, y = top + line / 2.0 + 1;
    const double s = sortIndicatorOrder() == Qt::AscendingOrder ? 1 : -1;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(t.text, 1.2));
    painter->drawPolyline(QPolygonF{{x - 3, y + 1.5 * s}, {x, y - 1.5 * s}, {x + 3, y + 1.5 * s}});
  }
  if (!unit.isEmpty()) {
    QFont axis = text_font(TextStyle::axis);
    painter->setFont(axis);
    painter->setPen(t.dim);
    painter->drawText(QRect(names.left() + margin, top + line - 1, names.width() - 2 * margin, line), side | Qt::AlignVCenter,
                      QFontMetrics(axis).elidedText(unit, Qt::ElideRight, names.width() - 2 * margin));
  }
  painter->restore();
}

}  // namespace candlewright
