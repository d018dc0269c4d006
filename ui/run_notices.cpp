#include "ui/run_notices.h"

#include <QWidget>

#include "engine/base/files.h"
#include "ui/engine_errors.h"
#include "ui/run_rows.h"
#include "widgets/desktop_notice.h"
#include "widgets/figures.h"
#include "widgets/words.h"

namespace candlewright {

QString notice_words(const RunRow& run, const CheckpointFigures* best, double free_bytes) {
  const QString name = QStringLiteral("#%1").arg(run.number);
  if (run.status == "failed") {
    const QString what = run.error.is_object() ? error_words(run.error.value("message", std::string())) : QString();
    const QString kept = best && best->epoch > 0 ? tr("Last good: epoch %1.").arg(best->epoch) : tr("No checkpoint was kept.");
    return tr("%1 failed at step %2: %3. %4").arg(name, figures::count(run.step), what, kept);
  }
  if (run.status == "interrupted") return tr("%1 was interrupted at step %2: its process is gone.").arg(name, figures::count(run.step));
  if (run.status == "paused")
    return tr("%1 is paused at step %2; %3 free on its disk.").arg(name, figures::count(run.step), figures::disk(free_bytes));
  if (run.status != "finished" && run.status != "stopped") return {};
  const QString ended = run.status == "finished" ? tr("%1 finished").arg(name) : tr("%1 stopped").arg(name);
  if (!best || !best->skill) return ended + '.';
  const Verdict verdict = !best->skill_low || !best->skill_high ? Verdict::too_few
                          : *best->skill_low > 0                ? Verdict::better
                          : *best->skill_high < 0               ? Verdict::worse
                                                                : Verdict::not_shown;
  return tr("%1: %2 (validation)").arg(ended, figures::verdict_sentence(verdict, 100 * *best->skill));
}

RunNotices::RunNotices(Bench& bench, QWidget& window)
    : QObject(&window), bench_(bench), window_(window), desktop_(new DesktopNotice(this)) {
  connect(desktop_, &DesktopNotice::acted, this, &RunNotices::show_wanted);
  connect(&bench_.feed, &RunFeed::runs_changed, this, &RunNotices::look);
  const auto queue_done = [this] {
    ++ended_;
    if (!bench_.engine.waiting().empty()) return;
    if (ended_ > 1) tell(tr("Queue done"), tr("%Ln jobs ended.", nullptr, static_cast<int>(ended_)), {});  // one job has said so itself
    ended_ = 0;
  };
  connect(&bench_.engine, &EngineThread::finished, this, queue_done);
  connect(&bench_.engine, &EngineThread::failed, this, queue_done);
}

void RunNotices::look() {
  for (const RunRow& run : bench_.feed.runs()) {
    const QString id = QString::fromStdString(run.id), state = QString::fromStdString(run.status);
    const QString before = std::exchange(states_[id], state);
    const bool was_going =
        before == "running" || before == "preparing" || before == "stopping" || (before == "paused" && state != "running");
    if (first_ || before == state || !was_going) continue;
    const QString words = notice_words(run, bench_.feed.best(id), static_cast<double>(free_space(bench_.place.workspace)));
    if (!words.isEmpty()) tell(title_of(run), words, id);
  }
  first_ = false;  // what ended before the window was opened is no news
}

void RunNotices::tell(const QString& title, const QString& text, const QString& run) {
  if (window_.isActiveWindow()) return;
  desktop_->show(title, text, tr("Show"), run);
  Q_EMIT told(title, text);
}

}  // namespace candlewright
