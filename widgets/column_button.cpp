#include "widgets/column_button.h"

#include <QEvent>
#include <QMenu>
#include <QScrollBar>

#include "widgets/icons.h"
#include "widgets/table_view.h"

namespace candlewright {

ColumnButton::ColumnButton(TableView* table, QWidget* parent) : QPushButton(tr("Columns"), parent), table_(table) {
  setIcon(candlewright::icon(QStringLiteral("list")));
  setAccessibleName(tr("Columns of %1").arg(table->accessibleName()));
  setToolTip(tr("Which columns are shown"));
  setMenu(new QMenu(this));
  connect(menu(), &QMenu::aboutToShow, this, &ColumnButton::fill);
  table->installEventFilter(this);
}

void ColumnButton::set_chosen(const QHash<QString, bool>& chosen) {
  if (chosen == chosen_) return;
  chosen_ = chosen;
  apply();
  Q_EMIT changed();
}

void ColumnButton::set_narrow(int width, const QStringList& keys) {
  narrow_width_ = width;
  narrow_keys_ = keys;
  apply();
}

bool ColumnButton::shows(const QString& key, bool by_itself) const {
  return chosen_.value(key, by_itself && !left_out_.contains(key));
}

void ColumnButton::fit() {
  left_out_.clear();
  if (table_->width() >= narrow_width_) return;
  int room = table_->width() - table_->verticalScrollBar()->sizeHint().width();
  QList<const TableColumn*> rest;
  for (const TableColumn& column : table_->table()->columns()) {
    if (chosen_.value(column.key, column.shown && narrow_keys_.contains(column.key)))
      room -= usual_width(column);
    else if (column.shown && !chosen_.contains(column.key))
      rest.append(&column);
  }
  for (const TableColumn* column : rest) {
    room -= usual_width(*column);
    if (room < 0) left_out_.append(column->key);  // and all after it
  }
}

void ColumnButton::apply() {
  if (!table_->table()) return;
  fit();
  for (const TableColumn& column : table_->table()->columns()) table_->set_column_shown(column.key, shows(column.key, column.shown));
}

void ColumnButton::fill() {
  menu()->clear();
  QString group;
  for (const TableColumn& column : table_->table()->columns()) {
    if (column.name.isEmpty() && column.kind == ColumnKind::text) continue;  // tick boxes stay
    if (column.group != group && !column.group.isEmpty()) menu()->addSection(column.group);
    group = column.group;
    const QString name = column.name.isEmpty() ? tr("Line") : column.name;
    const bool is_mark = column.kind == ColumnKind::skill_candle;
    QAction* action = menu()->addAction(is_mark ? tr("%1 as a candle").arg(name) : name);
    action->setCheckable(true);
    action->setChecked(shows(column.key, column.shown));
    action->setToolTip(column.tip);
    action->setObjectName(column.key);
    connect(action, &QAction::triggered, this, [this, key = column.key](bool on) {
      chosen_.insert(key, on);
      apply();
      Q_EMIT changed();
    });
  }
  menu()->addSeparator();
  QAction* usual = menu()->addAction(tr("The usual ones"));
  usual->setEnabled(!chosen_.isEmpty());
  connect(usual, &QAction::triggered, this, [this] {
    chosen_.clear();
    apply();
    Q_EMIT changed();
  });
}

bool ColumnButton::eventFilter(QObject* watched, QEvent* event) {
  if (watched == table_ && event->type() == QEvent::Resize && table_->table()) {
    const QStringList before = left_out_;
    fit();
    if (left_out_ != before) apply();
  }
  return QPushButton::eventFilter(watched, event);
}

}  // namespace candlewright
