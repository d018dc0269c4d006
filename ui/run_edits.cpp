#include "ui/run_edits.h"

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
