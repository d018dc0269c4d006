#include "ui/every_point.h"

#include <QSaveFile>
#include <QString>
#include <algorithm>

#include "engine/base/error.h"
#include "engine/storage/series_reader.h"
#include "widgets/figures.h"
#include "widgets/table_text.h"

namespace candlewright {

namespace {

constexpr std::int64_t piece = 262'144;  // steps

void require_written(bool written, const QSaveFile& file) {
  if (!written)
    throw InputError(ErrorKind::disk, file.fileName().toStdString(), file.errorString().toStdString(),
                     "Choose another folder, or free space.");
}

}  // namespace

std::int64_t write_every_point(const std::filesystem::path& workspace, const std::vector<RunRow>& runs, const std::string& metric,
                               const std::filesystem::path& file, std::stop_token stop, const std::function<void(double)>& progress) {
  QSaveFile out(QString::fromStdString(file.string()));
  require_written(out.open(QIODevice::WriteOnly), out);
  const QString head = QStringLiteral("run,stage,step,utc,%1\r\n").arg(csv_field(QString::fromStdString(metric), false));
  require_written(out.write(head.toUtf8()) >= 0, out);
  SeriesReader reader(workspace);
  std::int64_t all_steps = 0, done_steps = 0, written = 0;
  for (const RunRow& run : runs) all_steps += run.step + 1;
  for (const RunRow& run : runs) {
    const QByteArray number = QByteArray::number(static_cast<qlonglong>(run.number)) + ',';
    for (std::int64_t from = 0; from <= run.step; from += piece) {
      if (stop.stop_requested()) throw Stopped();
      QByteArray lines;
      for (const SeriesPoint& point : reader.points(run.id, metric, 1, from, std::min(from + piece, run.step + 1))) {
        lines += number + csv_field(QString::fromStdString(reader.stage_name(point.stage)), false).toUtf8() + ',' +
                 QByteArray::number(static_cast<qlonglong>(point.step)) + ',' + QByteArray::fromStdString(to_iso(point.time)) + ',' +
                 figures::plain(point.value).toUtf8() + "\r\n";
        ++written;
      }
      require_written(out.write(lines) == lines.size(), out);
      progress(static_cast<double>(done_steps + std::min(from + piece, run.step + 1)) / static_cast<double>(all_steps));
    }
    done_steps += run.step + 1;
  }
  require_written(out.commit(), out);
  return written;
}

}  // namespace candlewright
