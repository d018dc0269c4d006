#include "ui/pinned_comparisons.h"

#include <QJsonDocument>
#include <QPointer>
#include <algorithm>

namespace candlewright {

namespace {

const char* const pins_key = "window.pins";

std::string text_of(const QJsonObject& object) { return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString(); }

}  // namespace

/// All pins before and after.
class PinnedComparisons::Edit : public QUndoCommand {
 public:
  Edit(PinnedComparisons& of, std::vector<Pin> after, const QString& text) : of_(&of), before_(of.pins_), after_(std::move(after)) {
    setText(text);
  }
  void redo() override {
    if (of_) of_->become(after_);
  }
  void undo() override {
    if (of_) of_->become(before_);
  }

 private:
  QPointer<PinnedComparisons> of_;  // the stack outlives the window
  std::vector<Pin> before_, after_;
};

PinnedComparisons::PinnedComparisons(RunFeed& feed, QUndoStack& undo, QObject* parent) : QObject(parent), feed_(feed), undo_(undo) {
  const Json kept = feed_.kept(QString::fromLatin1(pins_key));
  if (!kept.is_array()) return;
  for (const Json& pin : kept) {
    if (!pin.is_object() || !pin.contains("name") || !pin["name"].is_string() || !pin.contains("content")) continue;
    pins_.push_back({QString::fromStdString(pin["name"].get<std::string>()),
                     QJsonDocument::fromJson(QByteArray::fromStdString(pin["content"].dump())).object()});
  }
}

const PinnedComparisons::Pin* PinnedComparisons::find(const QString& name) const {
  const auto found = std::find_if(pins_.begin(), pins_.end(), [&](const Pin& pin) { return pin.name == name; });
  return found == pins_.end() ? nullptr : &*found;
}

void PinnedComparisons::pin(const QString& name, const QJsonObject& content) {
  std::vector<Pin> after = pins_;
  const auto same = std::find_if(after.begin(), after.end(), [&](const Pin& one) { return one.name == name; });
  if (same == after.end()) {
    after.push_back({name, content});
  } else {
    same->content = content;
  }
  undo_.push(new Edit(*this, std::move(after), tr("Pin %1").arg(name)));
}

void PinnedComparisons::remove(const QString& name) {
  if (!find(name)) return;
  std::vector<Pin> after = pins_;
  std::erase_if(after, [&](const Pin& pin) { return pin.name == name; });
  undo_.push(new Edit(*this, std::move(after), tr("Unpin %1").arg(name)));
}

void PinnedComparisons::become(std::vector<Pin> pins) {
  pins_ = std::move(pins);
  Json document = Json::array();
  for (const Pin& pin : pins_) document.push_back({{"name", pin.name.toStdString()}, {"content", Json::parse(text_of(pin.content))}});
  feed_.keep(QString::fromLatin1(pins_key), document);
  Q_EMIT changed();
}

}  // namespace candlewright
