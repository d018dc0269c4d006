#include "ui/datasets_panel.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <algorithm>
#include <map>

#include "ui/dataset_rows.h"
#include "ui/engine_errors.h"
#include "ui/filter_edits.h"
#include "ui/kept_fields.h"
#include "ui/panel_layout.h"
#include "widgets/column_button.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

constexpr int narrow_table = 760;        // px; below it the last columns would lie beyond the edge
constexpr std::int64_t most_open = 500;  // symbols of a folder that is open at first

/// What the chips add to the words, in their order.
const QStringList& chip_words() {
  static const QStringList words{QString(), QStringLiteral(" repairs>0"), QStringLiteral(" gaps>0"), QStringLiteral(" held_out:symbol"),
                                 QStringLiteral(" quality:refused")};
  return words;
}
constexpr int held_out_chip = 3, refused_chip = 4;

}  // namespace

DatasetsPanel::DatasetsPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  auto* add = make_button(tr("Open folder..."), QStringLiteral("folder"));
  add->setToolTip(tr("CSV or Parquet, one file a symbol or one long file. Your files are only read."));
  filter_ = new QLineEdit;
  filter_->setObjectName(QStringLiteral("datasets_filter"));
  filter_->setPlaceholderText(tr("Find a symbol"));
  filter_->setAccessibleName(tr("Find a symbol"));
  filter_->setClearButtonEnabled(true);
  tools->addWidget(add);
  tools->addWidget(filter_, 1);

  table_ = new TableView(tr("Symbols of the folder"));
  table_->setObjectName(QStringLiteral("datasets_table"));
  model_ = new TableModel(this);
  model_->set_columns(dataset_columns());
  table_->set_table(model_);
  auto* columns = new ColumnButton(table_);
  columns->set_narrow(narrow_table, narrow_dataset_columns());
  tools->addWidget(columns);
  keep_columns(columns, bench_.feed, QStringLiteral("window.columns.datasets"));
  chips_ = new Segmented(tr("Which symbols"), {tr("All"), tr("Repaired"), tr("Gaps"), tr("Held out"), tr("Refused")});
  auto* chip_row = tool_row(rows);
  chip_row->addWidget(chips_);
  chip_row->addStretch(1);
  state_ = new StatePage;
  pages_ = new QStackedWidget;
  pages_->addWidget(state_);
  pages_->addWidget(table_);
  rows->addWidget(pages_, 1);
  auto* foot = tool_row(rows);
  foot_ = make_label({}, static_cast<int>(TextStyle::small), true);
  foot_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  foot_->setWordWrap(true);
  foot->addWidget(foot_, 1);
  report_ = make_link(tr("Report..."));
  report_->setToolTip(tr("Leaks and checks of this folder"));
  foot->addWidget(report_);

  connect(add, &QPushButton::clicked, this, &DatasetsPanel::folder_wanted);
  connect(filter_, &QLineEdit::textChanged, this, &DatasetsPanel::apply_filter);
  connect(chips_, &Segmented::chosen, this, &DatasetsPanel::apply_filter);
  keep_text(filter_, bench_.feed, QStringLiteral("window.filter.datasets"));
  undo_typing(bench_.undo, filter_);
  keep_choice(chips_, bench_.feed, QStringLiteral("window.filter.datasets.chips"));
  connect(report_, &QPushButton::clicked, this, &DatasetsPanel::report_wanted);
  connect(table_, &TableView::current_changed, this, [this](const QString& key) {
    if (!key.isEmpty() && !key.contains(':')) bench_.selection.choose_symbol(key);
  });
  shown_soon_.setSingleShot(true);
  shown_soon_.setInterval(0);  // a sort and a filter tell of themselves more than once
  connect(&shown_soon_, &QTimer::timeout, this, &DatasetsPanel::tell_shown);
  for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
    connect(table_->filter(), signal, &shown_soon_, qOverload<>(&QTimer::start));
  connect(table_->filter(), &QAbstractItemModel::layoutChanged, &shown_soon_, qOverload<>(&QTimer::start));
  connect(table_->filter(), &QAbstractItemModel::modelReset, &shown_soon_, qOverload<>(&QTimer::start));
  connect(state_, &StatePage::button_clicked, this, [this](int) {
    if (bench_.prices.busy()) {
      bench_.prices.stop();
    } else {
      Q_EMIT folder_wanted();
    }
  });
  connect(&bench_.prices, &DatasetReader::opened, this, &DatasetsPanel::show_dataset);
  connect(&bench_.prices, &DatasetReader::busy_changed, this, &DatasetsPanel::show_busy);
  connect(&bench_.prices, &DatasetReader::progressed, this, [this](qint64 done, qint64 files) {
    const double seconds = 0.001 * static_cast<double>(reading_.elapsed());
    QString words = tr("%1 of %2 files").arg(figures::count(done), figures::count(files));
    if (done > 0 && seconds > 2)
      words += tr(", %1 left").arg(figures::about(seconds * static_cast<double>(files - done) / static_cast<double>(done)));
    state_->show_busy(tr("Reading prices"), words, files > 0 ? static_cast<double>(done) / static_cast<double>(files) : -1);
  });
  connect(&bench_.prices, &DatasetReader::failed, this, [this](const QString& sentence) {
    error_ = sentence;
    show_dataset();
  });
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & Selection::Symbol) show_symbol();
  });
  apply_filter();
  show_dataset();
}

