#include "widgets/controls.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QEvent>
#include <QPainter>

#include "widgets/icons.h"
#include "widgets/job_progress.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {

/// A label whose colour is read from the palette of the moment.
class InkLabel : public QLabel {
 public:
  InkLabel(const QString& text, bool dim, QWidget* parent) : QLabel(text, parent), dim_(dim) { ink(); }

 protected:
  void changeEvent(QEvent* event) override {
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !setting_) ink();
  }

 private:
  void ink() {
    if (!dim_) return;
    setting_ = true;
    QPalette p = palette();
    p.setColor(QPalette::WindowText, tokens().dim);
    setPalette(p);
    setting_ = false;
  }
  bool dim_, setting_ = false;
};

}  // namespace

QPushButton* make_button(const QString& text, const QString& icon_name, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  button->setAutoDefault(false);
  button->setAccessibleName(text);
  if (!icon_name.isEmpty()) button->setIcon(icon(icon_name));
  return button;
}

QPushButton* make_primary_button(const QString& text, const QString& icon_name, QWidget* parent) {
  auto* button = make_button(text, {}, parent);
  button->setProperty("primary", true);
  QFont font = text_font(TextStyle::strong);
  button->setFont(font);
  if (!icon_name.isEmpty()) button->setIcon(icon(icon_name, IconColour::accent_text));
  return button;
}

QToolButton* make_icon_button(const QString& icon_name, const QString& name, QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setIcon(icon(icon_name));
  button->setAutoRaise(true);
  button->setToolTip(name);
  button->setAccessibleName(name);
  return button;
}

QPushButton* make_link(const QString& text, QWidget* parent) {
  auto* button = make_button(text, {}, parent);
  button->setProperty("flatLink", true);
  button->setFlat(true);
  button->setCursor(Qt::PointingHandCursor);
  return button;
}

QLabel* make_label(const QString& text, int style, bool dim, QWidget* parent) {
  auto* label = new InkLabel(text, dim, parent);
  label->setFont(text_font(TextStyle(style)));
  return label;
}

Segmented::Segmented(const QString& name, const QStringList& texts, QWidget* parent) : QWidget(parent) {
  setAccessibleName(name);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  group_ = new QButtonGroup(this);
  for (const QString& text : texts) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setAccessibleName(QStringLiteral("%1: %2").arg(name, text));
    group_->addButton(button, int(buttons_.size()));
    buttons_.push_back(button);
    row->addWidget(button);
  }
  if (!buttons_.empty()) buttons_.front()->setChecked(true);
  connect(group_, &QButtonGroup::idClicked, this, &Segmented::chosen);
}

int Segmented::index() const {
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    if (buttons_[i]->isChecked()) return int(i);
  }
  return -1;
}

void Segmented::set_index(int index) {
  if (index >= int(buttons_.size())) return;
  if (index >= 0) return buttons_[std::size_t(index)]->setChecked(true);
  group_->setExclusive(false);  // else one is always checked
  for (QToolButton* button : buttons_) button->setChecked(false);
  group_->setExclusive(true);
}

void Segmented::set_shown(int index, bool shown) { buttons_[std::size_t(index)]->setVisible(shown); }

void Segmented::set_text(int index, const QString& text) {
  buttons_.at(std::size_t(index))->setText(text);
  buttons_.at(std::size_t(index))->setAccessibleName(QStringLiteral("%1: %2").arg(accessibleName(), text));
}

void Segmented::set_icon(int index, const QString& icon_name) { buttons_.at(std::size_t(index))->setIcon(icon(icon_name)); }

