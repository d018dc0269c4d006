#pragma once
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QUndoStack>
#include <vector>

#include "ui/run_feed.h"

namespace candlewright {

/// Comparisons that a person pinned under a name: which runs are ticked, their checkpoints, and where panels stood. Kept in the workspace's
/// store; whoever pins says what is inside.
class PinnedComparisons : public QObject {
  Q_OBJECT
 public:
  struct Pin {
    QString name;
    QJsonObject content;
  };
  /// Both outlive it. Blocks for one query.
  PinnedComparisons(RunFeed& feed, QUndoStack& undo, QObject* parent = nullptr);

  /// In the order in which they were pinned.
  const std::vector<Pin>& pins() const { return pins_; }
  const Pin* find(const QString& name) const;
  /// Takes the place of one with the same name; Undo takes it back.
  void pin(const QString& name, const QJsonObject& content);
  void remove(const QString& name);  ///< Undo brings it back

 Q_SIGNALS:
  void changed();

 private:
  class Edit;
  void become(std::vector<Pin> pins);

  RunFeed& feed_;
  QUndoStack& undo_;
  std::vector<Pin> pins_;
};

}  // namespace candlewright
