#include "app/cli/context.h"

namespace candlewright::cli {

void add_checkpoint_commands(CLI::App&, Context&) {}

}  // namespace candlewright::cli
