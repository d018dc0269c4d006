#include "ui/filter_edits.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QPointer>
#include <QUndoCommand>
#include <QUndoStack>
#include <memory>
#include <utility>

namespace candlewright {

namespace {

constexpr int filter_edit_id = 2;  // 1 is a setting's

/// The words of one field, and whether it is an edit that changes them just now.
struct FilterWords {
  QString now;
  bool by_edit = false;
};

class FilterEdit : public QUndoCommand {
  Q_DECLARE_TR_FUNCTIONS(candlewright::FilterEdit)
 public:
  FilterEdit(QLineEdit* field, std::shared_ptr<FilterWords> words, QString after)
      : field_(field), words_(std::move(words)), before_(words_->now), after_(std::move(after)) {
    setText(tr("%1: filter").arg(field->accessibleName()));
  }
  int id() const override { return filter_edit_id; }
  bool mergeWith(const QUndoCommand* other) override {
    const auto* next = static_cast<const FilterEdit*>(other);
    if (next->field_ != field_) return false;
    after_ = next->after_;
    setObsolete(after_ == before_);
    return true;
  }
  void redo() override {
    if (!std::exchange(typed_, false)) write(after_);  // the first time the field has it already
  }
  void undo() override { write(before_); }

 private:
  void write(const QString& words) {
    if (!field_) return;
    words_->by_edit = true;
    field_->setText(words);
    words_->by_edit = false;
  }
  QPointer<QLineEdit> field_;
  std::shared_ptr<FilterWords> words_;
  QString before_, after_;
  bool typed_ = true;
};

}  // namespace

void undo_typing(QUndoStack& undo, QLineEdit* field) {
  auto words = std::make_shared<FilterWords>(FilterWords{field->text()});
  QObject::connect(field, &QLineEdit::textChanged, field, [&undo, field, words](const QString& text) {
    if (!words->by_edit) undo.push(new FilterEdit(field, words, text));
    words->now = text;
  });
}

}  // namespace candlewright
