#include "ui/before_launch.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>

#include "ui/panel_layout.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

QString whole(std::int64_t value) { return figures::count(value); }

/// "whole number, 0 to 1,000,000,000 steps"
QString allowed_of(const FormField& field) {
  QStringList parts;
  switch (field.kind) {
    case FormField::integer: parts << BeforeLaunch::tr("whole number"); break;
    case FormField::real: parts << BeforeLaunch::tr("number"); break;
    case FormField::boolean: parts << BeforeLaunch::tr("on or off"); break;
    case FormField::choice: parts << BeforeLaunch::tr("one of %1").arg(field.choices.join(QStringLiteral(", "))); break;
    default: break;
  }
  const bool low = field.min > -1e300, high = field.max < 1e300;
  if (low && high) {
    parts << BeforeLaunch::tr("%1 to %2").arg(figures::significant(field.min, 6), figures::significant(field.max, 6));
  } else if (low) {
    parts << BeforeLaunch::tr("from %1").arg(figures::significant(field.min, 6));
  }
  return parts.join(QStringLiteral(", "));
}

QLabel* wrapping(TextStyle style, bool dim) {
  QLabel* label = make_label({}, static_cast<int>(style), dim);
  label->setWordWrap(true);
  return label;
}

}  // namespace

BeforeLaunch::Cost BeforeLaunch::add_cost(const QString& name) {
  Cost cost{make_label(name, static_cast<int>(TextStyle::small), true), make_label(figures::none(), static_cast<int>(TextStyle::subject)),
            make_label({}, static_cast<int>(TextStyle::small), true)};
  for (QLabel* label : {cost.name, cost.note}) {
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->setWordWrap(true);
  }
  cost.name->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
  cost.value->setAccessibleName(name);
  return cost;
}

BeforeLaunch::BeforeLaunch(QWidget* parent) : QWidget(parent) {
  auto* rows = panel_rows(this);
  costs_box_ = new QWidget;
  costs_ = new QGridLayout(costs_box_);
  costs_->setContentsMargins(10, 6, 10, 4);
  costs_->setHorizontalSpacing(8);
  costs_->setVerticalSpacing(1);
  windows_ = add_cost(tr("Windows"));
  steps_ = add_cost(tr("Steps"));
  time_ = add_cost(tr("Time, about"));
  memory_ = add_cost(tr("Memory, about"));
  disk_ = add_cost(tr("Disk, at most"));
  time_.value->setObjectName(QStringLiteral("launch_time"));
  steps_.value->setObjectName(QStringLiteral("launch_steps"));
  int column = 0;
  for (const Cost& cost : {windows_, steps_, time_, memory_, disk_}) {
    costs_->addWidget(cost.name, 0, column);
    costs_->addWidget(cost.value, 1, column);
    costs_->addWidget(cost.note, 2, column++);
  }
  rows->addWidget(costs_box_);

  details_ = new QWidget;
  auto* inside = panel_rows(details_);
  rates_ = new RateChart;
  rates_->setObjectName(QStringLiteral("rate_chart"));
  rates_->set_empty_text(tr("The steps are not counted yet."));
  rates_->setMaximumHeight(340);
  inside->addWidget(rates_, 1);
  auto* memory_row = tool_row(inside);
  memory_title_ = make_label(tr("Memory"), static_cast<int>(TextStyle::strong));
  measure_ = make_button(tr("Measure one step"));
  measure_->setObjectName(QStringLiteral("measure_step"));
  memory_row->addWidget(memory_title_, 1);
  memory_row->addWidget(measure_);
  bar_ = new MemoryBar;
  auto* bar_row = tool_row(inside);
  bar_row->addWidget(bar_, 1);
  measuring_ = wrapping(TextStyle::small, true);
  measuring_->setObjectName(QStringLiteral("measuring"));
  measuring_->setContentsMargins(10, 0, 10, 2);
  measuring_->hide();
  inside->addWidget(measuring_);
  auto* batch_row = tool_row(inside);
  largest_ = make_label({}, static_cast<int>(TextStyle::body));
  use_batch_ = make_link({});
  use_batch_->setObjectName(QStringLiteral("use_batch"));
  use_batch_->setAccessibleName(tr("Use the largest batch that fits"));
  batch_row->addWidget(largest_);
  batch_row->addWidget(use_batch_);
  batch_row->addStretch();
  field_title_ = wrapping(TextStyle::small, true);
  field_help_ = wrapping(TextStyle::small, true);
  for (QLabel* label : {field_title_, field_help_}) {
    label->setContentsMargins(10, 2, 10, 2);
    inside->addWidget(label);
  }
  inside->addStretch();
  auto* scroll = new QScrollArea;
  scroll->setWidget(details_);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  details_->setMinimumHeight(300);
  scroll->hide();
  scroll->setObjectName(QStringLiteral("launch_details"));
  rows->addWidget(scroll, 1);

  auto* line = tool_row(rows);
  command_ = new QLineEdit;
  command_->setReadOnly(true);
  command_->setAccessibleName(tr("The same run from a terminal"));
  auto* copy = make_icon_button(QStringLiteral("copy"), tr("Copy the command line"));
  line->addWidget(command_, 1);
  line->addWidget(copy);

  runs_ = wrapping(TextStyle::strong, false);
  runs_->setObjectName(QStringLiteral("launch_runs"));
  runs_->setContentsMargins(10, 2, 10, 2);
  runs_->hide();
  rows->addWidget(runs_);
  auto* buttons = tool_row(rows);
  first_error_ = make_link({});
  first_error_->setObjectName(QStringLiteral("first_error"));
  first_error_->setAccessibleName(tr("Go to the first error"));
  first_error_->hide();
  start_ = make_primary_button(tr("Start"), QStringLiteral("running"));
  start_->setObjectName(QStringLiteral("start_run"));
  start_->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
  buttons->addWidget(first_error_);
  buttons->addWidget(start_, 1);
  why_ = wrapping(TextStyle::small, true);
  why_->setContentsMargins(10, 0, 10, 6);
  rows->addWidget(why_);

  connect(copy, &QToolButton::clicked, this, &BeforeLaunch::command_copied);
  connect(start_, &QPushButton::clicked, this, &BeforeLaunch::start_wanted);
  connect(measure_, &QPushButton::clicked, this, &BeforeLaunch::measure_wanted);
  connect(use_batch_, &QPushButton::clicked, this, [this] { Q_EMIT batch_wanted(largest_batch_); });
  connect(first_error_, &QPushButton::clicked, this, &BeforeLaunch::first_error_wanted);
  set_wide(false);
  show_largest_batch(std::nullopt, false, 0);
}