void DatasetsPanel::show_busy() {
  if (!bench_.prices.busy()) return show_dataset();
  error_.clear();
  reading_.start();
  state_->show_busy(tr("Reading prices"), {}, -1);
  state_->set_buttons({tr("Stop")}, false);
  pages_->setCurrentWidget(state_);
}

void DatasetsPanel::show_dataset() {
  const auto& dataset = bench_.prices.dataset();
  if (bench_.prices.busy()) return;
  if (!error_.isEmpty()) {
    state_->show_error(tr("The prices could not be read"), error_.section(QStringLiteral(". "), 0, 0) + '.',
                       error_.section(QStringLiteral(". "), 1));
    state_->set_buttons({tr("Open a folder...")});
    pages_->setCurrentWidget(state_);
    return;
  }
  if (!dataset) {
    state_->show_empty(QStringLiteral("folder"), tr("No prices yet"), tr("Open a folder, or drop one here."));
    state_->set_buttons({tr("Open a folder...")});
    pages_->setCurrentWidget(state_);
    foot_->clear();
    report_->hide();
    chips_->hide();
    return;
  }
  model_->set_rows(*bench_.prices.rows());
  std::int64_t bars = 0, repairs = 0, repaired = 0, with_gaps = 0, held_out = 0;
  for (const DatasetSymbol& symbol : dataset->symbols) {
    bars += symbol.table->rows();
    repairs += repairs_of(*symbol.table);
    repaired += repairs_of(*symbol.table) > 0;
    with_gaps += symbol.table->quality.gaps > 0;
    held_out += symbol.held_out;
  }
  table_->filter()->unfold_all();
  if (filter_->text().isEmpty()) {
    std::map<int, std::int64_t> sizes;
    for (const TableRow& row : model_->rows()) sizes[row.group] += row.kind == RowKind::plain;
    for (const auto& [group, symbols] : sizes) {
      if (symbols > most_open) table_->filter()->set_folded(group, true);
    }
  }
  chips_->set_text(0, tr("All %1").arg(figures::count(std::ssize(dataset->symbols))));
  chips_->set_text(1, tr("Repaired %1").arg(figures::count(repaired)));
  chips_->set_text(2, tr("Gaps %1").arg(figures::count(with_gaps)));
  chips_->set_text(held_out_chip, tr("Held out %1").arg(figures::count(held_out)));
  chips_->set_shown(held_out_chip, held_out > 0);
  chips_->set_text(refused_chip, tr("Refused %1").arg(figures::count(std::ssize(dataset->refused))));
  chips_->set_shown(refused_chip, !dataset->refused.empty());
  if ((chips_->index() == held_out_chip && held_out == 0) || (chips_->index() == refused_chip && dataset->refused.empty())) {
    chips_->set_index(0);  // kept of another folder
    apply_filter();
  }
  chips_->show();
  report_->show();
  foot_->setText(QStringList{tr("%Ln symbols", nullptr, static_cast<int>(dataset->symbols.size())),
                             tr("%Ln bars", nullptr, static_cast<int>(bars)),
                             tr("read in %1").arg(figures::duration(bench_.prices.seconds())),
                             tr("%Ln cells repaired, nothing else changed", nullptr, static_cast<int>(repairs))}
                     .join(QStringLiteral(" · ")));
  QStringList notices;
  for (const std::string& notice : dataset->notices) notices.append(error_words(notice));
  foot_->setToolTip(notices.join('\n'));
  pages_->setCurrentWidget(table_);
  show_symbol();
}

void DatasetsPanel::tell_shown() {
  QStringList symbols;
  for (int r = 0; r < table_->filter()->rowCount(); ++r) {
    const QString key = table_->filter()->index(r, 0).data(key_role).toString();
    if (!key.contains(':')) symbols.append(key);
  }
  Q_EMIT shown_changed(symbols);
}

void DatasetsPanel::show_symbol() {
  if (!bench_.selection.symbol().isEmpty() && model_->row_of(bench_.selection.symbol()) >= 0)
    table_->set_current_key(bench_.selection.symbol());
}

void DatasetsPanel::apply_filter() {
  const QString wrong = table_->filter()->set_words(filter_->text() + chip_words().value(chips_->index()));
  if (!filter_->text().isEmpty()) table_->filter()->unfold_all();  // what is looked for may lie in a folded one
  filter_->setProperty("wrong", !wrong.isEmpty());
  filter_->setToolTip(
      wrong.isEmpty()
          ? tr("Words that must all hold: AAPL, class:crypto, part:val, folder:unseen, frequency:1d, quality:gaps, bars>2000, repairs>0")
          : wrong);
  filter_->update();
}

}  // namespace candlewright
