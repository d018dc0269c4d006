#pragma once
#include <QSet>
#include <QTimer>
#include <QWidget>
#include <vector>

#include "ui/bench.h"
#include "ui/curve_groups.h"
#include "ui/run_curves.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;

namespace candlewright {

class Segmented;

/// Curves: one metric of all ticked runs in one chart, persistence as a dashed line where it has one. Above 20 runs as groups, with the
/// current run by itself; seeds as one at any count; or as differences to the current run. A click makes a run current: of a group the
/// one that is nearest. Lines are made beside the window, and only those that
/// changed; where one zooms into a long run its points are read from the store.
class CurvesPanel : public QWidget {
  Q_OBJECT
 public:
  explicit CurvesPanel(Bench& bench, QWidget* parent = nullptr);
  /// Ticked runs that are not drawn: what the brushes of Parallel leave out.
  void leave_out(const QSet<QString>& runs);

 Q_SIGNALS:
  void run_hovered(const QString& run);  ///< the pointer is on its line; empty = on none, or on that of a group

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  struct Maker;  ///< lives on the worker's thread
  /// What is asked of it.
  struct Question {
    QString metric;
    XAxis x = XAxis::step;
    Gathering gathering = Gathering::runs;
    bool difference = false;
    QString current;
    std::optional<ShownRange> shown;  ///< what is zoomed into, widened a little: outlines are read more closely there
    std::vector<std::pair<std::shared_ptr<const RunHistory>, int>> runs;  ///< with their slots
    bool operator==(const Question&) const = default;
  };
  /// What it answers.
  struct Lines {
    std::vector<std::shared_ptr<const CurveLine>> lines;
    std::vector<QStringList> runs;  ///< of each line
    std::vector<CurveReference> references;
    std::optional<ShownRange> ends;
    int current = -1;
    QString title, unit;
  };
  void ask_soon();
  void ask();
  void zoom(double low, double high);
  Question question() const;
  void show_lines(const Question& asked, const Lines& lines);
  void choose(int line, const QPointF& at);
  void ask_where_to_write();
  /// All points that the store has of the metric and the runs drawn, beside the window.
  void write_every_point_to(const QString& path);
  void show_writing(double share, double seconds);

  Bench& bench_;
  QComboBox* metric_;
  Segmented* x_;
  QComboBox* gathering_;
  QCheckBox* difference_;
  QCheckBox* log_;
  CurveChart* chart_;
  bool gathering_chosen_ = false;  ///< by a person
  Question shown_question_;
  std::optional<ShownRange> zoom_;
  std::vector<QStringList> shown_;
  bool asking_ = false, again_ = false;
  QSet<QString> left_out_;
  QLabel* writing_;
  QPushButton* stop_writing_;
  QTimer soon_;
  std::shared_ptr<Maker> maker_;
  Worker worker_, writer_;
};

}  // namespace candlewright
