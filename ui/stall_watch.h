#pragma once
#include <QElapsedTimer>
#include <QEvent>
#include <QObject>
#include <QString>
#include <vector>

namespace candlewright {

/// Measures how long the window's thread takes for each pass of its event loop: from the first event that it delivers until it
/// waits again. A pass over 16 ms is a stall. Lives on the GUI thread; watches while a loop runs that waits (exec, not processEvents).
class StallWatch : public QObject {
  Q_OBJECT
 public:
  static constexpr double limit_ms = 16;

  /// Watches from now on. Stalls are appended to `file`, one {"time","ms","where"} a line; empty = only counted.
  explicit StallWatch(const QString& file = {}, QObject* parent = nullptr);

  /// Milliseconds of every pass since the start or the last forget(), in order.
  const std::vector<double>& passes() const { return passes_; }
  void forget() { passes_.clear(); }

  bool eventFilter(QObject* receiver, QEvent* event) override;

 private:
  void rests();
  void end_delivery(double now_ms);

  QString file_;
  QElapsedTimer clock_;
  bool busy_ = false;
  double began_ms_ = 0;    ///< of the event being delivered, since the pass began
  QString delivering_;     ///< it, in words
  double slowest_ms_ = 0;  ///< longest delivery of the pass; an event inside another counts for itself
  QString slowest_;
  std::vector<double> passes_;
};

}  // namespace candlewright
