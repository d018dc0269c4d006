#pragma once
#include <QUndoCommand>
#include <functional>
#include <utility>

namespace candlewright {

/// Something that a person did and can take back, where two calls say all of it. What they use must outlive the bench's undo stack or be
/// guarded.
class Undoable : public QUndoCommand {
 public:
  Undoable(const QString& text, std::function<void()> act, std::function<void()> take_back)
      : QUndoCommand(text), act_(std::move(act)), take_back_(std::move(take_back)) {}
  void redo() override { act_(); }
  void undo() override { take_back_(); }

 private:
  std::function<void()> act_, take_back_;
};

}  // namespace candlewright
