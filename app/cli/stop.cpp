#include "app/cli/stop.h"

#include <pthread.h>
#include <csignal>
#include <unistd.h>

#include <thread>

namespace candlewright::cli {
namespace {

std::stop_source& source() {
  static std::stop_source made;
  return made;
}

}  // namespace

std::stop_token stop_on_signals() {
  static const bool started = [] {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    source();   // lives as long as the process
    std::thread([set] {
      int signal = 0;
      sigwait(&set, &signal);
      source().request_stop();
      sigwait(&set, &signal);
      _exit(128 + signal);
    }).detach();
    return true;
  }();
  (void)started;
  return source().get_token();
}

}  // namespace candlewright::cli
