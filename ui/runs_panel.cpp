#include "ui/runs_panel.h"

#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QHash>
#include <QHeaderView>
#include <QInputDialog>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <algorithm>
#include <utility>

#include "ui/engine_errors.h"
#include "ui/filter_edits.h"
#include "ui/kept_fields.h"
#include "ui/named_documents.h"
#include "ui/panel_layout.h"
#include "ui/run_edits.h"
#include "ui/run_groups.h"
#include "ui/run_judgement.h"
#include "ui/run_menu.h"
#include "ui/run_query.h"
#include "widgets/column_button.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

constexpr int narrow_table = 1300;  // below it the figures would begin beyond the edge

enum ValuesAt { at_best, at_last, at_step };

bool is_group(const QString& key) { return key.startsWith(QStringLiteral("group:")); }
bool is_run(const QString& key) { return !key.isEmpty() && !key.startsWith(QStringLiteral("reference:")) && !is_group(key); }
bool is_row_of(const RunRow& run, const TableRow& row) { return row.key == QLatin1String(run.id.c_str()); }

}  // namespace

EvaluateJob usual_evaluation(const Bench& bench, const RunRow& run, const QString& checkpoint) {
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
  return job;
}

void queue_evaluation(Bench& bench, const RunRow& run, const QString& checkpoint) {
  bench.engine.add(usual_evaluation(bench, run, checkpoint), title_of(run));
}

RunsPanel::RunsPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  make_table();
  make_tools(rows);
  state_ = new StatePage;
  state_->show_empty(QStringLiteral("list"), tr("No runs yet"),
                     tr("Runs appear here as soon as one starts, from this window or from the command line."));
  pages_ = new QStackedWidget;
  pages_->addWidget(state_);
  pages_->addWidget(table_);
  rows->addWidget(pages_, 1);

  connect(&bench_.feed, &RunFeed::runs_changed, this, [this] { show_runs(bench_.feed.changed_runs()); });
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & (Selection::Runs | Selection::Checkpoint)) show_runs({});
  });
  connect(&bench_.feed, &RunFeed::history_changed, this, [this](const QString& run) {
    // What the list alone does not know of a ticked run: the model before its first step, another checkpoint than the best.
    if (bench_.selection.runs().contains(run)) soon_.ask();
  });
  connect(&soon_, &QTimer::timeout, this, [this] { show_runs({}); });

  const QString key = QStringLiteral("window.view.runs");
  if (const Json before = bench_.feed.kept(key); before.is_object())
    arrange(QJsonDocument::fromJson(QByteArray::fromStdString(before.dump())).object());
  keep_ = [this, keep = keep_value(this, bench_.feed, key)] {
    keep(Json::parse(QJsonDocument(arrangement()).toJson(QJsonDocument::Compact).toStdString()));
  };
  connect(table_->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, [this] { keep_(); });
  show_runs({});
}

void RunsPanel::make_table() {
  model_ = new TableModel(this);
  model_->set_columns(run_columns(scope_));
  table_ = new TableView(tr("Runs of the workspace"));
  table_->setObjectName(QStringLiteral("runs_table"));
  table_->set_table(model_);
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
}

