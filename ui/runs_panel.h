#pragma once
#include <QJsonObject>
#include <QSet>
#include <QWidget>
#include <functional>

#include "ui/bench.h"
#include "ui/run_table.h"
#include "ui/soon.h"

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QVBoxLayout;

namespace candlewright {

class ColumnButton;
class NamedDocuments;
class RunMenu;
class StatePage;
class TableModel;
class TableView;

/// Runs: every run of the workspace, those of other programs too, below persistence and the untrained models. A tick compares a run in the
/// other panels, the current row is the current run; figures are those of each run's chosen checkpoint, of its last validation or of the
/// last one up to a step. Grouped by a column, one row a group says the spread and opens to its runs. How the table is seen is kept, and
/// more ways under names.
class RunsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit RunsPanel(Bench& bench, QWidget* parent = nullptr);
  /// Runs that are out of sight until others are named.
  void leave_out(const QSet<QString>& runs);

 Q_SIGNALS:
  /// "Launch again with changes...": a draft with this run's settings.
  void again_wanted(const QString& run);

 private:
  /// `changed`: runs that are others than before in the store.
  void show_runs(const std::set<std::string>& changed);
  void show_columns();
  /// The rows that differ, beside the reference rows.
  void show_some(std::vector<TableRow> references, const std::set<std::string>& differing);
  /// All rows: those that do not differ are the ones of before, in another scope.
  void show_all(std::vector<TableRow> references, const std::set<std::string>& differing, const RunTableScope& before);
  /// Archived runs are out of sight unless they are ticked or asked for; so is what the brushes of Parallel leave out.
  void hide_runs();
  void filter_rows();
  void make_table();
  void make_tools(QVBoxLayout* rows);
  void fill_groups();
  void fill_view_menu();
  void choose_values();
  void fold_all(bool folded);
  void toggle_tick(const QString& run);
  /// Sort, values and groups as they are now; a view has the columns and the filter too.
  QJsonObject arrangement() const;
  void arrange(const QJsonObject& arrangement);
  void ask_to_keep_view();
  void take_view(const QJsonObject& view);

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  TableModel* model_;
  TableView* table_;
  QLineEdit* filter_;
  QLabel* count_;
  QComboBox *values_, *groups_;
  QSpinBox* step_;
  RunMenu* run_menu_;
  ColumnButton* columns_;
  QPushButton* view_button_;
  QAction* archived_;  ///< archived runs too
  NamedDocuments* views_;
  RunTableScope scope_;
  QString group_by_;        ///< key of a column; empty = no groups
  QStringList ticked_;      ///< as shown
  QSet<QString> left_out_;  ///< by Parallel
  Soon soon_{250};
  std::function<void()> keep_;
};

/// The evaluation of a checkpoint of a run, of the chosen one if none is named: held-out symbols where the open data has some, else the
/// test part.
EvaluateJob usual_evaluation(const Bench& bench, const RunRow& run, const QString& checkpoint = {});
/// Puts it into the queue.
void queue_evaluation(Bench& bench, const RunRow& run, const QString& checkpoint = {});

}  // namespace candlewright