void BeforeLaunch::set_wide(bool on) {
  wide_ = on;
  findChild<QScrollArea*>(QStringLiteral("launch_details"))->setVisible(on);
  for (const Cost& cost : {windows_, steps_, time_, memory_, disk_}) {
    const bool shown = on ? cost.value != memory_.value : cost.value != windows_.value;
    cost.name->setVisible(shown);
    cost.value->setVisible(shown);
    cost.note->setVisible(shown && on);
  }
  for (int i = 0; i < 5; ++i) costs_->setColumnStretch(i, i == (on ? 3 : 0) ? 0 : 1);
}

void BeforeLaunch::tell(const Cost& cost, const QString& value, const QString& note, const QString& tip) {
  cost.value->setText(value);
  cost.note->setText(note);
  const QString all = tip.isEmpty() ? note : tip;
  for (QLabel* label : {cost.name, cost.value, cost.note}) label->setToolTip(all);
  cost.value->setAccessibleDescription(all);
}

void BeforeLaunch::show_figures(const std::optional<LaunchFigures>& f, double free_disk) {
  if (!f) {
    for (const Cost& cost : {windows_, steps_, time_, memory_, disk_}) tell(cost, figures::none(), {}, tr("Not counted yet."));
    bar_->set_use(std::nullopt);
    return;
  }
  tell(windows_, whole(f->windows), tr("%Ln symbols", nullptr, static_cast<int>(f->symbols)),
       tr("Training windows of %Ln symbols.", nullptr, static_cast<int>(f->symbols)));
  tell(steps_, whole(f->steps), tr("%1 an epoch").arg(whole(f->steps_per_epoch)),
       tr("%1 windows, %2 steps an epoch of the first stage, %3 weights").arg(whole(f->windows), whole(f->steps_per_epoch), whole(f->weights)));
  if (f->seconds) {
    const double pace = *f->seconds > 0 ? static_cast<double>(f->steps) / *f->seconds : 0;
    tell(time_, figures::about(*f->seconds), tr("%1 steps/s, as #%2").arg(figures::significant(pace, 3)).arg(f->as_run),
         tr("As long a step as run #%1, the last like it: %2 steps/s with validations and checkpoints.")
             .arg(f->as_run)
             .arg(figures::significant(pace, 3)));
  } else {
    tell(time_, tr("unknown"), tr("until measured"),
         tr("No run like this one has ended here yet. The matrix products alone would take %1.").arg(figures::about(f->least_seconds)));
  }
  double bytes = 0;
  for (const MemoryPart& part : f->memory.parts) bytes += part.bytes;
  where_ = f->device == "cpu" ? tr("the computer's memory") : f->device;
  tell(memory_, memory_words(bytes), {}, tr("An estimate for %1.").arg(where_));
  memory_title_->setText(tr("Memory: %1, estimate").arg(where_));
  bar_->set_use(f->memory);
  tell(disk_, figures::disk(f->disk), tr("%1 free").arg(figures::disk(free_disk)));
}

