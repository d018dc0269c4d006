#include "widgets/table_twin.h"

#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/controls.h"
#include "widgets/exports.h"
#include "widgets/figures.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

bool all_numbers(const std::vector<QStringList>& rows, qsizetype column, std::size_t end) {
  bool any = false;
  for (std::size_t row = 1; row < end; ++row) {
    const QString cell = rows[row].value(column);
    if (cell.isEmpty()) continue;
    bool number = false;
    cell.toDouble(&number);
    if (!number) return false;
    any = true;
  }
  return any;
}

TableCell cell_of(const QString& text, bool figure) {
  TableCell cell;
  cell.text = text.isEmpty() ? figures::none() : text;
  if (figure && !text.isEmpty()) cell.value = text.toDouble();
  return cell;
}

}  // namespace

TableTwin::TableTwin(const QWidget& chart, QWidget* parent) : QDialog(parent) {
  setObjectName(QStringLiteral("table_twin"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(chart.accessibleName());
  resize(640, 480);
  auto* layout = new QVBoxLayout(this);
  auto* filter = new QLineEdit;
  filter->setAccessibleName(QDialog::tr("Filter"));
  filter->setPlaceholderText(QDialog::tr("Filter"));
  layout->addWidget(filter);

  const std::vector<QStringList> rows = exported_rows(chart);
  const std::size_t end = std::min(rows.size(), std::size_t{most_rows} + 1);
  auto* model = new TableModel(this);
  std::vector<TableColumn> columns;
  std::vector<bool> figure;
  for (qsizetype column = 0; !rows.empty() && column < rows.front().size(); ++column) {
    figure.push_back(all_numbers(rows, column, end));
    TableColumn head;
    head.key = QString::number(column);
    head.name = rows.front()[column];
    head.kind = figure.back() ? ColumnKind::figure : ColumnKind::text;
    columns.push_back(std::move(head));
  }
  model->set_columns(std::move(columns));
  std::vector<TableRow> cells;
  for (std::size_t row = 1; row < end; ++row) {
    TableRow made;
    made.key = QString::number(row);
    for (std::size_t column = 0; column < figure.size(); ++column)
      made.cells.push_back(cell_of(rows[row].value(static_cast<qsizetype>(column)), figure[column]));
    cells.push_back(std::move(made));
  }
  model->set_rows(std::move(cells));

  auto* table = new TableView(chart.accessibleName());
  table->setObjectName(QStringLiteral("table_twin_table"));
  table->set_table(model);
  table->set_empty_text(QDialog::tr("The chart shows nothing yet."));
  layout->addWidget(table, 1);
  connect(filter, &QLineEdit::textChanged, table, [table](const QString& words) { table->filter()->set_words(words); });
  if (rows.size() > end)
    layout->addWidget(make_label(QDialog::tr("The first %1 of %2 rows; Save as CSV writes all.")
                                     .arg(figures::count(most_rows), figures::count(static_cast<qint64>(rows.size()) - 1)),
                                 static_cast<int>(TextStyle::small), true));
  table->setFocus();
}

}  // namespace candlewright
