#include "ui/job_bar.h"

#include <QDateTime>
#include <QLabel>
#include <QLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <thread>

#include "engine/base/files.h"
#include "ui/engine_words.h"
#include "ui/run_control.h"
#include "ui/run_curves.h"
#include "ui/stop_dialog.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/icons.h"
#include "widgets/job_progress.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {
constexpr int margin_of_sentence = 64;  // of the bar's ends, its grip and the space around texts
}  // namespace

JobBar::JobBar(Bench& bench, QWidget* parent) : QStatusBar(parent), bench_(bench) {
  setObjectName(QStringLiteral("job_bar"));
  setSizeGripEnabled(false);
  setMinimumHeight(36);
  const auto label = [](TextStyle style, bool dim) { return make_label({}, static_cast<int>(style), dim); };
  icon_ = new QLabel;
  state_ = label(TextStyle::body, false);
  progress_ = new JobProgress;
  progress_->setAccessibleName(tr("Progress of the job"));
  percent_ = label(TextStyle::strong, false);
  figures_ = label(TextStyle::body, true);
  pause_ = make_button(tr("Pause"), QStringLiteral("paused"));
  stop_ = make_button(tr("Stop..."), QStringLiteral("stopped"));
  stop_->setObjectName(QStringLiteral("job_stop"));
  new_run_ = make_link(tr("New run"));
  queue_ = make_link({});
  for (QWidget* widget : std::initializer_list<QWidget*>{icon_, state_, progress_, percent_, figures_, pause_, stop_, new_run_, queue_})
    addWidget(widget);
  device_ = label(TextStyle::body, true);
  disk_ = label(TextStyle::body, true);
  zone_ = label(TextStyle::body, true);
  zone_->setText(tr("UTC"));
  for (QLabel* widget : {device_, disk_, zone_}) {
    widget->setContentsMargins(8, 0, 8, 0);
    addPermanentWidget(widget);
  }

  bell_ = make_icon_button(QStringLiteral("bell"), tr("Notices"));
  bell_->setObjectName(QStringLiteral("bell"));
  bell_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  bell_->setPopupMode(QToolButton::InstantPopup);
  notices_ = new QMenu(bell_);
  bell_->setMenu(notices_);
  addPermanentWidget(bell_);
  connect(notices_, &QMenu::aboutToShow, this, &JobBar::fill_notices);
  connect(&bench_.notices, &Notices::changed, this, &JobBar::show_bell);

  soon_.setSingleShot(true);
  soon_.setInterval(250);  // figures change at most four times a second
  machine_.setInterval(10'000);
  connect(&soon_, &QTimer::timeout, this, &JobBar::show_job);
  connect(&machine_, &QTimer::timeout, this, &JobBar::show_machine);
  machine_.start();
  const auto later = [this] {
    if (!soon_.isActive()) soon_.start();
  };
  connect(pause_, &QPushButton::clicked, this, [this] {
    if (const RunRow* run = live_run()) pause_or_continue(bench_, *run);
  });
  connect(stop_, &QPushButton::clicked, this, [this] {
    if (const RunRow* run = live_run()) {
      ask_to_stop(bench_, QString::fromStdString(run->id), window());
    } else {
      bench_.engine.stop();  // an evaluation keeps nothing: there is nothing to ask
    }
  });
  connect(new_run_, &QPushButton::clicked, this, &JobBar::new_run_wanted);
  connect(queue_, &QPushButton::clicked, this, &JobBar::queue_wanted);
  connect(&bench_.engine, &EngineThread::state_changed, this, [this] {
    if (bench_.engine.state() == EngineThread::State::preparing) sentence_.clear();
    show_job();
  });
  connect(&bench_.engine, &EngineThread::queue_changed, this, later);
  connect(&bench_.engine, &EngineThread::progressed, this, later);
  connect(&bench_.feed, &RunFeed::runs_changed, this, later);
  connect(&bench_.feed, &RunFeed::history_changed, this, later);
  connect(&bench_.engine, &EngineThread::failed, this, [this](qint64, const JobError& error) { say(error.sentence(), true, error.in_english()); });
  connect(&bench_.feed, &RunFeed::failed, this, [this](const QString& text) { say(text, true); });
  show_job();
  show_machine();
  show_bell();
}

void JobBar::say(const QString& sentence, bool wrong, const QString& detail) {
  sentence_ = sentence;
  detail_ = detail;
  sentence_wrong_ = wrong;
  bench_.notices.add(sentence, wrong, bench_.engine.run(), detail);
  show_job();
}

void JobBar::resizeEvent(QResizeEvent* event) {
  QStatusBar::resizeEvent(event);
  show_job();
}

void JobBar::show_bell() {
  const int unread = bench_.notices.unread();
  bell_->setText(unread > 0 ? figures::count(unread) : QString());
  bell_->setAccessibleName(unread > 0 ? tr("Notices, %1 not read").arg(unread) : tr("Notices"));
}

void JobBar::fill_notices() {
  constexpr int shown = 20;
  notices_->clear();
  const auto& all = bench_.notices.all();
  int count = 0;
  for (auto it = all.rbegin(); it != all.rend() && count < shown; ++it, ++count) {
    QAction* action = notices_->addAction(
        icon(it->wrong ? QStringLiteral("failed") : QStringLiteral("check"), it->wrong ? IconColour::error : IconColour::dim),
        figures::clock(it->time) + QStringLiteral("  ") + fontMetrics().elidedText(it->text, Qt::ElideRight, 640));
    action->setToolTip(it->detail.isEmpty() ? it->text : it->text + '\n' + it->detail);
    const QString run = it->run;
    if (!run.isEmpty()) connect(action, &QAction::triggered, this, [this, run] { Q_EMIT run_wanted(run); });
  }
  if (all.empty()) notices_->addAction(tr("Nothing has happened yet."))->setEnabled(false);
  bench_.notices.mark_read();
}

const RunRow* JobBar::live_run() const {
  if (bench_.engine.current()) {
    const RunRow* own = bench_.feed.run(bench_.engine.run());
    return own && is_live(*own) ? own : nullptr;
  }
  const auto& runs = bench_.feed.runs();
  for (auto it = runs.rbegin(); it != runs.rend(); ++it) {
    if (is_live(*it)) return &*it;
  }
  return nullptr;
}

void JobBar::show_job() {
  const RunRow* run = live_run();
  const auto& own = bench_.engine.current();
  const bool busy = run || own;
  const auto picture = [&](const QString& name, IconColour colour) { icon_->setPixmap(icon(name, colour).pixmap(16, 16)); };
  for (QWidget* widget : std::initializer_list<QWidget*>{progress_, percent_, figures_, stop_}) widget->setVisible(busy);
  pause_->setVisible(run != nullptr);
  new_run_->setVisible(!busy);
  const auto waiting = bench_.engine.waiting().size();
  queue_->setText(tr("Queue %1").arg(waiting));
  queue_->setVisible(waiting > 0);
  if (!busy) {
    picture(sentence_wrong_ ? QStringLiteral("failed") : QStringLiteral("check"), sentence_wrong_ ? IconColour::error : IconColour::dim);
    const QString idle = waiting > 0 && bench_.engine.held() ? tr("The queue is paused.") : tr("Nothing is running. The queue is empty.");
    // The figures at the right and the bell are never pushed out; the whole sentence stands in the tool tip and behind the bell.
    int taken = margin_of_sentence + icon_->sizeHint().width();
    for (const QWidget* widget : std::initializer_list<const QWidget*>{new_run_, queue_, device_, disk_, zone_, bell_})
      taken += widget->isVisibleTo(this) ? widget->sizeHint().width() + layout()->spacing() : 0;
    state_->setText(fontMetrics().elidedText(sentence_.isEmpty() ? idle : sentence_, Qt::ElideRight, std::max(120, width() - taken)));
    state_->setToolTip(detail_.isEmpty() ? sentence_ : sentence_ + '\n' + detail_);
    return;
  }
  const bool paused = run && run->status == "paused", stopping = bench_.engine.state() == EngineThread::State::stopping;
  picture(paused ? QStringLiteral("paused") : QStringLiteral("running"), IconColour::accent);
  const QString title = run ? title_of(*run) : own->title;
  const QString word = stopping ? tr("Stopping") : paused ? tr("Paused") : run ? tr("Running") : tr("Preparing");
  state_->setText(QStringLiteral("%1 %2").arg(word, fontMetrics().elidedText(title, Qt::ElideRight, 260)));
  state_->setToolTip(title);
  progress_->set_state(paused ? JobProgress::State::paused : JobProgress::State::running);
  pause_->setText(paused ? tr("Go on") : tr("Pause"));
  pause_->setEnabled(run && (paused || run->status == "running"));
  stop_->setEnabled(!stopping);
  if (!run) {
    const auto& progress = bench_.engine.progress();
    progress_->set_progress(progress.done, progress.total, 0);
    percent_->setText(progress.total > 0
                          ? figures::number(100.0 * static_cast<double>(progress.done) / static_cast<double>(progress.total), 0) +
                                QStringLiteral(" %")
                          : QString());
    figures_->setText(words_of(progress));
    return;
  }
  const std::int64_t epochs =
      run->settings.is_object() && run->settings.contains("training") ? run->settings["training"].value("epochs", std::int64_t{0}) : 0;
  progress_->set_progress(run->step, run->total_steps, static_cast<int>(epochs));
  percent_->setText(run->total_steps > 0
                        ? figures::number(100.0 * static_cast<double>(run->step) / static_cast<double>(run->total_steps), 1) +
                              QStringLiteral(" %")
                        : QString());
  QStringList parts{tr("step %1 of %2").arg(figures::count(run->step), figures::count(run->total_steps))};
  if (run->epoch > 0)
    parts.append(run->stage.empty() ? tr("epoch %1").arg(run->epoch) : tr("%1 epoch %2").arg(engine_words(run->stage)).arg(run->epoch));
  if (const auto history = bench_.feed.history(QString::fromStdString(run->id)); history && !paused) {
    if (const auto pace = pace_of(*history)) {
      parts.append(tr("%1 steps/s").arg(figures::significant(pace->steps_per_second, 2)));
      parts.append(tr("%1 left").arg(figures::about(pace->seconds_left)));
    }
  }
  figures_->setText(parts.join(QStringLiteral(" · ")));
}

void JobBar::show_machine() {
  const int threads = bench_.place.threads > 0 ? bench_.place.threads : static_cast<int>(std::thread::hardware_concurrency());
  device_->setText(
      tr("%1, %n threads", nullptr, threads).arg(QString::fromStdString(bench_.place.device == "auto" ? "CPU" : bench_.place.device)));
  disk_->setText(tr("%1 free").arg(figures::disk(static_cast<double>(free_space(bench_.place.workspace)))));
  disk_->setToolTip(QString::fromStdString(bench_.place.workspace.string()));
}

}  // namespace candlewright
