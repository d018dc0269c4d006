#include "ui/checkpoints_panel.h"

#include <QAction>
#include <QCheckBox>
#include <QFileDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <algorithm>
#include <utility>

#include "engine/base/error.h"
#include "engine/base/time.h"
#include "engine/jobs/checkpoint_deletion.h"
#include "engine/jobs/export.h"
#include "engine/training/checkpoint.h"
#include "ui/checkpoint_rows.h"
#include "ui/panel_layout.h"
#include "ui/run_judgement.h"
#include "ui/runs_panel.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

CheckpointsPanel::CheckpointsPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  run_ = make_label({}, static_cast<int>(TextStyle::strong));
  count_ = make_label({}, static_cast<int>(TextStyle::small), true);
  load_ = make_button(tr("Load"), QStringLiteral("load"));
  evaluate_ = make_button(tr("Evaluate"), QStringLiteral("check"));
  fork_ = make_button(tr("Fork..."), QStringLiteral("fork"));
  export_ = make_button(tr("Export..."), QStringLiteral("export"));
  verify_ = make_button(tr("Verify file"), QStringLiteral("finished"));
  delete_ = make_button(tr("Delete..."), QStringLiteral("trash"));
  freed_ = new QCheckBox(tr("Show freed"));
  freed_->setChecked(true);
  freed_->setToolTip(tr("Checkpoints whose files were freed, with their figures"));
  tools->addWidget(run_);
  for (QPushButton* button : {load_, evaluate_, fork_, export_, verify_, delete_}) tools->addWidget(button);
  tools->addStretch(1);
  tools->addWidget(count_);
  tools->addWidget(freed_);
  run_->setObjectName(QStringLiteral("checkpoints_run"));
  load_->setObjectName(QStringLiteral("load_checkpoint"));
  delete_->setObjectName(QStringLiteral("delete_checkpoint"));
  verify_->setObjectName(QStringLiteral("verify_checkpoint"));
  fork_->setObjectName(QStringLiteral("fork_checkpoint"));

  pages_ = new QStackedWidget;
  rows->addWidget(pages_, 1);
  state_ = new StatePage;
  pages_->addWidget(state_);
  model_ = new TableModel(this);
  model_->set_columns(checkpoint_columns(true));
  table_ = new TableView(tr("Checkpoints of the current run"));
  table_->setObjectName(QStringLiteral("checkpoints_table"));
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->set_table(model_);
  pages_->addWidget(table_);

  connect(table_, &TableView::current_changed, this, [this](const QString& key) {
    if (table_->currentIndex().column() != model_->column_of(QStringLiteral("a"))) choose(key, false);
    show_buttons();
  });
  connect(model_, &TableModel::ticked, this,
          [this](const QString& key, const QString& column) { choose(key, column == QStringLiteral("a")); });
  auto* compare = new QAction(tr("Compare with it (A)"), table_);
  compare->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_A);
  compare->setShortcutContext(Qt::WidgetShortcut);
  table_->addAction(compare);
  connect(compare, &QAction::triggered, this, [this] { choose(table_->current_key(), true); });
  connect(load_, &QPushButton::clicked, this, [this] {
    choose(table_->current_key(), false);
    Q_EMIT forecast_wanted();
  });
  connect(evaluate_, &QPushButton::clicked, this, [this] {
    if (const RunRow* run = bench_.feed.run(bench_.selection.current_run())) queue_evaluation(bench_, *run, table_->current_key());
  });
  connect(fork_, &QPushButton::clicked, this, [this] {
    if (const auto checkpoint = current())
      Q_EMIT fork_wanted(QString::fromStdString(checkpoint->run), QString::fromStdString(checkpoint->path));
  });
  connect(export_, &QPushButton::clicked, this, &CheckpointsPanel::ask_where_to_export);
  connect(verify_, &QPushButton::clicked, this, &CheckpointsPanel::verify);
  connect(delete_, &QPushButton::clicked, this, &CheckpointsPanel::ask_to_delete);
  connect(freed_, &QCheckBox::toggled, this, &CheckpointsPanel::show_checkpoints);
  connect(&soon_, &QTimer::timeout, this, &CheckpointsPanel::show_checkpoints);
  connect(&bench_.feed, &RunFeed::history_changed, this, [this](const QString& run) {
    if (run == bench_.selection.current_run()) soon_.ask();
  });
  connect(&bench_.feed, &RunFeed::runs_changed, &soon_, &Soon::ask);
  connect(&bench_.selection, &Selection::changed, this, [this](Selection::Changes what) {
    if (what & (Selection::Runs | Selection::Checkpoint)) show_checkpoints();
  });
  show_checkpoints();
}

