#include "ui/symbol_panel.h"

#include <QCheckBox>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <array>

#include "ui/dataset_rows.h"
#include "ui/panel_layout.h"
#include "widgets/candle_chart.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/overview_strip.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

SymbolPanel::SymbolPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* outer = panel_rows(this);
  pages_ = new QStackedWidget;
  outer->addWidget(pages_);
  state_ = new StatePage;
  state_->show_empty(QStringLiteral("candle-up"), tr("No symbol is selected"), tr("Choose one in Datasets."));
  pages_->addWidget(state_);
  auto* page = new QWidget;
  pages_->addWidget(page);
  auto* rows = panel_rows(page);

  auto* subject = tool_row(rows);
  name_ = make_label({}, static_cast<int>(TextStyle::subject));
  about_ = make_label({}, static_cast<int>(TextStyle::body), true);
  about_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  subject->addWidget(name_);
  subject->addWidget(about_, 1);

  auto* tools = tool_row(rows);
  repairs_ = new Chip;
  gaps_ = new Chip;
  outliers_ = new Chip;
  span_ = new Segmented(tr("Span"), {tr("3M"), tr("8M"), tr("1Y"), tr("All")});
  span_->set_index(1);
  log_ = new QCheckBox(tr("Log"));
  log_->setAccessibleName(tr("Logarithmic prices"));
  for (QWidget* chip : {static_cast<QWidget*>(repairs_), static_cast<QWidget*>(gaps_), static_cast<QWidget*>(outliers_)})
    tools->addWidget(chip);
  tools->addStretch(1);
  tools->addWidget(span_);
  tools->addWidget(log_);

  auto* split = new QSplitter(Qt::Vertical);
  split->setChildrenCollapsible(false);
  auto* pictures = new QWidget;
  auto* column = panel_rows(pictures);
  chart_ = new CandleChart;
  chart_->setObjectName(QStringLiteral("symbol_chart"));
  overview_ = new OverviewStrip;
  column->addWidget(chart_, 1);
  column->addWidget(overview_);
  table_ = new TableView(tr("Repaired cells"));
  table_->set_empty_text(tr("Nothing was changed in this file."));
  cells_ = new TableModel(this);
  cells_->set_columns(repair_columns());
  table_->set_table(cells_);
  split->addWidget(pictures);
  split->addWidget(table_);
  split->setStretchFactor(0, 4);
  split->setStretchFactor(1, 1);
  rows->addWidget(split, 1);

  connect(span_, &Segmented::chosen, this, &SymbolPanel::show_span);
  connect(log_, &QCheckBox::toggled, chart_, &CandleChart::set_log);
  connect(chart_, &CandleChart::options_changed, this, [this] { log_->setChecked(chart_->log()); });
  connect(chart_, &CandleChart::shown_changed, overview_, &OverviewStrip::set_shown);
  connect(overview_, &OverviewStrip::span_dragged, chart_, &CandleChart::set_shown);
  connect(table_, &TableView::current_changed, this, [this](const QString& key) {
    const int row = cells_->row_of(key);
    if (row < 0) return;
    const double bar = cells_->rows()[static_cast<std::size_t>(row)].cells[1].value.toDouble();
    const auto [first, last] = chart_->shown();
    const double half = (last - first) / 2;
    chart_->set_shown(bar - half, bar + half);
    overview_->set_shown(chart_->shown().first, chart_->shown().second);
  });
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & Selection::Symbol) show_symbol();
  });
  connect(&bench_.prices, &DatasetReader::opened, this, &SymbolPanel::show_symbol);
  show_symbol();
}

void SymbolPanel::show_symbol() {
  const auto& dataset = bench_.prices.dataset();
  const DatasetSymbol* symbol = dataset ? dataset->find(bench_.selection.symbol().toStdString()) : nullptr;
  if (!symbol) {
    pages_->setCurrentIndex(0);
    return;
  }
  const PriceTable& table = *symbol->table;
  name_->setText(QString::fromStdString(symbol->name()));
  about_->setText(tr("%1 · %2 · %3 bars, %4 to %5")
                      .arg(symbol->held_out ? tr("held out") : tr("trained"), QString::fromStdString(table.quality.frequency),
                           figures::count(table.rows()), figures::date(table.time.front()), figures::date(table.time.back())));
  about_->setToolTip(QString::fromStdString(table.file));
  const auto changed = repairs_of(table);
  repairs_->set_chip(changed ? tr("%1 cells repaired").arg(figures::count(changed)) : tr("nothing repaired"),
                     changed ? Chip::Tone::warn : Chip::Tone::plain);
  gaps_->set_chip(table.quality.gaps ? tr("%1 gaps").arg(figures::count(table.quality.gaps)) : tr("no gap"),
                  table.quality.gaps ? Chip::Tone::warn : Chip::Tone::plain);
  outliers_->set_chip(tr("%1 outliers, kept").arg(figures::count(std::ssize(table.quality.outliers))));
  outliers_->setVisible(!table.quality.outliers.empty());

  const auto marks = candle_marks(table);
  const auto parts = candle_parts(*symbol);
  chart_->set_bars(candle_bars(table));
  chart_->set_marks(marks);
  chart_->set_gaps(candle_gaps(table));
  chart_->set_parts(parts);
  overview_->set_bars(std::vector<qint64>(table.time.begin(), table.time.end()), table.close);
  overview_->set_parts(parts);
  overview_->set_marks(marks);
  cells_->set_rows(repair_rows(table));
  table_->setVisible(!cells_->rows().empty());
  pages_->setCurrentIndex(1);
  show_span();
}

void SymbolPanel::show_span() {
  static constexpr std::array spans{66, 176, 252};  // trading days; other bar lengths read them as counts of bars
  const auto i = static_cast<std::size_t>(span_->index());
  if (i < spans.size()) {
    chart_->show_last(spans[i]);
  } else {
    chart_->show_all();
  }
  overview_->set_shown(chart_->shown().first, chart_->shown().second);
}

}  // namespace candlewright
