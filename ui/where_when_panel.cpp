#include "ui/where_when_panel.h"

#include <QLabel>
#include <QStackedWidget>
#include <algorithm>
#include <limits>

#include "ui/evaluation_rows.h"
#include "ui/panel_layout.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/heat_map.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

constexpr int by_step = 0;

int month_of(Nanoseconds time) {
  const CalendarTime at = calendar(time);
  return 12 * (at.year - 1970) + at.month - 1;
}

double percent_of(const SkillCell& cell) {
  const auto skill = cell.skill();
  return skill ? 100 * *skill : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

WhereWhenPanel::WhereWhenPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* column = page_over_state(rows, pages_, state_);
  auto* tools = tool_row(column);
  by_ = new Segmented(tr("Columns of the map"), {tr("By step"), tr("By time")});
  by_->setObjectName(QStringLiteral("where_when_by"));
  by_->set_index(by_step);
  note_ = make_label({}, static_cast<int>(TextStyle::small), true);
  note_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  tools->addWidget(by_);
  tools->addWidget(note_, 1);
  map_ = new HeatMap;
  map_->setObjectName(QStringLiteral("where_when_map"));
  column->addWidget(map_, 1);

  connect(by_, &Segmented::chosen, this, &WhereWhenPanel::show_cells);
  connect(map_, &HeatMap::chosen, this, &WhereWhenPanel::choose);
  connect(&bench_.evaluations, &EvaluationReader::evaluation_changed, this, [this] {
    if (isVisible()) bench_.evaluations.read_cells(order_);  // the table may keep its order
  });
  connect(&bench_.evaluations, &EvaluationReader::cells_changed, this, &WhereWhenPanel::show_cells);
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & (Selection::Symbol | Selection::Window)) show_current();
  });
  show_cells();
}

void WhereWhenPanel::set_order(const QStringList& symbols) {
  order_ = symbols;
  if (isVisible()) bench_.evaluations.read_cells(order_);
  show_cells();
}

void WhereWhenPanel::showEvent(QShowEvent*) {
  bench_.evaluations.read_cells(order_);  // a map that nobody sees is not read
  show_cells();
}

void WhereWhenPanel::show_cells() {
  const auto& evaluation = bench_.evaluations.evaluation();
  if (!evaluation) {
    const RunRow* run = bench_.feed.run(bench_.selection.current_run());
    state_->show_empty(QStringLiteral("layout-analyse"),
                       run ? tr("%1 has not been evaluated").arg(title_of(*run)) : tr("No run is selected"),
                       run ? tr("Evaluate it in Symbols: the map shows where and when it errs.") : tr("Choose one in Runs."));
    pages_->setCurrentIndex(0);
    return;
  }
  pages_->setCurrentIndex(1);
  if (!isVisible()) return;  // nothing is drawn in hidden docks
  const auto& cells = bench_.evaluations.cells();
  const bool steps = by_->index() == by_step;
  shown_.clear();
  std::size_t horizon = 0;
  int first = std::numeric_limits<int>::max(), last = std::numeric_limits<int>::min();
  for (const QString& symbol : order_) {
    const auto found = cells.constFind(symbol);
    if (found == cells.constEnd()) continue;
    shown_.append(symbol);
    horizon = std::max(horizon, found->by_step.size());
    if (found->by_month.empty()) continue;
    first = std::min(first, found->by_month.begin()->first);
    last = std::max(last, found->by_month.rbegin()->first);
  }
  first_month_ = first;
  QStringList columns;
  if (steps) {
    for (std::size_t h = 1; h <= horizon; ++h) columns.append(QString::number(h));
  } else {
    for (int month = first; month <= last; ++month) columns.append(month_name(month));
  }
  std::vector<std::vector<double>> values;
  values.reserve(static_cast<std::size_t>(shown_.size()));
  for (const QString& symbol : shown_) {
    const SkillCells& one = *cells.constFind(symbol);
    auto& row = values.emplace_back(static_cast<std::size_t>(columns.size()), std::numeric_limits<double>::quiet_NaN());
    if (steps) {
      std::transform(one.by_step.begin(), one.by_step.end(), row.begin(), percent_of);
    } else {
      for (const auto& [month, cell] : one.by_month) row[static_cast<std::size_t>(month - first)] = percent_of(cell);
    }
  }
  map_->set_empty_text(order_.isEmpty() ? tr("The Symbols table shows no symbol.") : tr("Reading forecasts."));
  map_->setAccessibleName(steps ? tr("Skill by symbol and step") : tr("Skill by symbol and month"));
  map_->set_cells(shown_, columns, std::move(values), steps ? tr("bars ahead") : tr("month of the last known bar, UTC"));
  QString note = tr("skill of %1 against persistence, %, %2 · a dot marks worse than −5 %")
                     .arg(bench_.evaluations.judged(), part_words(evaluation->document));
  if (shown_.size() < order_.size())
    note.prepend(tr("%1 of %2 symbols so far · ").arg(figures::count(shown_.size()), figures::count(order_.size())));
  note_->setText(note);
  note_->setToolTip(note);
  show_current();
}

int WhereWhenPanel::month_column(const QString& symbol) const {
  const auto& study = bench_.evaluations.study();
  const auto origin = bench_.selection.window();
  if (origin) return month_of(*origin) - first_month_;
  // Without a choice the newest window is the current one.
  if (study && study->symbol == symbol && !study->windows.empty()) return month_of(study->windows.back().origin) - first_month_;
  return -1;
}

void WhereWhenPanel::show_current() {
  const QString symbol = bench_.selection.symbol();
  const int row = static_cast<int>(shown_.indexOf(symbol));
  const bool steps = by_->index() == by_step;
  const auto [row_before, column_before] = map_->current();
  map_->set_current(row, row < 0 ? -1 : steps ? column_before : month_column(symbol));
}

void WhereWhenPanel::choose(int row, int column) {
  if (row < 0 || row >= shown_.size()) return;
  const QString symbol = shown_[row];
  bench_.selection.choose_symbol(symbol);
  if (by_->index() == by_step) return;
  const auto& months = bench_.evaluations.cells()[symbol].by_month;
  const auto found = months.find(first_month_ + column);
  if (found != months.end()) bench_.selection.choose_window(found->second.worst_origin);
}

}  // namespace candlewright
