#pragma once
#include <QObject>
#include <QString>
#include <functional>

class QFrame;

namespace candlewright {

class TableView;

/// Lets a person drag rows of an unsorted table to another place; a line shows where the row would go, Esc lets it be. The table's rows
/// stay as they are: who listens to `moved` orders them anew.
class RowDrag : public QObject {
  Q_OBJECT
 public:
  /// `can_move` says of a row's key whether it can be dragged; the others keep their places on top.
  RowDrag(TableView& view, std::function<bool(const QString& key)> can_move);

 Q_SIGNALS:
  void moved(const QString& key, int places);  ///< negative = up

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool far(const QEvent* event) const;  ///< from where the row was pressed
  int gap_at(int y) const;              ///< index of the row above which a row dropped at px `y` would stand
  void show_gap(int gap);
  void end();

  TableView& view_;
  const QObject* const rows_;  ///< its viewport, which still tells of events when the view is no table any more
  std::function<bool(const QString&)> can_move_;
  QFrame* line_;
  int row_ = -1;  ///< that was pressed
  int from_y_ = 0;
  bool dragging_ = false;
};

}  // namespace candlewright
