#include "engine/data/dataset_cache.h"

namespace candlewright {

DatasetCache::DatasetCache(const std::filesystem::path&, const FolderFiles& found) : found_(found) {}
std::optional<Assembly> DatasetCache::load(std::stop_token) { return std::nullopt; }
void DatasetCache::store(const Assembly&) {}

}  // namespace candlewright
