#include "ui/symbols_panel.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

#include "ui/evaluation_rows.h"
#include "ui/filter_edits.h"
#include "ui/kept_fields.h"
#include "ui/panel_layout.h"
#include "ui/run_judgement.h"
#include "ui/runs_panel.h"
#include "widgets/column_button.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

SymbolsPanel::SymbolsPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  filter_ = new QLineEdit;
  filter_->setObjectName(QStringLiteral("symbols_filter"));
  filter_->setPlaceholderText(tr("Find a symbol"));
  filter_->setAccessibleName(tr("Find a symbol"));
  filter_->setClearButtonEnabled(true);
  evaluations_ = new QComboBox;
  evaluations_->setObjectName(QStringLiteral("symbols_evaluation"));
  evaluations_->setAccessibleName(tr("Evaluation"));
  evaluations_->view()->setAccessibleName(tr("Evaluation"));
  // A row of its own: its texts are as long as the narrow panel is wide. Where even that does not do, the tool tip has them whole.
  evaluations_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  evaluations_->setMinimumContentsLength(10);
  evaluate_ = make_button(tr("Evaluate"), QStringLiteral("check"));
  tools->addWidget(filter_, 1);
  tools->addWidget(evaluate_);
  auto* second = tool_row(rows);
  second->addWidget(evaluations_, 1);

  auto* column = page_over_state(rows, pages_, state_);
  aggregate_ = new SkillCandleView;
  tool_row(column)->addWidget(aggregate_, 1);
  model_ = new TableModel(this);
  model_->set_columns(symbol_columns());
  table_ = new TableView(tr("Symbols of the evaluation"));
  table_->setObjectName(QStringLiteral("symbols_table"));
  table_->set_table(model_);
  table_->sort_by(QStringLiteral("skill"), Qt::AscendingOrder);  // worst first
  columns_ = new ColumnButton(table_);
  columns_->setObjectName(QStringLiteral("symbols_columns"));
  columns_->set_narrow(500, {QStringLiteral("symbol"), QStringLiteral("candle"), QStringLiteral("skill"), QStringLiteral("verdict")});
  tools->addWidget(columns_);
  column->addWidget(table_, 1);
  source_ = make_label({}, static_cast<int>(TextStyle::small), true);
  source_->setWordWrap(true);
  source_->setContentsMargins(8, 4, 8, 4);
  column->addWidget(source_);

  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& words) {
    const QString wrong = table_->filter()->set_words(words);
    filter_->setProperty("wrong", !wrong.isEmpty());
    filter_->setToolTip(wrong);
    filter_->update();
  });
  keep_text(filter_, bench_.feed, QStringLiteral("window.filter.symbols"));
  keep_columns(columns_, bench_.feed, QStringLiteral("window.columns.symbols"));
  undo_typing(bench_.undo, filter_);
  connect(evaluations_, &QComboBox::activated, this, [this] { bench_.evaluations.choose(evaluations_->currentData().toLongLong()); });
  connect(evaluate_, &QPushButton::clicked, this, [this] {
    if (const RunRow* run = bench_.feed.run(bench_.selection.current_run())) queue_evaluation(bench_, *run);
  });
  connect(state_, &StatePage::button_clicked, this, [this] { evaluate_->click(); });
  connect(table_, &TableView::current_changed, this, [this](const QString& key) {
    if (!key.isEmpty() && !key.contains(':')) bench_.selection.choose_symbol(key);
  });
  connect(&bench_.feed, &RunFeed::history_changed, this, [this](const QString& run) {
    if (run == bench_.selection.current_run()) show_evaluations();
  });
  connect(&bench_.feed, &RunFeed::evaluations_of_no_run_changed, this, &SymbolsPanel::show_evaluations);
  connect(&bench_.evaluations, &EvaluationReader::evaluation_changed, this, &SymbolsPanel::show_evaluations);
  order_soon_.setSingleShot(true);
  order_soon_.setInterval(0);  // a sort and a filter tell of themselves more than once
  connect(&order_soon_, &QTimer::timeout, this, &SymbolsPanel::tell_order);
  for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
    connect(table_->filter(), signal, &order_soon_, qOverload<>(&QTimer::start));
  connect(table_->filter(), &QAbstractItemModel::layoutChanged, &order_soon_, qOverload<>(&QTimer::start));
  connect(table_->filter(), &QAbstractItemModel::modelReset, &order_soon_, qOverload<>(&QTimer::start));
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & Selection::Runs) show_evaluations();
    if (what & Selection::Symbol && model_->row_of(bench_.selection.symbol()) >= 0) table_->set_current_key(bench_.selection.symbol());
  });
  connect(&bench_.evaluations, &EvaluationReader::cells_changed, this, &SymbolsPanel::show_trends);
  show_evaluations();
}

