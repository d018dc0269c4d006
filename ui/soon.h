#pragma once
#include <QTimer>

namespace candlewright {

/// Something that is put off, so that it is not done more often than every so many milliseconds: its timeout comes that long after the first
/// request since the last one. Requests that go on and on do not put it off further.
class Soon : public QTimer {
 public:
  explicit Soon(int milliseconds) {
    setSingleShot(true);
    setInterval(milliseconds);
  }
  void ask() {
    if (!isActive()) start();
  }
};

}  // namespace candlewright
