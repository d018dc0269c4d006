/// candlewright-cli: starts candlewright-commands, which has every command and LibTorch. It exists because LibTorch takes a third of a
/// second to load and reads some of its environment while it does: what must be set before is set here, and what needs no LibTorch is
/// answered here.

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string>

#include "app/cli/version_text.h"

namespace {

/// Without a driver there is no device that only LibTorch could name.
bool has_gpu_driver() { return ::access("/dev/nvidiactl", F_OK) == 0 || ::access("/dev/dxg", F_OK) == 0; }

/// OpenMP's threads spin for milliseconds while they wait for each other, which makes a small training step several times slower beside a
/// busy neighbour (the window, a second run). How long is read when the library is loaded. What the person has chosen stays.
void let_threads_wait_briefly() {
  if (std::getenv("OMP_WAIT_POLICY")) return;
  ::setenv("GOMP_SPINCOUNT", "3000", 0);  // about 0.1 ms: longer than the gaps within a step, shorter than a neighbour's turn
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--version") == 0 && !has_gpu_driver()) {
    std::puts(candlewright::cli::version_text(LIBTORCH_VERSION, {"cpu"}).c_str());
    return 0;
  }
  let_threads_wait_briefly();
  std::error_code failed;
  const std::filesystem::path commands = std::filesystem::read_symlink("/proc/self/exe", failed).parent_path() / "candlewright-commands";
  ::execv(commands.c_str(), argv);  // the same process: its id, arguments and blocked signals stay; returns only if it failed
  std::fprintf(stderr, "%s could not be started (%s). It belongs beside candlewright-cli: install or build both together.\n",
               commands.c_str(), std::strerror(errno));
  return 1;
}
