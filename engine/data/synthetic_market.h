#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/data/price_table.h"

namespace candlewright {

struct SyntheticMarket {
  std::int64_t symbols = 8;      ///< 1 .. 100,000
  std::int64_t rows = 1000;      ///< bars of each symbol
  std::string frequency = "1d";  ///< a number and m, h, d or w: "5m", "1h", "1d", "1w"
  std::uint64_t seed = 1;
};

/// A made-up market for demo and tests, the same on every machine, for every number comes of additions, multiplications,
/// divisions and square roots of our own random bits. Three market-wide regimes (calm, lively, stressed) that last for
/// weeks, volatility that clusters within them, a common factor that every symbol follows with its own weight, and volume
/// that rises with the moves. Every fourth symbol ("-USD") trades at all hours, the others on weekdays (below one day in
/// a session from 14:30 to 21:00 UTC). The recipe: docs/data.md. Throws InputError (kind usage) for impossible settings.
std::vector<PriceTable> synthetic_market(const SyntheticMarket& market);

/// Writes one SYMBOL.csv for each table into `folder`, which must be new or empty. Throws InputError.
void write_raw_folder(const std::vector<PriceTable>& tables, const std::filesystem::path& folder);

/// Length of "5m", "1h", "1d", "1w" in ns. Throws InputError (kind usage).
Nanoseconds step_of_frequency(const std::string& frequency);

}  // namespace candlewright
