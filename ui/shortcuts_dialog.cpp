#include "ui/shortcuts_dialog.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/table_cells.h"
#include "widgets/controls.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

ShortcutsDialog::ShortcutsDialog(ShortcutKeys& keys, QWidget* parent) : QDialog(parent), keys_(keys) {
  setObjectName(QStringLiteral("shortcuts_dialog"));
  setAttribute(Qt::WA_DeleteOnClose);
  setWindowTitle(tr("Shortcuts"));
  resize(640, 560);
  auto* rows = new QVBoxLayout(this);
  find_ = new QLineEdit;
  find_->setObjectName(QStringLiteral("shortcuts_find"));
  find_->setPlaceholderText(tr("Find a command or its keys"));
  find_->setAccessibleName(tr("Find a shortcut"));
  find_->setClearButtonEnabled(true);
  rows->addWidget(find_);
  model_ = new TableModel(this);
  using enum ColumnKind;
  model_->set_columns({{"command", tr("Command"), {}, {}, text, {}, 360},
                       {"keys", tr("Keys"), {}, {}, text, {}, 120},
                       {"usual", tr("Usually"), {}, tr("As built"), text, {}, 0}});
  table_ = new TableView(tr("Shortcuts"));
  table_->setObjectName(QStringLiteral("shortcuts_table"));
  table_->set_table(model_);
  table_->set_empty_text(tr("No command answers these words."));
  rows->addWidget(table_, 1);
  auto* line = new QHBoxLayout;
  edit_ = new QKeySequenceEdit;
  edit_->setObjectName(QStringLiteral("shortcuts_edit"));
  edit_->setAccessibleName(tr("New keys of the chosen command"));
  if (auto* field = edit_->findChild<QLineEdit*>()) field->setAccessibleName(edit_->accessibleName());
  set_ = make_primary_button(tr("Set"));
  set_->setObjectName(QStringLiteral("shortcuts_set"));
  none_ = make_button(tr("No keys"));
  none_->setObjectName(QStringLiteral("shortcuts_none"));
  usual_ = make_button(tr("The usual ones"));
  usual_->setObjectName(QStringLiteral("shortcuts_usual"));
  line->addWidget(edit_, 1);
  for (QPushButton* button : {set_, none_, usual_}) line->addWidget(button);
  rows->addLayout(line);
  told_ = make_label({}, static_cast<int>(TextStyle::small));
  told_->setObjectName(QStringLiteral("shortcuts_told"));
  told_->setWordWrap(true);
  rows->addWidget(told_);
  auto* foot = new QHBoxLayout;
  auto* all = make_button(tr("All as built"), QStringLiteral("reset"));
  auto* close = make_button(tr("Close"));
  foot->addWidget(
      make_label(tr("In charts: arrows, + −, Home, L R S B. In Window: [ ] N Shift+N."), static_cast<int>(TextStyle::small), true), 1);
  foot->addWidget(all);
  foot->addWidget(close);
  rows->addLayout(foot);

  connect(find_, &QLineEdit::textChanged, this, [this](const QString& words) { table_->filter()->set_words(words); });
  connect(table_, &TableView::current_changed, this, &ShortcutsDialog::show_current);
  connect(table_, &TableView::row_activated, edit_, qOverload<>(&QWidget::setFocus));
  connect(set_, &QPushButton::clicked, this, &ShortcutsDialog::take);
  connect(none_, &QPushButton::clicked, this, [this] {
    edit_->clear();
    take();
  });
  connect(usual_, &QPushButton::clicked, this, [this] {
    for (const ShortcutOwner& owner : keys_.owners()) {
      if (owner.name == table_->current_key()) edit_->setKeySequence(owner.usual);
    }
    take();
  });
  connect(all, &QPushButton::clicked, this, [this] {
    keys_.reset_all();
    told_->setText(tr("All shortcuts are as built."));
    show_keys();
    Q_EMIT changed();
  });
  connect(close, &QPushButton::clicked, this, &QDialog::accept);
  for (QPushButton* button : findChildren<QPushButton*>())
    button->setAutoDefault(false);  // Return belongs to the table and the keys' field
  show_keys();
  show_current();
  find_->setFocus();
}

void ShortcutsDialog::show_keys() {
  std::vector<TableRow> rows;
  for (const ShortcutOwner& owner : keys_.owners()) {
    const QKeySequence now = owner.action ? owner.action->shortcut() : owner.fixed;
    TableCell keys = word(now.toString(QKeySequence::NativeText));
    keys.strong = now != owner.usual;
    rows.push_back({owner.name, {word(owner.name), keys, word(owner.usual.toString(QKeySequence::NativeText))}, RowKind::plain, 0, {}});
  }
  model_->set_rows(std::move(rows));
}

void ShortcutsDialog::show_current() {
  const std::vector<ShortcutOwner> all = keys_.owners();
  const ShortcutOwner* current = nullptr;
  for (const ShortcutOwner& owner : all) {
    if (owner.name == table_->current_key()) current = &owner;
  }
  const bool can = current && current->action;
  for (QWidget* widget :
       {static_cast<QWidget*>(edit_), static_cast<QWidget*>(set_), static_cast<QWidget*>(none_), static_cast<QWidget*>(usual_)})
    widget->setEnabled(can);
  edit_->setKeySequence(can ? current->action->shortcut() : QKeySequence());
  told_->setText(!current ? tr("Choose a command, press its new keys, then Set.")
                 : can    ? QString()
                          : tr("%1 keeps its keys.").arg(current->name));
}

void ShortcutsDialog::take() {
  const QString name = table_->current_key();
  const QString refused = keys_.set(name, edit_->keySequence());
  if (!refused.isEmpty()) {
    told_->setText(refused);
    return;
  }
  const QString keys = edit_->keySequence().toString(QKeySequence::NativeText);
  show_keys();
  told_->setText(keys.isEmpty() ? tr("%1 has no keys now.").arg(name) : tr("%1: %2").arg(name, keys));
  Q_EMIT changed();
}

}  // namespace candlewright
