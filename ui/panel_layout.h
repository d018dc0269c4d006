#pragma once
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <QWidget>

#include "widgets/controls.h"

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

/// A page and the words in its place while there is nothing to show: makes both and returns the rows of the page. Of `pages`, the state is
/// number 0 and the page number 1.
inline QVBoxLayout* page_over_state(QVBoxLayout* rows, QStackedWidget*& pages, StatePage*& state) {
  pages = new QStackedWidget;
  rows->addWidget(pages, 1);
  state = new StatePage;
  pages->addWidget(state);
  auto* page = new QWidget;
  pages->addWidget(page);
  return panel_rows(page);
}

}  // namespace candlewright
