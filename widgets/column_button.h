#pragma once
#include <QHash>
#include <QPushButton>
#include <QStringList>

namespace candlewright {

class TableView;

/// Button with a menu that ticks which columns of a table show. What a person chose stays when the table's columns change; the others
/// follow the table, and where it is narrow the most needed ones stay and of the rest what fits.
class ColumnButton : public QPushButton {
  Q_OBJECT
 public:
  /// The table is not owned.
  explicit ColumnButton(TableView* table, QWidget* parent = nullptr);

  /// Shown or not, by the column's key: only what a person chose.
  const QHash<QString, bool>& chosen() const { return chosen_; }
  void set_chosen(const QHash<QString, bool>& chosen);
  /// Below `width` px these columns show and of the others, in their order, as many as fit whole; unless a person chose.
  void set_narrow(int width, const QStringList& keys);
  /// To be called after the table's columns changed.
  void apply();

 Q_SIGNALS:
  void changed();  ///< what a person chose, here or in a view

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void fill();
  void fit();  ///< finds what is left out at this width
  bool shows(const QString& key, bool by_itself) const;

  TableView* table_;
  QHash<QString, bool> chosen_;
  QStringList narrow_keys_, left_out_;
  int narrow_width_ = 0;
};

}  // namespace candlewright
