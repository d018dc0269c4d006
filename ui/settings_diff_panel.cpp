#include "ui/settings_diff_panel.h"

#include <QLineEdit>
#include <QStackedWidget>
#include <algorithm>

#include "engine/storage/comparison.h"
#include "ui/kept_fields.h"
#include "ui/panel_layout.h"
#include "ui/run_draft.h"
#include "ui/run_table.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/table_view.h"

namespace candlewright {

SettingsDiffPanel::SettingsDiffPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  filter_ = new QLineEdit;
  filter_->setPlaceholderText(tr("Find a setting"));
  filter_->setAccessibleName(tr("Find a setting"));
  filter_->setClearButtonEnabled(true);
  tool_row(rows)->addWidget(filter_, 1);
  pages_ = new QStackedWidget;
  rows->addWidget(pages_, 1);
  state_ = new StatePage;
  pages_->addWidget(state_);
  model_ = new TableModel(this);
  table_ = new TableView(tr("Settings that differ between the ticked runs"));
  table_->setObjectName(QStringLiteral("settings_diff_table"));
  model_->set_columns(settings_diff_columns({}));
  table_->set_table(model_);
  table_->set_pinned(2);  // the setting and the reference
  pages_->addWidget(table_);

  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& words) { table_->filter()->set_words(words); });
  keep_text(filter_, bench_.feed, QStringLiteral("window.filter.settings_diff"));
  connect(&soon_, &QTimer::timeout, this, &SettingsDiffPanel::show_differences);
  connect(&bench_.feed, &RunFeed::runs_changed, &soon_, &Soon::ask);
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & Selection::Runs) soon_.ask();
  });
  show_differences();
}

void SettingsDiffPanel::show_differences() {
  std::vector<RunRow> runs;
  for (const QString& id : bench_.selection.runs()) {
    const RunRow* run = bench_.feed.run(id);
    if (!run) continue;
    runs.insert(id == bench_.selection.current_run() ? runs.begin() : runs.end(), *run);
  }
  std::vector<TableRow> rows = settings_diff_rows(runs);
  filter_->setVisible(!rows.empty());
  if (rows.empty()) {
    if (runs.size() < 2) {
      state_->show_empty(QStringLiteral("list"), tr("Tick two runs or more"), tr("What differs between their settings is listed here."));
    } else {
      state_->show_empty(
          QStringLiteral("check"), tr("No setting differs"),
          tr("Settings, data, version, device and seed of the %1 ticked runs are the same.").arg(figures::count(std::ssize(runs))));
    }
    pages_->setCurrentIndex(0);
    return;
  }
  const std::vector<TableColumn> columns = settings_diff_columns(runs);
  const auto same_head = [](const TableColumn& a, const TableColumn& b) { return a.key == b.key && a.unit == b.unit; };
  if (!std::equal(columns.begin(), columns.end(), model_->columns().begin(), model_->columns().end(), same_head))
    model_->set_columns(columns);
  model_->set_rows(std::move(rows));
  pages_->setCurrentIndex(1);
}

std::vector<TableColumn> settings_diff_columns(const std::vector<RunRow>& runs) {
  std::vector<TableColumn> columns{{"setting", SettingsDiffPanel::tr("Setting"), {}, {}, ColumnKind::text, {}, 150}};
  for (const RunRow& run : runs) {
    const bool reference = columns.size() == 1;
    columns.push_back({QString::fromStdString(run.id),
                       QStringLiteral("#%1").arg(run.number),
                       reference ? SettingsDiffPanel::tr("reference") : QString(),
                       QString::fromStdString(run.name),
                       ColumnKind::figure,
                       {},
                       110});
  }
  return columns;
}

std::vector<TableRow> settings_diff_rows(const std::vector<RunRow>& runs) {
  std::vector<TableRow> rows;
  for (const Json& setting : settings_that_differ(runs)) {
    const QString path = QString::fromStdString(setting["path"].get<std::string>());
    TableRow row;
    row.key = path;
    TableCell name;
    name.text = setting_name(path);
    name.value = path;
    name.tip = path;
    row.cells.push_back(name);
    const Json& reference = setting["values"].front();
    for (const Json& value : setting["values"]) {
      TableCell cell = setting_cell(value);
      if (cell.tip.isEmpty()) cell.tip = path;
      cell.strong = value != reference;
      cell.dim = row.cells.size() > 1 && value == reference;
      row.cells.push_back(cell);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace candlewright
