#include "widgets/table_view.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QMap>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <set>
#include <utility>

#include "widgets/table_delegates.h"
#include "widgets/table_head.h"
#include "widgets/table_text.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

int width_of_kind(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::skill_candle:
      return 108;
    case ColumnKind::sparkline:
      return 76;
    case ColumnKind::line_sample:
      return 40;
    case ColumnKind::verdict:
      return 132;
    case ColumnKind::figure:
      return 74;
    case ColumnKind::choice:
      return 28;
    case ColumnKind::text:
      break;
  }
  return 100;
}

}  // namespace

int usual_width(const TableColumn& column) {
  constexpr int margins = 12;
  const int name = column.name.isEmpty() ? 0 : QFontMetrics(text_font(TextStyle::small)).horizontalAdvance(column.name) + margins;
  return std::max(name, column.width > 0 ? column.width : width_of_kind(column.kind));
}

TableView::TableView(const QString& name, QWidget* parent)
    : QTableView(parent), filter_(new TableFilter(this)), skill_delegate_(new SkillCandleDelegate(this)) {
  viewport()->setAttribute(Qt::WA_Hover);
  setAccessibleName(name);
  setHorizontalHeader(new TableHead(this));
  setItemDelegate(new CellDelegate(this));
  setFrameShape(QFrame::NoFrame);
  setShowGrid(false);
  setWordWrap(false);
  setMouseTracking(true);
  setSelectionBehavior(SelectRows);
  setSelectionMode(ExtendedSelection);
  setEditTriggers(NoEditTriggers);
  setHorizontalScrollMode(ScrollPerPixel);
  setVerticalScrollMode(ScrollPerPixel);
  setTabKeyNavigation(false);
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setMinimumSectionSize(18);
  verticalHeader()->setDefaultSectionSize(row_height());
  connect(&ThemeSwitch::instance(), &ThemeSwitch::changed, this, [this] {
    verticalHeader()->setDefaultSectionSize(row_height());
    place_pinned();
  });
  connect(this, &QTableView::activated, this, [this](const QModelIndex& index) { Q_EMIT row_activated(index.data(key_role).toString()); });
  connect(this, &QTableView::clicked, this, &TableView::toggle_group);
  connect(filter_, &QAbstractItemModel::modelReset, this, &TableView::refresh_spans_soon);
  connect(filter_, &QAbstractItemModel::layoutChanged, this, &TableView::refresh_spans_soon);
  connect(filter_, &QAbstractItemModel::rowsInserted, this, &TableView::refresh_spans_soon);
  connect(filter_, &QAbstractItemModel::rowsRemoved, this, &TableView::refresh_spans_soon);
  connect(filter_, &QAbstractItemModel::dataChanged, this, &TableView::refresh_spans_soon);
}

TableView::~TableView() {
  // Children tell of their end when the members here are gone already.
  for (QObject* child :
       std::initializer_list<QObject*>{horizontalHeader(), verticalHeader(), horizontalScrollBar(), verticalScrollBar(), filter_})
    child->disconnect(this);
}

void TableView::set_table(TableModel* table) {
  table_ = table;
  filter_->setSourceModel(table);
  setModel(filter_);
  setSortingEnabled(true);
  horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  connect(table, &QAbstractItemModel::modelReset, this, [this] {
    set_up_columns();
    const QString key = last_key_;
    if (key.isEmpty()) return;
    if (table_->row_of(key) >= 0) {
      set_current_key(key);  // a reset of the rows is not a choice of the person
    } else if (table_->rowCount() > 0) {
      last_key_.clear();
      Q_EMIT current_changed({});
    }
  });
  set_up_columns();
  refresh_spans();
}

void TableView::set_up_columns() {
  const auto& columns = table_->columns();
  QStringList keys;
  for (const TableColumn& column : columns) keys << column.key;
  if (property("columns").toStringList() == keys) return;
  setProperty("columns", keys);
  const QMap<ColumnKind, QAbstractItemDelegate*> delegates{{ColumnKind::skill_candle, skill_delegate_},
                                                           {ColumnKind::verdict, new VerdictDelegate(this)},
                                                           {ColumnKind::sparkline, new SparklineDelegate(this)},
                                                           {ColumnKind::line_sample, new LineSampleDelegate(this)}};
  for (int c = 0; c < int(columns.size()); ++c) {
    const TableColumn& column = columns[std::size_t(c)];
    setItemDelegateForColumn(c, delegates.value(column.kind));
    setColumnWidth(c, usual_width(column));
    setColumnHidden(c, !column.shown);
  }
  fill_rest();
  place_pinned();
}

