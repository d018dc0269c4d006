#include "widgets/form_row.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>

#include "widgets/controls.h"
#include "widgets/icons.h"
#include "widgets/number_edit.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {

constexpr int control_width = 132, unit_width = 52, unit_stretch = 2, edge = 3;

/// Ground and left edge of an error, in the colours of the moment.
class ErrorBox : public QWidget {
 public:
  using QWidget::QWidget;

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    painter.fillRect(rect(), tokens().error_bg);
    painter.fillRect(QRect(0, 0, edge, height()), tokens().error);
  }
};

void mark_wrong(QWidget* control, bool wrong) {
  if (control->property("wrong").toBool() == wrong) return;
  control->setProperty("wrong", wrong);
  control->update();
}

}  // namespace

FormRow::FormRow(const FormField& field, QWidget* parent) : QWidget(parent), field_(field) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 2, 6, 2);
  column->setSpacing(2);
  auto* line = new QHBoxLayout;
  line->setSpacing(8);
  label_ = make_label(field.label, int(TextStyle::body), false, this);
  label_->setWordWrap(true);
  label_->setMinimumWidth(96);
  label_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // all rows share their width alike, so that controls line up
  line->addWidget(label_, 6);
  make_control(*line);
  unit_ = make_label(field.unit, int(TextStyle::body), true, this);
  unit_->setMinimumWidth(unit_width);
  unit_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  if (line_ && field.kind != FormField::text)
    unit_->hide();
  else
    line->addWidget(unit_, unit_stretch);
  hint_ = make_label(field.hint, int(TextStyle::small), true, this);
  hint_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  line->addWidget(hint_, 4);
  reset_ = make_icon_button(QStringLiteral("reset"), tr("Reset %1 to the preset").arg(field.label), this);
  reset_->setFixedSize(22, 22);
  QSizePolicy keep = reset_->sizePolicy();
  keep.setRetainSizeWhenHidden(true);
  reset_->setSizePolicy(keep);
  line->addWidget(reset_);
  column->addLayout(line);
  connect(reset_, &QToolButton::clicked, this, [this] {
    set_value(field_.preset);
    Q_EMIT edited();
  });
  setToolTip(field.help);
  control_->setObjectName(field.path);
  control_->setAccessibleName(field.label);
  control_->setAccessibleDescription(field.help);
  label_->setBuddy(control_);
  show_value();
  refresh();
}

void FormRow::make_control(QHBoxLayout& line) {
  switch (field_.kind) {
    case FormField::boolean:
      check_ = new QCheckBox(this);
      check_->setFixedWidth(control_width);
      connect(check_, &QCheckBox::clicked, this, [this](bool on) { take(on ? QStringLiteral("true") : QStringLiteral("false")); });
      control_ = check_;
      break;
    case FormField::choice:
      combo_ = new QComboBox(this);
      combo_->addItems(field_.choices);
      combo_->setFixedWidth(control_width);
      combo_->setFocusPolicy(Qt::StrongFocus);
      connect(combo_, &QComboBox::textActivated, this, &FormRow::take);
      control_ = combo_;
      break;
    case FormField::integer:
    case FormField::real:
      number_ = new NumberEdit(this);
      number_->whole = field_.kind == FormField::integer;
      number_->log = field_.log;
      number_->min = field_.min;
      number_->max = field_.max;
      number_->setFixedWidth(control_width);
      connect(number_, &NumberEdit::edited, this, &FormRow::take);
      control_ = number_;
      break;
    case FormField::text:
    case FormField::folder:
    case FormField::file:
      line_ = new QLineEdit(this);
      line_->setFixedWidth(control_width);
      connect(line_, &QLineEdit::textEdited, this, &FormRow::take);
      control_ = line_;
      break;
  }
  control_->installEventFilter(this);
  line.addWidget(control_);
  if (field_.kind != FormField::folder && field_.kind != FormField::file) return;
  auto* browse = make_icon_button(QStringLiteral("folder"), tr("Choose %1").arg(field_.label), this);
  auto* place = new QWidget(this);  // the unit's, so that the controls of all rows line up
  place->setMinimumWidth(unit_width);
  place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  auto* inside = new QHBoxLayout(place);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->addWidget(browse);
  inside->addStretch();
  line.addWidget(place, unit_stretch);
  connect(browse, &QToolButton::clicked, this, [this] {
    auto* dialog = new QFileDialog(this, field_.label, line_->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(field_.kind == FormField::folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
      line_->setText(path);
      take(path);
    });
    dialog->open();
  });
}

void FormRow::take(const QString& text) {
  field_.value = text;
  if (check_) check_->setText(check_->isChecked() ? tr("On") : tr("Off"));
  refresh();
  Q_EMIT edited();
}

void FormRow::set_value(const QString& text) {
  field_.value = text;
  show_value();
  refresh();
}

