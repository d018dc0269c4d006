#include "ui/runs_panel.h"

#include <QAction>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <algorithm>
#include <utility>

#include "ui/filter_edits.h"
#include "ui/kept_fields.h"
#include "ui/panel_layout.h"
#include "ui/run_edits.h"
#include "ui/run_judgement.h"
#include "widgets/column_button.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

constexpr int narrow_table = 1300;  // below it the figures would begin beyond the edge

bool is_run(const QString& key) { return !key.isEmpty() && !key.startsWith(QStringLiteral("reference:")); }
bool is_row_of(const RunRow& run, const TableRow& row) { return row.key == QLatin1String(run.id.c_str()); }

}  // namespace

void queue_evaluation(Bench& bench, const RunRow& run, const QString& checkpoint) {
  EvaluateJob job;
  const QString judged = checkpoint.isEmpty() ? bench.selection.checkpoint(QString::fromStdString(run.id)) : checkpoint;
  job.forecasters = {"run:" + run.id + "/" + judged.toStdString()};
  const auto& dataset = bench.prices.dataset();
  job.data = dataset ? dataset->folder : std::filesystem::path(run.data_folder);
  const bool held_out =
      dataset && std::any_of(dataset->symbols.begin(), dataset->symbols.end(), [](const DatasetSymbol& symbol) { return symbol.held_out; });
  const auto by_settings = run.settings.is_object() && run.settings.contains("data")
                               ? run.settings["data"].value("held_out_symbols", std::string())
                               : std::string();
  if (held_out || !by_settings.empty()) {
    job.part = "held_out";
    job.part_rows = 250;  // the laid-out 60 rows cannot carry a verdict at horizon 30
  }
  if (run.settings.is_object() && run.settings.contains("data")) {
    job.lookback = run.settings["data"].value("lookback", job.lookback);
    job.horizon = run.settings["data"].value("horizon", job.horizon);
  }
  bench.engine.add(job, title_of(run));
}

