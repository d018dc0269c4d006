#pragma once
#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QVariant>
#include <functional>
#include <optional>
#include <vector>

namespace candlewright {

/// choice: a tick box of which one row at most is on.
enum class ColumnKind { text, figure, skill_candle, sparkline, verdict, line_sample, choice };

struct TableColumn {
  QString key{};   ///< for filters and files: "pct_mae"
  QString name{};  ///< head: "pct_MAE"
  QString unit{};  ///< under the name: "%"
  QString tip{};   ///< what it means and which way is better
  ColumnKind kind = ColumnKind::text;
  QString group{};  ///< heads with the same group stand under one title; empty = none
  int width = 0;    ///< px at 96 dpi; 0 = by its content
  bool shown = true;
};

struct TableCell {
  QString text{};       ///< as on screen
  QVariant value{};     ///< sorts, filters and goes to files: number or text; empty = `text`
  QVariant mark{};      ///< SkillMark, QVector<double> of a sparkline, or int slot of a line sample
  QString tip{};        ///< reason of a missing value, or its context
  QString icon{};       ///< icon name in front of the text
  bool strong = false;  ///< Medium weight
  bool dim = false;
  bool operator==(const TableCell&) const = default;
};

/// reference rows stay on top of their group whatever the order; a head spans the table and opens its group.
enum class RowKind { plain, reference, head };
struct TableRow {
  QString key{};                   ///< identity across updates: selection is kept by it
  std::vector<TableCell> cells{};  ///< as many as columns; a head has one
  RowKind kind = RowKind::plain;
  int group = 0;   ///< groups stay in this order and never mix
  QString note{};  ///< of a head: the dim text after its title
  int within = -1;  ///< of a head: the group whose head it stands under, which has a smaller number; -1 = none
  int depth = 0;    ///< levels by which it is drawn further in
  bool operator==(const TableRow&) const = default;
};

/// Roles beside Qt's own.
enum TableRole {
  value_role = Qt::UserRole + 1,
  mark_role,
  key_role,
  row_kind_role,
  group_role,
  note_role,
  depth_role,
  folded_role,  ///< of a head, from the TableFilter: is its group folded
  column_kind_role,
  unit_role,
  column_group_role,
  column_key_role
};

/// Rows and columns as plain values. 10,000 rows are set at once; what is painted is asked for row by row.
class TableModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  using QAbstractTableModel::QAbstractTableModel;
  void set_columns(std::vector<TableColumn> columns);  ///< also removes all rows
  /// Rows with the keys of before, in the same order, are updated in place: views hear of those that differ.
  void set_rows(std::vector<TableRow> rows);
  void update_row(const TableRow& row);          ///< by key; an unknown key is added at the end
  void update_rows(std::vector<TableRow> rows);  ///< by their keys; unknown ones are left out
  const std::vector<TableColumn>& columns() const { return columns_; }
  const std::vector<TableRow>& rows() const { return rows_; }
  int column_of(const QString& key) const;  ///< -1: none
  int row_of(const QString& key) const;
  quint64 revision() const { return revision_; }  ///< another number after each change

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;  ///< ticks only

 Q_SIGNALS:
  void ticked(const QString& row_key, const QString& column_key, bool on);  ///< by a person

 private:
  std::vector<TableColumn> columns_;
  std::vector<TableRow> rows_;
  quint64 revision_ = 0;
};

/// Sorts by value_role inside groups, keeps heads and reference rows on top, and filters by words:
/// "nov" (any text), "class:crypto" (column holds), "bars>2000", "skill<=0" (numbers). All words must hold. A head shows while its
/// group or one within it has a row, folded groups hide theirs and those within them.
class TableFilter : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit TableFilter(QObject* parent = nullptr);
  /// Empty if every word was understood, else a sentence that names the word; the words that are clear hold anyway.
  QString set_words(const QString& words);
  /// Rows with these keys are left out whatever the words say; reference rows and heads are not.
  void set_hidden(const QSet<QString>& keys);
  /// A condition on rows beside the words, where those cannot say it; reference rows and heads are not asked. None = {}.
  void set_condition(std::function<bool(const TableRow&)> condition);
  /// Whether a row is listed, for the words, its key and the condition.
  bool fits(const TableRow& row) const;
  void set_folded(int group, bool folded);
  void set_folded(const QSet<int>& groups);  ///< these and no others
  bool folded(int group) const { return folded_.contains(group); }
  void unfold_all();
  QModelIndex head_of(int group) const;      ///< invalid: it has none that is shown
  QModelIndex head_around(int group) const;  ///< of the group that this one stands in
  QVariant data(const QModelIndex& index, int role) const override;

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  struct Word {
    int column = -1;  // -1: any
    QString op;       // "", ":", "<", "<=", ">", ">=", "="
    QString text;
    double number = 0;
  };
  /// What a row is sorted by: the place of its value among all values of the column, made once for a column and its state. So a table of
  /// 10,000 rows compares whole numbers and no texts.
  struct Place {
    int group = 0, kind = 0;
    bool number = false;
    int rank = 0;
  };
  /// The groups as the heads tell, made once for a state of the rows and of the words.
  struct Groups {
    QHash<int, int> within;  // group -> the one that it stands in
    QSet<int> with_rows;     // those with a row that matches, and those around them
  };
  const std::vector<Place>& places(int column) const;
  const Groups& groups() const;
  bool is_hidden_by_fold(int group) const;  ///< by the fold of a group around it
  std::vector<Word> words_;
  QSet<QString> hidden_;
  std::function<bool(const TableRow&)> condition_;
  QSet<int> folded_;
  mutable std::vector<Place> places_;
  mutable int placed_column_ = -1;
  mutable quint64 placed_revision_ = 0;
  mutable Groups groups_;
  mutable std::optional<quint64> grouped_revision_;  // empty: the words are others since
};

}  // namespace candlewright
Q_DECLARE_METATYPE(candlewright::RowKind)
Q_DECLARE_METATYPE(candlewright::ColumnKind)
