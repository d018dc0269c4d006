#include "ui/close_dialog.h"

#include <QCommandLinkButton>
#include <QCoreApplication>
#include <QDialog>
#include <QFileInfo>
#include <QLabel>
#include <QProcess>
#include <QVBoxLayout>
#include <utility>

#include "ui/bench.h"
#include "ui/run_control.h"
#include "widgets/controls.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

/// The command line's program beside this one; empty if it is not installed.
QString cli_program() {
  const QString path = QCoreApplication::applicationDirPath() + QStringLiteral("/candlewright-cli");
  return QFileInfo(path).isExecutable() ? path : QString();
}

}  // namespace

void ask_before_closing(Bench& bench, QWidget* parent, std::function<void()> close) {
  const RunRow* row = bench.feed.run(bench.engine.run());
  const QString run = bench.engine.run();
  auto* dialog = new QDialog(parent);
  dialog->setObjectName(QStringLiteral("close_dialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setMinimumWidth(520);
  const QString title = row ? QDialog::tr("Run #%1 is training.").arg(row->number) : QDialog::tr("A run is training.");
  dialog->setWindowTitle(title);
  auto* rows = new QVBoxLayout(dialog);
  rows->addWidget(make_label(title, static_cast<int>(TextStyle::headline)));
  const auto choice = [&](const QString& picture, const QString& name, const QString& result, auto action) {
    auto* button = new QCommandLinkButton(name, result);
    button->setIcon(icon(picture, IconColour::accent));
    button->setAccessibleDescription(result);
    rows->addWidget(button);
    QObject::connect(button, &QPushButton::clicked, dialog, [dialog, action] {
      dialog->accept();
      action();
    });
  };
  const QString cli = cli_program();
  if (!cli.isEmpty()) {
    choice(QStringLiteral("export"), QDialog::tr("Hand over to the background"),
           QDialog::tr("Saves at this step and continues in candlewright-cli; this window shows it again when opened."),
           [&bench, run, cli, close] {
             const QString workspace = QString::fromStdString(bench.place.workspace.string());
             // Started when the engine has saved: two processes must not train the same run.
             QObject::connect(&bench.engine, &EngineThread::finished, qApp, [cli, run, workspace] {
               QProcess::startDetached(cli, {QStringLiteral("resume"), run, QStringLiteral("--workspace"), workspace});
             });
             stop_and_save(bench, run);
             close();
           });
  }
  choice(QStringLiteral("disk"), QDialog::tr("Stop and save"),
         QDialog::tr("Finishes this step and writes a checkpoint. You can continue later."), [&bench, run, close] {
           stop_and_save(bench, run);
           close();
         });
  choice(QStringLiteral("running"), QDialog::tr("Keep the window open"), QDialog::tr("Nothing changes."), [] {});
  dialog->open();
}

}  // namespace candlewright
