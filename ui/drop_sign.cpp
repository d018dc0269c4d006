#include "ui/drop_sign.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <algorithm>

#include "widgets/controls.h"
#include "widgets/theme.h"

namespace candlewright {

DropSign::DropSign(QWidget* window) : QFrame(window) {
  setObjectName(QStringLiteral("drop_sign"));
  setAccessibleName(tr("What letting go does"));
  setAttribute(Qt::WA_TransparentForMouseEvents);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(24, 18, 24, 18);
  words_ = make_label({}, static_cast<int>(TextStyle::headline));
  words_->setWordWrap(true);
  words_->setAlignment(Qt::AlignCenter);
  row->addWidget(words_);
  hide();
}

QString DropSign::words() const { return words_->text(); }

void DropSign::show_words(const QString& words, bool possible) {
  words_->setText(words);
  possible_ = possible;
  const QSize room = parentWidget()->size();
  resize(std::min(560, room.width() - 80), std::max(96, heightForWidth(std::min(560, room.width() - 80))));
  move((room.width() - width()) / 2, (room.height() - height()) / 2);
  raise();
  show();
  update();
}

void DropSign::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const Tokens& t = tokens();
  QPen edge(possible_ ? t.accent : t.unsure, 2);
  if (!possible_) edge.setDashPattern({4, 3});
  painter.setPen(edge);
  painter.setBrush(possible_ ? t.accent_bg : t.panel);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

}  // namespace candlewright
