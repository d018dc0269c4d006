// What is dragged over the window and let go. Never the only way: each has a menu or a button as well.
#include <QDragEnterEvent>
#include <QMimeData>
#include <QUrl>

#include "engine/base/error.h"
#include "engine/jobs/rebuild.h"
#include "ui/drop_sign.h"
#include "ui/dropped.h"
#include "ui/engine_errors.h"
#include "ui/job_bar.h"
#include "ui/main_window.h"
#include "ui/run_configuration_panel.h"

namespace candlewright {

namespace {

QStringList local_files(const QMimeData& data) {
  QStringList paths;
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile()) paths.append(url.toLocalFile());
  }
  return paths;
}

}  // namespace

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  const QStringList paths = local_files(*event->mimeData());
  if (paths.isEmpty()) return;
  dropped_ = std::make_unique<DroppedThing>(look_at(paths.front()));
  // One dataset, one draft: of many things the first is taken.
  drop_sign_->show_words(paths.size() > 1 ? tr("%1, the first of %2").arg(dropped_->words).arg(paths.size()) : dropped_->words,
                         dropped_->kind != DroppedThing::nothing);
  event->setDropAction(dropped_->kind == DroppedThing::nothing ? Qt::IgnoreAction : Qt::CopyAction);
  event->accept();  // also what is refused, else nobody tells when it leaves
}

void MainWindow::dragMoveEvent(QDragMoveEvent* event) {
  event->setDropAction(dropped_ && dropped_->kind != DroppedThing::nothing ? Qt::CopyAction : Qt::IgnoreAction);
  event->accept();
}

void MainWindow::dragLeaveEvent(QDragLeaveEvent*) { drop_sign_->hide(); }

void MainWindow::dropEvent(QDropEvent* event) {
  drop_sign_->hide();
  const QStringList paths = local_files(*event->mimeData());
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  take_dropped(look_at(paths.front()));
}

void MainWindow::take_dropped(const DroppedThing& thing) {
  const QString name = QFileInfo(thing.path).fileName();
  switch (thing.kind) {
    case DroppedThing::nothing:
      job_bar_->say(thing.words, true);
      break;
    case DroppedThing::prices:
      open({thing.path});
      break;
    case DroppedThing::model:
      configuration_->take_settings(tr("Start from %1").arg(name), {{QStringLiteral("run.start_from"), thing.path}});
      new_run();
      break;
    case DroppedThing::settings:
      take_settings_file(thing.path);
      break;
    case DroppedThing::bundle:
      job_bar_->say(tr("Adding the run in %1").arg(name));
      import_.ask(
          this,
          [workspace = bench_.place.workspace, path = thing.path.toStdString()](std::stop_token) {
            RunStore store(workspace);
            return import_bundle(store, path);
          },
          [this, name](std::shared_ptr<const Json> document, const QString& wrong) {
            bench_.feed.look();
            job_bar_->say(document ? tr("The run in %1 is in Runs now.").arg(name) : wrong, !document);
          });
      break;
  }
}

void MainWindow::take_settings_file(const QString& path) {
  const QString name = QFileInfo(path).fileName();
  QStringList known;
  for (const FormField& field : configuration_->draft().fields()) known.append(field.path);
  try {
    const SettingsFile file = read_settings(path, known);
    configuration_->take_settings(tr("Settings of %1").arg(name), file.texts);
    new_run();
    const QString taken = tr("%Ln settings of %1 are in the run configuration.", nullptr, static_cast<int>(file.texts.size())).arg(name);
    job_bar_->say(
        file.unknown.isEmpty() ? taken : tr("%1 Not known, and left out: %2.").arg(taken, file.unknown.join(QStringLiteral(", "))),
        !file.unknown.isEmpty());
  } catch (const InputError& error) {
    job_bar_->say(error_sentence(error), true);
  }
}

}  // namespace candlewright
