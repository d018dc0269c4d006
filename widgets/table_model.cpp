#include "widgets/table_model.h"

#include <QCollator>
#include <QIcon>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {

bool is_number(const QVariant& value) {
  switch (value.userType()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
    case QMetaType::Float:
      return true;
    default:
      return false;
  }
}

QVariant sort_value(const TableCell& cell) { return cell.value.isValid() ? cell.value : QVariant(cell.text); }

}  // namespace

void TableModel::set_columns(std::vector<TableColumn> columns) {
  beginResetModel();
  columns_ = std::move(columns);
  rows_.clear();
  ++revision_;
  endResetModel();
}

void TableModel::set_rows(std::vector<TableRow> rows) {
  const bool same =
      rows.size() == rows_.size() && std::equal(rows.begin(), rows.end(), rows_.begin(), [](const TableRow& a, const TableRow& b) {
        return a.key == b.key && a.kind == b.kind && a.group == b.group;
      });
  if (same) {
    std::vector<std::pair<int, int>> changed;  // first and last row of each stretch
    for (int r = 0; r < int(rows.size()); ++r) {
      if (rows[std::size_t(r)] == rows_[std::size_t(r)]) continue;
      if (!changed.empty() && changed.back().second == r - 1)
        changed.back().second = r;
      else
        changed.emplace_back(r, r);
    }
    rows_ = std::move(rows);
    if (changed.empty()) return;
    ++revision_;
    if (changed.size() > 20) changed = {{changed.front().first, changed.back().second}};  // each is a sorting of its own
    for (const auto& [first, last] : changed) Q_EMIT dataChanged(index(first, 0), index(last, std::max(0, columnCount() - 1)));
    return;
  }
  beginResetModel();
  rows_ = std::move(rows);
  ++revision_;
  endResetModel();
}

void TableModel::update_row(const TableRow& row) {
  const int at = row_of(row.key);
  if (at < 0) {
    beginInsertRows({}, rowCount(), rowCount());
    rows_.push_back(row);
    ++revision_;
    endInsertRows();
    return;
  }
  rows_[std::size_t(at)] = row;
  ++revision_;
  Q_EMIT dataChanged(index(at, 0), index(at, std::max(0, columnCount() - 1)));
}

void TableModel::update_rows(std::vector<TableRow> rows) {
  QHash<QString, int> places;  // thousands of rows may change at once
  for (std::size_t i = 0; i < rows_.size(); ++i) places.insert(rows_[i].key, int(i));
  std::vector<int> changed;
  for (TableRow& row : rows) {
    const int at = places.value(row.key, -1);
    if (at < 0 || rows_[std::size_t(at)] == row) continue;
    rows_[std::size_t(at)] = std::move(row);
    changed.push_back(at);
  }
  if (changed.empty()) return;
  ++revision_;  // before the first is told of, so that views sort by places of one state
  for (const int at : changed) Q_EMIT dataChanged(index(at, 0), index(at, std::max(0, columnCount() - 1)));
}

int TableModel::column_of(const QString& key) const {
  const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const TableColumn& c) { return c.key == key; });
  return found == columns_.end() ? -1 : int(found - columns_.begin());
}

int TableModel::row_of(const QString& key) const {
  const auto found = std::find_if(rows_.begin(), rows_.end(), [&](const TableRow& r) { return r.key == key; });
  return found == rows_.end() ? -1 : int(found - rows_.begin());
}

int TableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(rows_.size()); }
int TableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(columns_.size()); }

