#include "ui/comparison_share.h"

#include <QHeaderView>

#include "widgets/figures.h"
#include "widgets/skill_candle.h"

namespace candlewright {

namespace {

PageTable::Cell cell_of(const QModelIndex& index, bool figure) {
  PageTable::Cell cell{index.data().toString().toStdString(), figure, {}};
  if (const QVariant mark = index.data(mark_role); mark.canConvert<SkillMark>()) {
    const auto skill = mark.value<SkillMark>();
    cell.mark = {skill.estimate, skill.interval, skill.whisker, figures::verdict_word(skill.verdict).toStdString()};
  }
  return cell;
}

}  // namespace

PageTable page_table(const TableView& table, const QString& title, const QString& note, const QStringList& rows) {
  PageTable page{title.toStdString(), note.toStdString(), {}, {}};
  const auto& columns = table.table()->columns();
  std::vector<int> shown;
  for (int place = 0; place < static_cast<int>(columns.size()); ++place) {
    const int c = table.horizontalHeader()->logicalIndex(place);
    const TableColumn& column = columns[static_cast<std::size_t>(c)];
    if (table.isColumnHidden(c) || column.name.isEmpty() || column.kind == ColumnKind::choice) continue;
    shown.push_back(c);
    QString head = column.unit.isEmpty() ? column.name : column.name + QStringLiteral(", ") + column.unit;
    if (!column.group.isEmpty()) head = column.group + QStringLiteral(": ") + head;
    page.heads.push_back(head.toStdString());
  }
  const QAbstractItemModel& model = *table.filter();
  for (int r = 0; r < model.rowCount(); ++r) {
    const QModelIndex first = model.index(r, 0);
    const auto kind = first.data(row_kind_role).value<RowKind>();
    if (kind == RowKind::head || (kind == RowKind::plain && !rows.isEmpty() && !rows.contains(first.data(key_role).toString()))) continue;
    auto& row = page.rows.emplace_back();
    for (const int c : shown) row.push_back(cell_of(model.index(r, c), columns[static_cast<std::size_t>(c)].kind == ColumnKind::figure));
  }
  return page;
}

}  // namespace candlewright
