#include "ui/run_configuration_panel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "ui/before_launch.h"
#include "ui/engine_errors.h"
#include "ui/panel_layout.h"
#include "ui/run_history.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/settings_form.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {
const QString draft_key = QStringLiteral("window.draft");
const QString presets_key = QStringLiteral("window.presets");
constexpr int runs_offered = 20;

constexpr int side_by_side_from = 900;  // px
constexpr int least_width = 362;        // of the one column: label, control, unit, reset and the scroll bar
}  // namespace

/// One field's new text. What is typed into one field in a row is one edit.
class RunConfigurationPanel::EditSetting : public QUndoCommand {
 public:
  EditSetting(RunConfigurationPanel& panel, const QString& path, const QString& text) : panel_(&panel), path_(path), text_(text) {
    for (const FormField& field : panel.draft_.fields()) {
      if (field.path == path) before_ = field.value;
    }
    setText(tr("Change %1").arg(setting_name(path)));
  }
  int id() const override { return 1; }
  bool mergeWith(const QUndoCommand* other) override {
    const auto* next = static_cast<const EditSetting*>(other);
    if (next->path_ != path_) return false;
    text_ = next->text_;
    setObsolete(text_ == before_);
    return true;
  }
  void redo() override {
    take(text_, !std::exchange(typed_, false));  // the first time the field has it already
  }
  void undo() override { take(before_, true); }

 private:
  void take(const QString& text, bool show) {
    if (!panel_) return;
    panel_->draft_.set(path_, text);
    if (show) panel_->form_->set_value(path_, text);
    panel_->edited();
  }
  QPointer<RunConfigurationPanel> panel_;
  QString path_, text_, before_;
  bool typed_ = true;
};

/// The whole draft, and the person's presets: a preset chosen, saved or deleted, a reset, the settings of a run.
class RunConfigurationPanel::EditDraft : public QUndoCommand {
 public:
  EditDraft(RunConfigurationPanel& panel, const QString& what, Json before, Json presets_before)
      : panel_(&panel), before_(std::move(before)), presets_before_(std::move(presets_before)) {
    after_ = panel.draft_.to_json();
    presets_after_ = panel.draft_.own_presets();
    setText(what);
  }
  void redo() override {
    if (!std::exchange(done_, false)) take(after_, presets_after_);
  }
  void undo() override { take(before_, presets_before_); }

 private:
  void take(const Json& draft, const Json& presets) {
    if (!panel_) return;
    panel_->draft_.set_own_presets(presets);
    panel_->draft_.from_json(draft);
    panel_->fill();
  }
  QPointer<RunConfigurationPanel> panel_;
  Json before_, after_, presets_before_, presets_after_;
  bool done_ = true;
};

