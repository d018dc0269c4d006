#pragma once
#include <QElapsedTimer>
#include <QEvent>
#include <QObject>
#include <QString>
#include <functional>
#include <vector>

class QAbstractEventDispatcher;

namespace candlewright {

/// Measures how long the window's thread takes for each pass of its event loop: from the moment it wakes with something
/// to do until it waits again. A pass over 16 ms is a stall. Lives on the GUI thread. Needs Qt's own event loop: with GLib's
/// (set QT_NO_GLIB=1 before the application) the two moments are not told.
class StallWatch : public QObject {
  Q_OBJECT
 public:
  static constexpr double limit_ms = 16;

  /// Watches from now on. Stalls are appended to `file`, one {"time","ms","where"} a line; empty = only counted.
  explicit StallWatch(const QString& file = {}, QObject* parent = nullptr);

  /// Told by the application of each event it delivered and how long that took, so that a stall can say where it was.
  void delivered(const QObject* receiver, QEvent::Type event, double ms);
  /// Milliseconds of every pass since the start or the last forget(), in order.
  const std::vector<double>& passes() const { return passes_; }
  void forget() { passes_.clear(); }

 private:
  void woke();
  void rests();

  QString file_;
  QElapsedTimer clock_;
  bool awake_ = false;
  double slowest_ms_ = 0;
  QString slowest_;
  std::vector<double> passes_;
};

}  // namespace candlewright
