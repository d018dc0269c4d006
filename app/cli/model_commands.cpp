#include "app/cli/context.h"

namespace candlewright::cli {

void add_model_commands(CLI::App&, Context&) {}

}  // namespace candlewright::cli
