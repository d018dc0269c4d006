// The menu of comparisons: pin one, open it again, share it as one file.
#include <QDateTime>
#include <QDockWidget>
#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMenuBar>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "ui/comparison_share.h"
#include "ui/engine_errors.h"
#include "ui/job_bar.h"
#include "ui/main_window.h"
#include "ui/named_documents.h"

namespace candlewright {

namespace {

/// Ticked runs that the feed knows.
std::vector<RunRow> ticked_runs(const Bench& bench) {
  std::vector<RunRow> runs;
  for (const QString& id : bench.selection.runs()) {
    if (const RunRow* run = bench.feed.run(id)) runs.push_back(*run);
  }
  return runs;
}

}  // namespace

QMenu* MainWindow::make_compare_menu() {
  QMenu* menu = menuBar()->addMenu(tr("&Compare"));
  QAction* pin = menu->addAction(tr("Pin comparison..."), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), this, &MainWindow::ask_to_pin);
  QMenu* open = menu->addMenu(tr("Open a pinned comparison"));
  QMenu* remove = menu->addMenu(tr("Unpin"));
  menu->addSeparator();
  QAction* share =
      menu->addAction(tr("Share as HTML..."), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this, &MainWindow::ask_where_to_share);
  const auto fill = [this, open, remove] {
    open->clear();
    remove->clear();
    for (const auto& one : pins_->all()) {
      connect(open->addAction(one.name), &QAction::triggered, this, [this, name = one.name] { open_pin(name); });
      connect(remove->addAction(one.name), &QAction::triggered, this, [this, name = one.name] {
        pins_->remove(name);
        job_bar_->say(tr("%1 is no longer pinned. Edit > Undo brings it back.").arg(name));
      });
    }
    for (QMenu* one : {open, remove}) one->menuAction()->setEnabled(!pins_->all().empty());
  };
  connect(pins_, &NamedDocuments::changed, this, fill);
  fill();
  connect(menu, &QMenu::aboutToShow, this, [this, pin, share] {
    for (QAction* action : {pin, share}) {
      action->setEnabled(!bench_.selection.runs().isEmpty());
      action->setToolTip(action->isEnabled() ? QString() : tr("No run is ticked."));
    }
  });
  connect(menu, &QMenu::aboutToHide, this, [pin, share] {  // the keys work while the menu is closed
    for (QAction* action : {pin, share}) action->setEnabled(true);
  });
  return menu;
}

void MainWindow::ask_to_pin() {
  const auto runs = ticked_runs(bench_);
  if (runs.empty()) return job_bar_->say(tr("Tick the runs to be compared first."));
  QStringList numbers;
  for (const RunRow& run : runs) numbers << QStringLiteral("#%1").arg(run.number);
  if (numbers.size() > 4) numbers = QStringList{numbers.mid(0, 3).join(' '), tr("and %1 more").arg(runs.size() - 3)};
  auto* dialog = new QInputDialog(this);
  dialog->setObjectName(QStringLiteral("pin_dialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Pin comparison"));
  dialog->setLabelText(tr("Keeps the ticked runs, their checkpoints, the layout and its places under a name."));
  dialog->setTextValue(numbers.join(' '));
  connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& text) {
    const QString name = text.trimmed();
    if (name.isEmpty()) return;
    pins_->put(name, {{"selection", bench_.selection.to_json()},
                      {"layout", layout_},
                      {"places_of", places_key()},
                      {"places", open_ && before_solo_.isEmpty() ? QString::fromLatin1(saveState(state_version).toBase64()) : QString()}});
    job_bar_->say(tr("%1 was pinned: Compare > Open a pinned comparison.").arg(name));
  });
  dialog->open();
}

void MainWindow::open_pin(const QString& name) {
  const auto* pin = pins_->find(name);
  if (!pin) return;
  const QJsonObject content = pin->content;
  show_layout(content["layout"].toString());
  const QByteArray places = QByteArray::fromBase64(content["places"].toString().toLatin1());
  if (open_ && content["places_of"].toString() == places_key() && !places.isEmpty()) restoreState(places, state_version);
  bench_.selection.become(content["selection"].toObject());
  qsizetype gone = 0;
  for (const QString& id : QStringList(bench_.selection.runs())) {
    if (bench_.feed.run(id)) continue;
    bench_.selection.tick(id, false);
    ++gone;
  }
  job_bar_->say(gone == 0 ? tr("%1: as it was pinned.").arg(name) : tr("%1: runs that are gone were left out: %2.").arg(name).arg(gone),
                gone > 0);
}

void MainWindow::ask_where_to_share() {
  if (ticked_runs(bench_).empty()) return job_bar_->say(tr("Tick the runs to be shared first."));
  auto* dialog = new QFileDialog(this, tr("Share the comparison as one file"));
  dialog->setObjectName(QStringLiteral("share_dialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("html"));
  dialog->setNameFilter(tr("HTML (*.html)"));
  dialog->selectFile(QStringLiteral("comparison.html"));
  connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::share_to);
  dialog->open();
}

void MainWindow::share_to(const QString& path) {
  std::vector<PageTable> tables;
  const QString when = tr("%1 UTC.").arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyy-MM-dd HH:mm")));
  if (const auto* table = docks_[QStringLiteral("runs")]->findChild<TableView*>(QStringLiteral("runs_table")))
    tables.push_back(page_table(*table, tr("Runs"), table->context() + ' ' + when, bench_.selection.runs()));
  if (const auto* table = docks_[QStringLiteral("difference")]->findChild<TableView*>(QStringLiteral("difference_table"));
      table && table->table()->rowCount() > 0)
    tables.push_back(page_table(*table, tr("Difference"), table->context()));
  share_worker_.post(
      [this, path, tables = std::move(tables), runs = ticked_runs(bench_), workspace = bench_.place.workspace](std::stop_token) {
        QString told = tr("%1 was written: one file, with all figures and charts of the ticked runs.").arg(path);
        bool wrong = false;
        try {
          write_file(path.toStdString(), comparison_page(RunStore(workspace, true), runs, tables));
        } catch (const InputError& error) {
          told = error_sentence(error);
          wrong = true;
        }
        QMetaObject::invokeMethod(
            this, [this, told, wrong] { job_bar_->say(told, wrong); }, Qt::QueuedConnection);
      });
}

}  // namespace candlewright
