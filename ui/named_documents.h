#pragma once
#include <QJsonObject>
#include <QObject>
#include <QStringList>
#include <QUndoStack>
#include <vector>

#include "ui/run_feed.h"

namespace candlewright {

/// What a person keeps under names in the workspace's store: pinned comparisons, views of a table. Whoever keeps it says what is inside.
class NamedDocuments : public QObject {
  Q_OBJECT
 public:
  struct Named {
    QString name;
    QJsonObject content;
  };
  /// `key` is that of the store. Feed and stack outlive it. Blocks for one query.
  NamedDocuments(RunFeed& feed, QUndoStack& undo, const QString& key, QObject* parent = nullptr);

  /// In the order in which they were first kept.
  const std::vector<Named>& all() const { return all_; }
  const Named* find(const QString& name) const;
  /// Takes the place of one with the same name; Undo takes it back.
  void put(const QString& name, const QJsonObject& content);
  void remove(const QString& name);  ///< Undo brings it back

 Q_SIGNALS:
  void changed();

 private:
  void change(const QString& what, std::vector<Named> after);
  void become(std::vector<Named> all);

  RunFeed& feed_;
  QUndoStack& undo_;
  QString key_;
  std::vector<Named> all_;
};

}  // namespace candlewright
