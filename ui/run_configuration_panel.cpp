#include "ui/run_configuration_panel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "ui/before_launch.h"
#include "ui/panel_layout.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/settings_form.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {
const QString draft_key = QStringLiteral("window.draft");

constexpr int side_by_side_from = 900;  // px
}  // namespace

/// One field's new text. What is typed into one field in a row is one edit.
class RunConfigurationPanel::EditSetting : public QUndoCommand {
 public:
  EditSetting(RunConfigurationPanel& panel, const QString& path, const QString& text) : panel_(&panel), path_(path), text_(text) {
    for (const FormField& field : panel.draft_.fields()) {
      if (field.path == path) before_ = field.value;
    }
    setText(tr("Change %1").arg(label_of(path)));
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

/// The whole draft: a preset, a reset, the settings of a run.
class RunConfigurationPanel::EditDraft : public QUndoCommand {
 public:
  EditDraft(RunConfigurationPanel& panel, const QString& what, Json before) : panel_(&panel), before_(std::move(before)) {
    after_ = panel.draft_.to_json();
    setText(what);
  }
  void redo() override {
    if (!std::exchange(done_, false)) take(after_);
  }
  void undo() override { take(before_); }

 private:
  void take(const Json& draft) {
    if (!panel_) return;
    panel_->draft_.from_json(draft);
    panel_->fill();
  }
  QPointer<RunConfigurationPanel> panel_;
  Json before_, after_;
  bool done_ = true;
};

RunConfigurationPanel::RunConfigurationPanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
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
  tools->addStretch();

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
  keep_.setSingleShot(true);
  keep_.setInterval(500);
  connect(&soon_, &QTimer::timeout, this, &RunConfigurationPanel::preview);
  connect(&keep_, &QTimer::timeout, this, [this] { bench_.feed.keep(draft_key, draft_.to_json()); });
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
  const Json before = draft_.to_json();
  change();
  fill();
  if (draft_.to_json() != before) bench_.undo.push(new EditDraft(*this, what, before));
}

void RunConfigurationPanel::choose_preset(const QString& name) {
  change_draft(tr("Preset %1").arg(name), [&] { draft_.choose_preset(name); });
}

void RunConfigurationPanel::take_run(const RunRow& run, const QString& start_from) {
  change_draft(tr("Settings of #%1").arg(run.number), [&] { draft_.take_run(run, draft_.data(), start_from); });
}

void RunConfigurationPanel::show_setting(const QString& path) { form_->show_field(path); }

void RunConfigurationPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool wide = width() >= side_by_side_from;
  beside_->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
  beside_->setStretchFactor(before_, wide ? 4 : 0);
  form_->set_group_list(wide);
  before_->set_wide(wide);
}

void RunConfigurationPanel::fill() {
  presets_->clear();
  presets_->addItems(draft_.presets());
  for (int i = 0; i < presets_->count(); ++i) presets_->setItemData(i, draft_.preset_sentence(presets_->itemText(i)), Qt::ToolTipRole);
  presets_->setCurrentText(draft_.preset());
  presets_->setToolTip(draft_.preset_sentence(draft_.preset()));
  form_->set_fields(draft_.fields());
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
    before_->show_runs(draft_.runs() > 1 ? tr("%1 runs").arg(figures::count(draft_.runs())) : QString());
  counted_ = false;
  keep_.start();
  soon_.start();
  show_buttons();
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
  const QString button = runs == 1 ? (busy ? tr("Add to queue") : tr("Start"))
                                   : (busy ? tr("Add %1 runs to queue") : tr("Start %1 runs")).arg(figures::count(runs));
  before_->show_start(button, why.isEmpty(),
                      !why.isEmpty() ? why
                      : busy         ? tr("It starts by itself when the jobs before it have ended.")
                                     : QString(),
                      form_->error_count() > 0);
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

void RunConfigurationPanel::take_figures(const std::vector<Json>& dry_runs, const QString& error) {
  figures_.clear();
  if (error.isEmpty()) {
    for (const Json& document : dry_runs) figures_.push_back(launch_figures(document));
  }
  const auto first = figures_.empty() ? std::nullopt : std::optional(figures_.front());
  before_->show_figures(first, static_cast<double>(free_space(bench_.place.workspace)));
  before_->show_runs(figures_.size() > 1 ? words_of(figures_) : QString());
  edited();
  soon_.stop();
  counted_ = !figures_.empty() && draft_.runs() == static_cast<std::int64_t>(figures_.size());
  if (!error.isEmpty()) before_->show_problem(error);
}

}  // namespace candlewright
