#include "ui/stall_watch.h"

#include <QAbstractEventDispatcher>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

namespace candlewright {

StallWatch::StallWatch(const QString& file, QObject* parent) : QObject(parent), file_(file) {
  const QAbstractEventDispatcher* loop = QAbstractEventDispatcher::instance();
  connect(loop, &QAbstractEventDispatcher::awake, this, &StallWatch::woke);
  connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, &StallWatch::rests);
}

void StallWatch::woke() {
  awake_ = true;
  slowest_ms_ = 0;
  slowest_.clear();
  clock_.start();
}

void StallWatch::rests() {
  if (!awake_) return;
  awake_ = false;
  const double ms = static_cast<double>(clock_.nsecsElapsed()) / 1e6;
  passes_.push_back(ms);
  if (ms <= limit_ms || file_.isEmpty()) return;
  QFile out(file_);
  if (!out.open(QIODevice::Append | QIODevice::Text))
    return qWarning("%s: cannot be written: %s", qPrintable(file_), qPrintable(out.errorString()));
  const QJsonObject stall{{"time", QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                          {"ms", ms},
                          {"where", slowest_.isEmpty() ? QStringLiteral("event loop") : slowest_}};
  out.write(QJsonDocument(stall).toJson(QJsonDocument::Compact) + '\n');
}

void StallWatch::delivered(const QObject* receiver, QEvent::Type event, double ms) {
  if (ms <= slowest_ms_ || ms < 1) return;
  slowest_ms_ = ms;
  const char* kind = QMetaEnum::fromType<QEvent::Type>().valueToKey(event);
  slowest_ = QStringLiteral("%1%2 %3").arg(QString::fromLatin1(receiver->metaObject()->className()),
                                           receiver->objectName().isEmpty() ? QString() : " " + receiver->objectName(),
                                           kind ? QString::fromLatin1(kind) : QString::number(event));
}

}  // namespace candlewright
