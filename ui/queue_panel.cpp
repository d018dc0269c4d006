#include "ui/queue_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <algorithm>

#include "engine/base/error.h"
#include "ui/panel_layout.h"
#include "ui/run_curves.h"
#include "ui/run_rows.h"
#include "ui/undoable.h"
#include "widgets/controls.h"
#include "widgets/figures.h"
#include "widgets/icons.h"
#include "widgets/row_drag.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

namespace candlewright {

/// A job taken out of the queue, which can be put back where it was.
class QueuePanel::Removal : public QUndoCommand {
 public:
  Removal(EngineThread& engine, std::int64_t ticket, const QString& title) : engine_(&engine), ticket_(ticket) {
    setText(tr("Remove %1 from the queue").arg(title));
  }
  void redo() override {
    if (engine_) removed_ = engine_->remove(ticket_);
  }
  void undo() override {
    if (engine_ && removed_) engine_->put_back(removed_->first, removed_->second);
  }

 private:
  QPointer<EngineThread> engine_;
  std::int64_t ticket_;
  std::optional<std::pair<QueuedJob, int>> removed_;
};

QueuePanel::QueuePanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  auto* up = make_icon_button(QStringLiteral("up"), tr("Sooner"));
  auto* down = make_icon_button(QStringLiteral("down"), tr("Later"));
  up->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Up));
  down->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Down));
  auto* first = make_button(tr("First"));
  first->setObjectName(QStringLiteral("queue_first"));
  first->setToolTip(tr("Before all others of its priority."));
  auto* remove = make_icon_button(QStringLiteral("trash"), tr("Remove from the queue"));
  hold_ = make_button(tr("Pause queue"), QStringLiteral("paused"));
  hold_->setObjectName(QStringLiteral("queue_hold"));
  up_ = up;
  down_ = down;
  first_ = first;
  remove_ = remove;
  for (QWidget* button : {up_, down_, first_}) tools->addWidget(button);
  tools->addWidget(hold_);
  tools->addWidget(remove);
  tools->addStretch(1);
  ends_ = make_label({}, static_cast<int>(TextStyle::small), true);
  ends_->setObjectName(QStringLiteral("queue_ends"));
  tools->addWidget(ends_);
  model_ = new TableModel(this);
  model_->set_columns(queue_columns());
  table_ = new TableView(tr("Queue"));
  table_->setObjectName(QStringLiteral("queue_table"));
  table_->set_table(model_);
  table_->setSortingEnabled(false);
  table_->set_empty_text(tr("Nothing waits. Add to queue puts a run here."));
  rows->addWidget(table_, 1);
  auto* policy = tool_row(rows);
  on_failure_ = new QComboBox;
  on_failure_->setObjectName(QStringLiteral("queue_on_failure"));
  on_failure_->setAccessibleName(tr("If a run fails"));
  on_failure_->addItems({tr("go on with the next"), tr("pause the queue")});
  policy->addWidget(make_label(tr("If a run fails:"), static_cast<int>(TextStyle::body), true));
  policy->addWidget(on_failure_);
  policy->addStretch(1);
  priority_ = new QComboBox;
  priority_->setObjectName(QStringLiteral("queue_priority"));
  priority_->setAccessibleName(tr("Priority of the chosen job"));
  for (const Priority priority : {Priority::high, Priority::normal, Priority::low}) priority_->addItem(words_of(priority));
  auto* level = tool_row(rows);
  level->addWidget(make_label(tr("Priority of the chosen job:"), static_cast<int>(TextStyle::body), true));
  level->addWidget(priority_);
  level->addStretch(1);
  elsewhere_ = make_label({}, static_cast<int>(TextStyle::small), true);
  elsewhere_->setObjectName(QStringLiteral("queue_elsewhere"));
  elsewhere_->setWordWrap(true);
  elsewhere_->setContentsMargins(10, 2, 10, 6);
  rows->addWidget(elsewhere_);

  auto* drag = new RowDrag(*table_, [this](const QString& key) { return waits(key); });
  auto* del = new QShortcut(QKeySequence::Delete, table_);
  del->setContext(Qt::WidgetShortcut);
  soon_.setSingleShot(true);
  soon_.setInterval(250);  // figures change at most four times a second
  clock_.setInterval(10'000);
  connect(up, &QToolButton::clicked, this, [this] { move(table_->current_key(), -1); });
  connect(down, &QToolButton::clicked, this, [this] { move(table_->current_key(), 1); });
  connect(first, &QPushButton::clicked, this, [this] { move(table_->current_key(), -static_cast<int>(bench_.engine.waiting().size())); });
  connect(drag, &RowDrag::moved, this, &QueuePanel::move);
  connect(remove, &QPushButton::clicked, this, &QueuePanel::remove);
  connect(del, &QShortcut::activated, this, &QueuePanel::remove);
  connect(hold_, &QPushButton::clicked, this, [this] { bench_.engine.hold(!bench_.engine.held()); });
  connect(on_failure_, &QComboBox::activated, this, [this](int index) {
    bench_.engine.set_on_failure(index == 1 ? EngineThread::OnFailure::hold : EngineThread::OnFailure::go_on);
  });
  connect(priority_, &QComboBox::activated, this, [this](int index) { set_priority(static_cast<Priority>(index)); });
  connect(&bench_.kept_queue, &KeptQueue::elsewhere_changed, this, &QueuePanel::show_queue);
  connect(&bench_.engine, &EngineThread::queue_changed, this, &QueuePanel::show_queue);
  connect(&bench_.engine, &EngineThread::state_changed, this, &QueuePanel::show_queue);
  connect(&bench_.engine, &EngineThread::finished, this, [this] {
    asked_.clear();
    count_takes();
  });
  connect(&bench_.feed, &RunFeed::history_changed, this, &QueuePanel::show_later);
  connect(&soon_, &QTimer::timeout, this, &QueuePanel::show_queue);
  connect(&clock_, &QTimer::timeout, this, &QueuePanel::show_later);
  connect(table_, &TableView::current_changed, this, &QueuePanel::show_queue);
  clock_.start();
  show_queue();
  count_takes();
}

