#include "ui/notices.h"

#include <algorithm>

namespace candlewright {

namespace {
constexpr std::size_t most = 200;
}

void Notices::add(const QString& text, bool wrong, const QString& run, const QString& detail) {
  all_.push_back({now(), text, wrong, run, detail});
  if (all_.size() > most) all_.erase(all_.begin());
  unread_ = std::min(unread_ + 1, static_cast<int>(most));
  Q_EMIT changed();
}

void Notices::mark_read() {
  if (unread_ == 0) return;
  unread_ = 0;
  Q_EMIT changed();
}

}  // namespace candlewright