void SymbolsPanel::show_evaluations() {
  const auto history = bench_.feed.history(bench_.selection.current_run());
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  evaluate_->setEnabled(run && can_be_judged(*run));
  evaluate_->setToolTip(!run                  ? tr("No run is selected.")
                        : can_be_judged(*run) ? tr("Judges the best checkpoint on all windows.")
                                              : tr("No checkpoint has been judged by its forecasts yet."));
  list_evaluations(history.get());
  if (!bench_.evaluations.evaluation()) {
    if (run) {
      state_->show_empty(QStringLiteral("check"), tr("%1 has not been evaluated").arg(title_of(*run)),
                         tr("An evaluation judges its best checkpoint on every window, next to tomorrow = today."));
      state_->set_buttons(can_be_judged(*run) ? QStringList{tr("Evaluate")} : QStringList());
    } else {
      state_->show_empty(QStringLiteral("check"), tr("No run is selected"), tr("Choose one in Runs."));
      state_->set_buttons({});
    }
    pages_->setCurrentIndex(0);
    shown_ = -1;
    return;
  }
  show_evaluation();
}

void SymbolsPanel::list_evaluations(const RunHistory* history) {
  std::vector<std::shared_ptr<const EvaluationRow>> offered;
  if (history) offered = history->evaluations;
  for (const auto& of_no_run : bench_.feed.evaluations_of_no_run()) offered.push_back(of_no_run);
  bool listed = evaluations_->count() == std::ssize(offered);
  for (int i = 0; listed && i < evaluations_->count(); ++i)
    listed = evaluations_->itemData(i).toLongLong() == offered[static_cast<std::size_t>(i)]->id;
  if (!listed) {
    evaluations_->clear();
    for (const auto& evaluation : offered)
      evaluations_->addItem(
          tr("%1, %2, %3").arg(judged_name(*evaluation, bench_.feed), part_name(evaluation->part), figures::date_time(evaluation->time)),
          static_cast<qlonglong>(evaluation->id));
  }
  evaluations_->setVisible(!offered.empty());
  const auto& now = bench_.evaluations.evaluation();
  evaluations_->setCurrentIndex(now ? evaluations_->findData(static_cast<qlonglong>(now->id)) : -1);
  evaluations_->setToolTip(evaluations_->currentText());
}

void SymbolsPanel::show_evaluation() {
  const auto& evaluation = bench_.evaluations.evaluation();
  if (!evaluation) return;
  pages_->setCurrentIndex(1);
  if (evaluation->id == shown_) return;
  shown_ = evaluation->id;
  model_->set_rows(symbol_rows(evaluation->document));
  show_trends();
  source_->setText(source_words(evaluation->document));
  if (const auto mark = aggregate_mark(evaluation->document)) {
    aggregate_->set_mark(*mark, aggregate_words(evaluation->document));
  } else {
    aggregate_->clear(tr("No symbol could be compared with tomorrow = today."));
  }
  if (model_->row_of(bench_.selection.symbol()) >= 0) table_->set_current_key(bench_.selection.symbol());
}

void SymbolsPanel::tell_order() {
  QStringList symbols;
  const TableFilter& shown = *table_->filter();
  for (int row = 0; row < shown.rowCount(); ++row) {
    const QString key = shown.index(row, 0).data(key_role).toString();
    if (!key.contains(':')) symbols.append(key);
  }
  Q_EMIT order_changed(symbols);
  if (isVisible()) bench_.evaluations.read_cells(symbols);
}

void SymbolsPanel::showEvent(QShowEvent*) { tell_order(); }

void SymbolsPanel::show_trends() {
  const auto& cells = bench_.evaluations.cells();
  const auto trend = static_cast<std::size_t>(model_->column_of(QStringLiteral("trend")));
  std::vector<TableRow> changed;
  for (const TableRow& row : model_->rows()) {
    const auto found = cells.constFind(row.key);
    if (found == cells.constEnd() || row.cells.size() <= trend || row.cells[trend].mark.isValid()) continue;
    changed.push_back(row);
    changed.back().cells[trend] = trend_cell(*found);
  }
  if (!changed.empty()) model_->update_rows(std::move(changed));
}

}  // namespace candlewright
