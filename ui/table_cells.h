#pragma once
#include <QString>
#include <optional>

#include "widgets/figures.h"
#include "widgets/table_model.h"

namespace candlewright {

/// A cell of words alone.
inline TableCell word(const QString& text, const QString& tip = {}) {
  TableCell cell;
  cell.text = text;
  cell.tip = tip;
  return cell;
}

/// A number as `format` writes it; a dash, with `why` as its tool tip, where there is none.
template <class Format>
TableCell figure(const std::optional<double>& value, Format format, const QString& why, const QString& tip = {}) {
  if (!value) return word(figures::none(), why);
  TableCell cell = word(format(*value), tip);
  cell.value = *value;
  return cell;
}

}  // namespace candlewright
