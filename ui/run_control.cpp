#include "ui/run_control.h"

#include "ui/bench.h"

namespace candlewright {

void pause_or_continue(Bench& bench, const RunRow& run) {
  bench.feed.ask(QString::fromStdString(run.id), run.status == "paused" ? Request::resume : Request::pause);
}

void stop_and_save(Bench& bench, const QString& run) {
  if (bench.engine.run() == run) {
    bench.engine.stop();
  } else {
    bench.feed.ask(run, Request::stop);
  }
}

}  // namespace candlewright
