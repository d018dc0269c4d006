#include "ui/stop_dialog.h"

#include <QCheckBox>
#include <QCommandLinkButton>
#include <QDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "engine/base/error.h"
#include "engine/training/stage_plan.h"
#include "ui/bench.h"
#include "ui/run_control.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

/// Seconds that a step took lately: the median of the newest 31.
std::optional<double> seconds_per_step(const RunHistory& run) {
  const Curve* seconds = run.curve("seconds");
  if (!seconds || seconds->values.empty()) return {};
  const auto middle = std::min<std::ptrdiff_t>(std::ssize(seconds->values), 31) / 2;
  std::vector<double> newest(seconds->values.end() - (2 * middle + 1), seconds->values.end());
  std::nth_element(newest.begin(), newest.begin() + middle, newest.end());
  return newest[static_cast<std::size_t>(middle)];
}

/// " (33 s of work)"; empty while the pace is not known.
QString work_words(const RunHistory& run, std::int64_t steps) {
  const std::optional<double> pace = seconds_per_step(run);
  return pace ? QDialog::tr(" (%1 of work)").arg(figures::duration(static_cast<double>(steps) * *pace)) : QString();
}

const CheckpointRow* newest_kept(const RunHistory& run) {
  const CheckpointRow* newest = nullptr;
  for (const CheckpointRow& checkpoint : run.checkpoints) {
    if (checkpoint.removed == 0 && (!newest || checkpoint.step > newest->step)) newest = &checkpoint;
  }
  return newest;
}

/// Steps since the newest checkpoint; none while the run's row, which is read first, is older than it.
std::int64_t loose_steps(const RunHistory& run) {
  const CheckpointRow* newest = newest_kept(run);
  return std::max<std::int64_t>(0, run.row.step - (newest ? newest->step : 0));
}

QString place_words(const CheckpointRow& checkpoint) {
  return QDialog::tr("epoch %1, step %2").arg(checkpoint.epoch).arg(figures::count(checkpoint.step));
}

QString figures_words(const RunHistory& run, const CheckpointRow& checkpoint) {
  for (auto it = run.validations.rbegin(); it != run.validations.rend(); ++it) {
    const ValidationDone& validation = **it;
    if (validation.step == checkpoint.step && validation.pct_mae && validation.persistence_pct_mae)
      return QDialog::tr("pct_MAE %1, persistence %2, validation")
          .arg(figures::percent(*validation.pct_mae), figures::percent(*validation.persistence_pct_mae));
  }
  return {};
}

/// What is safe and what is not, as rows of a name, what it is and its size.
class Facts : public QWidget {
 public:
  explicit Facts(QWidget* parent) : QWidget(parent) {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 4, 0, 8);
    grid->setHorizontalSpacing(16);
    grid->setColumnStretch(1, 1);
    const std::array names{QDialog::tr("Best by validation"), QDialog::tr("Also kept"), QDialog::tr("Curves, log and settings"),
                           QDialog::tr("Not in a checkpoint yet")};
    for (int row = 0; row < static_cast<int>(names.size()); ++row) {
      grid->addWidget(make_label(names[row], static_cast<int>(TextStyle::body), true), row, 0, Qt::AlignTop);
      what_[row] = make_label({}, static_cast<int>(TextStyle::body));
      what_[row]->setWordWrap(true);
      size_[row] = make_label({}, static_cast<int>(TextStyle::body), true);
      grid->addWidget(what_[row], row, 1);
      grid->addWidget(size_[row], row, 2, Qt::AlignRight | Qt::AlignTop);
    }
  }

  void show_run(const RunHistory& run) {
    const CheckpointRow* best = nullptr;
    QStringList others;
    double bytes = 0;
    for (const CheckpointRow& checkpoint : run.checkpoints) {
      if (checkpoint.removed == 0 && checkpoint.best) best = &checkpoint;
    }
    for (const CheckpointRow& checkpoint : run.checkpoints) {
      if (checkpoint.removed != 0 || &checkpoint == best) continue;
      others << figures::count(checkpoint.step);
      bytes += static_cast<double>(checkpoint.bytes);
    }
    set(0, best ? place_words(*best) + QStringLiteral("   ") + figures_words(run, *best) : QDialog::tr("none yet"),
        best ? figures::disk(static_cast<double>(best->bytes)) : QString());
    set(1, others.isEmpty() ? QDialog::tr("none") : QDialog::tr("the checkpoints of step %1").arg(others.join(QStringLiteral("; "))),
        others.isEmpty() ? QString() : figures::disk(bytes));
    set(2, QDialog::tr("all %1 steps").arg(figures::count(run.row.step)), {});
    const std::int64_t loose = loose_steps(run);
    set(3, loose == 0 ? QDialog::tr("nothing") : QDialog::tr("%Ln steps", nullptr, static_cast<int>(loose)) + work_words(run, loose), {});
  }

 private:
  void set(int row, const QString& what, const QString& size) {
    what_[row]->setText(what);
    size_[row]->setText(size);
  }
  std::array<QLabel*, 4> what_{}, size_{};
};

QString result_of_saving(const RunHistory& run) {
  const CheckpointRow* newest = newest_kept(run);
  return (newest ? QDialog::tr("Finishes this step, then writes a checkpoint (about %1).")
                       .arg(figures::disk(static_cast<double>(newest->bytes)))
                 : QDialog::tr("Finishes this step, then writes a checkpoint.")) +
         ' ' + QDialog::tr("You can continue later as if it had never stopped.");
}

