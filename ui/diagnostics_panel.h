#pragma once
#include <QWidget>
#include <vector>

#include "ui/bench.h"

class QGridLayout;
class QLabel;
class QScrollArea;
class QStackedWidget;

namespace candlewright {

class CurveChart;
class HistogramChart;
class SkillBars;
class StatePage;

/// Diagnostics: where the errors of the current symbol lie, over all its windows in the evaluation on screen. Each chart stands beside
/// persistence, or beside what was promised. Where a second run is ticked and evaluated, both are drawn over the windows that both judged.
/// As many charts side by side as the width has room for; the rest scrolls.
class DiagnosticsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit DiagnosticsPanel(Bench& bench, QWidget* parent = nullptr);

  /// Scrolls to a chart by its object name and gives it the keys: "error_by_step", "residual_by_step", "skill_by_regime", "pit", "bands".
  void show_chart(const QString& name);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void show_study();
  struct Judged {
    QString run;  ///< "#131"
    int slot = 1;
    const Diagnostics* of = nullptr;
  };
  void show_steps(const std::vector<Judged>& shown);
  void show_regimes(const std::vector<Judged>& shown, const QString& symbol);
  void show_bands(const std::vector<Judged>& shown);
  void lay_out();

  Bench& bench_;
  QStackedWidget* pages_;
  StatePage* state_;
  QLabel* about_;
  QScrollArea* scroll_;
  QGridLayout* grid_;
  CurveChart *error_, *residual_, *bands_;
  SkillBars* regimes_;
  HistogramChart* pit_;
  std::vector<QWidget*> charts_;
  int columns_ = 0;
};

}  // namespace candlewright
