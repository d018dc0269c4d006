#pragma once
#include <QCoreApplication>
#include <QStringList>
#include <QUndoCommand>

#include "ui/run_feed.h"

namespace candlewright {

// What a person does to runs that are there, so that Edit > Undo takes it back. The feed outlives the commands.

/// Moves a run to the workspace's trash; undone, it comes back.
class TrashRun : public QUndoCommand {
  Q_DECLARE_TR_FUNCTIONS(candlewright::TrashRun)
 public:
  TrashRun(RunFeed& feed, const RunRow& run);
  void redo() override { feed_.trash(id_); }
  void undo() override { feed_.restore(id_); }

 private:
  RunFeed& feed_;
  QString id_;
};

/// Gives a run another name, note or tags, puts it into the archive or takes it out: one of them.
class AnnotateRun : public QUndoCommand {
  Q_DECLARE_TR_FUNCTIONS(candlewright::AnnotateRun)
 public:
  AnnotateRun(RunFeed& feed, const RunRow& run, const RunRemarks& after);
  void redo() override { feed_.annotate(id_, after_); }
  void undo() override { feed_.annotate(id_, before_); }

 private:
  RunFeed& feed_;
  QString id_;
  RunRemarks before_, after_;
};

struct Bench;
/// Ticks a run, or takes its tick away, as an edit that Undo takes back; the run that was current is current again then.
void push_tick(Bench& bench, const QString& run, bool on);

QStringList tags_of(const RunRow& run);
/// "nov, keep" as tags: without blanks, empty ones and doubles.
QStringList tags_from(const QString& text);

}  // namespace candlewright