RunConfigurationPanel::RunConfigurationPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  draft_.set_own_presets(bench_.feed.kept(presets_key));
  draft_.from_json(bench_.feed.kept(draft_key));
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  presets_ = new QComboBox;
  presets_->setAccessibleName(tr("Preset"));
  changed_ = new Chip;
  reset_ = make_button(tr("Reset all"), QStringLiteral("reset"));
  tools->addWidget(make_label(tr("Preset"), static_cast<int>(TextStyle::body), true));
  presets_->setMaximumWidth(320);
  tools->addWidget(presets_, 1);
  tools->addWidget(changed_);
  tools->addWidget(reset_);
  compare_ = make_button(tr("Compare with a run..."));
  compare_->setObjectName(QStringLiteral("compare_with_run"));
  runs_menu_ = new QMenu(tr("Compare with a run"), compare_);
  compare_->setMenu(runs_menu_);
  tools->addWidget(compare_);
  tools->addStretch();
  more_ = make_icon_button(QStringLiteral("more"), tr("More of the run configuration"));
  more_->setObjectName(QStringLiteral("preset_menu"));
  more_->setPopupMode(QToolButton::InstantPopup);
  preset_menu_ = new QMenu(more_);
  more_->setMenu(preset_menu_);
  tools->addWidget(more_);
  for (QWidget* button : {reset_, compare_}) button->hide();  // until there is room: a dock is never wider for them

  form_ = new SettingsForm;
  form_->setObjectName(QStringLiteral("run_form"));
  before_ = new BeforeLaunch;
  beside_ = new QBoxLayout(QBoxLayout::TopToBottom);
  beside_->setSpacing(1);
  beside_->addWidget(form_, 5);
  beside_->addWidget(before_);
  rows->addLayout(beside_, 1);

  form_->set_validate([this](const QString& path, const QString& text) { return draft_.wrong(path, text); });
  soon_.setSingleShot(true);
  soon_.setInterval(300);
  connect(&soon_, &QTimer::timeout, this, &RunConfigurationPanel::preview);
  connect(&keep_, &QTimer::timeout, this, [this] {
    bench_.feed.keep(presets_key, draft_.own_presets());
    bench_.feed.keep(draft_key, draft_.to_json());
  });
  connect(runs_menu_, &QMenu::aboutToShow, this, &RunConfigurationPanel::fill_runs_menu);
  connect(preset_menu_, &QMenu::aboutToShow, this, &RunConfigurationPanel::fill_preset_menu);
  connect(presets_, &QComboBox::textActivated, this, &RunConfigurationPanel::choose_preset);
  connect(reset_, &QPushButton::clicked, this, [this] { choose_preset(draft_.preset()); });
  connect(form_, &SettingsForm::changed, this,
          [this](const QString& path, const QString& text) {
            if (path == model_path) {  // other presets, other settings: another form, made when the field has told what it has to
              QMetaObject::invokeMethod(
                  this, [this, text] { change_draft(tr("Model %1").arg(text), [&] { draft_.choose_model(text); }); }, Qt::QueuedConnection);
            } else {
              bench_.undo.push(new EditSetting(*this, path, text));
            }
          });
  connect(form_, &SettingsForm::counts_changed, this, &RunConfigurationPanel::show_buttons);
  connect(form_, &SettingsForm::field_focused, this, [this](const QString& path) {
    for (const FormField& field : draft_.fields()) {
      if (field.path == path) before_->show_field(field);
    }
  });
  connect(before_, &BeforeLaunch::command_copied, this, [this] { QGuiApplication::clipboard()->setText(draft_.command_line()); });
  connect(before_, &BeforeLaunch::start_wanted, this, &RunConfigurationPanel::launch);
  connect(before_, &BeforeLaunch::first_error_wanted, this, [this] { show_setting(form_->first_error_path()); });
  connect(before_, &BeforeLaunch::measure_wanted, this, &RunConfigurationPanel::measure);
  connect(before_, &BeforeLaunch::batch_wanted, this, [this](qint64 windows) {
    const QString path = QStringLiteral("training.batch_size"), text = QString::number(windows);
    form_->set_value(path, text);
    bench_.undo.push(new EditSetting(*this, path, text));
  });
  connect(&bench_.engine, &EngineThread::progressed, this, [this] {
    if (probe_ != 0) show_probe();
  });
  connect(&bench_.engine, &EngineThread::finished, this, [this](qint64 ticket, const QByteArray& document) {
    if (ticket != probe_) return;
    probe_ = 0;
    const Json answer = Json::parse(document.toStdString());
    if (answer.value("status", "") == "measured") {
      measured_ = measured_step(answer);
      measured_key_ = measuring_key_;
    }
    show_probe();
  });
  connect(&bench_.engine, &EngineThread::failed, this, [this](qint64 ticket, const JobError& error) {
    if (ticket != probe_) return;
    probe_ = 0;
    show_probe();
    before_->show_problem(error.sentence());
  });
  auto* find = new QShortcut(QKeySequence::Find, this);
  find->setContext(Qt::WidgetWithChildrenShortcut);
  connect(find, &QShortcut::activated, form_, &SettingsForm::find_setting);
  connect(&bench_.prices, &DatasetReader::opened, this, [this] {
    draft_.set_data(QString::fromStdString(bench_.prices.dataset()->folder.string()));
    edited();
  });
  connect(&bench_.engine, &EngineThread::state_changed, this, &RunConfigurationPanel::show_buttons);
  fill();
}

void RunConfigurationPanel::change_draft(const QString& what, const std::function<void()>& change) {
  const Json before = draft_.to_json(), presets_before = draft_.own_presets();
  change();
  fill();
  if (draft_.to_json() != before || draft_.own_presets() != presets_before)
    bench_.undo.push(new EditDraft(*this, what, before, presets_before));
}