void FormRow::show_value() {
  const QSignalBlocker quiet(control_);
  if (check_) {
    check_->setChecked(field_.value == QLatin1String("true"));
    check_->setText(check_->isChecked() ? tr("On") : tr("Off"));
  } else if (combo_) {
    int at = combo_->findText(field_.value);
    if (at < 0) {
      combo_->addItem(field_.value);  // a value that is not offered is shown, not swallowed
      at = combo_->count() - 1;
    }
    combo_->setCurrentIndex(at);
  } else if (number_) {
    number_->set_text(field_.value);
  } else if (line_->text() != field_.value) {
    line_->setText(field_.value);
  }
}

void FormRow::set_preset(const QString& text) {
  field_.preset = text;
  refresh();
}

void FormRow::set_hint(const QString& hint) {
  field_.hint = hint;
  refresh();
}

bool FormRow::is_changed() const {
  if (field_.value == field_.preset) return false;
  bool ok_value = false, ok_preset = false;
  const double value = field_.value.trimmed().toDouble(&ok_value), preset = field_.preset.trimmed().toDouble(&ok_preset);
  return !(ok_value && ok_preset && value == preset);
}

void FormRow::refresh() {
  const bool changed = is_changed();
  label_->setFont(text_font(changed ? TextStyle::strong : TextStyle::body));
  hint_->setText(changed ? tr("preset %1").arg(field_.preset.isEmpty() ? tr("empty") : field_.preset) : field_.hint);
  reset_->setVisible(changed && reset_->isEnabled());
  update();
}

void FormRow::set_own_error(std::optional<FormError> error) {
  if (error == own_error_) return;  // judged at each key: what stays the same must not flicker
  own_error_ = std::move(error);
  show_error();
}

void FormRow::set_outer_error(std::optional<FormError> error) {
  if (error == outer_error_) return;
  outer_error_ = std::move(error);
  show_error();
}

void FormRow::show_error() {
  delete error_box_;
  error_box_ = nullptr;
  mark_wrong(control_, has_error());
  if (!has_error()) return;
  const FormError& error = own_error_ ? *own_error_ : *outer_error_;
  error_box_ = new ErrorBox(this);
  error_box_->setAccessibleName(tr("Error in %1: %2").arg(field_.label, error.title));
  auto* grid = new QVBoxLayout(error_box_);
  grid->setContentsMargins(12, 6, 8, 6);
  grid->setSpacing(2);
  auto* head = new QHBoxLayout;
  auto* sign = new QLabel(error_box_);
  sign->setPixmap(icon(QStringLiteral("failed"), IconColour::error).pixmap(QSize(16, 16), devicePixelRatioF()));
  auto* title = make_label(error.title, int(TextStyle::strong), false, error_box_);
  title->setWordWrap(true);
  head->addWidget(sign, 0, Qt::AlignTop);
  head->addWidget(title, 1);
  grid->addLayout(head);
  if (!error.text.isEmpty()) {
    auto* text = make_label(error.text, int(TextStyle::body), false, error_box_);
    text->setWordWrap(true);
    grid->addWidget(text);
  }
  if (!error.mends.empty()) {
    auto* buttons = new QHBoxLayout;
    for (const FormError::Mend& mend : error.mends) {
      auto* button = make_button(mend.label, {}, error_box_);
      connect(button, &QPushButton::clicked, this, [this, mend] { Q_EMIT mend_chosen(mend); });
      buttons->addWidget(button);
    }
    buttons->addStretch();
    grid->addLayout(buttons);
  }
  static_cast<QVBoxLayout*>(layout())->addWidget(error_box_);
}

void FormRow::set_beside(const std::optional<QString>& value, const QString& source) {
  delete beside_;
  beside_ = nullptr;
  if (!value) return;
  beside_ = new QWidget(this);
  auto* line = new QHBoxLayout(beside_);
  line->setContentsMargins(0, 0, 0, 2);
  line->addWidget(make_label(tr("%1 has %2").arg(source, value->isEmpty() ? tr("empty") : *value), int(TextStyle::small), true, beside_), 1);
  auto* take_it = make_link(tr("Use it"), beside_);
  take_it->setAccessibleName(tr("Use %1 for %2").arg(*value, field_.label));
  line->addWidget(take_it);
  connect(take_it, &QPushButton::clicked, this, [this, text = *value] {
    set_value(text);
    Q_EMIT edited();
  });
  static_cast<QVBoxLayout*>(layout())->insertWidget(1, beside_);
}

bool FormRow::matches(const QStringList& words) const {
  const QString text = field_.label + QLatin1Char('\n') + field_.path + QLatin1Char('\n') + field_.help;
  return std::all_of(words.begin(), words.end(), [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

void FormRow::set_read_only(bool on) {
  control_->setEnabled(!on);
  reset_->setEnabled(!on);
  refresh();
}

void FormRow::paintEvent(QPaintEvent*) {
  if (!is_changed()) return;
  QPainter painter(this);
  painter.fillRect(QRect(0, 3, edge, 26), tokens().accent);
}

void FormRow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  hint_->setVisible(width() >= 480);
}

bool FormRow::eventFilter(QObject* watched, QEvent* event) {
  if (watched == control_ && event->type() == QEvent::FocusIn) Q_EMIT focused();
  if (watched == combo_ && event->type() == QEvent::Wheel && !combo_->hasFocus()) {
    event->ignore();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace candlewright
