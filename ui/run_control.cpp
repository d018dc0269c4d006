#include "ui/run_control.h"

#include <QCommandLinkButton>
#include <QDialog>
#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>

#include "ui/bench.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

/// What is safe on disk, and what is not yet.
QString safe_words(const RunHistory& run) {
  std::int64_t safe_step = 0;
  for (const CheckpointRow& checkpoint : run.checkpoints) {
    if (checkpoint.removed == 0) safe_step = std::max(safe_step, checkpoint.step);
  }
  if (safe_step == 0) return QDialog::tr("No checkpoint is on disk yet.");
  return QDialog::tr("Safe on disk: the checkpoint of step %1. Not in a checkpoint yet: %Ln steps.", nullptr,
                     static_cast<int>(run.row.step - safe_step))
      .arg(figures::count(safe_step));
}

}  // namespace

void pause_or_continue(Bench& bench, const RunRow& run) {
  bench.feed.ask(QString::fromStdString(run.id), run.status == "paused" ? Request::resume : Request::pause);
}

void stop_and_save(Bench& bench, const QString& run) {
  if (bench.engine.run() == run) {
    bench.engine.stop();
  } else {
    bench.feed.ask(run, Request::stop);
  }
}

void ask_to_stop(Bench& bench, const QString& run, QWidget* parent) {
  const RunRow* row = bench.feed.run(run);
  if (!row) return;
  auto* dialog = new QDialog(parent);
  dialog->setObjectName(QStringLiteral("stop_dialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setMinimumWidth(520);
  dialog->setWindowTitle(QDialog::tr("Stop run #%1?").arg(row->number));
  auto* rows = new QVBoxLayout(dialog);
  rows->addWidget(make_label(QDialog::tr("Stop run #%1?").arg(row->number), static_cast<int>(TextStyle::headline)));
  auto* state = make_label({}, static_cast<int>(TextStyle::body));
  state->setWordWrap(true);
  rows->addWidget(state);
  const auto refresh = [&bench, run, state] {
    const auto history = bench.feed.history(run);
    if (!history) return;
    state->setText(QDialog::tr("Training is at step %1 of %2, in epoch %3. It goes on while you read this. %4")
                       .arg(figures::count(history->row.step), figures::count(history->row.total_steps))
                       .arg(history->row.epoch)
                       .arg(safe_words(*history)));
  };
  refresh();
  QObject::connect(&bench.feed, &RunFeed::history_changed, dialog, refresh);
  const auto choice = [&](const QString& picture, const QString& title, const QString& result, auto action) {
    auto* button = new QCommandLinkButton(title, result);
    button->setIcon(icon(picture, IconColour::accent));
    button->setAccessibleDescription(result);
    rows->addWidget(button);
    QObject::connect(button, &QPushButton::clicked, dialog, [dialog, action] {
      action();
      dialog->accept();
    });
    return button;
  };
  auto* save = choice(QStringLiteral("disk"), QDialog::tr("Stop and save"),
                      QDialog::tr("Finishes this step, then writes a checkpoint. You can continue later as if it had never stopped."),
                      [&bench, run] { stop_and_save(bench, run); });
  choice(QStringLiteral("stopped"), QDialog::tr("Stop now"),
         QDialog::tr("Writes nothing more. You can continue from the newest checkpoint; the steps since then are lost."),
         [&bench, run] { bench.feed.ask(run, Request::stop_now); });
  choice(QStringLiteral("running"), QDialog::tr("Keep training"), QDialog::tr("Nothing changes."), [] {});
  save->setDefault(true);
  save->setFocus();
  dialog->open();
}

}  // namespace candlewright
