#pragma once
#include "widgets/plot_axis.h"

namespace candlewright {

/// Ticks at whole seconds, minutes, hours, days, months or years, UTC; `low` and `high` are seconds since 1970. Texts are ISO, as short
/// as the step allows: "14:30", "2023-05-31", "2023".
AxisTicks time_ticks(double low, double high, int wanted);

}  // namespace candlewright
