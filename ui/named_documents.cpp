#include "ui/named_documents.h"

#include <QJsonDocument>
#include <QPointer>
#include <algorithm>
#include <utility>

#include "ui/undoable.h"

namespace candlewright {

NamedDocuments::NamedDocuments(RunFeed& feed, QUndoStack& undo, const QString& key, QObject* parent)
    : QObject(parent), feed_(feed), undo_(undo), key_(key) {
  const Json kept = feed_.kept(key_);
  if (!kept.is_array()) return;
  for (const Json& one : kept) {
    if (!one.is_object() || !one.contains("name") || !one["name"].is_string() || !one.contains("content")) continue;
    all_.push_back({QString::fromStdString(one["name"].get<std::string>()),
                    QJsonDocument::fromJson(QByteArray::fromStdString(one["content"].dump())).object()});
  }
}

const NamedDocuments::Named* NamedDocuments::find(const QString& name) const {
  const auto found = std::find_if(all_.begin(), all_.end(), [&](const Named& one) { return one.name == name; });
  return found == all_.end() ? nullptr : &*found;
}

void NamedDocuments::put(const QString& name, const QJsonObject& content) {
  std::vector<Named> after = all_;
  const auto same = std::find_if(after.begin(), after.end(), [&](const Named& one) { return one.name == name; });
  if (same == after.end()) {
    after.push_back({name, content});
  } else {
    same->content = content;
  }
  change(tr("Keep %1").arg(name), std::move(after));
}

void NamedDocuments::remove(const QString& name) {
  if (!find(name)) return;
  std::vector<Named> after = all_;
  std::erase_if(after, [&](const Named& one) { return one.name == name; });
  change(tr("Forget %1").arg(name), std::move(after));
}

void NamedDocuments::change(const QString& what, std::vector<Named> after) {
  const QPointer<NamedDocuments> guard(this);  // the stack outlives the window
  undo_.push(new Undoable(
      what,
      [guard, after = std::move(after)] {
        if (guard) guard->become(after);
      },
      [guard, before = all_] {
        if (guard) guard->become(before);
      }));
}

void NamedDocuments::become(std::vector<Named> all) {
  all_ = std::move(all);
  Json document = Json::array();
  for (const Named& one : all_) {
    const std::string content = QJsonDocument(one.content).toJson(QJsonDocument::Compact).toStdString();
    document.push_back({{"name", one.name.toStdString()}, {"content", Json::parse(content)}});
  }
  feed_.keep(key_, document);
  Q_EMIT changed();
}

}  // namespace candlewright
