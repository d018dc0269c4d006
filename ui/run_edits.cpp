#include "ui/run_edits.h"

#include "ui/bench.h"
#include "ui/undoable.h"
#include "widgets/words.h"

namespace candlewright {

TrashRun::TrashRun(RunFeed& feed, const RunRow& run) : feed_(feed), id_(QString::fromStdString(run.id)) {
  setText(tr("Delete %1").arg(title_of(run)));
}

AnnotateRun::AnnotateRun(RunFeed& feed, const RunRow& run, const QString& name, const QStringList& tags)
    : feed_(feed),
      id_(QString::fromStdString(run.id)),
      name_(name),
      name_before_(QString::fromStdString(run.name)),
      tags_(tags),
      tags_before_(tags_of(run)) {
  setText((name_ == name_before_ ? tr("Tags of #%1") : tr("Rename #%1")).arg(run.number));
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
