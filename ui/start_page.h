#pragma once
#include <QWidget>

#include "ui/bench.h"

class QLabel;

namespace candlewright {

/// What lies where the docks will be while no prices are open: two ways to get some, what this computer has, and one picture that
/// teaches the two marks.
class StartPage : public QWidget {
  Q_OBJECT
 public:
  explicit StartPage(Bench& bench, QWidget* parent = nullptr);

 Q_SIGNALS:
  void demo_wanted();
  void folder_wanted();

 private:
  QWidget* make_choices();
  QWidget* make_picture();

  Bench& bench_;
  QLabel* busy_;
};

}  // namespace candlewright