QString result_of_leaving(const RunHistory& run) {
  const CheckpointRow* newest = newest_kept(run);
  return newest ? QDialog::tr("Writes nothing more. You can continue from %1; the %2 steps since then are lost.")
                      .arg(place_words(*newest), figures::count(loose_steps(run)))
                : QDialog::tr("Writes nothing more. No checkpoint is on disk: all %1 steps are lost, a later start begins anew.")
                      .arg(figures::count(run.row.step));
}

QString result_of_the_epoch(const RunHistory& run, std::int64_t steps) {
  const std::optional<double> pace = seconds_per_step(run);
  const QString words = QDialog::tr("Trains %Ln more steps, validates and writes a checkpoint", nullptr, static_cast<int>(steps));
  return pace ? QDialog::tr("%1: about %2.").arg(words, figures::duration(static_cast<double>(steps) * *pace)) : words + '.';
}

}  // namespace

std::optional<std::int64_t> steps_to_epoch_end(const RunHistory& run) {
  if (run.epoch_windows <= 0 || run.row.step >= run.row.total_steps) return {};
  std::int64_t begun = 0;
  if (const Curve* loss = run.curve("loss")) {
    const auto [first, end] = loss->range_of(run.row.stage);
    if (!run.row.stage.empty() && first < end) begun = static_cast<std::int64_t>(loss->steps[first]) - 1;
  }
  try {
    const RunConfig config = run_config_from(run.row.model, run.row.settings, "run");
    const std::int64_t each = StagePlan(config.training_of(run.row.stage), 0, run.epoch_windows, 0).steps_per_epoch();
    const std::int64_t left = each - (run.row.step - begun) % each;
    return std::min(left, run.row.total_steps - run.row.step);
  } catch (const InputError&) {
    return {};  // settings of another version: the choice is then not offered
  }
}

void ask_to_stop(Bench& bench, const QString& run, QWidget* parent) {
  const RunRow* row = bench.feed.run(run);
  if (!row) return;
  auto* dialog = new QDialog(parent);
  dialog->setObjectName(QStringLiteral("stop_dialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setMinimumWidth(620);
  dialog->setWindowTitle(QDialog::tr("Stop run #%1?").arg(row->number));
  auto* rows = new QVBoxLayout(dialog);
  auto* state = make_label({}, static_cast<int>(TextStyle::headline));
  state->setWordWrap(true);
  rows->addWidget(state);
  rows->addWidget(
      make_label(QDialog::tr("It goes on while you read this. These are safe on disk:"), static_cast<int>(TextStyle::body), true));
  auto* facts = new Facts(dialog);
  rows->addWidget(facts);

  auto* next = new QCheckBox(QDialog::tr("Then start the next run in the queue"));
  next->setChecked(!bench.engine.held());
  const auto choice = [&](const QString& picture, const QString& title, auto action) {
    auto* button = new QCommandLinkButton(title, QString());
    button->setIcon(icon(picture, IconColour::accent));
    rows->addWidget(button);
    QObject::connect(button, &QPushButton::clicked, dialog, [&bench, run, dialog, next, action] {
      if (bench.engine.run() == run && !bench.engine.waiting().empty()) bench.engine.hold(!next->isChecked());
      action();
      dialog->accept();
    });
    return button;
  };
  auto* save = choice(QStringLiteral("disk"), QDialog::tr("Stop and save"), [&bench, run] { stop_and_save(bench, run); });
  auto* leave = choice(QStringLiteral("stopped"), QDialog::tr("Stop now"), [&bench, run] { bench.feed.ask(run, Request::stop_now); });
  auto* later = choice(QStringLiteral("queued"), QDialog::tr("Stop after epoch %1").arg(std::max(1, row->epoch)), [&bench, run] {
    bench.feed.ask(run, Request::stop_after_epoch);
    if (const RunRow* live = bench.feed.run(run))
      bench.notices.add(QDialog::tr("#%1 stops after epoch %2.").arg(live->number).arg(live->epoch), false, run);
  });
  later->setObjectName(QStringLiteral("stop_after_epoch"));
  auto* foot = new QHBoxLayout;
  foot->addWidget(next);
  foot->addStretch(1);
  auto* keep = make_button(QDialog::tr("Keep training"));
  foot->addWidget(keep);
  rows->addLayout(foot);
  QObject::connect(keep, &QPushButton::clicked, dialog, &QDialog::reject);

  const auto refresh = [&bench, run, dialog, state, facts, save, leave, later, next] {
    const auto history = bench.feed.history(run);
    if (!history) return;
    const RunRow& now = history->row;
    state->setText(QDialog::tr("Training is at step %1 of %2, in epoch %3.")
                       .arg(figures::count(now.step), figures::count(now.total_steps))
                       .arg(now.epoch));
    facts->show_run(*history);
    save->setDescription(result_of_saving(*history));
    leave->setDescription(result_of_leaving(*history));
    const std::optional<std::int64_t> left = steps_to_epoch_end(*history);
    later->setVisible(left.has_value());
    if (left) {
      later->setText(QDialog::tr("Stop after epoch %1").arg(std::max(1, now.epoch)));
      later->setDescription(result_of_the_epoch(*history, *left));
    }
    for (QCommandLinkButton* button : {save, leave, later}) button->setAccessibleDescription(button->description());
    next->setVisible(bench.engine.run() == run && !bench.engine.waiting().empty());
    dialog->adjustSize();
  };
  refresh();
  QObject::connect(&bench.feed, &RunFeed::history_changed, dialog, refresh);
  save->setDefault(true);
  save->setFocus();
  dialog->open();
}

}  // namespace candlewright
