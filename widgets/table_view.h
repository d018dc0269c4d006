#pragma once
#include <QPersistentModelIndex>
#include <QTableView>

#include "widgets/skill_candle.h"
#include "widgets/table_model.h"

namespace candlewright {

/// px: what the column says or else its kind needs, and never less than its name: a translation may be longer.
int usual_width(const TableColumn& column);

/// Sortable table of a TableModel: numbers right, name over unit in the head, groups of columns, one skill scale drawn in the head.
/// Ctrl+C copies the selected rows (all if none), Ctrl+Shift+C with what the figures need beside them. Tick boxes (see TableModel::ticked)
/// toggle by click and Space. A click on a head row, or Return, folds its group; Left and Right fold, unfold and go from level to level.
class TableView : public QTableView {
  Q_OBJECT
 public:
  /// `name` is the accessible name.
  explicit TableView(const QString& name, QWidget* parent = nullptr);
  ~TableView() override;

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
  /// What figures need beside them and no cell says: set, windows, horizon. Above the table in copy_with_context().
  void set_context(const QString& words) { context_ = words; }
  const QString& context() const { return context_; }
  QString text_with_context() const;  ///< name, context and what copy_table() copies, each column with its group
  void copy_with_context() const;     ///< to the clipboard
  /// The first columns, hidden ones not counted, stay in place while the others scroll.
  void set_pinned(int columns);
  QString tsv(bool selected_only) const;     ///< selected_only: all rows if none is selected
  QString csv() const;                       ///< what is shown, in its order
  void set_empty_text(const QString& text);  ///< shown in the place of rows
  /// Tints a row as the pointer does, where its thing is hovered elsewhere; empty = none. Emits nothing.
  void set_hovered_key(const QString& key);
  int hovered_row() const { return hovered_.isValid() ? hovered_.row() : -1; }  ///< as the rows are shown; -1 = none

 Q_SIGNALS:
  void current_changed(const QString& key);  ///< by person or set_current_key; empty = none
  void row_activated(const QString& key);    ///< double click or Return
  void row_hovered(const QString& key);      ///< by the pointer; empty = it left

 protected:
  void paintEvent(QPaintEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  bool viewportEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;  ///< the pinned columns' hover

 private:
  void show_focus();
  void set_up_columns();
  bool toggle_group(const QModelIndex& index);  ///< false if it is no head
  bool walk_tree(bool inwards);                 ///< as Right and Left do in a tree; false if that is no step in it
  void fill_rest();
  void place_pinned();
  void hover(const QTableView& view, const QEvent& event);
  void tint(const QModelIndex& index);
  void refresh_spans();
  void refresh_spans_soon();
  std::vector<int> shown_columns() const;

  TableModel* table_ = nullptr;
  TableFilter* filter_;
  SkillCandleDelegate* skill_delegate_;
  QTableView* pinned_ = nullptr;
  int pinned_columns_ = 0;
  QString empty_text_, context_;
  QString last_key_;
  QPersistentModelIndex hovered_;
  bool spans_stale_ = false;
};

}  // namespace candlewright