void RunConfigurationPanel::fill_runs_menu() {
  runs_menu_->clear();
  const auto& runs = bench_.feed.runs();
  int offered = 0;
  for (auto run = runs.rbegin(); run != runs.rend() && offered < runs_offered; ++run) {
    if (run->model != draft_.model().toStdString()) continue;
    const QString id = QString::fromStdString(run->id);
    QAction* action = runs_menu_->addAction(title_of(*run));
    action->setCheckable(true);
    action->setChecked(id == compared_);
    connect(action, &QAction::triggered, this, [this, id] { compare_with(id); });
    ++offered;
  }
  if (offered == 0) runs_menu_->addAction(tr("No run of %1 yet").arg(draft_.model()))->setEnabled(false);
  if (compared_.isEmpty()) return;
  runs_menu_->addSeparator();
  connect(runs_menu_->addAction(tr("Show all settings")), &QAction::triggered, this, [this] { compare_with({}); });
}

void RunConfigurationPanel::compare_with(const QString& id) {
  const RunRow* run = bench_.feed.run(id);
  if (run && run->model != draft_.model().toStdString()) run = nullptr;
  QHash<QString, QString> differences;
  try {
    if (run) differences = draft_.differences(*run);
  } catch (const InputError& error) {  // a run of another version, with settings that are no more
    before_->show_problem(error_sentence(error));
    run = nullptr;
  }
  compared_ = run ? id : QString();
  const QString name = run ? tr("#%1").arg(run->number) : QString();
  form_->set_beside(name, differences);
  compare_->setText(run ? tr("Compared with %1").arg(name) : tr("Compare with a run..."));
}

void RunConfigurationPanel::fill_preset_menu() {
  preset_menu_->clear();
  const QString chosen = draft_.preset();
  const bool own = draft_.is_own_preset(chosen);
  QAction* save = preset_menu_->addAction(tr("Save as preset..."));
  save->setEnabled(draft_.whole());
  connect(save, &QAction::triggered, this, [this, chosen, own] {
    ask_preset_name(tr("Save as preset"), own ? chosen : QString(), [this](const QString& name) {
      change_draft(tr("Save preset %1").arg(name), [&] { draft_.save_preset(name); });
    });
  });
  QAction* rename = preset_menu_->addAction(own ? tr("Rename %1...").arg(chosen) : tr("Rename..."));
  rename->setEnabled(own);
  connect(rename, &QAction::triggered, this, [this, chosen] {
    ask_preset_name(tr("Rename preset"), chosen, [this, chosen](const QString& name) {
      change_draft(tr("Rename preset %1").arg(chosen), [&] { draft_.rename_preset(chosen, name); });
    });
  });
  QAction* remove = preset_menu_->addAction(own ? tr("Delete %1").arg(chosen) : tr("Delete"));
  remove->setEnabled(own);
  connect(remove, &QAction::triggered, this,
          [this, chosen] { change_draft(tr("Delete preset %1").arg(chosen), [&] { draft_.delete_preset(chosen); }); });
  preset_menu_->addSeparator();
  QAction* reset = preset_menu_->addAction(tr("Reset all"));
  reset->setEnabled(form_->changed_count() > 0);
  connect(reset, &QAction::triggered, this, [this] { choose_preset(draft_.preset()); });
  preset_menu_->addMenu(runs_menu_);
  QAction* step = preset_menu_->addAction(probe_ != 0 ? tr("Stop measuring") : tr("Measure one step"));
  step->setEnabled(probe_ != 0 || (!bench_.engine.current() && why_not().isEmpty()));
  connect(step, &QAction::triggered, this, &RunConfigurationPanel::measure);
}

