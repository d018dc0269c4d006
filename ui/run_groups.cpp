#include "ui/run_groups.h"

#include <QMap>
#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/table_cells.h"
#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

namespace {

struct Group {
  QString text;
  std::vector<TableRow> rows;
  int runs = 0;  ///< that count
  std::vector<double> pct_mae, skill;
};

double median_of(const std::vector<double>& ascending) {
  const std::size_t half = ascending.size() / 2;
  return ascending.size() % 2 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
}

QString spread(const QString& name, const std::vector<double>& ascending, QString (*format)(double)) {
  if (ascending.empty()) return {};
  if (ascending.size() == 1) return tr("%1 %2 %").arg(name, format(ascending[0]));
  return tr("%1 %2 to %3 %, median %4 %").arg(name, format(ascending.front()), format(ascending.back()), format(median_of(ascending)));
}

TableRow head_of(const Group& group, const TableColumn& column, int place) {
  TableCell cell = word(tr("%1: %2").arg(column.name, group.text.isEmpty() ? figures::none() : group.text));
  cell.strong = true;
  QStringList note{tr("%Ln runs", nullptr, group.runs)};
  note << spread(tr("pct_MAE"), group.pct_mae, [](double v) { return figures::number(v, 2); })
       << spread(tr("skill"), group.skill, figures::skill_number);
  note.removeAll(QString());
  return {QStringLiteral("group:") + column.key + ':' + group.text, {cell}, RowKind::head, place, note.join(QStringLiteral(" · "))};
}

}  // namespace

std::vector<TableRow> grouped_rows(std::vector<TableRow> rows, const std::vector<TableColumn>& columns, const QString& by,
                                   const std::function<bool(const TableRow&)>& counts) {
  const auto place_of = [&](const QString& key) -> std::optional<std::size_t> {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const TableColumn& column) { return column.key == key; });
    return found == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - columns.begin()));
  };
  const auto column = place_of(by), pct_mae = place_of(QStringLiteral("pct_mae")), skill = place_of(QStringLiteral("skill"));
  if (!column) return rows;
  std::vector<TableRow> out;
  QMap<QString, Group> groups;
  for (TableRow& row : rows) {
    if (row.kind != RowKind::plain) {
      out.push_back(std::move(row));
      continue;
    }
    const QString text = row.cells[*column].text;
    Group& group = groups[text];
    group.text = text;
    const bool listed = counts(row);
    group.runs += listed;
    for (const auto& [place, values] : {std::pair(pct_mae, &group.pct_mae), std::pair(skill, &group.skill)}) {
      if (!listed || !place || row.cells[*place].value.userType() != QMetaType::Double) continue;
      if (const double value = row.cells[*place].value.toDouble(); std::isfinite(value)) values->push_back(value);
    }
    group.rows.push_back(std::move(row));
  }
  std::vector<Group> ordered(groups.begin(), groups.end());
  for (Group& group : ordered) {
    std::sort(group.pct_mae.begin(), group.pct_mae.end());
    std::sort(group.skill.begin(), group.skill.end());
  }
  const auto rank = [](const Group& group) {
    return std::pair(group.skill.empty() ? HUGE_VAL : -median_of(group.skill), group.pct_mae.empty() ? HUGE_VAL : median_of(group.pct_mae));
  };
  std::stable_sort(ordered.begin(), ordered.end(), [&](const Group& a, const Group& b) { return rank(a) < rank(b); });
  int place = 0;
  for (Group& group : ordered) {
    ++place;  // reference rows are group 0
    out.push_back(head_of(group, columns[*column], place));
    for (TableRow& row : group.rows) {
      row.group = place;
      out.push_back(std::move(row));
    }
  }
  return out;
}

}  // namespace candlewright