RunsPanel::RunsPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  filter_ = new QLineEdit;
  filter_->setObjectName(QStringLiteral("runs_filter"));
  filter_->setPlaceholderText(tr("Filter runs: state:finished skill>0"));
  filter_->setAccessibleName(tr("Filter runs"));
  filter_->setClearButtonEnabled(true);
  count_ = make_label({}, static_cast<int>(TextStyle::small), true);
  auto* resume = make_button(tr("Continue"), QStringLiteral("running"));
  auto* again = make_button(tr("Launch again with changes..."), QStringLiteral("fork"));
  auto* evaluate = make_button(tr("Evaluate"), QStringLiteral("check"));
  auto* remove = make_button(tr("Delete"), QStringLiteral("trash"));
  remove->setToolTip(tr("Moves the run to the workspace's trash."));
  continue_ = resume;
  again_ = again;
  evaluate_ = evaluate;
  delete_ = remove;
  tools->addWidget(filter_, 1);
  tools->addWidget(count_);
  for (QPushButton* button : {resume, evaluate, again, remove}) tools->addWidget(button);

  model_ = new TableModel(this);
  model_->set_columns(run_columns(scope_));
  table_ = new TableView(tr("Runs of the workspace"));
  table_->setObjectName(QStringLiteral("runs_table"));
  table_->set_table(model_);
  columns_ = new ColumnButton(table_);
  columns_->setObjectName(QStringLiteral("runs_columns"));
  columns_->set_narrow(narrow_table, narrow_run_columns());
  tools->addWidget(columns_);
  keep_columns(columns_, bench_.feed, QStringLiteral("window.columns.runs"));
  state_ = new StatePage;
  state_->show_empty(QStringLiteral("list"), tr("No runs yet"),
                     tr("Runs appear here as soon as one starts, from this window or from the command line."));
  pages_ = new QStackedWidget;
  pages_->addWidget(state_);
  pages_->addWidget(table_);
  rows->addWidget(pages_, 1);

  auto* tick = new QAction(tr("Show its curves"), table_);
  tick->setShortcut(Qt::Key_Space);
  tick->setShortcutContext(Qt::WidgetShortcut);
  table_->addAction(tick);
  connect(tick, &QAction::triggered, this, [this] { toggle_tick(table_->current_key()); });
  connect(model_, &TableModel::ticked, this, [this](const QString& run, const QString&, bool on) { push_tick(bench_, run, on); });
  connect(table_, &TableView::current_changed, this, [this](const QString& key) {
    // A click on a tick box ticks and nothing else: a chosen run is ticked by itself, and the click would take that back.
    const bool on_tick = table_->currentIndex().column() == model_->column_of(QStringLiteral("tick"));
    if (is_run(key) && !on_tick) bench_.selection.choose_run(key);
  });
  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& words) {
    const QString wrong = table_->filter()->set_words(words);
    filter_->setProperty("wrong", !wrong.isEmpty());
    filter_->setToolTip(wrong);
    filter_->update();
  });
  keep_text(filter_, bench_.feed, QStringLiteral("window.filter.runs"));
  undo_typing(bench_.undo, filter_);
  const auto current = [this]() -> const RunRow* { return bench_.feed.run(table_->current_key()); };
  connect(resume, &QPushButton::clicked, this, [this, current] {
    if (const RunRow* run = current()) bench_.engine.add(ResumeJob{run->id}, title_of(*run));
  });
  connect(again, &QPushButton::clicked, this, [this] { Q_EMIT again_wanted(bench_.selection.current_run()); });
  connect(evaluate, &QPushButton::clicked, this, [this, current] {
    if (const RunRow* run = current()) queue_evaluation(bench_, *run);
  });
  connect(remove, &QPushButton::clicked, this, [this, current] {
    const RunRow* run = current();
    if (!run || is_live(*run)) return;
    bench_.notices.add(tr("%1 was moved to the trash. Edit > Undo brings it back.").arg(title_of(*run)));
    bench_.undo.push(new TrashRun(bench_.feed, *run));
  });
  const auto edit = [&](const QString& text, const QKeySequence& keys, auto action) {
    auto* made = new QAction(text, table_);
    made->setShortcut(keys);
    made->setShortcutContext(Qt::WidgetShortcut);
    table_->addAction(made);
    connect(made, &QAction::triggered, this, action);
  };
  edit(tr("Rename..."), Qt::Key_F2, [this] { annotate(tr("Name of the run"), false); });
  edit(tr("Tags..."), Qt::CTRL | Qt::Key_T, [this] { annotate(tr("Tags, with commas between"), true); });
  edit(tr("Delete"), Qt::Key_Delete, [remove] { remove->click(); });
  connect(&bench_.feed, &RunFeed::runs_changed, this, [this] { show_runs(bench_.feed.changed_runs()); });
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & (Selection::Runs | Selection::Checkpoint)) show_runs({});
  });
  connect(&bench_.feed, &RunFeed::history_changed, this, [this](const QString& run) {
    // What the list alone does not know of a ticked run: the model before its first step, another checkpoint than the best.
    if (bench_.selection.runs().contains(run) && !soon_.isActive()) soon_.start();
  });
  soon_.setSingleShot(true);
  soon_.setInterval(250);  // figures change at most four times a second
  connect(&soon_, &QTimer::timeout, this, [this] { show_runs({}); });
  show_runs({});
}

void RunsPanel::annotate(const QString& question, bool tags) {
  const RunRow* run = bench_.feed.run(table_->current_key());
  if (!run) return;
  auto* dialog = new QInputDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(title_of(*run));
  dialog->setLabelText(question);
  dialog->setTextValue(tags ? tags_of(*run).join(QStringLiteral(", ")) : QString::fromStdString(run->name));
  connect(dialog, &QInputDialog::textValueSelected, this, [this, tags, id = table_->current_key()](const QString& text) {
    const RunRow* now = bench_.feed.run(id);
    if (!now) return;
    const QString name = QString::fromStdString(now->name);
    bench_.undo.push(new AnnotateRun(bench_.feed, *now, tags ? name : text.trimmed(), tags ? tags_from(text) : tags_of(*now)));
  });
  dialog->open();
}

void RunsPanel::toggle_tick(const QString& run) {
  if (is_run(run)) bench_.selection.tick(run, !bench_.selection.runs().contains(run));
}

void RunsPanel::show_columns() {
  const int sorted = table_->horizontalHeader()->sortIndicatorSection();
  const QString by = sorted >= 0 && sorted < model_->columnCount() ? model_->columns()[static_cast<std::size_t>(sorted)].key : QString();
  const Qt::SortOrder order = table_->horizontalHeader()->sortIndicatorOrder();
  model_->set_columns(run_columns(scope_));
  columns_->apply();
  table_->filter()->set_words(filter_->text());  // words know their columns by place
  table_->sort_by(by, order);
}

