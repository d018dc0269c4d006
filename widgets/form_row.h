#pragma once
#include <QFrame>
#include <QWidget>
#include <optional>

#include "widgets/settings_form.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace candlewright {

class NumberEdit;

/// One setting of a SettingsForm: label, control, unit, hint, reset; its error below.
class FormRow : public QWidget {
  Q_OBJECT
 public:
  FormRow(const FormField& field, QWidget* parent);

  const FormField& field() const { return field_; }
  QString value() const { return field_.value; }
  void set_value(const QString& text);  ///< emits nothing
  void set_preset(const QString& text);
  void set_hint(const QString& hint);
  bool is_changed() const;  ///< numbers by value: "1e-4" equals "0.0001"
  void set_own_error(std::optional<FormError> error);
  void set_outer_error(std::optional<FormError> error);
  bool has_error() const { return own_error_ || outer_error_; }
  /// The value that somebody else has here, below the control, with a button that takes it; empty = nobody.
  void set_beside(const std::optional<QString>& value, const QString& source);
  bool has_beside() const { return beside_ != nullptr; }
  bool matches(const QStringList& words) const;
  void set_read_only(bool on);
  QWidget* control() const { return control_; }

 Q_SIGNALS:
  void edited();
  void mend_chosen(const candlewright::FormError::Mend& mend);
  void focused();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void make_control(QHBoxLayout& line);
  void take(const QString& text);
  void show_value();
  void refresh();
  void show_error();

  FormField field_;
  QWidget* control_ = nullptr;
  QCheckBox* check_ = nullptr;
  QComboBox* combo_ = nullptr;
  QLineEdit* line_ = nullptr;
  NumberEdit* number_ = nullptr;
  QLabel *label_, *unit_, *hint_;
  QToolButton* reset_;
  QWidget *error_box_ = nullptr, *beside_ = nullptr;
  std::optional<FormError> own_error_, outer_error_;
};

}  // namespace candlewright
