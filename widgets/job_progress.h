#pragma once
#include <QWidget>

namespace candlewright {

/// Thin progress bar with a tick at the end of each epoch. Grey while paused or failed.
class JobProgress : public QWidget {
  Q_OBJECT
 public:
  enum class State { running, paused, failed };
  explicit JobProgress(QWidget* parent = nullptr);
  /// done and total in steps; `epochs` equal parts (0 or 1 = no ticks). total 0 = length unknown: an empty bar.
  void set_progress(qint64 done, qint64 total, int epochs);
  void set_state(State state);
  double share() const;  ///< 0 to 1
  QSize sizeHint() const override { return {196, 16}; }
  QSize minimumSizeHint() const override { return {80, 12}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  qint64 done_ = 0, total_ = 0;
  int epochs_ = 0;
  State state_ = State::running;
};

}  // namespace candlewright
