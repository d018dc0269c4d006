#include "widgets/number_edit.h"

#include <QLineEdit>
#include <QWheelEvent>
#include <algorithm>
#include <array>
#include <cmath>

namespace candlewright {
namespace {

/// "5e-5" rather than "5e-05".
QString tidy(double value) {
  QString text = QString::number(value, 'g', 10);
  text.replace(QStringLiteral("e-0"), QStringLiteral("e-")).replace(QStringLiteral("e+0"), QStringLiteral("e"));
  return text;
}

}  // namespace

NumberEdit::NumberEdit(QWidget* parent) : QAbstractSpinBox(parent) {
  setKeyboardTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  lineEdit()->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  connect(lineEdit(), &QLineEdit::textEdited, this, &NumberEdit::edited);
}

void NumberEdit::set_text(const QString& text) {
  if (lineEdit()->text() != text) lineEdit()->setText(text);
}

double NumberEdit::stepped(double value, int direction) const {
  if (log && value > 0) {
    static constexpr std::array<double, 4> factors = {1, 2, 5, 10};
    const double power = std::pow(10.0, std::floor(std::log10(value) + 1e-9)), mantissa = value / power;
    if (direction > 0) {
      for (const double f : factors) {
        if (f > mantissa * (1 + 1e-9)) return f * power;
      }
    }
    for (auto f = factors.rbegin(); f != factors.rend(); ++f) {
      if (*f < mantissa * (1 - 1e-9)) return *f * power;
    }
    return power / 2;
  }
  if (whole) return std::round(value) + direction;
  const double step = value == 0 ? 0.1 : std::pow(10.0, std::floor(std::log10(std::abs(value)) + 1e-9) - 1);
  return (std::round(value / step) + direction) * step;
}

void NumberEdit::stepBy(int steps) {
  bool ok = false;
  double value = lineEdit()->text().toDouble(&ok);
  if (!ok || steps == 0) return;
  for (int i = 0; i < std::abs(steps); ++i) value = stepped(value, steps > 0 ? 1 : -1);
  value = std::clamp(value, min, max);
  if (whole) value = std::round(value);
  lineEdit()->setText(whole && std::abs(value) < 1e15 ? QString::number(qint64(value)) : tidy(value));
  Q_EMIT edited(lineEdit()->text());
}

QSize NumberEdit::sizeHint() const { return {132, std::max(26, fontMetrics().height() + 8)}; }

QAbstractSpinBox::StepEnabled NumberEdit::stepEnabled() const {
  bool ok = false;
  lineEdit()->text().toDouble(&ok);
  return ok && !isReadOnly() ? StepUpEnabled | StepDownEnabled : StepEnabled();
}

QValidator::State NumberEdit::validate(QString&, int&) const { return QValidator::Acceptable; }  // typing is never blocked

void NumberEdit::wheelEvent(QWheelEvent* event) {
  if (hasFocus())
    QAbstractSpinBox::wheelEvent(event);
  else
    event->ignore();  // scrolling the form must not turn its values
}

}  // namespace candlewright
