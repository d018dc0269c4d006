#pragma once
#include <QHash>
#include <QWidget>

#include "ui/bench.h"
#include "ui/question.h"
#include "ui/split_rows.h"

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace candlewright {

class Chip;
class OverviewStrip;
class Segmented;
class StatePage;
class TableModel;
class TableView;

/// Split: how the draft of the next run cuts the folder into parts, to be edited by fields, by dragging the borders under the current
/// symbol's closes and by ticking held-out symbols; with the windows that each symbol then gives.
class SplitPanel : public QWidget {
  Q_OBJECT
 public:
  explicit SplitPanel(Bench& bench, QWidget* parent = nullptr);

  /// The run that would start now; empty = none can, for this reason.
  void set_job(std::optional<TrainJob> job, const QString& why_not);

 Q_SIGNALS:
  /// A person edited the split: texts by path of setting.
  void settings_wanted(const QString& what, const QHash<QString, QString>& settings);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void look();
  void show_preview();
  void show_symbol();
  void switch_by(int index);
  void write_parts();
  void hold_out(const QString& symbol, bool on);
  const SymbolWindows* current() const;

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  Segmented* by_;
  QLineEdit *validation_, *test_, *gap_;
  QLabel *unit_, *sentence_;
  Chip* wrong_;
  OverviewStrip* strip_;
  TableModel* model_;
  TableView* table_;
  std::optional<TrainJob> job_;
  DataConfig config_;  ///< of the last draft that was whole
  QString why_not_;
  bool stale_ = true;
  std::shared_ptr<const SplitPreview> preview_;
  Question<SplitPreview> question_;
};

}  // namespace candlewright
