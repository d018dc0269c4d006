#include "ui/run_query.h"

#include <QRegularExpression>
#include <algorithm>
#include <memory>
#include <optional>

#include "engine/storage/filter.h"

namespace candlewright {

namespace {

/// Columns whose figures are not the run's own.
const std::vector<std::string> figure_fields{"loss",      "pct_mae", "persistence", "val_skill", "skill",
                                             "band",      "windows", "mase",        "crps",      "direction"};

}  // namespace

bool is_run_query(const QString& words) {
  static const QRegularExpression more(QStringLiteral("[()'\"~]|!=|(^|\\s)(and|or|not)(\\s|$)"), QRegularExpression::CaseInsensitiveOption);
  return words.contains(more);
}

std::function<bool(const TableRow&)> run_query(const QString& words, const RunFeed& feed, const TableModel& table) {
  const auto filter = std::make_shared<const RunFilter>(words.toStdString());
  filter->check(feed.runs(), figure_fields);
  return [filter, &feed, &table](const TableRow& row) {
    const RunRow* run = feed.run(row.key);
    return run && filter->matches(*run, [&](const std::string& field) -> std::optional<Json> {
      if (std::find(figure_fields.begin(), figure_fields.end(), field) == figure_fields.end()) return std::nullopt;
      const int column = table.column_of(QString::fromStdString(field));
      if (column < 0 || column >= std::ssize(row.cells)) return Json();
      const QVariant& value = row.cells[static_cast<std::size_t>(column)].value;
      return value.userType() == QMetaType::Double ? Json(value.toDouble()) : Json();
    });
  };
}

}  // namespace candlewright
