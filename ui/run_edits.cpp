#include "ui/run_edits.h"

#include "ui/bench.h"
#include "ui/undoable.h"
#include "widgets/words.h"

namespace candlewright {

TrashRun::TrashRun(RunFeed& feed, const RunRow& run) : feed_(feed), id_(QString::fromStdString(run.id)) {
  setText(tr("Delete %1").arg(title_of(run)));
}

AnnotateRun::AnnotateRun(RunFeed& feed, const RunRow& run, const RunRemarks& after)
    : feed_(feed), id_(QString::fromStdString(run.id)), after_(after) {
  if (after.name) before_.name = QString::fromStdString(run.name);
  if (after.note) before_.note = QString::fromStdString(run.note);
  if (after.tags) before_.tags = tags_of(run);
  if (after.archived) before_.archived = run.archived;
  setText((after.name       ? tr("Rename #%1")
           : after.note     ? tr("Note on #%1")
           : after.tags     ? tr("Tags of #%1")
           : run.archived   ? tr("Take #%1 out of the archive")
                            : tr("Archive #%1"))
              .arg(run.number));
}

void push_tick(Bench& bench, const QString& run, bool on) {
  const RunRow* row = bench.feed.run(run);
  const QString name = row ? title_of(*row) : run;
  bench.undo.push(new Undoable(
      on ? tr("Tick %1").arg(name) : tr("Take the tick from %1").arg(name), [&bench, run, on] { bench.selection.tick(run, on); },
      [&bench, run, on, current = bench.selection.current_run()] {
        bench.selection.tick(run, !on);
        if (bench.selection.runs().contains(current)) bench.selection.choose_run(current);
      }));
}

QStringList tags_of(const RunRow& run) {
  QStringList tags;
  for (const std::string& tag : run.tags) tags << QString::fromStdString(tag);
  return tags;
}

QStringList tags_from(const QString& text) {
  QStringList tags;
  for (const QString& word : text.split(QLatin1Char(','))) {
    if (const QString tag = word.trimmed(); !tag.isEmpty()) tags << tag;
  }
  tags.removeDuplicates();
  return tags;
}

}  // namespace candlewright