std::optional<CheckpointRow> CheckpointsPanel::current() const {
  const auto history = bench_.feed.history(bench_.selection.current_run());
  if (!history) return std::nullopt;
  const std::string name = table_->current_key().toStdString();
  const auto found = std::find_if(history->checkpoints.begin(), history->checkpoints.end(),
                                  [&](const CheckpointRow& checkpoint) { return checkpoint.name == name; });
  return found == history->checkpoints.end() ? std::nullopt : std::optional(*found);
}

void CheckpointsPanel::choose(const QString& checkpoint, bool as_a) {
  const auto history = bench_.feed.history(bench_.selection.current_run());
  if (!history) return;
  const auto row = std::find_if(history->checkpoints.begin(), history->checkpoints.end(),
                                [&](const CheckpointRow& one) { return one.name == checkpoint.toStdString(); });
  if (row == history->checkpoints.end()) return;
  if (as_a) return bench_.selection.choose_compared_checkpoint(QString::fromStdString(row->run), checkpoint);
  // A freed one can be looked at, but not be what the run stands for: there is nothing to evaluate or to fork.
  if (!row->removed) bench_.selection.choose_checkpoint(QString::fromStdString(row->run), checkpoint);
}

void CheckpointsPanel::show_checkpoints() {
  const QString id = bench_.selection.current_run();
  const RunRow* run = bench_.feed.run(id);
  const auto history = bench_.feed.history(id);
  run_->setText(run ? title_of(*run) : QString());
  if (!run || !history || history->checkpoints.empty()) {
    if (!run) {
      state_->show_empty(QStringLiteral("list"), tr("No run is selected"), tr("Choose one in Runs."));
    } else {
      state_->show_empty(QStringLiteral("disk"), tr("%1 has no checkpoint yet").arg(title_of(*run)),
                         tr("A run saves one at the end of each epoch, and when it is stopped."));
    }
    pages_->setCurrentIndex(0);
    shown_.clear();
    count_->clear();
    show_buttons();
    return;
  }
  const bool staged = std::any_of(history->checkpoints.begin(), history->checkpoints.end(),
                                  [&](const CheckpointRow& c) { return c.stage != history->checkpoints.front().stage; });
  table_->set_column_shown(QStringLiteral("stage"), staged);
  model_->set_rows(checkpoint_rows(bench_.feed, *history, bench_.selection, freed_->isChecked(), now()));
  count_->setText(checkpoints_words(*history));
  table_->set_context(tr("%1. Skill by the newest evaluation of each checkpoint on the %2, against tomorrow = today on the same windows.")
                          .arg(title_of(*run), part_name(judged_part(bench_.feed, bench_.selection))));
  const QString chosen = QString::fromStdString(chosen_checkpoint(*run, bench_.selection));
  const bool another = std::exchange(shown_, id) != id;
  if ((another || model_->row_of(table_->current_key()) < 0) && model_->row_of(chosen) >= 0) {
    const QSignalBlocker nobody_chose(table_);
    table_->set_current_key(chosen);
  }
  pages_->setCurrentIndex(1);
  show_buttons();
}

void CheckpointsPanel::show_buttons() {
  const auto checkpoint = current();
  const RunRow* run = bench_.feed.run(bench_.selection.current_run());
  const bool live = run && is_live(*run);
  const QString none = tr("No checkpoint is selected."), freed = tr("Its file was freed.");
  const QString without = !checkpoint ? none : checkpoint->removed ? freed : QString();
  const auto set = [](QPushButton* button, const QString& why) {
    button->setEnabled(why.isEmpty());
    button->setToolTip(why);
  };
  set(load_, without.isEmpty() && checkpoint->metric != "pct_mae" ? tr("Its stage makes no forecasts.") : without);
  if (load_->isEnabled()) load_->setToolTip(tr("Loads its weights and forecasts the bars ahead of the current symbol"));
  set(evaluate_, without.isEmpty() && checkpoint->metric != "pct_mae" ? tr("Its stage makes no forecasts.") : without);
  set(fork_, without);
  set(export_, without);
  set(verify_, without);
  set(delete_, without.isEmpty() && live ? tr("The run trains, and looks after its checkpoints itself.") : without);
}

void CheckpointsPanel::work(std::function<QString()> what) {
  worker_.post([this, what = std::move(what)](std::stop_token) {
    QString told;
    bool wrong = false;
    try {
      told = what();
    } catch (const InputError& error) {
      told = QString::fromStdString(error.where + ": " + error.message + ". " + error.hint);
      wrong = true;
    }
    QMetaObject::invokeMethod(
        this,
        [this, told, wrong] {
          bench_.notices.add(told, wrong, bench_.selection.current_run());
          bench_.feed.look();
        },
        Qt::QueuedConnection);
  });
}

