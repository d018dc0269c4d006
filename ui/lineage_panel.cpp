#include "ui/lineage_panel.h"

#include <QStackedWidget>
#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "engine/storage/comparison.h"
#include "ui/engine_words.h"
#include "ui/panel_layout.h"
#include "ui/run_draft.h"
#include "ui/run_judgement.h"
#include "ui/run_table.h"
#include "ui/table_cells.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/table_view.h"

namespace candlewright {

namespace {

constexpr int most_differences = 5;

std::vector<TableColumn> lineage_columns() {
  using enum ColumnKind;
  return {
      {"line", {}, {}, LineagePanel::tr("Line of the run in charts"), line_sample, {}, 40},
      {"run", LineagePanel::tr("Run"), {}, LineagePanel::tr("Below and to the right of the one it began from"), text, {}, 230},
      {"state", LineagePanel::tr("State"), {}, {}, text, {}, 92},
      {"pct_mae", LineagePanel::tr("Val pct_MAE"), LineagePanel::tr("% of last close"), LineagePanel::tr("Less is better"), figure, {}, 92},
      {"persistence", LineagePanel::tr("Persistence"), LineagePanel::tr("% of last close"), {}, figure, {}, 86},
      {"differs", LineagePanel::tr("Differs from its parent"), {}, {}, text, {}, 0}};
}

TableRow row_of(const Descent& descent, const Bench& bench) {
  const RunRow& run = *descent.run;
  const QString id = QString::fromStdString(run.id);
  TableCell line;
  if (bench.selection.runs().contains(id)) line.mark = bench.selection.slot(id) + 1;
  const QString branch = descent.depth == 0 ? QString() : QString(4 * (descent.depth - 1), QChar(0xa0)) + QStringLiteral("└ ");
  TableCell name = word(branch + title_of(run), id);
  name.value = static_cast<qlonglong>(run.number);
  name.strong = id == bench.selection.current_run();
  TableCell state = word(engine_words(run.status), state_words(run));
  state.value = QString::fromStdString(run.status);  // state:finished filters in every language
  state.icon = state_icon(run.status);
  const auto figures = figures_of_chosen(bench.feed, run, bench.selection);
  const auto two = [](const std::optional<double>& value) {
    TableCell cell = word(value ? figures::number(*value, 2) : figures::none(), LineagePanel::tr("It was not validated yet."));
    if (value) cell = word(cell.text), cell.value = *value;
    return cell;
  };
  TableCell differs = descent.parent       ? word(differences_from_parent(run, *descent.parent))
                      : run.parent.empty() ? word(figures::none(), LineagePanel::tr("It was not forked from another run."))
                                           : word(LineagePanel::tr("its parent was deleted"));
  if (differs.tip.isEmpty()) differs.tip = differs.text;
  return {id,
          {line, name, state, two(figures ? figures->pct_mae : std::nullopt), two(figures ? figures->persistence_pct_mae : std::nullopt),
           differs},
          RowKind::plain,
          0,
          {}};
}

}  // namespace

LineagePanel::LineagePanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  pages_ = new QStackedWidget;
  rows->addWidget(pages_, 1);
  state_ = new StatePage;
  state_->show_empty(QStringLiteral("fork"), tr("No ticked run was forked"),
                     tr("Checkpoints > Fork... begins a run from a checkpoint of another; both then stand here."));
  pages_->addWidget(state_);
  model_ = new TableModel(this);
  model_->set_columns(lineage_columns());
  table_ = new TableView(tr("Families of the ticked runs"));
  table_->setObjectName(QStringLiteral("lineage_table"));
  table_->set_table(model_);
  table_->setSortingEnabled(false);  // the order is the tree
  pages_->addWidget(table_);

  connect(table_, &TableView::current_changed, this, [this](const QString& run) {
    if (!run.isEmpty()) bench_.selection.choose_run(run);
  });
  connect(&soon_, &QTimer::timeout, this, &LineagePanel::show_families);
  connect(&bench_.feed, &RunFeed::runs_changed, &soon_, &Soon::ask);
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & (Selection::Runs | Selection::Checkpoint)) soon_.ask();
  });
  show_families();
}

void LineagePanel::show_families() {
  std::vector<TableRow> rows;
  for (const Descent& descent : families_of(bench_.feed.runs(), bench_.selection.runs())) rows.push_back(row_of(descent, bench_));
  pages_->setCurrentIndex(rows.empty() ? 0 : 1);
  model_->set_rows(std::move(rows));
  const QString current = bench_.selection.current_run();
  if (model_->row_of(current) < 0 || table_->current_key() == current) return;
  const QSignalBlocker nobody_chose(table_);
  table_->set_current_key(current);
}

std::vector<Descent> families_of(const std::vector<RunRow>& runs, const QStringList& ids) {
  std::map<std::string, const RunRow*> by_id;
  for (const RunRow& run : runs) by_id.emplace(run.id, &run);
  const auto parent_of = [&](const RunRow& run) {
    const auto found = by_id.find(run.parent);
    return found == by_id.end() || found->second == &run ? nullptr : found->second;
  };
  std::map<const RunRow*, std::vector<const RunRow*>> children;
  for (const RunRow& run : runs) {
    if (const RunRow* parent = parent_of(run)) children[parent].push_back(&run);
  }
  std::vector<const RunRow*> firsts;
  for (const QString& id : ids) {
    const auto found = by_id.find(id.toStdString());
    const RunRow* first = found == by_id.end() ? nullptr : found->second;
    std::set<const RunRow*> passed;  // a damaged store could make a circle
    while (first && parent_of(*first) && passed.insert(first).second) first = parent_of(*first);
    if (first && children.contains(first)) firsts.push_back(first);
  }
  std::sort(firsts.begin(), firsts.end(), [](const RunRow* a, const RunRow* b) { return a->number < b->number; });
  firsts.erase(std::unique(firsts.begin(), firsts.end()), firsts.end());
  std::vector<Descent> out;
  std::set<const RunRow*> placed;
  const std::function<void(const RunRow*, const RunRow*, int)> place = [&](const RunRow* run, const RunRow* parent, int depth) {
    if (!placed.insert(run).second) return;
    out.push_back({run, parent, depth});
    for (const RunRow* child : children[run]) place(child, run, depth + 1);
  };
  for (const RunRow* first : firsts) place(first, nullptr, 0);
  return out;
}

QString differences_from_parent(const RunRow& run, const RunRow& parent) {
  QStringList parts;
  int more = 0;
  for (const Json& setting : settings_that_differ({run, parent})) {
    const QString path = QString::fromStdString(setting["path"].get<std::string>());
    if (path == QStringLiteral("parent")) continue;
    if (parts.size() == most_differences) {
      ++more;
      continue;
    }
    const QString name = setting_name(path);
    parts << LineagePanel::tr("%1 %2 instead of %3")
                 .arg(name == label_of(path) ? name.toLower() : name,  // English writes it small within a sentence
                      setting_cell(setting["values"][0]).text, setting_cell(setting["values"][1]).text);
  }
  if (more) parts << LineagePanel::tr("%1 more").arg(more);
  return parts.isEmpty() ? LineagePanel::tr("same settings, data and version") : parts.join(QStringLiteral(", "));
}

}  // namespace candlewright
