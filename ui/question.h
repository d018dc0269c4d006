#pragma once
#include <QMetaObject>
#include <QObject>
#include <QString>
#include <exception>
#include <functional>
#include <memory>
#include <stop_token>
#include <utility>

#include "engine/base/error.h"
#include "ui/worker.h"

namespace candlewright {

/// What a panel asks of the engine's plain functions, answered on a thread of its own. Only the newest question is answered. GUI thread
/// only; a member of the panel that asks, so that no answer comes after its end.
template <class Answer>
class Question {
 public:
  /// `compute` runs beside the window and must know nothing of widgets. `take` gets what it returned, or null and one sentence of what went
  /// wrong; both are called on the thread of `panel`.
  void ask(QObject* panel, std::function<Answer(std::stop_token)> compute,
           std::function<void(std::shared_ptr<const Answer>, const QString&)> take) {
    const int number = ++newest_;
    waiting_ = true;
    worker_.replace([this, number, panel, compute = std::move(compute), take = std::move(take)](std::stop_token stop) {
      std::shared_ptr<const Answer> answer;
      QString wrong;
      try {
        answer = std::make_shared<const Answer>(compute(stop));
      } catch (const Stopped&) {
        return;
      } catch (const std::exception& error) {
        wrong = QString::fromStdString(error.what());
      }
      QMetaObject::invokeMethod(
          panel,
          [this, number, answer, wrong, take] {
            if (number != newest_) return;
            waiting_ = false;
            take(answer, wrong);
          },
          Qt::QueuedConnection);
    });
  }
  void drop() {
    ++newest_;
    waiting_ = false;
    worker_.cancel();
  }
  bool waiting() const { return waiting_; }

 private:
  int newest_ = 0;
  bool waiting_ = false;
  Worker worker_;
};

}  // namespace candlewright