/// Words fill what is left of the view; a figure stays beside its neighbours, and gives way where there is too little room.
void TableView::fill_rest() {
  const std::vector<int> shown = shown_columns();
  if (shown.empty()) return;
  const TableColumn& last = table_->columns()[std::size_t(shown.back())];
  int width = usual_width(last);
  for (std::size_t i = 0; i + 1 < shown.size(); ++i) width += columnWidth(shown[i]);
  horizontalHeader()->setStretchLastSection(last.kind != ColumnKind::figure || width > viewport()->width());
}

void TableView::set_pinned(int columns) {
  pinned_columns_ = columns;
  if (!pinned_) {
    // A second view of the same rows and the same selection over the left edge: it paints the first columns where they were.
    pinned_ = new QTableView(this);
    pinned_->setAccessibleName(tr("%1, pinned columns").arg(accessibleName()));
    pinned_->setModel(filter_);
    pinned_->setSelectionModel(selectionModel());
    pinned_->setHorizontalHeader(new TableHead(pinned_));
    pinned_->setItemDelegate(itemDelegate());
    pinned_->setFocusPolicy(Qt::NoFocus);
    pinned_->setFrameShape(QFrame::NoFrame);
    pinned_->setShowGrid(false);
    pinned_->setSelectionBehavior(SelectRows);
    pinned_->setEditTriggers(NoEditTriggers);
    pinned_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    pinned_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    pinned_->setVerticalScrollMode(ScrollPerPixel);
    pinned_->verticalHeader()->hide();
    pinned_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    viewport()->stackUnder(pinned_);
    pinned_->viewport()->setAttribute(Qt::WA_Hover);
    pinned_->viewport()->installEventFilter(this);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, pinned_->verticalScrollBar(), &QScrollBar::setValue);
    connect(pinned_->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &TableView::place_pinned);
    connect(horizontalHeader(), &QHeaderView::geometriesChanged, this, &TableView::place_pinned);
  }
  place_pinned();
}

void TableView::place_pinned() {
  if (!pinned_) return;
  const std::vector<int> shown = shown_columns();
  int width = 0;
  for (int c = 0; c < filter_->columnCount(); ++c) {
    const auto place = std::find(shown.begin(), shown.end(), c) - shown.begin();
    const bool stays = place < pinned_columns_ && place < std::ssize(shown) - 1;  // the last one fills the rest of the view
    pinned_->setColumnHidden(c, !stays);
    if (!stays) continue;
    pinned_->setColumnWidth(c, columnWidth(c));
    width += columnWidth(c);
  }
  pinned_->verticalHeader()->setDefaultSectionSize(verticalHeader()->defaultSectionSize());
  pinned_->setGeometry(frameWidth(), frameWidth(), width, viewport()->height() + horizontalHeader()->height());
  pinned_->setVisible(width > 0 && filter_->rowCount() > 0);
}

void TableView::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  if (table_) fill_rest();
  place_pinned();
  if (event->oldSize().height() < 2 * row_height() && currentIndex().isValid()) {  // scrolled to when there was no room for its head
    verticalScrollBar()->setValue(0);
    scrollTo(currentIndex());
  }
}

void TableView::refresh_spans_soon() {
  // Once after all that one change of the model tells.
  if (!std::exchange(spans_stale_, true)) QMetaObject::invokeMethod(this, &TableView::refresh_spans, Qt::QueuedConnection);
}

void TableView::refresh_spans() {
  spans_stale_ = false;
  place_pinned();
  clearSpans();
  if (!table_) return;
  std::vector<SkillMark> marks;
  std::vector<int> skill_columns;
  for (int c = 0; c < int(table_->columns().size()); ++c) {
    if (table_->columns()[std::size_t(c)].kind == ColumnKind::skill_candle) skill_columns.push_back(c);
  }
  for (int r = 0; r < filter_->rowCount(); ++r) {
    if (filter_->index(r, 0).data(row_kind_role).value<RowKind>() == RowKind::head) {
      if (filter_->columnCount() > 1) setSpan(r, 0, 1, filter_->columnCount());
      continue;
    }
    for (const int c : skill_columns) {
      const QVariant mark = filter_->index(r, c).data(mark_role);
      if (mark.canConvert<SkillMark>()) marks.push_back(mark.value<SkillMark>());
    }
  }
  if (skill_columns.empty()) return;
  const SkillScale scale = snap_scale(marks);
  skill_delegate_->set_scale(scale);
  static_cast<TableHead*>(horizontalHeader())->set_scale(scale);
  viewport()->update();
}

