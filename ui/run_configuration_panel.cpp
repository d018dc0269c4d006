#include "ui/run_configuration_panel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

#include "engine/base/error.h"
#include "ui/panel_layout.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/settings_form.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {
const QString draft_key = QStringLiteral("window.draft");

QString figure(const Json& document, const char* key, QString (*format)(double)) {
  const auto it = document.find(key);
  return it != document.end() && it->is_number() ? format(it->get<double>()) : figures::none();
}
QString bytes(const Json& document, const char* key, QString (*format)(double)) {
  const auto it = document.find(key);
  return it != document.end() && it->is_object() ? figure(*it, "bytes", format) : figures::none();
}
QString whole(double value) { return figures::count(static_cast<qint64>(value)); }
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
  presets_->addItems(draft_.presets());
  for (int i = 0; i < presets_->count(); ++i) presets_->setItemData(i, draft_.preset_sentence(presets_->itemText(i)), Qt::ToolTipRole);
  changed_ = new Chip;
  reset_ = make_button(tr("Reset all"), QStringLiteral("reset"));
  tools->addWidget(make_label(tr("Preset"), static_cast<int>(TextStyle::body), true));
  tools->addWidget(presets_, 1);
  tools->addWidget(changed_);
  tools->addWidget(reset_);

  form_ = new SettingsForm;
  form_->setObjectName(QStringLiteral("run_form"));
  rows->addWidget(form_, 1);

  auto* costs = new QGridLayout;
  costs->setContentsMargins(10, 6, 10, 2);
  const auto cost = [&](const QString& name, int column) {
    costs->addWidget(make_label(name, static_cast<int>(TextStyle::small), true), 0, column);
    auto* value = make_label(figures::none(), static_cast<int>(TextStyle::strong));
    costs->addWidget(value, 1, column);
    return value;
  };
  steps_ = cost(tr("Steps"), 0);
  time_ = cost(tr("Time, about"), 1);
  memory_ = cost(tr("Memory, about"), 2);
  disk_ = cost(tr("Disk, at most"), 3);
  rows->addLayout(costs);

  auto* line = tool_row(rows);
  command_ = new QLineEdit;
  command_->setReadOnly(true);
  command_->setAccessibleName(tr("The same run from a terminal"));
  auto* copy = make_icon_button(QStringLiteral("copy"), tr("Copy the command line"));
  line->addWidget(command_, 1);
  line->addWidget(copy);

  auto* buttons = tool_row(rows);
  start_ = make_primary_button(tr("Start"), QStringLiteral("running"));
  start_->setObjectName(QStringLiteral("start_run"));
  start_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
  buttons->addWidget(start_, 1);
  why_ = make_label({}, static_cast<int>(TextStyle::small), true);
  why_->setWordWrap(true);
  why_->setContentsMargins(10, 0, 10, 6);
  rows->addWidget(why_);

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
          [this](const QString& path, const QString& text) { bench_.undo.push(new EditSetting(*this, path, text)); });
  connect(form_, &SettingsForm::counts_changed, this, &RunConfigurationPanel::show_buttons);
  connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(draft_.command_line()); });
  connect(start_, &QPushButton::clicked, this, &RunConfigurationPanel::launch);
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

void RunConfigurationPanel::fill() {
  presets_->setCurrentText(draft_.preset());
  presets_->setToolTip(draft_.preset_sentence(draft_.preset()));
  form_->set_fields(draft_.fields());
  edited();
}

void RunConfigurationPanel::edited() {
  form_->set_errors(draft_.contradictions());
  form_->set_hint(QStringLiteral("run.name"), draft_.title());
  command_->setText(draft_.command_line());
  command_->setCursorPosition(0);
  command_->setToolTip(draft_.command_line());
  keep_.start();
  soon_.start();
  show_buttons();
}

QString RunConfigurationPanel::why_not() const {
  if (form_->error_count() > 0) return tr("Not yet: %1").arg(form_->first_error());
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
  start_->setText(busy ? tr("Add to queue") : tr("Start"));
  start_->setEnabled(why.isEmpty());
  why_->setText(!why.isEmpty() ? why : busy ? tr("It starts by itself when the jobs before it have ended.") : QString());
  why_->setVisible(!why_->text().isEmpty());
}

void RunConfigurationPanel::launch() {
  if (!why_not().isEmpty() || !draft_.whole()) return;
  const TrainJob job = draft_.job();
  bench_.engine.add(job, QString::fromStdString(job.name));
}

void RunConfigurationPanel::preview() {
  const int question = ++question_;
  for (QLabel* label : {steps_, time_, memory_, disk_}) label->setToolTip({});
  if (!why_not().isEmpty() || !draft_.whole()) return;
  TrainJob job = draft_.job();
  job.dry_run = true;
  dry_run_.replace([this, question, job = std::move(job), place = bench_.place](std::stop_token stop) {
    Json document;
    QString error;
    try {
      document = candlewright::run(
          job, place, [](const Event&) {}, stop);
    } catch (const Stopped&) {
      return;
    } catch (const std::exception& e) {
      error = QString::fromStdString(e.what());
    }
    QMetaObject::invokeMethod(
        this,
        [this, question, document, error] {
          if (question != question_) return;
          steps_->setText(figure(document, "steps", whole));
          time_->setText(figure(document, "seconds", figures::about));
          memory_->setText(bytes(document, "memory", figures::memory));
          disk_->setText(bytes(document, "disk", figures::disk));
          const QString counts = error.isEmpty() ? tr("%1 windows an epoch, %2 steps an epoch, %3 weights")
                                                       .arg(figure(document, "windows", whole), figure(document, "steps_per_epoch", whole),
                                                            figure(document, "parameters", whole))
                                                 : error;
          for (QLabel* label : {steps_, time_, memory_, disk_}) label->setToolTip(counts);
          if (!error.isEmpty()) {
            why_->setText(error);
            why_->setVisible(true);
          }
        },
        Qt::QueuedConnection);
  });
}

}  // namespace candlewright