void RunConfigurationPanel::ask_preset_name(const QString& title, const QString& name, const std::function<void(const QString&)>& act) {
  auto* dialog = new QInputDialog(this);
  dialog->setObjectName(QStringLiteral("preset_name"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(title);
  dialog->setLabelText(tr("Name of the preset"));
  dialog->setTextValue(name);
  connect(dialog, &QInputDialog::textValueChanged, dialog, [this, dialog](const QString& text) {
    const QString wrong = draft_.wrong_preset_name(text);
    dialog->setLabelText(wrong.isEmpty() ? tr("Name of the preset") : wrong);
  });
  connect(dialog, &QInputDialog::textValueSelected, this, [this, act](const QString& text) {
    if (draft_.wrong_preset_name(text).isEmpty()) act(text.trimmed());
  });
  dialog->open();
}

void RunConfigurationPanel::choose_preset(const QString& name) {
  change_draft(tr("Preset %1").arg(name), [&] { draft_.choose_preset(name); });
}

void RunConfigurationPanel::take_run(const RunRow& run, const QString& start_from) {
  change_draft(tr("Settings of #%1").arg(run.number), [&] { draft_.take_run(run, draft_.data(), start_from); });
}

void RunConfigurationPanel::take_settings(const QString& what, const QHash<QString, QString>& settings) {
  change_draft(what, [&] {
    for (auto it = settings.begin(); it != settings.end(); ++it) draft_.set(it.key(), it.value());
  });
}

void RunConfigurationPanel::show_setting(const QString& path) { form_->show_field(path); }

QSize RunConfigurationPanel::minimumSizeHint() const { return {least_width, QWidget::minimumSizeHint().height()}; }

void RunConfigurationPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool wide = width() >= side_by_side_from;
  beside_->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  beside_->setStretchFactor(before_, wide ? 4 : 0);
  form_->set_group_list(wide);
  before_->set_wide(wide);
  for (QWidget* button : {reset_, compare_}) button->setVisible(wide);  // else in the menu beside
}

void RunConfigurationPanel::fill() {
  presets_->clear();
  presets_->addItems(draft_.presets());
  for (int i = 0; i < presets_->count(); ++i) presets_->setItemData(i, draft_.preset_sentence(presets_->itemText(i)), Qt::ToolTipRole);
  presets_->setCurrentText(draft_.preset());
  presets_->setToolTip(draft_.preset_sentence(draft_.preset()));
  form_->set_fields(draft_.fields());
  compare_with(compared_);
  edited();
}

void RunConfigurationPanel::edited() {
  QHash<QString, FormError> errors = draft_.contradictions();
  if (errors.isEmpty() && !figures_.empty()) {
    const auto& stages = figures_.front().stages;
    const RunConfig config = draft_.config();
    before_->show_rates(rate_curve(config, stages));
    if (const auto error = warm_up_error(config, draft_.preset_config(), stages))
      errors.insert(QStringLiteral("training.warmup_steps"), *error);
  }
  form_->set_errors(errors);
  form_->set_hint(QStringLiteral("run.name"), draft_.title());
  before_->show_command(draft_.command_line());
  if (draft_.runs() != static_cast<std::int64_t>(figures_.size()))
    before_->show_runs(draft_.runs() > 1 ? tr("%Ln runs", nullptr, static_cast<int>(draft_.runs())) : QString());
  counted_ = false;
  keep_.ask();
  soon_.start();
  show_buttons();
  Q_EMIT draft_changed();
}

QString RunConfigurationPanel::why_not() const {
  if (const int errors = form_->error_count(); errors > 0)
    return errors == 1 ? tr("1 error in %1").arg(form_->first_error()) : tr("%1 errors, first in %2").arg(errors).arg(form_->first_error());
  if (draft_.data().isEmpty()) return tr("Not yet: open a folder of prices first.");
  return {};
}

void RunConfigurationPanel::show_buttons() {
  const int changed = form_->changed_count();
  changed_->set_chip(tr("%1 changed").arg(changed), changed ? Chip::Tone::accent : Chip::Tone::plain);
  changed_->setVisible(changed > 0);
  reset_->setEnabled(changed > 0);
  const QString why = why_not();
  const bool busy = bench_.engine.current().has_value();
  const std::int64_t runs = draft_.runs();
  const auto n = static_cast<int>(runs);
  const QString button = runs == 1 ? (busy ? tr("Add to queue") : tr("Start"))
                                   : (busy ? tr("Add %Ln runs to queue", nullptr, n) : tr("Start %Ln runs", nullptr, n));
  before_->show_start(button, why.isEmpty(),
                      !why.isEmpty() ? why
                      : busy         ? tr("It starts by itself when the jobs before it have ended.")
                                     : QString(),
                      form_->error_count() > 0);
  show_probe();
}

std::int64_t RunConfigurationPanel::batch() const {
  return draft_.whole() ? draft_.config().training.batch_size : 0;
}

QString RunConfigurationPanel::probe_key() const {
  if (draft_.data().isEmpty() || !draft_.whole()) return {};
  TrainJob job = draft_.job();
  job.settings["training"].erase("batch_size");
  return QString::fromStdString(dump({{"settings", job.settings}, {"data", job.data.string()}, {"init", job.init.string()}, {"model", job.model}}));
}

void RunConfigurationPanel::measure() {
  if (probe_ != 0) {
    bench_.engine.stop();
    return;
  }
  if (bench_.engine.current() || !why_not().isEmpty()) return;
  measuring_key_ = probe_key();
  probe_ = bench_.engine.start_now(ProbeJob{draft_.job()}, tr("One step of %1").arg(draft_.title()));
  show_probe();
}

void RunConfigurationPanel::show_probe() {
  const bool running = probe_ != 0;
  const QString why = !why_not().isEmpty()        ? tr("A step can be measured when the form has no error.")
                      : bench_.engine.current() ? tr("A step is measured when nothing else runs.")
                                                : QString();
  before_->show_measuring(running, running ? words_of(bench_.engine.progress()) : why);
  const std::int64_t now = batch();
  const bool fresh = measured_ && !figures_.empty() && probe_key() == measured_key_;
  if (fresh) {
    before_->show_measured(*measured_, now);
  } else if (measured_shown_) {
    show_figures();
  }
  measured_shown_ = fresh;
  const auto largest = fresh               ? std::optional(measured_->largest_batch)
                       : figures_.empty() ? std::nullopt
                                          : largest_batch(figures_.front(), now);
  before_->show_largest_batch(largest, fresh, now);
  form_->set_hint(QStringLiteral("training.batch_size"), largest ? tr("up to %1 fit").arg(figures::count(*largest)) : QString());
}

void RunConfigurationPanel::launch() {
  if (!why_not().isEmpty() || !draft_.whole()) return;
  const std::vector<RunDraft> drafts = draft_.single_drafts();
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const TrainJob job = drafts[i].job();
    bench_.engine.add(job, QString::fromStdString(job.name), counted_ ? figures_[i].seconds : std::nullopt);
  }
}

