#pragma once
#include <QSet>
#include <QWidget>

#include "ui/bench.h"
#include "ui/parallel_axes.h"
#include "ui/soon.h"

class QCheckBox;
class QLabel;
class QStackedWidget;

namespace candlewright {

class StatePage;

/// Parallel: settings and figures of the runs side by side, one line a run. Brushes keep a range of an axis: Runs and Curves then show only
/// the runs inside; the chip of a brush takes it away.
class ParallelPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ParallelPanel(Bench& bench, QWidget* parent = nullptr);

 Q_SIGNALS:
  /// The runs that the brushes leave out; none while nothing is brushed. Told only when they differ.
  void left_out(const QSet<QString>& runs);

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  void show_lines();
  void show_brushes();

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QCheckBox* only_;
  QWidget* chips_;
  QLabel* note_;
  ParallelChart* chart_;
  std::vector<ParallelAxis> axes_;
  std::vector<std::string> settings_;           ///< that vary between the runs
  std::pair<std::size_t, std::string> looked_;  ///< how many runs those were, and the newest
  QSet<QString> out_;                           ///< as told
  Soon soon_{250};
};

}  // namespace candlewright
