#pragma once
#include <QWidget>
#include <map>

#include "engine/evaluation/run_difference.h"
#include "ui/bench.h"
#include "ui/soon.h"

class QBoxLayout;
class QLabel;
class QStackedWidget;

namespace candlewright {

class BarStrip;
class HistogramChart;
class SlopeChart;
class StatePage;

/// Two checkpoints: A and B of the current run, as chosen in Checkpoints, symbol by symbol and, for the current symbol, window by window.
/// Both must have been evaluated on the same windows. A line chooses its symbol, a bar its window.
class TwoCheckpointsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit TwoCheckpointsPanel(Bench& bench, QWidget* parent = nullptr);
  /// As low as its charts side by side allow: stacked below the runs it must not take their height.
  QSize minimumSizeHint() const override;

  struct Comparison;  ///< what is asked of the worker, and what it found

 protected:
  void showEvent(QShowEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void ask();
  void ask_for_windows();
  void show_state(const QString& icon, const QString& title, const QString& text, const QString& to_evaluate = {});
  void show_answer(const Comparison& answer);
  void show_windows(std::vector<WindowChange> windows);
  void show_current_window();

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QBoxLayout* charts_;  ///< side by side where the panel is low and wide
  QLabel *headline_, *note_, *context_;
  SlopeChart* slope_;
  HistogramChart* histogram_;
  BarStrip* strip_;
  QString lacking_;                                      ///< checkpoint that the button evaluates
  std::string asked_;                                    ///< of what the shown answer, or the one under way, is
  QString asked_windows_;                                ///< of the strip
  std::shared_ptr<const EvaluationRow> before_, after_;  ///< A and B; null while there is nothing to compare
  QString words_a_, words_b_;
  std::vector<Nanoseconds> origins_;  ///< of the strip's bars
  Soon soon_{100};
  std::shared_ptr<std::map<std::int64_t, PairableErrors>> known_;  ///< by evaluation; the worker's alone
  Worker worker_, windows_worker_;
};

}  // namespace candlewright