void RunConfigurationPanel::preview() {
  const int question = ++question_;
  // A warm-up that is too long for the steps counted before may fit those of other data: it does not keep the engine from counting.
  if (draft_.data().isEmpty() || !draft_.whole()) return;
  std::vector<TrainJob> jobs;
  for (const RunDraft& draft : draft_.single_drafts()) {
    jobs.push_back(draft.job());
    jobs.back().dry_run = true;
  }
  dry_run_.replace([this, question, jobs = std::move(jobs), place = bench_.place](std::stop_token stop) {
    std::vector<Json> documents;
    QString error;
    try {
      for (const TrainJob& job : jobs) {
        documents.push_back(candlewright::run(
            job, place, [](const Event&) {}, stop));
      }
    } catch (const Stopped&) {
      return;
    } catch (const std::exception& e) {
      error = QString::fromStdString(e.what());
    }
    QMetaObject::invokeMethod(
        this,
        [this, question, documents, error] {
          if (question == question_) take_figures(documents, error);
        },
        Qt::QueuedConnection);
  });
}

void RunConfigurationPanel::show_figures() {
  const auto first = figures_.empty() ? std::nullopt : std::optional(figures_.front());
  before_->show_figures(first, static_cast<double>(free_space(bench_.place.workspace)));
}

void RunConfigurationPanel::take_figures(const std::vector<Json>& dry_runs, const QString& error) {
  figures_.clear();
  if (error.isEmpty()) {
    for (const Json& document : dry_runs) figures_.push_back(launch_figures(document));
  }
  show_figures();
  before_->show_runs(figures_.size() > 1 ? words_of(figures_) : QString());
  edited();
  soon_.stop();
  show_probe();
  counted_ = !figures_.empty() && draft_.runs() == static_cast<std::int64_t>(figures_.size());
  if (!error.isEmpty()) before_->show_problem(error);
}

}  // namespace candlewright
