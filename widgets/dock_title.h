#pragma once
#include <QPointer>
#include <QWidget>

class QDockWidget;
class QMenu;
class QToolButton;

namespace candlewright {

/// The one row of chrome of a dock, 27 px: its title, or the titles of all docks stacked there as tabs, then menu, float and close.
/// WorkbenchStyle gives QMainWindow's own tab bar no room. Dragging the row drags the dock.
class DockTitle : public QWidget {
  Q_OBJECT
 public:
  /// Puts itself in as the title bar of `dock`, which must stand in a QMainWindow when shown.
  explicit DockTitle(QDockWidget& dock);
  QMenu& menu() { return *menu_; }     ///< actions of the panel: pin, solo, copy table, export; the button hides while empty
  void set_note(const QString& note);  ///< dim text after the title: "draft of #147", "pinned to AVGO"
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void solo_requested();  ///< double click on the row

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Tab;
  QList<QDockWidget*> stack() const;  // in order of making, this dock included
  QVector<Tab> tabs() const;

  QDockWidget& dock_;
  QMenu* menu_;
  QToolButton *menu_button_, *float_button_, *close_button_;
  QString note_;
  const int order_;  // of making: Qt tells stacked docks in the order of the last raise
  int hovered_ = -1;
};

}  // namespace candlewright
