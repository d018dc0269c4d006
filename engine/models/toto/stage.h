#pragma once
#include "engine/models/stage.h"

namespace candlewright::toto {

constexpr std::int64_t shortest_context = 16;  ///< bars of the shortest series that is worth learning from

/// The one stage of Toto's training. Throws InputError as ModelFamily::stages does.
std::vector<std::unique_ptr<Stage>> make_stages(const StageSetup& setup);

}  // namespace candlewright::toto
