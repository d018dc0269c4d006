#pragma once
#include "engine/models/family.h"

namespace candlewright::kronos {

/// Kronos' row in the table of families.
ModelFamily family();

}  // namespace candlewright::kronos