void RunsPanel::make_tools(QVBoxLayout* rows) {
  filter_ = new QLineEdit;
  filter_->setObjectName(QStringLiteral("runs_filter"));
  filter_->setPlaceholderText(tr("Filter runs: state:finished skill>0"));
  filter_->setAccessibleName(tr("Filter runs"));
  filter_->setClearButtonEnabled(true);
  filter_->setMinimumWidth(120);
  connect(filter_, &QLineEdit::textChanged, this, [this] {
    filter_rows();
    if (!group_by_.isEmpty()) show_runs({});  // groups tell of what is listed
  });
  keep_text(filter_, bench_.feed, QStringLiteral("window.filter.runs"));
  undo_typing(bench_.undo, filter_);
  filter_rows();
  count_ = make_label({}, static_cast<int>(TextStyle::small), true);
  count_->setObjectName(QStringLiteral("runs_count"));
  count_->setToolTip(tr("The best of many looks at the same windows is flattered."));

  values_ = new QComboBox;
  values_->setObjectName(QStringLiteral("runs_values"));
  values_->setAccessibleName(tr("Values at"));
  values_->addItems({tr("Values at best"), tr("Values at last"), tr("Values at step")});
  values_->setToolTip(
      tr("Best: of each run's chosen checkpoint. Last: of its last validation. Step: of the last validation up to that step"));
  step_ = new QSpinBox;
  step_->setObjectName(QStringLiteral("runs_step"));
  step_->setAccessibleName(tr("Step of the values"));
  step_->setRange(0, std::numeric_limits<int>::max());
  step_->setSingleStep(100);
  step_->setValue(1000);
  step_->setGroupSeparatorShown(true);
  step_->setKeyboardTracking(false);
  step_->hide();
  groups_ = new QComboBox;
  groups_->setObjectName(QStringLiteral("runs_groups"));
  groups_->setAccessibleName(tr("Group by"));
  groups_->view()->setAccessibleName(tr("Group by"));
  groups_->setToolTip(tr("One row for each value of a column; a click opens it"));
  groups_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  groups_->setMinimumContentsLength(11);
  fill_groups();
  connect(values_, &QComboBox::activated, this, &RunsPanel::choose_values);
  connect(step_, &QSpinBox::valueChanged, this, &RunsPanel::choose_values);
  connect(groups_, &QComboBox::activated, this, [this] {
    group_by_ = groups_->currentData().toString();
    show_runs({});
    keep_();
  });

  run_menu_ = new RunMenu(bench_, table_);
  connect(run_menu_, &RunMenu::again_wanted, this, &RunsPanel::again_wanted);
  columns_ = new ColumnButton(table_);
  columns_->setObjectName(QStringLiteral("runs_columns"));
  columns_->set_narrow(narrow_table, narrow_run_columns());
  keep_columns(columns_, bench_.feed, QStringLiteral("window.columns.runs"));
  view_button_ = make_button(tr("View"), QStringLiteral("eye"));
  view_button_->setObjectName(QStringLiteral("runs_view"));
  view_button_->setMenu(new QMenu(view_button_));
  archived_ = new QAction(tr("Archived runs too"), this);
  archived_->setCheckable(true);
  connect(archived_, &QAction::toggled, this, [this] {
    show_runs({});
    if (keep_) keep_();
  });
  views_ = new NamedDocuments(bench_.feed, bench_.undo, QStringLiteral("window.views.runs"), this);
  connect(views_, &NamedDocuments::changed, this, &RunsPanel::fill_view_menu, Qt::QueuedConnection);  // it may be its own action that asked
  fill_view_menu();

  auto* tools = tool_row(rows);
  tools->addWidget(filter_, 1);
  tools->addWidget(count_);
  for (QWidget* control : std::initializer_list<QWidget*>{values_, step_, groups_, run_menu_, columns_, view_button_})
    tools->addWidget(control);
}

void RunsPanel::filter_rows() {
  TableFilter& filter = *table_->filter();
  const QString words = filter_->text();
  const bool query = is_run_query(words);
  QString wrong = query ? QString() : filter.set_words(words);
  std::function<bool(const TableRow&)> condition;
  if (query || !wrong.isEmpty()) {
    try {
      condition = run_query(words, bench_.feed, *model_);
      filter.set_words({});
      wrong.clear();
    } catch (const InputError& error) {  // a line that is still being typed leaves what is listed as it is
      if (query) wrong = error_sentence(QString(), QString::fromStdString(error.message), QString::fromStdString(error.hint));
    }
  }
  if (condition || !query) filter.set_condition(std::move(condition));
  filter_->setProperty("wrong", !wrong.isEmpty());
  filter_->setToolTip(!wrong.isEmpty() ? wrong
                                       : tr("Words, state:finished, skill>0, tag:nov, learning_rate<1e-4, started>2026-11-01, joined by and, or, "
                                            "not and parentheses"));
  filter_->update();
}

void RunsPanel::leave_out(const QSet<QString>& runs) {
  left_out_ = runs;
  show_runs({});
}

void RunsPanel::toggle_tick(const QString& run) {
  if (is_run(run)) bench_.selection.tick(run, !bench_.selection.runs().contains(run));
}

void RunsPanel::choose_values() {
  const int at = values_->currentIndex();
  step_->setVisible(at == at_step);
  bench_.feed.read_figures_at(at == at_best   ? std::nullopt
                              : at == at_last ? std::optional(last_step)
                                              : std::optional<std::int64_t>(step_->value()));
  if (keep_) keep_();
}

void RunsPanel::fill_groups() {
  groups_->clear();
  groups_->addItem(tr("No groups"), QString());
  for (const TableColumn& column : model_->columns()) {
    if (column.name.isEmpty() || column.kind == ColumnKind::skill_candle || column.key == QStringLiteral("number")) continue;
    const auto same = [&](const TableColumn& other) { return other.name == column.name && other.kind != ColumnKind::skill_candle; };
    const bool alone = std::count_if(model_->columns().begin(), model_->columns().end(), same) == 1;
    groups_->addItem(alone ? tr("By %1").arg(column.name) : tr("By %1 (%2)").arg(column.name, column.group), column.key);
  }
  groups_->setCurrentIndex(std::max(0, groups_->findData(group_by_)));
}

