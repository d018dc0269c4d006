#include "ui/kept_fields.h"

#include <QLineEdit>
#include <memory>
#include <utility>

#include "ui/run_feed.h"
#include "ui/soon.h"
#include "widgets/column_button.h"
#include "widgets/controls.h"

namespace candlewright {

namespace {

/// A value on its way into the store.
class KeptValue {
 public:
  KeptValue(QObject* owner, RunFeed& feed, const QString& key)
      : feed_(feed), key_(key), soon_(new Soon(500)), value_(feed.kept(key)) {
    soon_->setParent(owner);
  }
  void change(Json value) {
    if (value == value_) return;
    value_ = std::move(value);
    waits_ = true;
    soon_->ask();
  }
  void write() {
    if (waits_) feed_.keep(key_, value_);
    waits_ = false;
  }
  Soon* soon() const { return soon_; }

 private:
  RunFeed& feed_;
  QString key_;
  Soon* soon_;
  Json value_;
  bool waits_ = false;
};

std::shared_ptr<KeptValue> kept_value(QObject* owner, RunFeed& feed, const QString& key) {
  auto kept = std::make_shared<KeptValue>(owner, feed, key);
  QObject::connect(kept->soon(), &QTimer::timeout, owner, [kept] { kept->write(); });
  QObject::connect(owner, &QObject::destroyed, [kept] { kept->write(); });  // no context: the owner is going
  return kept;
}

}  // namespace

std::function<void(Json)> keep_value(QObject* owner, RunFeed& feed, const QString& key) {
  return [kept = kept_value(owner, feed, key)](Json value) { kept->change(std::move(value)); };
}

void keep_text(QLineEdit* field, RunFeed& feed, const QString& key) {
  if (const Json before = feed.kept(key); before.is_string()) field->setText(QString::fromStdString(before.get<std::string>()));
  const auto kept = kept_value(field, feed, key);
  QObject::connect(field, &QLineEdit::textChanged, field, [kept](const QString& text) { kept->change(text.toStdString()); });
}

void keep_choice(Segmented* chips, RunFeed& feed, const QString& key) {
  if (const Json before = feed.kept(key); before.is_number_integer()) {
    chips->set_index(before.get<int>());
    Q_EMIT chips->chosen(chips->index());
  }
  const auto kept = kept_value(chips, feed, key);
  QObject::connect(chips, &Segmented::chosen, chips, [kept](int index) { kept->change(index); });
}

void keep_columns(ColumnButton* columns, RunFeed& feed, const QString& key) {
  if (const Json before = feed.kept(key); before.is_object()) {
    QHash<QString, bool> chosen;
    for (const auto& [column, shown] : before.items()) chosen.insert(QString::fromStdString(column), shown == Json(true));
    columns->set_chosen(chosen);
  }
  const auto kept = kept_value(columns, feed, key);
  QObject::connect(columns, &ColumnButton::changed, columns, [kept, columns] {
    Json chosen = Json::object();
    for (auto it = columns->chosen().begin(); it != columns->chosen().end(); ++it) chosen[it.key().toStdString()] = it.value();
    kept->change(std::move(chosen));
  });
}

}  // namespace candlewright
