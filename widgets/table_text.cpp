#include "widgets/table_text.h"

#include <QAbstractItemModel>

#include "widgets/figures.h"
#include "widgets/table_model.h"

namespace candlewright {
namespace {

bool is_number(const QVariant& value) {
  const int type = value.userType();
  return type == QMetaType::Double || type == QMetaType::Float || type == QMetaType::Int || type == QMetaType::LongLong ||
         type == QMetaType::UInt || type == QMetaType::ULongLong;
}

QString file_text(const QVariant& value) {
  if (value.userType() == QMetaType::Double || value.userType() == QMetaType::Float) return figures::plain(value.toDouble());
  return value.toString();
}

}  // namespace

QString csv_field(const QString& text, bool number) {
  QString out = text;
  if (!number && !out.isEmpty() && QStringLiteral("=+-@\t\r").contains(out.front())) out.prepend(QLatin1Char('\''));
  const bool quote = out.contains(QLatin1Char(',')) || out.contains(QLatin1Char('"')) || out.contains(QLatin1Char('\n')) ||
                     out.contains(QLatin1Char('\r'));
  if (!quote) return out;
  out.replace(QLatin1Char('"'), QStringLiteral("\"\""));
  return QLatin1Char('"') + out + QLatin1Char('"');
}

QString table_csv(const QAbstractItemModel& model, const std::vector<int>& columns) {
  const auto line = [](const QStringList& fields) { return fields.join(QLatin1Char(',')) + QStringLiteral("\r\n"); };
  QStringList heads;
  for (const int c : columns) {
    const QString unit = model.headerData(c, Qt::Horizontal, unit_role).toString();
    const QString name = model.headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
    heads << csv_field(unit.isEmpty() ? name : name + QStringLiteral(", ") + unit, false);
  }
  QString out = line(heads);
  for (int r = 0; r < model.rowCount(); ++r) {
    if (model.index(r, 0).data(row_kind_role).value<RowKind>() == RowKind::head) continue;
    QStringList fields;
    for (const int c : columns) {
      const QVariant value = model.index(r, c).data(value_role);
      fields << csv_field(file_text(value), is_number(value));
    }
    out += line(fields);
  }
  return out;
}

QString table_tsv(const QAbstractItemModel& model, const std::vector<int>& columns, const std::vector<int>& rows) {
  QStringList lines, cells;
  for (const int c : columns) {
    const QString unit = model.headerData(c, Qt::Horizontal, unit_role).toString();
    const QString name = model.headerData(c, Qt::Horizontal, Qt::DisplayRole).toString();
    cells << (unit.isEmpty() ? name : name + QStringLiteral(", ") + unit);
  }
  lines << cells.join(QLatin1Char('\t'));
  const auto add = [&](int r) {
    if (model.index(r, 0).data(row_kind_role).value<RowKind>() == RowKind::head) return;
    cells.clear();
    for (const int c : columns) {
      QString text = model.index(r, c).data(Qt::DisplayRole).toString();
      if (text.isEmpty()) text = file_text(model.index(r, c).data(value_role));
      cells << text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
    }
    lines << cells.join(QLatin1Char('\t'));
  };
  if (rows.empty()) {
    for (int r = 0; r < model.rowCount(); ++r) add(r);
  } else {
    for (const int r : rows) add(r);
  }
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

}  // namespace candlewright