std::vector<int> TableView::shown_columns() const {
  std::vector<int> shown;
  for (int v = 0; v < horizontalHeader()->count(); ++v) {
    const int c = horizontalHeader()->logicalIndex(v);
    if (!isColumnHidden(c)) shown.push_back(c);
  }
  return shown;
}

void TableView::sort_by(const QString& column_key, Qt::SortOrder order) {
  const int column = table_ ? table_->column_of(column_key) : -1;
  if (column >= 0) sortByColumn(column, order);
}

QString TableView::current_key() const { return currentIndex().isValid() ? currentIndex().data(key_role).toString() : QString(); }

QStringList TableView::selected_keys() const {
  QStringList keys;
  if (!selectionModel()) return keys;
  for (const QModelIndex& index : selectionModel()->selectedRows()) keys << index.data(key_role).toString();
  return keys;
}

void TableView::set_current_key(const QString& key) {
  if (!table_) return;
  const int row = key.isEmpty() ? -1 : table_->row_of(key);
  const QModelIndex at = row < 0 ? QModelIndex() : filter_->mapFromSource(table_->index(row, 0));
  if (at.isValid() && at.row() == currentIndex().row()) return;
  if (!at.isValid()) {
    clearSelection();
    setCurrentIndex({});
    return;
  }
  const QModelIndex visible = filter_->index(at.row(), shown_columns().empty() ? 0 : shown_columns().front());
  selectionModel()->setCurrentIndex(visible, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  scrollTo(visible);
}

void TableView::set_column_shown(const QString& column_key, bool shown) {
  const int column = table_ ? table_->column_of(column_key) : -1;
  if (column < 0) return;
  setColumnHidden(column, !shown);
  fill_rest();
  horizontalHeader()->updateGeometry();
  place_pinned();
}

QString TableView::tsv(bool selected_only) const {
  if (!table_) return {};
  std::set<int> rows;
  if (selected_only) {
    for (const QModelIndex& index : selectionModel()->selectedRows()) rows.insert(index.row());
  }
  return table_tsv(*filter_, shown_columns(), {rows.begin(), rows.end()});
}

void TableView::copy_table(bool with_heads) const {
  if (!table_) return;
  QString text = tsv(true);
  if (!with_heads) text.remove(0, text.indexOf(QLatin1Char('\n')) + 1);
  QApplication::clipboard()->setText(text);
}

QString TableView::text_with_context() const {
  if (!table_) return {};
  QStringList groups;
  for (const int c : shown_columns()) groups << table_->columns()[std::size_t(c)].group;
  QStringList lines{accessibleName()};
  if (!context_.isEmpty()) lines << context_;
  if (!groups.join(QString()).isEmpty()) lines << groups.join(QLatin1Char('\t'));
  return lines.join(QLatin1Char('\n')) + QLatin1Char('\n') + tsv(true);
}

void TableView::copy_with_context() const { QApplication::clipboard()->setText(text_with_context()); }

QString TableView::csv() const { return table_ ? table_csv(*filter_, shown_columns()) : QString(); }

void TableView::set_empty_text(const QString& text) {
  empty_text_ = text;
  viewport()->update();
}

void TableView::paintEvent(QPaintEvent* event) {
  if (spans_stale_) refresh_spans();
  QTableView::paintEvent(event);
  if (empty_text_.isEmpty() || filter_->rowCount() > 0) return;
  QPainter painter(viewport());
  painter.setFont(text_font(TextStyle::body));
  painter.setPen(tokens().dim);
  const QRect room = viewport()->rect().adjusted(24, 12, -24, -12);
  painter.drawText(room, int(Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap), empty_text_);
}

void TableView::tint(const QModelIndex& index) {
  const QModelIndex row = index.siblingAtColumn(0);  // invalid stays invalid
  if (hovered_ == row) return;
  const int rows[] = {hovered_row(), row.row()};
  hovered_ = row;
  for (const int changed : rows) {
    const QRect strip(0, rowViewportPosition(changed), viewport()->width(), changed < 0 ? 0 : rowHeight(changed));
    for (QWidget* view : {viewport(), pinned_ ? pinned_->viewport() : nullptr}) {
      if (view) view->update(strip);
    }
  }
}

void TableView::set_hovered_key(const QString& key) {
  const int row = table_ && !key.isEmpty() ? table_->row_of(key) : -1;
  tint(row < 0 ? QModelIndex() : filter_->mapFromSource(table_->index(row, 0)));
}

void TableView::hover(const QTableView& view, const QEvent& event) {
  if (event.type() != QEvent::HoverMove && event.type() != QEvent::HoverEnter && event.type() != QEvent::HoverLeave) return;
  const bool left = event.type() == QEvent::HoverLeave;
  const QModelIndex under = left ? QModelIndex() : view.indexAt(static_cast<const QHoverEvent&>(event).position().toPoint());
  const int before = hovered_row();
  tint(under);
  if (hovered_row() != before) Q_EMIT row_hovered(under.isValid() ? under.data(key_role).toString() : QString());
}

bool TableView::viewportEvent(QEvent* event) {
  hover(*this, *event);
  return QTableView::viewportEvent(event);
}

bool TableView::eventFilter(QObject* watched, QEvent* event) {
  if (pinned_ && watched == pinned_->viewport()) hover(*pinned_, *event);
  return QTableView::eventFilter(watched, event);
}

bool TableView::toggle_group(const QModelIndex& index) {
  if (index.data(row_kind_role).value<RowKind>() != RowKind::head) return false;
  const int group = index.data(group_role).toInt();
  filter_->set_folded(group, !filter_->folded(group));
  return true;
}

void TableView::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_C && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
    copy_with_context();
    event->accept();
    return;
  }
  if (event->matches(QKeySequence::Copy)) {
    copy_table();
    event->accept();
    return;
  }
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    if (currentIndex().isValid() && !toggle_group(currentIndex())) Q_EMIT row_activated(current_key());
    event->accept();
    return;
  }
  if ((event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) && event->modifiers() == Qt::NoModifier &&
      walk_tree(event->key() == Qt::Key_Right)) {
    event->accept();
    return;
  }
  QTableView::keyPressEvent(event);
}

