#pragma once
#include <QDialog>

#include "ui/shortcut_keys.h"

class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;

namespace candlewright {

class TableModel;
class TableView;

/// All shortcuts, to be searched and changed. What clashes is refused with a sentence. Not blocking.
class ShortcutsDialog : public QDialog {
  Q_OBJECT
 public:
  ShortcutsDialog(ShortcutKeys& keys, QWidget* parent);

 Q_SIGNALS:
  void changed();  ///< by a person

 private:
  void show_keys();
  void show_current();
  void take();

  ShortcutKeys& keys_;
  QLineEdit* find_;
  TableModel* model_;
  TableView* table_;
  QKeySequenceEdit* edit_;
  QPushButton *set_, *none_, *usual_;
  QLabel* told_;
};

}  // namespace candlewright