void RunsPanel::show_some(std::vector<TableRow> rows, const std::set<std::string>& differing) {
  // The rows of before in the order of before: what differs is made anew, so that one live run among 10,000 costs one row.
  for (const RunRow& run : bench_.feed.runs()) {
    if (differing.contains(run.id)) rows.push_back(run_row(run, bench_.feed, bench_.selection, scope_));
  }
  model_->update_rows(std::move(rows));
}

void RunsPanel::show_all(std::vector<TableRow> rows, const std::set<std::string>& differing, const RunTableScope& before,
                         std::vector<TableRow> shown) {
  const auto& runs = bench_.feed.runs();
  const std::ptrdiff_t references =
      std::find_if(shown.begin(), shown.end(), [](const TableRow& row) { return is_run(row.key); }) - shown.begin();
  const bool same_runs =
      std::ssize(shown) == references + std::ssize(runs) && std::equal(runs.rbegin(), runs.rend(), shown.begin() + references, is_row_of);
  rows.reserve(rows.size() + runs.size());
  auto old = shown.begin() + references;
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    const bool anew = !same_runs || differing.contains(run->id);
    rows.push_back(anew ? run_row(*run, bench_.feed, bench_.selection, scope_)
                        : rescoped_row(std::move(*old), before, *run, bench_.feed, bench_.selection, scope_));
    if (same_runs) ++old;
  }
  model_->set_rows(std::move(rows));
}

void RunsPanel::show_runs(const std::set<std::string>& changed) {
  const auto& runs = bench_.feed.runs();
  std::set<std::string> differing = changed;
  for (const QString& id : ticked_ + bench_.selection.runs()) differing.insert(id.toStdString());
  const RunTableScope before = std::exchange(scope_, run_table_scope(bench_.feed, bench_.selection));
  std::vector<TableRow> references = reference_rows(bench_.feed, bench_.selection, scope_);
  const auto same_key = [](const TableRow& a, const TableRow& b) { return a.key == b.key; };
  const auto& shown = model_->rows();
  const bool same_rows = scope_ == before && shown.size() == references.size() + runs.size() &&
                         std::equal(references.begin(), references.end(), shown.begin(), same_key) &&
                         std::equal(runs.rbegin(), runs.rend(), shown.begin() + std::ssize(references), is_row_of);
  if (same_rows) {
    show_some(std::move(references), differing);
  } else {
    std::vector<TableRow> rows = model_->rows();
    if (scope_ != before) show_columns();
    show_all(std::move(references), differing, before, std::move(rows));
  }
  ticked_ = bench_.selection.runs();
  pages_->setCurrentIndex(runs.empty() ? 0 : 1);
  const std::int64_t looks = bench_.feed.times_judged(scope_.part);
  const QString count = tr("%Ln runs", nullptr, static_cast<int>(runs.size()));
  count_->setText(looks == 0 ? count : tr("%1 · %2 judged %3 times so far").arg(count, part_name(scope_.part), figures::count(looks)));
  table_->set_context(
      tr("Each run at its chosen checkpoint: validation by its own validation part, skill by its newest evaluation on the %1, "
         "always against tomorrow = today on the same windows.")
          .arg(part_name(scope_.part)));
  count_->setToolTip(tr("The best of many looks at the same windows is flattered."));
  const QString current = bench_.selection.current_run();
  if (!current.isEmpty() && table_->current_key() != current && model_->row_of(current) >= 0) table_->set_current_key(current);
  show_buttons();
}

void RunsPanel::show_buttons() {
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  const bool live = run && is_live(*run);
  const auto set = [](QWidget* button, bool on, const QString& why) {
    button->setEnabled(on);
    button->setToolTip(on ? QString() : why);
  };
  const QString none = tr("No run is selected.");
  set(continue_, run && !live && run->status != "finished", !run ? none : live ? tr("It is running.") : tr("It is finished."));
  set(evaluate_, run && can_be_judged(*run), !run ? none : tr("No checkpoint has been judged by its forecasts yet."));
  set(again_, run, none);
  set(delete_, run && !live, !run ? none : tr("It is running."));
}

}  // namespace candlewright