bool TableView::walk_tree(bool inwards) {
  const QModelIndex current = currentIndex();
  if (!current.isValid()) return false;
  const int group = current.data(group_role).toInt();
  if (current.data(row_kind_role).value<RowKind>() == RowKind::head) {
    if (filter_->folded(group) == inwards) {
      filter_->set_folded(group, !inwards);
    } else if (inwards) {
      setCurrentIndex(filter_->index(std::min(current.row() + 1, filter_->rowCount() - 1), current.column()));
    } else if (const QModelIndex around = filter_->head_around(group); around.isValid()) {
      setCurrentIndex(around);
    }
    return true;
  }
  const std::vector<int> shown = shown_columns();
  if (inwards || shown.empty() || current.column() != shown.front()) return false;  // from cell to cell
  const QModelIndex head = filter_->head_of(group);
  if (head.isValid()) setCurrentIndex(head);
  return head.isValid();
}

void TableView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  viewport()->update();
  const QString key = current.isValid() ? current.data(key_role).toString() : QString();
  if (!current.isValid() && table_ && table_->row_of(last_key_) < 0 && table_->rowCount() == 0) return;  // reset under way
  if (key == last_key_) return;
  last_key_ = key;
  Q_EMIT current_changed(key);
}

void TableView::focusInEvent(QFocusEvent* event) {
  QTableView::focusInEvent(event);
  show_focus();
}

void TableView::focusOutEvent(QFocusEvent* event) {
  QTableView::focusOutEvent(event);
  show_focus();
}

/// The heads carry its line.
void TableView::show_focus() {
  horizontalHeader()->viewport()->update();
  if (pinned_) pinned_->horizontalHeader()->viewport()->update();
}

void TableView::changeEvent(QEvent* event) {
  QTableView::changeEvent(event);
  if (event->type() == QEvent::FontChange) verticalHeader()->setDefaultSectionSize(row_height());
}

}  // namespace candlewright
