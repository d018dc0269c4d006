#include "ui/palette.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>
#include <array>

#include "widgets/controls.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

namespace candlewright {

namespace {

constexpr std::size_t shown_each = 8;
constexpr int detail_role = Qt::UserRole, head_role = Qt::UserRole + 1;
constexpr std::array<char, 4> prefixes{'>', '#', '@', ':'};

class EntryDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    return {100, index.data(head_role).toBool() ? row_height() : row_height() + 4};
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Tokens& t = tokens();
    const bool head = index.data(head_role).toBool(), chosen = option.state.testFlag(QStyle::State_Selected);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    painter->fillRect(option.rect, head ? t.header : chosen ? t.accent_bg : t.base);
    if (chosen) painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), t.accent);
    const QRect room = option.rect.adjusted(14, 0, -14, 0);
    const QString detail = index.data(detail_role).toString();
    painter->setFont(text_font(TextStyle::small));
    painter->setPen(t.dim);
    painter->drawText(room, int(Qt::AlignRight | Qt::AlignVCenter), detail);
    const int left = room.width() - painter->fontMetrics().horizontalAdvance(detail) - 12;
    painter->setFont(text_font(head ? TextStyle::small : TextStyle::body));
    painter->setPen(head || !enabled ? t.dim : t.text);
    const QString text = painter->fontMetrics().elidedText(index.data(Qt::DisplayRole).toString(), Qt::ElideRight, left);
    painter->drawText(room, int(Qt::AlignLeft | Qt::AlignVCenter), text);
  }
};

QString group_name(PaletteEntry::Group group) {
  switch (group) {
    case PaletteEntry::command:
      return Palette::tr("Commands");
    case PaletteEntry::run:
      return Palette::tr("Runs, newest first");
    case PaletteEntry::symbol:
      return Palette::tr("Symbols");
    case PaletteEntry::setting:
      break;
  }
  return Palette::tr("Settings");
}

}  // namespace

std::optional<int> palette_rank(const QString& text, const QString& words) {
  const QString wanted = words.simplified();
  if (text.startsWith(wanted, Qt::CaseInsensitive)) return 0;
  int rank = 1;
  for (const QString& word : wanted.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0) return {};
    const bool begins_word = at == 0 || !text[at - 1].isLetterOrNumber() || text.contains(QLatin1Char(' ') + word, Qt::CaseInsensitive);
    rank += begins_word ? 0 : 1;
  }
  return rank;
}

