#include "widgets/dock_title.h"

#include <QDockWidget>
#include <QEvent>
#include <QHBoxLayout>
#include <QMainWindow>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

#include "widgets/controls.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {
constexpr int row = 27, button_width = 24;

int next_order() {
  static int made = 0;
  return made++;
}
}  // namespace

struct DockTitle::Tab {
  QDockWidget* dock = nullptr;
  QRect rect;
  QString text;
};

DockTitle::DockTitle(QDockWidget& dock) : QWidget(&dock), dock_(dock), menu_(new QMenu(this)), order_(next_order()) {
  setMouseTracking(true);
  setAccessibleName(tr("Title of %1").arg(dock.windowTitle()));
  const auto button = [this](const char* icon_name, const QString& name) {
    QToolButton* b = make_icon_button(QLatin1String(icon_name), name, this);
    b->setFixedSize(button_width, row - 3);
    return b;
  };
  menu_button_ = button("more", tr("Menu of %1").arg(dock.windowTitle()));
  float_button_ = button("float", tr("Float %1").arg(dock.windowTitle()));
  close_button_ = button("close", tr("Close %1").arg(dock.windowTitle()));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 4, 0);
  layout->setSpacing(0);
  layout->addStretch();
  for (QToolButton* b : {menu_button_, float_button_, close_button_}) layout->addWidget(b);
  menu_button_->setVisible(false);
  connect(menu_button_, &QToolButton::clicked, this,
          [this] { menu_->popup(menu_button_->mapToGlobal(QPoint(0, menu_button_->height()))); });
  connect(float_button_, &QToolButton::clicked, this, [this] { dock_.setFloating(!dock_.isFloating()); });
  connect(close_button_, &QToolButton::clicked, &dock_, &QDockWidget::close);
  const auto show_buttons = [this] {
    float_button_->setVisible(dock_.features().testFlag(QDockWidget::DockWidgetFloatable));
    close_button_->setVisible(dock_.features().testFlag(QDockWidget::DockWidgetClosable));
  };
  show_buttons();
  connect(&dock, &QDockWidget::featuresChanged, this, show_buttons);
  for (const auto signal : {&QDockWidget::visibilityChanged, &QDockWidget::topLevelChanged}) {
    connect(&dock, signal, this, [this] { update(); });
  }
  connect(&dock, &QWidget::windowTitleChanged, this, [this] { update(); });
  menu_->installEventFilter(this);
  dock.setTitleBarWidget(this);
}

void DockTitle::set_note(const QString& note) {
  note_ = note;
  update();
}

QSize DockTitle::sizeHint() const { return {160, row}; }
QSize DockTitle::minimumSizeHint() const { return {80, row}; }

QList<QDockWidget*> DockTitle::stack() const {
  auto* window = qobject_cast<QMainWindow*>(dock_.parentWidget());
  if (!window || dock_.isFloating()) return {&dock_};
  QList<QDockWidget*> ordered = {&dock_};
  for (QDockWidget* dock : window->tabifiedDockWidgets(&dock_)) {
    if (!dock->isHidden() && qobject_cast<DockTitle*>(dock->titleBarWidget())) ordered << dock;
  }
  std::sort(ordered.begin(), ordered.end(), [](const QDockWidget* a, const QDockWidget* b) {
    return static_cast<DockTitle*>(a->titleBarWidget())->order_ < static_cast<DockTitle*>(b->titleBarWidget())->order_;
  });
  return ordered;
}

QVector<DockTitle::Tab> DockTitle::tabs() const {
  const QList<QDockWidget*> docks = stack();
  const QFontMetrics metrics(text_font(TextStyle::strong));
  const int right = menu_button_->isVisible() ? menu_button_->x() : float_button_->isVisible() ? float_button_->x() : close_button_->x();
  int wanted = 0;
  for (const QDockWidget* dock : docks) wanted += metrics.horizontalAdvance(dock->windowTitle()) + 24;
  const int most = wanted > right ? right / int(docks.size()) : right;
  QVector<Tab> out;
  int left = 0;
  for (QDockWidget* dock : docks) {
    const int width = std::min(most, metrics.horizontalAdvance(dock->windowTitle()) + 24);
    out.push_back({dock, QRect(left, 0, width, row), metrics.elidedText(dock->windowTitle(), Qt::ElideRight, width - 16)});
    left += width;
  }
  return out;
}

void DockTitle::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  painter.fillRect(rect(), t.header);
  painter.setPen(t.line);
  painter.drawLine(0, height() - 1, width(), height() - 1);
  const QVector<Tab> all = tabs();
  int right = 0;
  for (int i = 0; i < all.size(); ++i) {
    const Tab& tab = all[i];
    const bool front = tab.dock == &dock_;
    if (front && all.size() > 1) {
      painter.fillRect(tab.rect, t.panel);
      painter.fillRect(QRect(tab.rect.left(), 0, tab.rect.width(), 2), t.accent);
    } else if (i == hovered_ && !front) {
      painter.fillRect(tab.rect.adjusted(0, 0, 0, -1), t.line_soft);
    }
    if (all.size() > 1) {
      painter.setPen(t.line);
      painter.drawLine(tab.rect.right(), 0, tab.rect.right(), height() - 1);
    }
    painter.setFont(text_font(front ? TextStyle::strong : TextStyle::body));
    painter.setPen(front ? t.text : t.dim);
    painter.drawText(tab.rect, all.size() > 1 ? int(Qt::AlignCenter) : int(Qt::AlignVCenter | Qt::AlignHCenter), tab.text);
    right = tab.rect.right() + 1;
  }
  if (note_.isEmpty()) return;
  const QFont font = text_font(TextStyle::small);
  const int end = menu_button_->isVisible() ? menu_button_->x() : float_button_->x();
  painter.setFont(font);
  painter.setPen(t.dim);
  const QRect box(right + 4, 0, end - right - 8, row);
  painter.drawText(box, int(Qt::AlignLeft | Qt::AlignVCenter), QFontMetrics(font).elidedText(note_, Qt::ElideRight, box.width()));
}

void DockTitle::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) {
    for (const Tab& tab : tabs()) {
      if (tab.dock == &dock_ || !tab.rect.contains(event->pos())) continue;
      tab.dock->show();
      tab.dock->raise();
      event->accept();
      return;
    }
  }
  event->ignore();  // QDockWidget drags itself by what its title bar leaves alone
}

void DockTitle::mouseMoveEvent(QMouseEvent* event) {
  int hovered = -1;
  const QVector<Tab> all = tabs();
  for (int i = 0; i < all.size(); ++i) {
    if (all[i].rect.contains(event->pos())) hovered = i;
  }
  if (hovered != hovered_) {
    hovered_ = hovered;
    update();
  }
  event->ignore();
}

void DockTitle::mouseDoubleClickEvent(QMouseEvent* event) {
  event->accept();
  Q_EMIT solo_requested();
}

void DockTitle::leaveEvent(QEvent*) {
  hovered_ = -1;
  update();
}

void DockTitle::resizeEvent(QResizeEvent*) { update(); }

bool DockTitle::eventFilter(QObject* watched, QEvent* event) {
  if (watched == menu_ && (event->type() == QEvent::ActionAdded || event->type() == QEvent::ActionRemoved)) {
    menu_button_->setVisible(!menu_->isEmpty());
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace candlewright