void RunsPanel::fold_all(bool folded) {
  QSet<int> groups;
  for (const TableRow& row : model_->rows()) {
    if (folded && row.kind == RowKind::head) groups.insert(row.group);
  }
  table_->filter()->set_folded(groups);
}

void RunsPanel::show_columns() {
  const int sorted = table_->horizontalHeader()->sortIndicatorSection();
  const QString by = sorted >= 0 && sorted < model_->columnCount() ? model_->columns()[static_cast<std::size_t>(sorted)].key : QString();
  const Qt::SortOrder order = table_->horizontalHeader()->sortIndicatorOrder();
  model_->set_columns(run_columns(scope_));
  fill_groups();
  columns_->apply();
  filter_rows();  // words know their columns by place
  table_->sort_by(by, order);
}

void RunsPanel::show_some(std::vector<TableRow> rows, const std::set<std::string>& differing) {
  // The rows of before in the order of before: what differs is made anew, so that one live run among 10,000 costs one row.
  for (const RunRow& run : bench_.feed.runs()) {
    if (differing.contains(run.id)) rows.push_back(run_row(run, bench_.feed, bench_.selection, scope_));
  }
  model_->update_rows(std::move(rows));
}

void RunsPanel::show_all(std::vector<TableRow> rows, const std::set<std::string>& differing, const RunTableScope& before) {
  std::vector<TableRow> shown = model_->rows();
  QHash<QString, std::size_t> places;
  QSet<QString> open;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (is_run(shown[i].key)) places.insert(shown[i].key, i);
    if (shown[i].kind == RowKind::head && !table_->filter()->folded(shown[i].group)) open.insert(shown[i].key);
  }
  if (scope_ != before) show_columns();
  const auto& runs = bench_.feed.runs();
  rows.reserve(rows.size() + runs.size());
  for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
    const auto known = places.constFind(QString::fromStdString(run->id));
    const bool anew = known == places.constEnd() || differing.contains(run->id) || scope_.values_at != before.values_at;
    rows.push_back(anew ? run_row(*run, bench_.feed, bench_.selection, scope_)
                        : rescoped_row(std::move(shown[*known]), before, *run, bench_.feed, bench_.selection, scope_));
    rows.back().group = 0;
  }
  if (!group_by_.isEmpty()) rows = grouped_rows(std::move(rows), model_->columns(), group_by_, [this](const TableRow& row) { return table_->filter()->fits(row); });
  QSet<int> folded;  // groups are closed until a person opens them, wherever they go
  for (const TableRow& row : rows) {
    if (row.kind == RowKind::head && !open.contains(row.key)) folded.insert(row.group);
  }
  model_->set_rows(std::move(rows));
  table_->filter()->set_folded(folded);
}

void RunsPanel::show_runs(const std::set<std::string>& changed) {
  const auto& runs = bench_.feed.runs();
  std::set<std::string> differing = changed;
  for (const QString& id : ticked_ + bench_.selection.runs()) differing.insert(id.toStdString());
  const RunTableScope before = std::exchange(scope_, run_table_scope(bench_.feed, bench_.selection));
  hide_runs();
  std::vector<TableRow> references = reference_rows(bench_.feed, bench_.selection, scope_);
  const auto same_key = [](const TableRow& a, const TableRow& b) { return a.key == b.key; };
  const auto& shown = model_->rows();
  const bool same_rows = scope_ == before && group_by_.isEmpty() && shown.size() == references.size() + runs.size() &&
                         std::equal(references.begin(), references.end(), shown.begin(), same_key) &&
                         std::equal(runs.rbegin(), runs.rend(), shown.begin() + std::ssize(references), is_row_of);
  if (same_rows) {
    show_some(std::move(references), differing);
  } else {
    show_all(std::move(references), differing, before);
  }
  ticked_ = bench_.selection.runs();
  pages_->setCurrentIndex(runs.empty() ? 0 : 1);
  table_->set_context(tr("Each run %1: validation by its own validation part, skill by the newest evaluation of that checkpoint on the %2, "
                         "always against tomorrow = today on the same windows.")
                          .arg(values_words(scope_), part_name(scope_.part)));
  const QString current = bench_.selection.current_run(), at = table_->current_key();
  // Who stands on the head of a group by keys stays there.
  if (!current.isEmpty() && at != current && !is_group(at) && model_->row_of(current) >= 0) table_->set_current_key(current);
  run_menu_->show_current();
}

