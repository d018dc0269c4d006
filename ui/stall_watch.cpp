#include "ui/stall_watch.h"

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

namespace candlewright {

namespace {

QString words_of(const QObject* receiver, QEvent::Type type) {
  const char* kind = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
  return QStringLiteral("%1%2 %3").arg(QString::fromLatin1(receiver->metaObject()->className()),
                                       receiver->objectName().isEmpty() ? QString() : " " + receiver->objectName(),
                                       kind ? QString::fromLatin1(kind) : QString::number(type));
}

}  // namespace

StallWatch::StallWatch(const QString& file, QObject* parent) : QObject(parent), file_(file) {
  QCoreApplication::instance()->installEventFilter(this);
  connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this, &StallWatch::rests);
}

bool StallWatch::eventFilter(QObject* receiver, QEvent* event) {
  if (!busy_) {
    busy_ = true;
    began_ms_ = slowest_ms_ = 0;
    delivering_.clear();
    slowest_.clear();
    clock_.start();
  } else {
    end_delivery(static_cast<double>(clock_.nsecsElapsed()) / 1e6);
  }
  delivering_ = words_of(receiver, event->type());
  return false;
}

void StallWatch::end_delivery(double now_ms) {
  if (now_ms - began_ms_ > slowest_ms_) {
    slowest_ms_ = now_ms - began_ms_;
    slowest_ = delivering_;
  }
  began_ms_ = now_ms;
}

void StallWatch::rests() {
  if (!busy_) return;
  busy_ = false;
  const double ms = static_cast<double>(clock_.nsecsElapsed()) / 1e6;
  end_delivery(ms);
  passes_.push_back(ms);
  if (ms <= limit_ms || file_.isEmpty()) return;
  QFile out(file_);
  if (!out.open(QIODevice::Append | QIODevice::Text)) {
    qWarning("%s: cannot be written: %s", qPrintable(file_), qPrintable(out.errorString()));
    return;
  }
  const QJsonObject stall{{"time", QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}, {"ms", ms}, {"where", slowest_}};
  out.write(QJsonDocument(stall).toJson(QJsonDocument::Compact) + '\n');
}

}  // namespace candlewright
