#pragma once
#include <QCoreApplication>
#include <QHash>
#include <QKeySequence>
#include <QString>
#include <vector>

#include "engine/base/json.h"

class QAction;
class QMainWindow;

namespace candlewright {

/// Something of the window that has keys, or could have.
struct ShortcutOwner {
  QString name;               ///< "Run: Stop...", "Runs of the workspace: Rename...": unique
  QKeySequence usual{};       ///< as built
  QAction* action = nullptr;  ///< null: the keys are fixed
  QKeySequence fixed{};
  bool everywhere = true;  ///< false: only while the table it belongs to has the focus
};

/// All keys of a window and what a person made of them. Actions are found by construction: in the menus, and those of tables.
class ShortcutKeys {
  Q_DECLARE_TR_FUNCTIONS(candlewright::ShortcutKeys)
 public:
  explicit ShortcutKeys(QMainWindow& window);
  std::vector<ShortcutOwner> owners() const;
  /// Gives `keys` to the owner, empty = none. Refuses with one sentence where they belong to another, to charts or to typing.
  QString set(const QString& owner, const QKeySequence& keys);
  void reset(const QString& owner);
  void reset_all();

  /// Those that differ from the usual ones, for keeping.
  Json to_json() const;
  /// Owners that are not there are left out, as are clashes.
  void from_json(const Json& document);

 private:
  void write(const ShortcutOwner& owner, const QKeySequence& keys);
  QMainWindow& window_;
};

}  // namespace candlewright
