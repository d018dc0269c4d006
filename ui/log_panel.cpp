#include "ui/log_panel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QScrollBar>
#include <algorithm>

#include "ui/kept_fields.h"
#include "ui/panel_layout.h"
#include "ui/run_rows.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/table_view.h"

namespace candlewright {

LogPanel::LogPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  filter_ = new QLineEdit;
  filter_->setObjectName(QStringLiteral("log_filter"));
  filter_->setPlaceholderText(tr("Filter the log"));
  filter_->setAccessibleName(tr("Filter the log"));
  filter_->setClearButtonEnabled(true);
  filter_->setMaximumWidth(240);
  levels_ = new Segmented(tr("Which lines"), {tr("All"), tr("Warnings"), tr("Errors")});
  levels_->set_index(0);
  follow_ = new QCheckBox(tr("Follow"));
  follow_->setToolTip(tr("Stay at the newest line"));
  follow_->setChecked(true);
  tools->addWidget(filter_, 1);
  tools->addWidget(levels_);
  tools->addStretch(1);
  tools->addWidget(follow_);
  model_ = new TableModel(this);
  model_->set_columns(log_columns());
  table_ = new TableView(tr("Log of the current run"));
  table_->setObjectName(QStringLiteral("log_table"));
  table_->set_table(model_);
  table_->setSortingEnabled(false);
  table_->set_empty_text(tr("No run is selected."));
  rows->addWidget(table_, 1);

  connect(filter_, &QLineEdit::textChanged, this, &LogPanel::apply_filter);
  connect(levels_, &Segmented::chosen, this, &LogPanel::apply_filter);
  keep_text(filter_, bench_.feed, QStringLiteral("window.filter.log"));
  keep_choice(levels_, bench_.feed, QStringLiteral("window.filter.log.levels"));
  connect(follow_, &QCheckBox::toggled, this, [this](bool on) {
    if (on) table_->scrollToBottom();
  });
  connect(table_->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
    const QScrollBar* bar = table_->verticalScrollBar();
    follow_->setChecked(bar->sliderPosition() >= bar->maximum());
  });
  connect(&bench_.feed, &RunFeed::history_changed, this, [this](const QString& run) {
    if (run == bench_.selection.current_run()) show_log();
  });
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & Selection::Runs) show_log();
  });
  show_log();
}

void LogPanel::show_log() {
  const auto history = bench_.feed.history(bench_.selection.current_run());
  const std::size_t lines = history ? history->log.size() : 0;
  if (lines == model_->rows().size() && lines > 0 && history->log.back()->text == model_->rows().back().cells[1].text) return;
  model_->set_rows(history ? log_rows(*history) : std::vector<TableRow>());
  std::int64_t warnings = 0, errors = 0;
  if (history) {
    for (const auto& line : history->log) {
      warnings += line->level == LogLine::Level::warning;
      errors += line->level == LogLine::Level::error;
    }
  }
  levels_->set_text(0, tr("All %1").arg(figures::count(static_cast<qint64>(lines))));
  levels_->set_text(1, tr("Warnings %1").arg(figures::count(warnings)));
  levels_->set_text(2, tr("Errors %1").arg(figures::count(errors)));
  if (follow_->isChecked()) table_->scrollToBottom();
}

void LogPanel::apply_filter() {
  static const QStringList of_level{QString(), QStringLiteral(" level:warning"), QStringLiteral(" level:error")};
  table_->filter()->set_words(filter_->text() + of_level.value(levels_->index()));
}

}  // namespace candlewright
