#include "ui/leaks_panel.h"

#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>

#include "ui/panel_layout.h"
#include "widgets/controls.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

LeaksPanel::LeaksPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* column = page_over_state(rows, pages_, state_);
  sentence_ = make_label({}, static_cast<int>(TextStyle::strong));
  sentence_->setObjectName(QStringLiteral("leaks_sentence"));
  sentence_->setWordWrap(true);
  tool_row(column)->addWidget(sentence_, 1);
  auto* split = new QSplitter(Qt::Vertical);
  split->setChildrenCollapsible(false);
  leaks_ = new TableModel(this);
  leaks_->set_columns(leak_columns());
  checks_ = new TableModel(this);
  checks_->set_columns(check_columns());
  const auto add_table = [&](const QString& name, const char* object_name, TableModel* model) {
    auto* table = new TableView(name);
    table->setObjectName(QString::fromLatin1(object_name));
    table->set_table(model);
    split->addWidget(table);
    return table;
  };
  leaks_table_ = add_table(tr("Leaks between parts"), "leaks_table", leaks_);
  add_table(tr("Checks of the folder"), "checks_table", checks_);
  split->setStretchFactor(0, 1);
  split->setStretchFactor(1, 2);
  column->addWidget(split, 1);

  connect(leaks_table_, &TableView::current_changed, this, [this](const QString& key) {
    const int row = leaks_->row_of(key);
    if (row >= 0) bench_.selection.choose_symbol(leaks_->rows()[static_cast<std::size_t>(row)].cells[3].text);
  });
  connect(&bench_.prices, &DatasetReader::opened, this, &LeaksPanel::look);
  connect(state_, &StatePage::button_clicked, this, [this] {
    question_.drop();
    state_->show_empty(QStringLiteral("check"), tr("Stopped"), tr("Show this panel again to look for leaks."));
    state_->set_buttons({});
    asked_.reset();
  });
  look();
}

void LeaksPanel::showEvent(QShowEvent*) { look(); }

void LeaksPanel::look() {
  const auto dataset = bench_.prices.dataset();
  if (!dataset) {
    state_->show_empty(QStringLiteral("folder"), tr("No prices yet"),
                       tr("Open a folder: what is judged is then compared with what is learnt."));
    pages_->setCurrentIndex(0);
    return;
  }
  if (!isVisible() || asked_ == dataset) return;
  asked_ = dataset;
  state_->show_busy(tr("Looking for leaks"), tr("%Ln symbols, bar by bar", nullptr, static_cast<int>(dataset->symbols.size())), -1);
  state_->set_buttons({tr("Stop")}, false);
  pages_->setCurrentIndex(0);
  question_.ask(
      this, [dataset](std::stop_token stop) { return report_on(*dataset, stop); },
      [this, dataset](std::shared_ptr<const FolderReport> report, const QString& wrong) {
        if (!report) {
          state_->show_error(tr("The folder could not be checked"), wrong, {});
          state_->set_buttons({});
          asked_.reset();
          return;
        }
        sentence_->setText(leak_sentence(*dataset, report->leaks));
        leaks_->set_rows(leak_rows(report->leaks));
        leaks_table_->setVisible(!report->leaks.empty());
        checks_->set_rows(check_rows(report->checks));
        pages_->setCurrentIndex(1);
      });
}

}  // namespace candlewright
