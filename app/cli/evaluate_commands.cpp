#include "app/cli/context.h"

namespace candlewright::cli {

void add_evaluate_commands(CLI::App&, Context&) {}

}  // namespace candlewright::cli
