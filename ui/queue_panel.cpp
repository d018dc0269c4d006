#include "ui/queue_panel.h"

#include <QPushButton>
#include <QToolButton>
#include <algorithm>

#include "ui/panel_layout.h"
#include "ui/run_rows.h"
#include "widgets/controls.h"
#include "widgets/icons.h"
#include "widgets/table_view.h"

namespace candlewright {

QueuePanel::QueuePanel(Bench& bench, QWidget* parent) : QWidget(parent), bench_(bench) {
  auto* rows = panel_rows(this);
  auto* tools = tool_row(rows);
  auto* up = make_icon_button(QStringLiteral("up"), tr("Sooner"));
  auto* down = make_icon_button(QStringLiteral("down"), tr("Later"));
  up->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Up));
  down->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Down));
  auto* remove = make_button(tr("Remove"), QStringLiteral("trash"));
  hold_ = make_button(tr("Pause queue"), QStringLiteral("paused"));
  hold_->setToolTip(tr("What runs goes on; nothing new starts."));
  up_ = up;
  down_ = down;
  remove_ = remove;
  tools->addWidget(up);
  tools->addWidget(down);
  tools->addWidget(hold_);
  tools->addStretch(1);
  tools->addWidget(remove);
  model_ = new TableModel(this);
  model_->set_columns(queue_columns());
  table_ = new TableView(tr("Queue"));
  table_->setObjectName(QStringLiteral("queue_table"));
  table_->set_table(model_);
  table_->setSortingEnabled(false);
  table_->set_empty_text(tr("Nothing waits. Add to queue puts a run here."));
  rows->addWidget(table_, 1);

  connect(up, &QToolButton::clicked, this, [this] { move(-1); });
  connect(down, &QToolButton::clicked, this, [this] { move(1); });
  connect(remove, &QPushButton::clicked, this, [this] { bench_.engine.remove(table_->current_key().toLongLong()); });
  connect(hold_, &QPushButton::clicked, this, [this] { bench_.engine.hold(!bench_.engine.held()); });
  connect(&bench_.engine, &EngineThread::queue_changed, this, &QueuePanel::show_queue);
  connect(&bench_.engine, &EngineThread::state_changed, this, &QueuePanel::show_queue);
  connect(table_, &TableView::current_changed, this, &QueuePanel::show_queue);
  show_queue();
}

void QueuePanel::move(int places) {
  const QString key = table_->current_key();
  bench_.engine.move(key.toLongLong(), places);
  table_->set_current_key(key);
}

void QueuePanel::show_queue() {
  model_->set_rows(queue_rows(bench_.engine));
  hold_->setText(bench_.engine.held() ? tr("Go on with the queue") : tr("Pause queue"));
  hold_->setIcon(icon(bench_.engine.held() ? QStringLiteral("running") : QStringLiteral("paused")));
  const auto& waiting = bench_.engine.waiting();
  const std::int64_t ticket = table_->current_key().toLongLong();
  const bool waits = std::any_of(waiting.begin(), waiting.end(), [&](const QueuedJob& job) { return job.ticket == ticket; });
  for (QWidget* button : {up_, down_, remove_}) button->setEnabled(waits);
}

}  // namespace candlewright