void RunsPanel::hide_runs() {
  QSet<QString> hidden = left_out_;
  std::int64_t archived = 0;
  for (const RunRow& run : bench_.feed.runs()) {
    if (!run.archived || archived_->isChecked()) continue;
    const QString id = QString::fromStdString(run.id);
    if (bench_.selection.slot(id) >= 0) continue;
    ++archived;
    hidden.insert(id);
  }
  table_->filter()->set_hidden(hidden);
  const std::int64_t all = std::ssize(bench_.feed.runs()), looks = bench_.feed.times_judged(scope_.part);
  const QString runs = tr("%Ln runs", nullptr, static_cast<int>(all));
  QStringList words{hidden.isEmpty() ? runs : tr("%1 of %2").arg(figures::count(all - hidden.size()), runs)};
  if (!left_out_.isEmpty()) words << tr("brushed in Parallel");
  if (archived > 0) words << tr("%1 archived").arg(figures::count(archived));
  if (looks > 0) words << tr("%1 judged %Ln times so far", nullptr, static_cast<int>(looks)).arg(part_name(scope_.part));
  count_->setText(words.join(QStringLiteral(" · ")));
}

QJsonObject RunsPanel::arrangement() const {
  const int sorted = table_->horizontalHeader()->sortIndicatorSection();
  const bool any = sorted >= 0 && sorted < model_->columnCount();
  return {{"sort", any ? model_->columns()[static_cast<std::size_t>(sorted)].key : QString()},
          {"descending", table_->horizontalHeader()->sortIndicatorOrder() == Qt::DescendingOrder},
          {"values", values_->currentIndex()},
          {"step", step_->value()},
          {"group", group_by_},
          {"archived", archived_->isChecked()}};
}

void RunsPanel::arrange(const QJsonObject& arrangement) {
  archived_->setChecked(arrangement["archived"].toBool());
  {
    const QSignalBlocker values_come_with_it(step_);
    step_->setValue(arrangement["step"].toInt(step_->value()));
  }
  values_->setCurrentIndex(std::clamp(arrangement["values"].toInt(), 0, values_->count() - 1));
  choose_values();
  group_by_ = arrangement["group"].toString();
  groups_->setCurrentIndex(std::max(0, groups_->findData(group_by_)));
  show_runs({});
  const QString by = arrangement["sort"].toString();
  if (model_->column_of(by) >= 0) {
    table_->sort_by(by, arrangement["descending"].toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
  } else {
    table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  }
}

void RunsPanel::fill_view_menu() {
  QMenu* menu = view_button_->menu();
  menu->clear();
  for (const auto& one : views_->all()) {
    connect(menu->addAction(one.name), &QAction::triggered, this, [this, name = one.name] {
      if (const auto* found = views_->find(name)) take_view(found->content);
    });
  }
  if (!views_->all().empty()) menu->addSeparator();
  menu->addAction(tr("Keep this view..."), this, &RunsPanel::ask_to_keep_view);
  QMenu* forget = menu->addMenu(tr("Forget a view"));
  forget->menuAction()->setEnabled(!views_->all().empty());
  for (const auto& one : views_->all())
    connect(forget->addAction(one.name), &QAction::triggered, this, [this, name = one.name] { views_->remove(name); });
  menu->addSeparator();
  menu->addAction(archived_);
  menu->addAction(tr("Open all groups"), this, [this] { fold_all(false); });
  menu->addAction(tr("Close all groups"), this, [this] { fold_all(true); });
}

void RunsPanel::take_view(const QJsonObject& view) {
  QHash<QString, bool> chosen;
  const QJsonObject columns = view["columns"].toObject();
  for (auto it = columns.begin(); it != columns.end(); ++it) chosen.insert(it.key(), it.value().toBool());
  columns_->set_chosen(chosen);
  filter_->setText(view["filter"].toString());
  arrange(view["arrangement"].toObject());
}

void RunsPanel::ask_to_keep_view() {
  auto* dialog = new QInputDialog(this);
  dialog->setObjectName(QStringLiteral("keep_view"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Keep this view"));
  dialog->setLabelText(tr("Columns, filter, sort, values and groups of the table, under a name."));
  dialog->setTextValue(filter_->text().isEmpty() ? tr("View %1").arg(views_->all().size() + 1) : filter_->text());
  connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
    QJsonObject columns;
    for (auto it = columns_->chosen().begin(); it != columns_->chosen().end(); ++it) columns.insert(it.key(), it.value());
    if (const QString name = text.trimmed(); !name.isEmpty())
      views_->put(name, {{"columns", columns}, {"filter", filter_->text()}, {"arrangement", arrangement()}});
  });
  dialog->open();
}

}  // namespace candlewright
