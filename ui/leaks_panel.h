#pragma once
#include <QWidget>

#include "ui/bench.h"
#include "ui/leak_rows.h"
#include "ui/question.h"

class QLabel;
class QStackedWidget;

namespace candlewright {

class StatePage;
class TableModel;
class TableView;

/// Leaks and checks of the open folder: whether a model could see what it is judged on, and the quality checks. Asked when it is looked at.
class LeaksPanel : public QWidget {
  Q_OBJECT
 public:
  explicit LeaksPanel(Bench& bench, QWidget* parent = nullptr);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void look();  ///< asks, if it can be seen and the answer is not of the open folder

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QLabel* sentence_;
  TableModel *leaks_, *checks_;
  TableView* leaks_table_;
  std::shared_ptr<const Dataset> asked_;  ///< the answer on screen, or the question under way, is about it
  Question<FolderReport> question_;
};

}  // namespace candlewright
