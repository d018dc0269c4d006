#pragma once
#include <QHash>
#include <QString>
#include <QStringList>
#include <QWidget>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

class QLabel;
class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace candlewright {

/// One setting as plain text. Values are in C locale: "true", "16", "5e-5", "1,2,3", "adamw".
struct FormField {
  enum Kind { boolean, integer, real, text, choice, folder, file };
  QString path{};   ///< "training.learning_rate"
  QString group{};  ///< heading: "Training"
  QString label{};  ///< "Learning rate"
  Kind kind = text;
  QString value{};
  QString preset{};  ///< value of the preset: a field that differs is marked and can be reset
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
  bool log = false;  ///< the arrows go 1, 2, 5, 10
  QStringList choices{};
  QString unit{};  ///< behind the control: "bars"
  QString hint{};  ///< "typical 1e-5 to 3e-4"
  QString help{};  ///< tool tip and accessible description
};
/// What is wrong with a value, and values that mend it.
struct FormError {
  struct Mend {
    QString label{};  ///< "Set 137 steps (10 %)"
    QString path{}, value{};
    bool operator==(const Mend&) const = default;
  };
  QString title{};  ///< "Warm-up is longer than the run."
  QString text{};   ///< the numbers that clash; may be empty
  std::vector<Mend> mends{};
  bool operator==(const FormError&) const = default;
};

class FormRow;
class FormGroup;
class GroupList;

/// A form made from descriptions: groups that fold, a search box, marks where a value differs from the preset, errors under their field.
/// With the list of groups beside it where there is room. Typing is never blocked; what was typed is told at once.
class SettingsForm : public QWidget {
  Q_OBJECT
 public:
  /// Judges `text` for the field at `path`; empty = fine. Called at each change, must return at once.
  using Validate = std::function<std::optional<FormError>(const QString& path, const QString& text)>;

  explicit SettingsForm(QWidget* parent = nullptr);
  ~SettingsForm() override;

  /// Builds the form anew; the groups in the order of their first field. Emits nothing.
  void set_fields(const std::vector<FormField>& fields);
  /// Writes a value without emitting changed().
  void set_value(const QString& path, const QString& text);
  void set_preset(const QString& path, const QString& text);
  void set_hint(const QString& path, const QString& hint);
  QString value(const QString& path) const;
  QHash<QString, QString> values() const;
  void set_validate(Validate validate);
  /// Errors found by looking at all values together; replaces those of the call before, keeps those of the validator.
  void set_errors(const QHash<QString, FormError>& errors);
  int changed_count() const;
  int error_count() const;
  QString first_error() const;                 ///< "Training: Warm-up", empty if none
  QString first_error_path() const;
  void find_setting();                         ///< gives the search box the focus
  void show_field(const QString& path);        ///< unfolds, scrolls there, gives it the focus
  void set_search_text(const QString& words);  ///< shows only fields whose label, path or help holds all words
  void set_group_open(const QString& group, bool open);
  /// Shows the fields in `values` alone, each with the value that `source` ("#12") has for it and a button that takes it; no source: all fields.
  void set_beside(const QString& source, const QHash<QString, QString>& values = {});
  /// The list of groups beside the fields: it leads to a group, and follows what is scrolled and focused.
  void set_group_list(bool on);
  void reset_all();  ///< every field back to its preset; emits changed() for each that differs
  void set_read_only(bool on);

 Q_SIGNALS:
  void changed(const QString& path, const QString& text);  ///< a person changed the value (typed, chosen, reset or mended)
  void field_focused(const QString& path);
  void counts_changed(int changed, int errors);

 private:
  friend class FormRow;
  FormRow* row(const QString& path) const;
  void row_edited(FormRow& row);
  void mend(const FormError::Mend& mend);
  void refresh_counts();
  void apply_search();
  void scroll_to_group(int index);
  void follow_scroll();

  QLineEdit* search_;
  QScrollArea* scroll_;
  QLabel* nothing_;
  std::vector<FormGroup*> groups_;
  QHash<QString, FormRow*> rows_;
  Validate validate_;
  bool read_only_ = false;
  GroupList* group_list_;
  QString beside_;  ///< whose values stand beside ours; empty = nobody's
  bool leading_ = false;  ///< the list scrolls the fields, and not the other way round
};

}  // namespace candlewright