void BeforeLaunch::show_measured(const MeasuredStep& m, std::int64_t batch) {
  const bool same = batch == m.batch;
  tell(memory_, memory_words(memory_use(m, batch).high), {},
       same ? tr("Tensors at the peak of a measured step.") : tr("From a measured step of %Ln windows.", nullptr, static_cast<int>(m.batch)));
  memory_title_->setText(same ? tr("Memory: %1, measured").arg(where_)
                              : tr("Memory: %1, from a step of %Ln windows", nullptr, static_cast<int>(m.batch)).arg(where_));
  bar_->set_use(memory_use(m, batch));
  if (!same || time_.value->text() != tr("unknown")) return;
  tell(time_, figures::about(m.seconds), tr("measured: %1 a step").arg(figures::duration(m.seconds_per_step)),
       tr("From one measured step and a part of a validation of each stage."));
}

void BeforeLaunch::show_measuring(bool running, const QString& words) {
  measure_->setText(running ? tr("Stop measuring") : tr("Measure one step"));
  measure_->setEnabled(running || words.isEmpty());
  measuring_->setText(words);
  measuring_->setVisible(!words.isEmpty());
}

void BeforeLaunch::show_largest_batch(std::optional<std::int64_t> batch, bool measured, std::int64_t now) {
  largest_batch_ = batch.value_or(0);
  largest_->setVisible(batch.has_value());
  use_batch_->setVisible(batch && *batch > 0 && *batch != now);
  if (!batch) return;
  largest_->setText(measured ? tr("Largest batch that fits: %Ln windows", nullptr, static_cast<int>(*batch))
                             : tr("Largest batch that fits, by the estimate: %Ln windows", nullptr, static_cast<int>(*batch)));
  use_batch_->setText(tr("Use %1").arg(whole(*batch)));
}

void BeforeLaunch::show_problem(const QString& sentence) {
  why_->setText(sentence);
  why_->setVisible(!sentence.isEmpty());
}

void BeforeLaunch::show_rates(const RateCurve& curve) { rates_->set_curve(curve); }

void BeforeLaunch::show_field(const FormField& field) {
  field_title_->setText(QStringLiteral("%1  %2 · %3").arg(field.label, field.path, allowed_of(field)));
  field_help_->setText(field.help);
}

void BeforeLaunch::show_command(const QString& lines) {
  const auto more = lines.count('\n');
  command_->setText(more > 0 ? tr("%1 (and %2 more)").arg(lines.section('\n', 0, 0)).arg(more) : lines);
  command_->setCursorPosition(0);
  command_->setToolTip(lines);
}

void BeforeLaunch::show_runs(const QString& words) {
  runs_->setText(words);
  runs_->setVisible(!words.isEmpty());
}

void BeforeLaunch::show_start(const QString& button, bool enabled, const QString& why, bool is_error) {
  start_->setText(button);
  start_->setEnabled(enabled);
  first_error_->setVisible(is_error);
  first_error_->setText(is_error ? why : QString());
  why_->setText(is_error ? QString() : why);
  why_->setVisible(!why_->text().isEmpty());
}

}  // namespace candlewright
