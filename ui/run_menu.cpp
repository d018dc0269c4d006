#include "ui/run_menu.h"

#include <QAction>
#include <QInputDialog>
#include <QMenu>

#include "ui/run_edits.h"
#include "ui/runs_panel.h"
#include "widgets/icons.h"
#include "widgets/table_view.h"

namespace candlewright {

RunMenu::RunMenu(Bench& bench, TableView* table, QWidget* parent) : QPushButton(tr("This run"), parent), bench_(bench), table_(table) {
  setObjectName(QStringLiteral("run_menu"));
  setIcon(candlewright::icon(QStringLiteral("more")));
  setToolTip(tr("What can be done with the current run"));
  setMenu(new QMenu(this));
  menu()->setToolTipsVisible(true);
  continue_ = add(tr("Continue"), {}, [this](const RunRow& run) { bench_.engine.add(ResumeJob{run.id}, title_of(run)); });
  evaluate_ = add(tr("Evaluate"), {}, [this](const RunRow& run) { queue_evaluation(bench_, run); });
  again_ =
      add(tr("Launch again with changes..."), {}, [this](const RunRow& run) { Q_EMIT again_wanted(QString::fromStdString(run.id)); });
  menu()->addSeparator();
  rename_ = add(tr("Rename..."), Qt::Key_F2, [this](const RunRow& run) {
    ask_for(run, tr("Name of the run"), QString::fromStdString(run.name),
            [](const QString& text) { return RunRemarks{.name = text.trimmed()}; });
  });
  tags_ = add(tr("Tags..."), Qt::CTRL | Qt::Key_T, [this](const RunRow& run) {
    ask_for(run, tr("Tags, with commas between"), tags_of(run).join(QStringLiteral(", ")),
            [](const QString& text) { return RunRemarks{.tags = tags_from(text)}; });
  });
  note_ = add(tr("Note..."), Qt::CTRL | Qt::Key_M, [this](const RunRow& run) {
    ask_for(run, tr("Note on the run"), QString::fromStdString(run.note),
            [](const QString& text) { return RunRemarks{.note = text.trimmed()}; });
  });
  archive_ = add(tr("Archived"), {}, [this](const RunRow& run) { archive(run); });
  archive_->setCheckable(true);
  delete_ = add(tr("Delete"), Qt::Key_Delete, [this](const RunRow& run) { remove(run); });
  show_current();
}

QAction* RunMenu::add(const QString& text, const QKeySequence& keys, std::function<void(const RunRow&)> action) {
  auto* made = new QAction(text, table_);
  made->setShortcut(keys);
  made->setShortcutContext(Qt::WidgetShortcut);
  table_->addAction(made);
  menu()->addAction(made);
  connect(made, &QAction::triggered, this, [this, action = std::move(action)] {
    if (const RunRow* run = bench_.feed.run(bench_.selection.current_run())) action(*run);
  });
  return made;
}

void RunMenu::show_current() {
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  const bool live = run && is_live(*run);
  const QString none = tr("No run is selected.");
  const auto set = [&](QAction* action, const QString& why_not, const QString& tip = {}) {
    action->setEnabled(run && why_not.isEmpty());
    action->setToolTip(!run ? none : why_not.isEmpty() ? tip : why_not);
  };
  set(continue_, live ? tr("It is running.") : run && run->status == "finished" ? tr("It is finished.") : QString());
  set(evaluate_, run && !can_be_judged(*run) ? tr("No checkpoint has been judged by its forecasts yet.") : QString());
  for (QAction* action : {again_, rename_, tags_, note_}) set(action, {});
  set(archive_, {}, tr("Out of sight, unless it is ticked or the view shows archived runs too"));
  archive_->setChecked(run && run->archived);
  set(delete_, live ? tr("It is running.") : QString(), tr("Moves the run to the workspace's trash."));
}

void RunMenu::ask_for(const RunRow& run, const QString& question, const QString& now, std::function<RunRemarks(const QString&)> change) {
  auto* dialog = new QInputDialog(this);
  dialog->setObjectName(QStringLiteral("run_remark"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(title_of(run));
  dialog->setLabelText(question);
  dialog->setTextValue(now);
  connect(dialog, &QInputDialog::textValueSelected, this,
          [this, id = QString::fromStdString(run.id), now, change = std::move(change)](const QString& text) {
            const RunRow* row = bench_.feed.run(id);
            if (row && text != now) bench_.undo.push(new AnnotateRun(bench_.feed, *row, change(text)));
          });
  dialog->open();
}

void RunMenu::archive(const RunRow& run) {
  bench_.notices.add(run.archived
                         ? tr("%1 is back from the archive.").arg(title_of(run))
                         : tr("%1 was archived: out of sight once it is not ticked. Edit > Undo brings it back.").arg(title_of(run)));
  bench_.undo.push(new AnnotateRun(bench_.feed, run, {.archived = !run.archived}));
}

void RunMenu::remove(const RunRow& run) {
  bench_.notices.add(tr("%1 was moved to the trash. Edit > Undo brings it back.").arg(title_of(run)));
  bench_.undo.push(new TrashRun(bench_.feed, run));
}

}  // namespace candlewright
