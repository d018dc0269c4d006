#include "ui/correlation_panel.h"

#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <algorithm>
#include <cmath>

#include "ui/panel_layout.h"
#include "ui/table_cells.h"
#include "widgets/controls.h"
#include "widgets/correlation_map.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {
constexpr std::size_t most_pairs = 500;
}

CorrelationPanel::CorrelationPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* column = page_over_state(rows, pages_, state_);
  about_ = make_label({}, static_cast<int>(TextStyle::small), true);
  about_->setObjectName(QStringLiteral("correlation_about"));
  about_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  tool_row(column)->addWidget(about_, 1);
  auto* split = new QSplitter(Qt::Horizontal);
  split->setChildrenCollapsible(false);
  map_ = new CorrelationMap;
  map_->setObjectName(QStringLiteral("correlation_map"));
  map_->set_empty_text(tr("No symbol is listed in Datasets."));
  pairs_ = new TableModel(this);
  using enum ColumnKind;
  pairs_->set_columns({{"symbol", tr("Symbol"), {}, {}, text, {}, 80},
                       {"other", tr("Moves with"), {}, {}, text, {}, 80},
                       {"correlation", tr("Correlation"), tr("of returns"), tr("Pearson's, over the steps that both have"), figure, {}, 78},
                       {"common", tr("Bars"), tr("in common"), tr("Steps from one bar to the next that both have"), figure, {}, 70},
                       {"parts", tr("Parts"), {}, tr("A trained symbol that moves like a held-out one tells much of it"), text, {}, 0}});
  table_ = new TableView(tr("Pairs by correlation"));
  table_->setObjectName(QStringLiteral("correlation_pairs"));
  table_->set_table(pairs_);
  split->addWidget(map_);
  split->addWidget(table_);
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 2);
  column->addWidget(split, 1);

  connect(map_, &CorrelationMap::chosen, this, [this](int row, int) {
    if (matrix_) bench_.selection.choose_symbol(QString::fromStdString(matrix_->symbols[static_cast<std::size_t>(row)]));
  });
  connect(table_, &TableView::current_changed, this, [this](const QString& key) {
    const int row = pairs_->row_of(key);
    if (row >= 0) bench_.selection.choose_symbol(pairs_->rows()[static_cast<std::size_t>(row)].cells[0].text);
  });
  connect(&bench_.prices, &DatasetReader::opened, this, &CorrelationPanel::look);
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & Selection::Symbol) show_symbol();
  });
  look();
}

void CorrelationPanel::set_symbols(const QStringList& symbols) {
  symbols_ = symbols;
  look();
}

void CorrelationPanel::showEvent(QShowEvent*) { look(); }

void CorrelationPanel::look() {
  const auto dataset = bench_.prices.dataset();
  if (!dataset) {
    state_->show_empty(QStringLiteral("folder"), tr("No prices yet"), tr("Open a folder: its symbols are then compared."));
    pages_->setCurrentIndex(0);
    return;
  }
  pages_->setCurrentIndex(1);
  if (!isVisible()) return;
  QStringList compared;
  std::vector<std::shared_ptr<const PriceTable>> tables;
  for (const QString& name : symbols_) {
    const DatasetSymbol* symbol = tables.size() < most_correlated ? dataset->find(name.toStdString()) : nullptr;
    if (!symbol) continue;
    compared.append(name);
    tables.push_back(symbol->table);
  }
  QStringList same = compared;  // the matrix has its own order
  same.sort();
  if (asked_ == dataset && asked_symbols_ == same) return;
  asked_ = dataset;
  asked_symbols_ = same;
  about_->setText(tr("Comparing %Ln symbols", nullptr, static_cast<int>(compared.size())));
  question_.ask(
      this,
      [tables](std::stop_token stop) {
        std::vector<const PriceTable*> asked;
        for (const auto& table : tables) asked.push_back(table.get());
        return correlate(asked, stop);
      },
      [this, dataset](std::shared_ptr<const CorrelationMatrix> matrix, const QString& wrong) {
        if (!matrix) return about_->setText(wrong);
        matrix_ = matrix;
        show_matrix(*dataset);
      });
}

void CorrelationPanel::show_matrix(const Dataset& dataset) {
  const CorrelationMatrix& m = *matrix_;
  QStringList names;
  std::vector<bool> held_out;
  for (const std::string& symbol : m.symbols) {
    names.append(QString::fromStdString(symbol));
    const DatasetSymbol* known = dataset.find(symbol);
    held_out.push_back(known && known->held_out);
  }
  map_->set_cells(names, m.values);
  struct Pair {
    std::size_t a, b;
  };
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < m.size(); ++a) {
    for (std::size_t b = a + 1; b < m.size(); ++b) {
      if (std::isfinite(m.value(a, b))) pairs.push_back({a, b});
    }
  }
  const std::size_t known = pairs.size(), shown = std::min(known, most_pairs);
  std::partial_sort(pairs.begin(), pairs.begin() + static_cast<std::ptrdiff_t>(shown), pairs.end(),
                    [&](const Pair& x, const Pair& y) { return std::fabs(m.value(x.a, x.b)) > std::fabs(m.value(y.a, y.b)); });
  pairs.resize(shown);
  std::vector<TableRow> rows;
  for (const Pair& pair : pairs) {
    const auto part = [&](std::size_t symbol) { return held_out[symbol] ? tr("held out") : tr("trained"); };
    TableCell value = word(figures::number(m.value(pair.a, pair.b), 3));
    value.value = m.value(pair.a, pair.b);
    TableCell common = word(figures::count(m.common[pair.a * m.size() + pair.b]));
    common.value = static_cast<qlonglong>(m.common[pair.a * m.size() + pair.b]);
    TableCell parts = word(held_out[pair.a] == held_out[pair.b] ? part(pair.a) : tr("trained and held out"));
    parts.strong = held_out[pair.a] != held_out[pair.b];
    rows.push_back({names[static_cast<qsizetype>(pair.a)] + '\t' + names[static_cast<qsizetype>(pair.b)],
                    {word(names[static_cast<qsizetype>(pair.a)]), word(names[static_cast<qsizetype>(pair.b)]), value, common, parts},
                    RowKind::plain,
                    0,
                    {}});
  }
  pairs_->set_rows(std::move(rows));
  const qsizetype listed = symbols_.size();
  about_->setText(listed > static_cast<qsizetype>(most_correlated)
                      ? tr("The first %1 of %2 symbols that Datasets lists; filter there for others. Like stands beside like.")
                            .arg(figures::count(static_cast<qint64>(m.size())), figures::count(listed))
                      : tr("%1 symbols, %2 pairs with at least %3 bars in common. Like stands beside like.")
                            .arg(figures::count(static_cast<qint64>(m.size())), figures::count(static_cast<qint64>(known)),
                                 figures::count(least_common_returns)));
  about_->setToolTip(about_->text());
  show_symbol();
}

void CorrelationPanel::show_symbol() {
  if (!matrix_) return;
  const auto at = std::find(matrix_->symbols.begin(), matrix_->symbols.end(), bench_.selection.symbol().toStdString());
  const int row = at == matrix_->symbols.end() ? -1 : static_cast<int>(at - matrix_->symbols.begin());
  if (row != map_->current().first) map_->set_current(row, row);
}

}  // namespace candlewright
