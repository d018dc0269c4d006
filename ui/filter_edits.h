#pragma once

class QLineEdit;
class QUndoStack;

namespace candlewright {

/// What is typed into a filter becomes an edit that Undo takes back, one for all that is typed in a row. The stack outlives the field.
void undo_typing(QUndoStack& undo, QLineEdit* field);

}  // namespace candlewright