Chip::Chip(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

void Chip::set_chip(const QString& text, Tone tone, const QString& icon_name) {
  text_ = text, tone_ = tone, icon_ = icon_name;
  setAccessibleName(text);
  updateGeometry();
  update();
}

QSize Chip::sizeHint() const {
  const QFontMetrics metrics(text_font(TextStyle::small));
  return {metrics.horizontalAdvance(text_) + 14 + (icon_.isEmpty() ? 0 : 18), std::max(20, metrics.height() + 4)};
}

void Chip::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& t = tokens();
  painter.setRenderHint(QPainter::Antialiasing);
  QColor ground = t.header, ink = t.text;
  if (tone_ == Tone::accent) ground = t.accent_bg;
  if (tone_ == Tone::warn) ground = t.warn_bg, ink = t.warn;
  if (tone_ == Tone::error) ground = t.error_bg, ink = t.error;
  painter.setPen(Qt::NoPen);
  painter.setBrush(ground);
  painter.drawRoundedRect(QRectF(rect()), 3, 3);
  double left = 7;
  if (!icon_.isEmpty()) {
    const QColor sign = tone_ == Tone::accent ? t.accent : ink;
    painter.drawPixmap(QPointF(left - 2, (height() - 16) / 2.0), icon_pixmap(icon_, sign, 16, devicePixelRatioF()));
    left += 18;
  }
  painter.setFont(text_font(TextStyle::small));
  painter.setPen(ink);
  painter.drawText(QRectF(left, 0, width() - left, height()), int(Qt::AlignLeft | Qt::AlignVCenter), text_);
}

StatePage::StatePage(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(24, 24, 24, 24);
  column->setSpacing(6);
  column->addStretch(2);
  icon_ = new QLabel(this);
  title_ = make_label({}, int(TextStyle::strong), false, this);
  text_ = make_label({}, int(TextStyle::body), true, this);
  way_out_ = make_label({}, int(TextStyle::body), false, this);
  progress_ = new JobProgress(this);
  buttons_ = new QWidget(this);
  auto* row = new QHBoxLayout(buttons_);
  row->setContentsMargins(0, 6, 0, 0);
  for (QLabel* label : {icon_, title_, text_, way_out_}) {
    label->setAlignment(Qt::AlignHCenter);
    label->setWordWrap(label != icon_);
    column->addWidget(label);
  }
  column->addWidget(progress_);
  column->addWidget(buttons_);
  column->addStretch(3);
  progress_->hide();
}

void StatePage::show_empty(const QString& icon_name, const QString& title, const QString& text) {
  icon_->setPixmap(icon(icon_name, IconColour::dim).pixmap(QSize(24, 24), devicePixelRatioF()));
  title_->setText(title);
  text_->setText(text);
  way_out_->hide();
  progress_->hide();
  icon_->show();
  setAccessibleName(title);
}

void StatePage::show_error(const QString& title, const QString& text, const QString& way_out) {
  show_empty(QStringLiteral("failed"), title, text);
  icon_->setPixmap(icon(QStringLiteral("failed"), IconColour::error).pixmap(QSize(24, 24), devicePixelRatioF()));
  way_out_->setText(way_out);
  way_out_->setVisible(!way_out.isEmpty());
}

void StatePage::show_busy(const QString& title, const QString& text, double share) {
  icon_->hide();
  title_->setText(title);
  text_->setText(text);
  way_out_->hide();
  static_cast<JobProgress*>(progress_)->set_progress(qint64(share * 1000), share < 0 ? 0 : 1000, 0);
  progress_->show();
  setAccessibleName(title);
}

void StatePage::set_buttons(const QStringList& texts, bool first_primary) {
  qDeleteAll(buttons_->findChildren<QPushButton*>());
  auto* old = buttons_->layout();
  while (QLayoutItem* item = old->takeAt(0)) delete item;
  auto* row = static_cast<QHBoxLayout*>(old);
  row->addStretch();
  for (int i = 0; i < texts.size(); ++i) {
    QPushButton* button = i == 0 && first_primary ? make_primary_button(texts[i]) : make_button(texts[i]);
    connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT button_clicked(i); });
    row->addWidget(button);
  }
  row->addStretch();
}

}  // namespace candlewright
