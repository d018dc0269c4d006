#include "widgets/group_list.h"

#include <QPainter>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include "widgets/icons.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {

constexpr int changed_role = Qt::UserRole + 1, errors_role = Qt::UserRole + 2;
constexpr int edge = 3, row = 30;

class GroupDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {120, std::max(row, row_height())}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Tokens& t = tokens();
    const QRect box = option.rect;
    if (option.state & QStyle::State_Selected) {
      painter->fillRect(box, t.accent_bg);
      painter->fillRect(QRect(box.left(), box.top(), edge, box.height()), t.accent);
    }
    int right = box.right() - 10;
    if (index.data(errors_role).toInt() > 0) {
      painter->drawPixmap(QPointF(right - 16, box.center().y() - 7),
                          icon_pixmap(QStringLiteral("failed"), t.error, 16, painter->device()->devicePixelRatioF()));
      right -= 24;
    }
    if (const int changed = index.data(changed_role).toInt(); changed > 0) {
      painter->setFont(text_font(TextStyle::small));
      painter->setPen(t.dim);
      const QString text = GroupList::tr("%1 changed").arg(changed);
      painter->drawText(QRect(box.left(), box.top(), right - box.left(), box.height()), int(Qt::AlignRight | Qt::AlignVCenter), text);
      right -= painter->fontMetrics().horizontalAdvance(text) + 8;
    }
    painter->setFont(text_font(option.state & QStyle::State_Selected ? TextStyle::strong : TextStyle::body));
    painter->setPen(t.text);
    const QRect name(box.left() + 12, box.top(), right - box.left() - 12, box.height());
    painter->drawText(name, int(Qt::AlignLeft | Qt::AlignVCenter),
                      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, name.width()));
  }
};

}  // namespace

GroupList::GroupList(QWidget* parent) : QListWidget(parent) {
  setAccessibleName(tr("Groups of settings"));
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setItemDelegate(new GroupDelegate(this));
  connect(this, &QListWidget::currentRowChanged, this, [this](int index) {
    if (index >= 0) Q_EMIT chosen(index);
  });
}

void GroupList::set_groups(std::vector<Group> groups) {
  if (groups == groups_) return;
  const QSignalBlocker quiet(this);
  const int current = currentRow();
  groups_ = std::move(groups);
  while (count() > static_cast<int>(groups_.size())) delete takeItem(count() - 1);
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    const Group& group = groups_[i];
    if (static_cast<int>(i) == count()) addItem(group.name);
    QListWidgetItem* shown = item(static_cast<int>(i));
    shown->setText(group.name);
    shown->setData(changed_role, group.changed);
    shown->setData(errors_role, group.errors);
    shown->setData(Qt::AccessibleTextRole, tr("Group %1, %2 changed, %3 errors").arg(group.name).arg(group.changed).arg(group.errors));
    shown->setToolTip(group.name);
  }
  setCurrentRow(std::clamp(current, 0, std::max(0, count() - 1)));
}

void GroupList::set_current(int index) {
  const QSignalBlocker quiet(this);
  setCurrentRow(index);
}

}  // namespace candlewright