QVariant TableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const TableRow& row = rows_[std::size_t(index.row())];
  const TableColumn& column = columns_[std::size_t(index.column())];
  switch (role) {
    case key_role:
      return row.key;
    case row_kind_role:
      return QVariant::fromValue(row.kind);
    case group_role:
      return row.group;
    case note_role:
      return row.note;
    case depth_role:
      return row.depth;
    case column_kind_role:
      return QVariant::fromValue(column.kind);
    default:
      break;
  }
  if (std::size_t(index.column()) >= row.cells.size()) return {};
  const TableCell& cell = row.cells[std::size_t(index.column())];
  switch (role) {
    case Qt::DisplayRole:
      return cell.text;
    case Qt::ToolTipRole:
      return cell.tip.isEmpty() ? QVariant() : QVariant(cell.tip);
    case Qt::DecorationRole:
      return cell.icon.isEmpty() ? QVariant() : QVariant(icon(cell.icon));
    case Qt::TextAlignmentRole:
      return int((column.kind == ColumnKind::figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
      return cell.strong || row.kind == RowKind::head ? QVariant(text_font(TextStyle::strong)) : QVariant();
    case Qt::ForegroundRole:
      return cell.dim ? QVariant(tokens().dim) : QVariant();
    case Qt::BackgroundRole:
      return row.kind == RowKind::plain ? QVariant() : QVariant(row.kind == RowKind::head ? tokens().header : tokens().alt);
    case Qt::CheckStateRole:
      return cell.value.userType() == QMetaType::Bool ? QVariant(int(cell.value.toBool() ? Qt::Checked : Qt::Unchecked)) : QVariant();
    case Qt::AccessibleTextRole:
      return column.name + QStringLiteral(": ") + cell.text;
    case value_role:
      return sort_value(cell);
    case mark_role:
      return cell.mark;
    default:
      return {};
  }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
  const TableColumn& column = columns_[std::size_t(section)];
  switch (role) {
    case Qt::DisplayRole:
      return column.name;
    case Qt::ToolTipRole:
      return column.tip.isEmpty() ? QVariant() : QVariant(column.tip);
    case Qt::TextAlignmentRole:
      return int((column.kind == ColumnKind::figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case unit_role:
      return column.unit;
    case column_group_role:
      return column.group;
    case column_kind_role:
      return QVariant::fromValue(column.kind);
    case column_key_role:
      return column.key;
    default:
      return {};
  }
}

Qt::ItemFlags TableModel::flags(const QModelIndex& index) const {
  if (!index.isValid()) return Qt::NoItemFlags;
  const TableRow& row = rows_[std::size_t(index.row())];
  if (row.kind == RowKind::head) return Qt::ItemIsEnabled;
  Qt::ItemFlags f = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
  const auto column = std::size_t(index.column());
  if (column < row.cells.size() && row.cells[column].value.userType() == QMetaType::Bool) f |= Qt::ItemIsUserCheckable;
  return f;
}

bool TableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (role != Qt::CheckStateRole || !flags(index).testFlag(Qt::ItemIsUserCheckable)) return false;
  TableRow& row = rows_[std::size_t(index.row())];
  const bool on = value.toInt() == Qt::Checked;
  row.cells[std::size_t(index.column())].value = on;
  ++revision_;
  Q_EMIT dataChanged(index, index);
  Q_EMIT ticked(row.key, columns_[std::size_t(index.column())].key, on);
  return true;
}

TableFilter::TableFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(value_role);
  setDynamicSortFilter(true);
}

QString TableFilter::set_words(const QString& words) {
  static const QRegularExpression form(QStringLiteral("^([A-Za-z_][A-Za-z0-9_ ]*?)(:|<=|>=|<|>|=)(.+)$"));
  words_.clear();
  QString complaint;
  const auto* table = qobject_cast<TableModel*>(sourceModel());
  for (const QString& word : words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    const auto match = form.match(word);
    if (!match.hasMatch() || !table) {
      words_.push_back({-1, {}, word, 0});
      continue;
    }
    Word w{table->column_of(match.captured(1)), match.captured(2), match.captured(3), 0};
    if (w.column < 0) {
      complaint = tr("There is no column %1.").arg(match.captured(1));
      continue;
    }
    if (w.op != QLatin1String(":") && w.op != QLatin1String("=")) {
      bool ok = false;
      w.number = w.text.toDouble(&ok);
      if (!ok) {
        complaint = tr("%1 is not a number.").arg(w.text);
        continue;
      }
    }
    words_.push_back(w);
  }
  grouped_revision_.reset();
  invalidate();  // not invalidateFilter(), which tells a view of each stretch of rows by itself
  return complaint;
}

void TableFilter::set_hidden(const QSet<QString>& keys) {
  if (keys == hidden_) return;
  hidden_ = keys;
  grouped_revision_.reset();
  invalidate();
}

void TableFilter::set_condition(std::function<bool(const TableRow&)> condition) {
  if (!condition && !condition_) return;
  condition_ = std::move(condition);
  grouped_revision_.reset();
  invalidate();
}

void TableFilter::set_folded(int group, bool folded) {
  if (folded)
    folded_.insert(group);
  else
    folded_.remove(group);
  invalidateFilter();
  if (const QModelIndex head = head_of(group); head.isValid()) Q_EMIT dataChanged(head, head);  // its sign turns
}

void TableFilter::unfold_all() {
  if (folded_.isEmpty()) return;
  folded_.clear();
  invalidate();
}

QModelIndex TableFilter::head_of(int group) const {
  const auto& rows = static_cast<const TableModel*>(sourceModel())->rows();
  const auto at =
      std::find_if(rows.begin(), rows.end(), [&](const TableRow& row) { return row.kind == RowKind::head && row.group == group; });
  return at == rows.end() ? QModelIndex() : mapFromSource(sourceModel()->index(int(at - rows.begin()), 0));
}

QModelIndex TableFilter::head_around(int group) const {
  const int around = groups().within.value(group, -1);
  return around < 0 ? QModelIndex() : head_of(around);
}

QVariant TableFilter::data(const QModelIndex& index, int role) const {
  if (role != folded_role && role != Qt::AccessibleTextRole) return QSortFilterProxyModel::data(index, role);
  if (index.data(row_kind_role).value<RowKind>() != RowKind::head) return QSortFilterProxyModel::data(index, role);
  const bool is_folded = folded(index.data(group_role).toInt());
  if (role == folded_role) return is_folded;
  return QStringList{index.data(Qt::DisplayRole).toString(), index.data(note_role).toString(), is_folded ? tr("folded") : tr("open")}.join(
      QStringLiteral(", "));
}

const TableFilter::Groups& TableFilter::groups() const {
  const auto& table = *static_cast<const TableModel*>(sourceModel());
  if (grouped_revision_ == table.revision()) return groups_;
  groups_ = {};
  for (const TableRow& row : table.rows()) {
    if (row.kind == RowKind::head && row.within >= 0) groups_.within.insert(row.group, row.within);
  }
  for (const TableRow& row : table.rows()) {
    if (row.kind != RowKind::plain || groups_.with_rows.contains(row.group) || !fits(row)) continue;
    for (int group = row.group; group >= 0; group = groups_.within.value(group, -1)) groups_.with_rows.insert(group);
  }
  grouped_revision_ = table.revision();
  return groups_;
}

bool TableFilter::is_hidden_by_fold(int group) const {
  if (folded_.isEmpty()) return false;
  for (int around = groups().within.value(group, -1); around >= 0; around = groups_.within.value(around, -1)) {
    if (folded_.contains(around)) return true;
  }
  return false;
}

void TableFilter::set_folded(const QSet<int>& groups) {
  if (groups == folded_) return;
  folded_ = groups;
  invalidate();
}

bool TableFilter::fits(const TableRow& row) const {
  static const TableCell empty;
  if (!hidden_.isEmpty() && hidden_.contains(row.key)) return false;
  if (condition_ && !condition_(row)) return false;
  const auto& cells = row.cells;
  return std::all_of(words_.begin(), words_.end(), [&](const Word& w) {
    if (w.column < 0)
      return std::any_of(cells.begin(), cells.end(),
                         [&](const TableCell& cell) { return cell.text.contains(w.text, Qt::CaseInsensitive); });
    const TableCell& cell = std::size_t(w.column) < cells.size() ? cells[std::size_t(w.column)] : empty;
    const QVariant value = sort_value(cell);
    if (w.op == QLatin1String(":"))
      return cell.text.contains(w.text, Qt::CaseInsensitive) || value.toString().contains(w.text, Qt::CaseInsensitive);
    if (w.op == QLatin1String("=")) {
      bool ok = false;
      const double number = w.text.toDouble(&ok);
      return ok && is_number(value) ? value.toDouble() == number : value.toString().compare(w.text, Qt::CaseInsensitive) == 0;
    }
    if (!is_number(value)) return false;
    const double v = value.toDouble();
    if (w.op == QLatin1String("<")) return v < w.number;
    if (w.op == QLatin1String("<=")) return v <= w.number;
    if (w.op == QLatin1String(">")) return v > w.number;
    return v >= w.number;
  });
}

bool TableFilter::filterAcceptsRow(int row, const QModelIndex&) const {
  const TableRow& whole = static_cast<const TableModel*>(sourceModel())->rows()[std::size_t(row)];
  if (is_hidden_by_fold(whole.group)) return false;
  switch (whole.kind) {
    case RowKind::reference:
      return !folded_.contains(whole.group);
    case RowKind::plain:
      return !folded_.contains(whole.group) && fits(whole);
    case RowKind::head:
      break;
  }
  return (words_.empty() && hidden_.isEmpty() && !condition_) || groups().with_rows.contains(whole.group);
}

const std::vector<TableFilter::Place>& TableFilter::places(int column) const {
  const auto& table = *static_cast<const TableModel*>(sourceModel());
  if (placed_column_ == column && placed_revision_ == table.revision() && places_.size() == table.rows().size()) return places_;
  placed_column_ = column;
  placed_revision_ = table.revision();
  places_.assign(table.rows().size(), {});
  std::vector<std::pair<double, std::size_t>> numbers;
  std::vector<std::pair<QCollatorSortKey, std::size_t>> texts;
  const QCollator collator;
  for (std::size_t r = 0; r < places_.size(); ++r) {
    const TableRow& row = table.rows()[r];
    places_[r].group = row.group;
    places_[r].kind = row.kind == RowKind::head ? 0 : row.kind == RowKind::reference ? 1 : 2;
    const QVariant value = std::size_t(column) < row.cells.size() ? sort_value(row.cells[std::size_t(column)]) : QVariant();
    places_[r].number = is_number(value) && !std::isnan(value.toDouble());
    if (places_[r].number)
      numbers.emplace_back(value.toDouble(), r);
    else if (value.userType() == QMetaType::Bool)
      places_[r].rank = value.toBool() ? 1 : 0;
    else
      texts.emplace_back(collator.sortKey(value.toString()), r);
  }
  std::sort(numbers.begin(), numbers.end());
  std::sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) { return a.first.compare(b.first) < 0; });
  for (std::size_t i = 1; i < numbers.size(); ++i)
    places_[numbers[i].second].rank = places_[numbers[i - 1].second].rank + (numbers[i].first != numbers[i - 1].first);
  for (std::size_t i = 1; i < texts.size(); ++i)
    places_[texts[i].second].rank = places_[texts[i - 1].second].rank + (texts[i].first.compare(texts[i - 1].first) != 0);
  return places_;
}

bool TableFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const bool down = sortOrder() == Qt::DescendingOrder;  // the order must not turn groups, heads and reference rows round
  const auto fixed = [down](bool before) { return before != down; };
  const std::vector<Place>& all = places(left.column());
  const Place &a = all[std::size_t(left.row())], &b = all[std::size_t(right.row())];
  if (a.group != b.group) return fixed(a.group < b.group);
  if (a.kind != b.kind) return fixed(a.kind < b.kind);
  if (a.kind != 2) return fixed(left.row() < right.row());
  if (a.number != b.number) return fixed(a.number);  // what has no number comes last
  return a.rank < b.rank;
}

}  // namespace candlewright