bool QueuePanel::waits(const QString& key) const {
  const auto& waiting = bench_.engine.waiting();
  return std::any_of(waiting.begin(), waiting.end(), [&](const QueuedJob& job) { return QString::number(job.ticket) == key; });
}

void QueuePanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  show_queue();
}

void QueuePanel::show_later() {
  if (isVisible() && bench_.engine.current() && !soon_.isActive()) soon_.start();
}

void QueuePanel::move(const QString& key, int places) {
  bench_.engine.move(key.toLongLong(), places);
  table_->set_current_key(key);
}

void QueuePanel::remove() {
  const QString key = table_->current_key();
  for (const QueuedJob& job : bench_.engine.waiting()) {
    if (QString::number(job.ticket) != key) continue;
    bench_.undo.push(new Removal(bench_.engine, job.ticket, QString(job.title)));
    return;
  }
}

void QueuePanel::set_priority(Priority priority) {
  const auto& waiting = bench_.engine.waiting();
  const auto at = std::find_if(waiting.begin(), waiting.end(),
                               [&](const QueuedJob& job) { return QString::number(job.ticket) == table_->current_key(); });
  if (at == waiting.end() || at->priority == priority) return;
  const std::int64_t ticket = at->ticket;
  const QPointer<EngineThread> engine(&bench_.engine);
  bench_.undo.push(new Undoable(
      tr("Priority %1 for %2").arg(words_of(priority), at->title),
      [engine, ticket, priority] {
        if (engine) engine->set_priority(ticket, priority);
      },
      [engine, ticket, before = at->priority, place = static_cast<int>(at - waiting.begin())] {
        if (!engine) return;
        auto taken = engine->remove(ticket);  // where it has not started since
        if (!taken) return;
        taken->first.priority = before;
        engine->put_back(taken->first, place);
      }));
  table_->set_current_key(QString::number(ticket));
}

void QueuePanel::show_queue() {
  std::optional<double> left;
  if (const auto history = bench_.feed.history(bench_.engine.run()); history && bench_.engine.current()) {
    if (const auto pace = pace_of(*history)) left = pace->seconds_left;
  }
  const QueueTimes times = queue_times(bench_.engine, left, now());
  model_->set_rows(queue_rows(bench_.engine, times, bench_.kept_queue.elsewhere()));
  elsewhere_->setVisible(bench_.kept_queue.is_elsewhere());
  elsewhere_->setText(tr("Another window has the queue of this workspace: its jobs are dim, and come here when it ends. What is added here "
                         "runs here, and is kept from then on."));
  ends_->setText(times.ends ? tr("ends %1").arg(hour(*times.ends, now())) : QString());
  hold_->setText(bench_.engine.held() ? tr("Go on") : tr("Pause queue"));
  hold_->setToolTip(bench_.engine.held() ? tr("The first job that waits starts as soon as nothing runs.")
                                         : tr("What runs goes on; no run is started. Forecasts and evaluations do not wait for it."));
  hold_->setIcon(icon(bench_.engine.held() ? QStringLiteral("running") : QStringLiteral("paused")));
  on_failure_->setCurrentIndex(bench_.engine.on_failure() == EngineThread::OnFailure::hold ? 1 : 0);
  const bool can_move = waits(table_->current_key());
  for (QWidget* button : {up_, down_, first_, remove_}) button->setEnabled(can_move);
  priority_->setEnabled(can_move);
  int chosen = -1;
  for (const QueuedJob& job : bench_.engine.waiting()) {
    if (QString::number(job.ticket) == table_->current_key()) chosen = static_cast<int>(job.priority);
  }
  priority_->setCurrentIndex(chosen);
}

void QueuePanel::count_takes() {
  for (const QueuedJob& queued : bench_.engine.waiting()) {
    const auto* job = std::get_if<TrainJob>(&queued.job);
    if (!job || queued.takes || !asked_.insert(queued.ticket).second) continue;
    TrainJob question = *job;
    question.dry_run = true;
    dry_runs_.post([this, ticket = queued.ticket, question, place = bench_.place](std::stop_token stop) {
      std::optional<double> seconds;
      try {
        const Json document = candlewright::run(
            question, place, [](const Event&) {}, stop);
        if (!document.at("seconds_as_run").is_null()) seconds = document.at("seconds").get<double>();
      } catch (const Stopped&) {
        return;
      } catch (const std::exception&) {
        return;  // the job itself says what is wrong when it comes to it; until then its time is not known
      }
      if (seconds) QMetaObject::invokeMethod(this, [this, ticket, seconds] { bench_.engine.set_takes(ticket, *seconds); });
    });
  }
}

}  // namespace candlewright
