#pragma once
#include <QTableView>

#include "widgets/skill_candle.h"
#include "widgets/table_model.h"

namespace candlewright {

/// Sortable table of a TableModel: numbers right, name over unit in the head, groups of columns, one skill scale drawn in the head.
/// Ctrl+C copies the selected rows (all if none). Tick boxes (see TableModel::ticked) toggle by click and Space. A click on a head row
/// folds its group.
class TableView : public QTableView {
  Q_OBJECT
 public:
  /// `name` is the accessible name.
  explicit TableView(const QString& name, QWidget* parent = nullptr);

  /// The model is not owned. Columns get their delegates, widths and visibility from it.
  void set_table(TableModel* model);
  TableModel* table() const { return table_; }
  TableFilter* filter() const { return filter_; }
  void sort_by(const QString& column_key, Qt::SortOrder order);
  QString current_key() const;  ///< empty: none
  QStringList selected_keys() const;
  void set_current_key(const QString& key);  ///< selects and scrolls; emits current_changed only if it differs
  void set_column_shown(const QString& column_key, bool shown);
  void copy_table(bool with_heads = true) const;  ///< to the clipboard
  QString tsv(bool selected_only) const;          ///< selected_only: all rows if none is selected
  QString csv() const;                            ///< what is shown, in its order
  void set_empty_text(const QString& text);       ///< shown in the place of rows

 Q_SIGNALS:
  void current_changed(const QString& key);  ///< by person or set_current_key; empty = none
  void row_activated(const QString& key);    ///< double click or Return

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void changeEvent(QEvent* event) override;

 private:
  void set_up_columns();
  void refresh_spans();
  std::vector<int> shown_columns() const;

  TableModel* table_ = nullptr;
  TableFilter* filter_;
  SkillCandleDelegate* skill_delegate_;
  QString empty_text_;
  QString last_key_;
  bool updating_ = false;
};

}  // namespace candlewright
