#pragma once
#include <QObject>
#include <QString>
#include <vector>

#include "engine/base/time.h"

namespace candlewright {

/// One sentence that the window told, and when.
struct ToldNotice {
  Nanoseconds time = 0;
  QString text;
  bool wrong = false;
  QString run;     ///< the run it is about; empty = none
  QString detail;  ///< for a tool tip: the same in the engine's own words; empty = nothing more
};

/// What the window told since it was opened, behind the bell: the newest 200. GUI thread only.
class Notices : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  void add(const QString& text, bool wrong = false, const QString& run = {}, const QString& detail = {});
  const std::vector<ToldNotice>& all() const { return all_; }  ///< oldest first
  int unread() const { return unread_; }
  void mark_read();

 Q_SIGNALS:
  void changed();

 private:
  std::vector<ToldNotice> all_;
  int unread_ = 0;
};

}  // namespace candlewright