std::vector<const PaletteEntry*> palette_find(const std::vector<PaletteEntry>& entries, const QString& query, const QStringList& recent,
                                              std::size_t each) {
  const auto prefix = query.isEmpty() ? prefixes.end() : std::find(prefixes.begin(), prefixes.end(), query.front().toLatin1());
  const QString words = prefix == prefixes.end() ? query : query.mid(1);
  std::vector<const PaletteEntry*> found;
  for (int group = 0; group < int(prefixes.size()); ++group) {
    if (prefix != prefixes.end() && group != prefix - prefixes.begin()) continue;
    std::vector<std::pair<int, const PaletteEntry*>> ranked;
    for (const PaletteEntry& entry : entries) {
      if (entry.group != group) continue;
      if (words.trimmed().isEmpty()) {
        const auto used = recent.indexOf(entry.key);
        ranked.emplace_back(used < 0 ? int(recent.size()) : int(used), &entry);
      } else if (const auto rank = palette_rank(entry.text, words)) {
        ranked.emplace_back(*rank + (entry.why_not.isEmpty() ? 0 : 10), &entry);  // what can be done comes before what cannot
      }
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    const std::size_t most = prefix == prefixes.end() ? each : 6 * each;
    for (std::size_t i = 0; i < std::min(ranked.size(), most); ++i) found.push_back(ranked[i].second);
  }
  return found;
}

Palette::Palette(std::function<std::vector<PaletteEntry>()> entries, QWidget* window) : QFrame(window), ask_(std::move(entries)) {
  setObjectName(QStringLiteral("palette"));
  setAccessibleName(tr("Find a command, run, symbol or setting"));
  setFrameShape(QFrame::StyledPanel);
  setAutoFillBackground(true);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(1, 1, 1, 1);
  rows->setSpacing(0);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(10, 8, 12, 8);
  field_ = new QLineEdit;
  field_->setAccessibleName(accessibleName());
  field_->setPlaceholderText(tr("Find a command, run, symbol or setting"));
  field_->addAction(icon(QStringLiteral("search"), IconColour::dim), QLineEdit::LeadingPosition);
  count_ = make_label({}, static_cast<int>(TextStyle::small), true);
  top->addWidget(field_, 1);
  top->addWidget(count_);
  rows->addLayout(top);
  list_ = new QListWidget;
  list_->setAccessibleName(tr("What was found"));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setUniformItemSizes(false);
  list_->setItemDelegate(new EntryDelegate(list_));
  rows->addWidget(list_, 1);
  auto* foot = make_label(tr(">  commands    #  runs    @  symbols    :  settings        Tab  next group    Ctrl+Enter  add    Esc  close"),
                          static_cast<int>(TextStyle::small), true);
  foot->setContentsMargins(14, 6, 14, 6);
  rows->addWidget(foot);
  field_->installEventFilter(this);
  connect(field_, &QLineEdit::textChanged, this, &Palette::find);
  connect(list_, &QListWidget::itemClicked, this, [this] { act(false); });
  hide();
}

void Palette::toggle(const QString& query) {
  if (isVisible()) return close_palette();
  focus_before_ = window()->focusWidget();
  entries_ = ask_();
  const QWidget* over = parentWidget();
  const int width = std::min(680, over->width() - 80), height = std::min(448, over->height() - 120);
  setGeometry((over->width() - width) / 2, 58, width, height);
  field_->setText(query);
  find();
  show();
  raise();
  field_->setFocus();
}

void Palette::close_palette() {
  hide();
  if (focus_before_) focus_before_->setFocus();
}

void Palette::find() {
  list_->clear();
  found_.clear();
  const auto answers = palette_find(entries_, field_->text(), recent_, shown_each);
  for (const PaletteEntry* entry : answers) {
    if (found_.empty() || found_.back()->group != entry->group) {
      auto* head = new QListWidgetItem(group_name(entry->group), list_);
      head->setFlags(Qt::NoItemFlags);
      head->setData(head_role, true);
      found_.push_back(entry);
    }
    auto* item = new QListWidgetItem(entry->text, list_);
    item->setData(detail_role, entry->why_not.isEmpty() ? entry->detail : entry->why_not);
    item->setFlags(entry->why_not.isEmpty() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsSelectable);
    found_.push_back(entry);
  }
  count_->setText(tr("%1 found").arg(answers.size()));
  move(1);
}

void Palette::move(int by) {
  int row = list_->currentRow();
  do row += by;
  while (row >= 0 && row < list_->count() && !list_->item(row)->flags().testFlag(Qt::ItemIsSelectable));
  if (row >= 0 && row < list_->count()) list_->setCurrentRow(row);
}

void Palette::next_group() {
  const int from = list_->currentRow(), count = list_->count();
  for (int step = 1; step <= count; ++step) {
    const int row = (from + step) % count;
    if (!list_->item(row)->data(head_role).toBool()) continue;
    list_->setCurrentRow(row);
    return move(1);
  }
}

void Palette::act(bool add) {
  const int row = list_->currentRow();
  if (row < 0 || row >= static_cast<int>(found_.size()) || list_->item(row)->data(head_role).toBool()) return;
  const PaletteEntry entry = *found_[static_cast<std::size_t>(row)];
  if (!entry.why_not.isEmpty()) return;
  recent_.removeAll(entry.key);
  recent_.prepend(entry.key);
  recent_ = recent_.mid(0, 20);
  close_palette();
  Q_EMIT acted(entry.key);
  entry.act(add);
}

bool Palette::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusOut && isVisible() && !list_->underMouse()) {
    focus_before_.clear();  // the focus went where the person clicked
    close_palette();
  }
  if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();  // closes the palette, not the panel behind it
    return true;
  }
  if (event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
  const auto* key = static_cast<QKeyEvent*>(event);
  switch (key->key()) {
    case Qt::Key_Down:
      move(1);
      return true;
    case Qt::Key_Up:
      move(-1);
      return true;
    case Qt::Key_Tab:
      next_group();
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      act(key->modifiers().testFlag(Qt::ControlModifier));
      return true;
    case Qt::Key_Escape:
      close_palette();
      return true;
    default:
      return QFrame::eventFilter(watched, event);
  }
}

}  // namespace candlewright
