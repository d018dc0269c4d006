#pragma once
#include <QWidget>
#include <optional>
#include <vector>

#include "ui/launch_figures.h"

class QFrame;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace candlewright {

/// Before launch: what the run would take, how its learning rate moves, the same run as a command line, and the button that starts it.
/// In its narrow form figures, command line and button alone.
class BeforeLaunch : public QWidget {
  Q_OBJECT
 public:
  explicit BeforeLaunch(QWidget* parent = nullptr);

  void set_wide(bool on);
  void show_figures(const std::optional<LaunchFigures>& figures, double free_disk);
  /// What a probe measured stands in the place of the estimate; `batch` is the form's.
  void show_measured(const MeasuredStep& measured, std::int64_t batch);
  /// The button beside the memory: measuring with its progress, or free, or not with the reason.
  void show_measuring(bool running, const QString& words);
  void show_largest_batch(std::optional<std::int64_t> batch, bool measured, std::int64_t now);
  void show_problem(const QString& sentence);  ///< why there are no figures
  void show_rates(const RateCurve& curve);
  void show_field(const FormField& field);  ///< what the field with the focus means
  void show_command(const QString& lines);
  void show_runs(const QString& words);  ///< how many runs and how long; empty = one
  /// Errors disable the button and lead to the first one.
  void show_start(const QString& button, bool enabled, const QString& why, bool is_error);

 Q_SIGNALS:
  void start_wanted();
  void first_error_wanted();
  void measure_wanted();  ///< or stopped, while it is being measured
  void batch_wanted(qint64 windows);
  void command_copied();

 private:
  struct Cost {
    QLabel *name, *value, *note;
  };
  Cost add_cost(const QString& name);
  void tell(const Cost& cost, const QString& value, const QString& note, const QString& tip = {});

  QWidget* costs_box_;
  QGridLayout* costs_;
  Cost windows_{}, steps_{}, time_{}, memory_{}, disk_{};
  RateChart* rates_;
  MemoryBar* bar_;
  QLabel *memory_title_, *measuring_, *largest_, *field_title_, *field_help_, *runs_, *why_;
  QWidget* details_;  ///< of the wide form
  QLineEdit* command_;
  QPushButton *start_, *first_error_, *measure_, *use_batch_;
  std::int64_t largest_batch_ = 0;
  QString where_;  ///< whose memory it is
  bool wide_ = false;
};

}  // namespace candlewright