void CheckpointsPanel::verify() {
  const auto checkpoint = current();
  if (!checkpoint) return;
  work([folder = std::filesystem::path(checkpoint->path), name = QString::fromStdString(checkpoint->name)] {
    QStringList damage;
    for (const Damage& found : verify_checkpoint(folder)) damage << QString::fromStdString(found.file + " " + found.what);
    if (damage.isEmpty()) return tr("%1 is whole: every file has the content that was saved.").arg(name);
    throw InputError(folder.string(), damage.join(QStringLiteral("; ")).toStdString(),
                     "Use another checkpoint; Continue does so by itself.");
  });
}

void CheckpointsPanel::ask_where_to_export() {
  const auto checkpoint = current();
  if (!checkpoint) return;
  auto* dialog = new QFileDialog(this, tr("Export %1 as a model folder").arg(QString::fromStdString(checkpoint->name)));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setOption(QFileDialog::DontConfirmOverwrite);
  dialog->selectFile(QString::fromStdString(checkpoint->name));
  connect(dialog, &QFileDialog::fileSelected, this, [this, checkpoint](const QString& folder) { export_to(*checkpoint, folder); });
  dialog->open();
}

void CheckpointsPanel::export_to(const CheckpointRow& checkpoint, const QString& folder) {
  work([checkpoint, out = std::filesystem::path(folder.toStdString())] {
    const Json document = export_checkpoint(checkpoint, out);
    return tr("%1 was exported to %2, %3.")
        .arg(QString::fromStdString(checkpoint.name), QString::fromStdString(out.string()), figures::disk(document["bytes"].get<double>()));
  });
}

void CheckpointsPanel::ask_to_delete() {
  const auto checkpoint = current();
  if (!checkpoint) return;
  // Who uses it stands on the disk: it is read first, then asked.
  worker_.post([this, checkpoint = *checkpoint, workspace = bench_.place.workspace](std::stop_token) {
    CheckpointNeeds needs;
    QString wrong;
    try {
      needs = needs_of(RunStore(workspace, true), checkpoint);
    } catch (const InputError& error) {
      wrong = QString::fromStdString(error.where + ": " + error.message + ". " + error.hint);
    }
    QMetaObject::invokeMethod(
        this,
        [this, checkpoint, needs, wrong] {
          if (!wrong.isEmpty()) return bench_.notices.add(wrong, true);
          QStringList users;
          if (needs.best) users << tr("It is the run's best checkpoint: evaluations, forecasts and exports of the run take it.");
          if (needs.latest) users << tr("It is the newest one: Continue would go on from an older one.");
          for (const RunRow& child : needs.children) users << tr("%1 began from it: it could not be repeated.").arg(title_of(child));
          if (users.isEmpty()) users << tr("Nothing else needs it.");
          auto* box = new QMessageBox(
              QMessageBox::Question, tr("Delete a checkpoint"),
              tr("Delete %1, %2?").arg(QString::fromStdString(checkpoint.name), figures::disk(static_cast<double>(checkpoint.bytes))),
              QMessageBox::NoButton, this);
          box->setObjectName(QStringLiteral("delete_checkpoint_box"));
          box->setAttribute(Qt::WA_DeleteOnClose);
          box->setInformativeText(users.join('\n') + '\n' + tr("Its figures stay. The file cannot be brought back."));
          QPushButton* yes = box->addButton(tr("Delete the file"), QMessageBox::DestructiveRole);
          box->setDefaultButton(box->addButton(tr("Keep it"), QMessageBox::RejectRole));
          connect(yes, &QPushButton::clicked, this, [this, checkpoint] { really_delete(checkpoint); });
          box->open();
        },
        Qt::QueuedConnection);
  });
}

void CheckpointsPanel::really_delete(const CheckpointRow& checkpoint) {
  bench_.selection.choose_checkpoint(QString::fromStdString(checkpoint.run), QStringLiteral("best"));
  work([checkpoint, workspace = bench_.place.workspace] {
    RunStore store(workspace);
    const std::optional<RunRow> run = store.run(checkpoint.run);
    if (!run) return tr("The run is gone.");
    delete_checkpoints(store, *run, {checkpoint.name});
    return tr("%1 was deleted, %2 are free again. Its figures stay.")
        .arg(QString::fromStdString(checkpoint.name), figures::disk(static_cast<double>(checkpoint.bytes)));
  });
}

}  // namespace candlewright
