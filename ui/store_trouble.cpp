#include "ui/store_trouble.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

#include "engine/jobs/rebuild.h"
#include "engine/storage/run_store.h"
#include "widgets/controls.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

/// In SQLite's words; empty if the store is sound or something else is in the way.
std::string damage_of(const std::filesystem::path& workspace) {
  try {
    return RunStore::damage(workspace);
  } catch (const InputError&) {
    return {};
  }
}

}  // namespace

StoreTrouble::StoreTrouble(std::filesystem::path workspace, const InputError& error, QWidget* parent)
    : QDialog(parent), workspace_(std::move(workspace)) {
  setObjectName(QStringLiteral("store_trouble"));
  setWindowTitle(QStringLiteral("Candlewright"));
  setMinimumWidth(560);
  const bool damaged = error.kind == ErrorKind::store && !damage_of(workspace_).empty();
  auto* rows = new QVBoxLayout(this);
  rows->addWidget(
      make_label(damaged ? tr("The run store is damaged") : tr("The workspace cannot be opened"), static_cast<int>(TextStyle::headline)));
  what_ = make_label(QString::fromStdString(error.where + ": " + error.message + ". " + error.hint), static_cast<int>(TextStyle::body));
  what_->setWordWrap(true);
  what_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  rows->addWidget(what_);
  told_ =
      make_label(damaged ? tr("Checkpoints, settings and curves lie in the run folders and are whole: a new store can be made from them. "
                              "The damaged file stays beside it. Notes, tags and the forecasts of single windows were in the store alone.")
                         : QString(),
                 static_cast<int>(TextStyle::body), true);
  told_->setObjectName(QStringLiteral("store_told"));
  told_->setWordWrap(true);
  rows->addWidget(told_);
  auto* foot = new QHBoxLayout;
  foot->addStretch(1);
  auto* quit = make_button(tr("Quit"));
  rebuild_ = make_primary_button(tr("Rebuild from the run folders"), QStringLiteral("wrench"));
  rebuild_->setObjectName(QStringLiteral("store_rebuild"));
  go_on_ = make_primary_button(tr("Open the window"));
  go_on_->setObjectName(QStringLiteral("store_go_on"));
  for (QPushButton* button : {quit, rebuild_, go_on_}) foot->addWidget(button);
  rows->addLayout(foot);
  rebuild_->setVisible(damaged);
  go_on_->hide();
  connect(quit, &QPushButton::clicked, this, &QDialog::reject);
  connect(rebuild_, &QPushButton::clicked, this, &StoreTrouble::rebuild);
  connect(go_on_, &QPushButton::clicked, this, &QDialog::accept);
}

void StoreTrouble::rebuild() {
  rebuild_->setEnabled(false);
  told_->setText(tr("Reading the run folders..."));
  question_.ask(
      this, [workspace = workspace_](std::stop_token) { return rebuild_store(workspace); },
      [this](const std::shared_ptr<const Json>& document, const QString& wrong) {
        if (document) return show_rebuilt(*document);
        told_->setText(wrong);
        rebuild_->setEnabled(true);
      });
}

void StoreTrouble::show_rebuilt(const Json& document) {
  QString words = tr("%Ln runs are back.", nullptr, static_cast<int>(document["runs"].size()));
  if (const std::size_t left_out = document["left_out"].size(); left_out > 0)
    words += ' ' + tr("%Ln folders could not be read and were left out.", nullptr, static_cast<int>(left_out));
  if (document["kept"].is_string())
    words += ' ' + tr("The damaged file is %1.").arg(QString::fromStdString(document["kept"].get<std::string>()));
  told_->setText(words);
  rebuild_->hide();
  go_on_->show();
  go_on_->setFocus();
}

}  // namespace candlewright
