#pragma once
#include <QString>
#include <QWidget>
#include <utility>

class QPainter;

namespace candlewright {

/// A map of cells of which one is current: chosen by click or keys (arrows, Page Up and Down, Home and End), read by the tool tip. What the
/// cells hold, where they lie and how they look is the map's own.
class CellMap : public QWidget {
  Q_OBJECT
 public:
  CellMap(const QString& name, QWidget* parent);
  /// Column -1 marks the row alone, -1, -1 nothing. Brings the row into sight; emits nothing.
  void set_current(int row, int column);
  std::pair<int, int> current() const { return {row_, column_}; }
  void set_empty_text(const QString& text);

 Q_SIGNALS:
  void chosen(int row, int column);  ///< by a person

 protected:
  virtual int row_count() const = 0;
  virtual int column_count() const = 0;
  virtual std::pair<int, int> cell_at(const QPointF& point) const = 0;  ///< -1, -1 outside
  virtual QString text_of(int row, int column) const = 0;
  virtual QString size_text() const = 0;  ///< "20 rows, 30 columns"
  virtual void bring_into_sight(int) {}
  virtual int rows_of_page() const { return 1; }
  virtual bool corners() const { return false; }  ///< Home and End move to a corner, else within the column

  void describe();
  void paint_focus(QPainter& painter) const;
  void mousePressEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool event(QEvent* event) override;

  QString empty_text_;
  int row_ = -1, column_ = -1;

 private:
  void choose(int row, int column);
};

}  // namespace candlewright
