#include "widgets/job_progress.h"

#include <QPainter>
#include <algorithm>

#include "widgets/theme.h"

namespace candlewright {

JobProgress::JobProgress(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
  setAccessibleName(tr("Progress of the run"));
}

void JobProgress::set_progress(qint64 done, qint64 total, int epochs) {
  done_ = done, total_ = total, epochs_ = epochs;
  setAccessibleDescription(total > 0 ? tr("%1 of %2 steps").arg(done).arg(total) : tr("length unknown"));
  update();
}

void JobProgress::set_state(State state) {
  state_ = state;
  update();
}

double JobProgress::share() const { return total_ > 0 ? std::clamp(double(done_) / double(total_), 0.0, 1.0) : 0; }

void JobProgress::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  const double height = 7;
  const QRectF groove(0.5, (this->height() - height) / 2.0 + 0.5, width() - 1, height - 1);
  painter.fillRect(groove, t.line_soft);
  painter.setPen(QPen(t.line, 1));
  painter.drawRect(groove);
  const QColor bar = state_ == State::running ? t.accent : state_ == State::failed ? t.error : t.line_hard;
  painter.fillRect(QRectF(groove.left(), groove.top(), groove.width() * share(), groove.height() + 0.5), bar);
  if (epochs_ < 2 || width() / epochs_ < 4) return;
  for (int e = 1; e < epochs_; ++e) {
    const double at = double(e) / epochs_, x = std::round(groove.left() + groove.width() * at) + 0.5;
    painter.setPen(QPen(at < share() ? t.base : t.line_hard, 1));
    painter.drawLine(QPointF(x, groove.top() - 2), QPointF(x, groove.bottom() + 2));
  }
}

}  // namespace candlewright
