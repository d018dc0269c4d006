#include "ui/symbol_panel.h"

#include <QCheckBox>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <array>

#include "ui/dataset_rows.h"
#include "ui/panel_layout.h"
#include "ui/repair_rows.h"
#include "widgets/candle_chart.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/overview_strip.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

SymbolPanel::SymbolPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* outer = panel_rows(this);
  auto* rows = page_over_state(outer, pages_, state_);
  state_->show_empty(QStringLiteral("candle-up"), tr("No symbol is selected"), tr("Choose one in Datasets."));

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
  auto* below = new QWidget;
  auto* found = panel_rows(below);
  which_ = new Segmented(tr("What was found in the file"), {tr("Repairs"), tr("Outliers")});
  which_->setObjectName(QStringLiteral("symbol_found"));
  auto* which_row = tool_row(found);
  which_row->addWidget(which_);
  which_row->addStretch(1);
  tables_ = new QStackedWidget;
  repaired_cells_ = new TableModel(this);
  repaired_cells_->set_columns(repair_columns());
  outlier_bars_ = new TableModel(this);
  outlier_bars_->set_columns(outlier_columns());
  const auto add_table = [this](const QString& name, const char* object_name, const QString& empty, TableModel* model) {
    auto* table = new TableView(name);
    table->setObjectName(QString::fromLatin1(object_name));
    table->set_empty_text(empty);
    table->set_table(model);
    tables_->addWidget(table);
    connect(table, &TableView::current_changed, this, [this, model](const QString& key) {
      const int row = model->row_of(key);
      if (row >= 0) show_bar(model->rows()[static_cast<std::size_t>(row)].cells[1].value.toDouble());
    });
  };
  add_table(tr("Repaired cells"), "repairs_table", tr("Nothing was changed in this file."), repaired_cells_);
  add_table(tr("Outliers that were kept"), "outliers_table", tr("No bar's return is more than 8 robust deviations."), outlier_bars_);
  found->addWidget(tables_, 1);
  split->addWidget(pictures);
  split->addWidget(below);
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 1);
  below_ = below;
  rows->addWidget(split, 1);

  connect(span_, &Segmented::chosen, this, &SymbolPanel::show_span);
  connect(log_, &QCheckBox::toggled, chart_, &CandleChart::set_log);
  connect(chart_, &CandleChart::options_changed, this, [this] { log_->setChecked(chart_->log()); });
  connect(chart_, &CandleChart::shown_changed, overview_, &OverviewStrip::set_shown);
  connect(overview_, &OverviewStrip::span_dragged, chart_, &CandleChart::set_shown);
  connect(which_, &Segmented::chosen, tables_, &QStackedWidget::setCurrentIndex);
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
  QStringList about;
  for (const char* fact : {"class", "currency"}) {
    if (const auto known = symbol->about.find(fact); known != symbol->about.end()) about.append(QString::fromStdString(known->second));
  }
  about << (symbol->held_out ? tr("held out") : tr("trained")) << QString::fromStdString(table.quality.frequency)
        << tr("%Ln bars, %1 to %2", nullptr, static_cast<int>(table.rows()))
               .arg(figures::date(table.time.front()), figures::date(table.time.back()));
  about_->setText(about.join(QStringLiteral(" · ")));
  about_->setToolTip(QString::fromStdString(table.file));
  const auto changed = repairs_of(table);
  repairs_->set_chip(changed ? tr("%Ln cells repaired", nullptr, static_cast<int>(changed)) : tr("nothing repaired"),
                     changed ? Chip::Tone::warn : Chip::Tone::plain);
  gaps_->set_chip(table.quality.gaps ? tr("%Ln gaps", nullptr, static_cast<int>(table.quality.gaps)) : tr("no gap"),
                  table.quality.gaps ? Chip::Tone::warn : Chip::Tone::plain);
  outliers_->set_chip(tr("%Ln outliers, kept", nullptr, static_cast<int>(table.quality.outliers.size())));
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
  repaired_cells_->set_rows(repair_rows(table));
  outlier_bars_->set_rows(outlier_rows(table));
  which_->set_text(0, tr("Repairs %1").arg(figures::count(changed)));
  which_->set_text(1, tr("Outliers %1").arg(figures::count(std::ssize(table.quality.outliers))));
  if (repaired_cells_->rows().empty() != outlier_bars_->rows().empty()) {  // the one that holds something is in front
    which_->set_index(repaired_cells_->rows().empty() ? 1 : 0);
    tables_->setCurrentIndex(which_->index());
  }
  below_->setVisible(!repaired_cells_->rows().empty() || !outlier_bars_->rows().empty());
  pages_->setCurrentIndex(1);
  show_span();
}

void SymbolPanel::show_bar(double bar) {
  const auto [first, last] = chart_->shown();
  const double half = (last - first) / 2;
  chart_->set_shown(bar - half, bar + half);
  chart_->set_crosshair(static_cast<int>(bar));
  overview_->set_shown(chart_->shown().first, chart_->shown().second);
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
