#pragma once
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <QWidget>

namespace candlewright {

/// The rows that all panels are made of: nothing around, nothing between.
inline QVBoxLayout* panel_rows(QWidget* panel) {
  auto* rows = new QVBoxLayout(panel);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(0);
  return rows;
}

/// A row of controls at the place where it is called, 4 px above and below.
inline QHBoxLayout* tool_row(QVBoxLayout* rows) {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(8, 4, 8, 4);
  row->setSpacing(8);
  rows->addLayout(row);
  return row;
}

}  // namespace candlewright
