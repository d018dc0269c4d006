#pragma once
#include <QWidget>

#include "ui/bench.h"
#include "ui/soon.h"

class QLineEdit;
class QStackedWidget;

namespace candlewright {

class StatePage;
class TableModel;
class TableView;

/// Settings diff: the settings that are not the same in all ticked runs, data, version, device and seed too. The current run is the
/// reference: it stands first, and what differs from it is strong.
class SettingsDiffPanel : public QWidget {
  Q_OBJECT
 public:
  explicit SettingsDiffPanel(Bench& bench, QWidget* parent = nullptr);

 private:
  void show_differences();

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QLineEdit* filter_;
  TableModel* model_;
  TableView* table_;
  Soon soon_{100};
};

/// Columns (the setting, then a run each, the first one the reference) and rows of settings that differ. The key is the setting's path.
std::vector<TableColumn> settings_diff_columns(const std::vector<RunRow>& runs);
std::vector<TableRow> settings_diff_rows(const std::vector<RunRow>& runs);

}  // namespace candlewright
