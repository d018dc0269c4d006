#pragma once
#include <QAbstractSpinBox>
#include <limits>

namespace candlewright {

/// Field for a number that keeps what was typed, whatever it is ("5e-5", "1e-4, 3e-4", half a number), with arrows that step where the
/// text is one number. Text is in C locale.
class NumberEdit : public QAbstractSpinBox {
  Q_OBJECT
 public:
  explicit NumberEdit(QWidget* parent = nullptr);
  bool whole = false;  ///< the arrows keep to whole numbers
  bool log = false;    ///< the arrows go 1, 2, 5, 10
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();

  void set_text(const QString& text);  ///< emits nothing
  void stepBy(int steps) override;
  QSize sizeHint() const override;

 Q_SIGNALS:
  void edited(const QString& text);  ///< typed or stepped

 protected:
  StepEnabled stepEnabled() const override;
  QValidator::State validate(QString& text, int& at) const override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  double stepped(double value, int direction) const;
};

}  // namespace candlewright
