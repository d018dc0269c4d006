#pragma once
#include "engine/models/family.h"

namespace candlewright::toto {

/// Everything that the rooms around need of Toto.
ModelFamily family();

}  // namespace candlewright::toto
