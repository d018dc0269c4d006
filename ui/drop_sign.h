#pragma once
#include <QFrame>

class QLabel;

namespace candlewright {

/// What letting go would do, in the middle of the window while something is held over it.
class DropSign : public QFrame {
  Q_OBJECT
 public:
  explicit DropSign(QWidget* window);
  void show_words(const QString& words, bool possible);
  QString words() const;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QLabel* words_;
  bool possible_ = true;
};

}  // namespace candlewright
