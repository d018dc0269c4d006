#include "app/cli/context.h"

namespace candlewright::cli {

void add_data_commands(CLI::App&, Context&) {}

}  // namespace candlewright::cli
