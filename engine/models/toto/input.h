#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/json.h"
#include "engine/data/price_table.h"

namespace candlewright::toto {

/// How the bars of a symbol become the variates of one group. Kept as input.json beside the weights of a trained model.
struct Input {
  bool univariate = false;  ///< close alone; else open, high, low, close and, where the file has it, volume
  bool returns = false;     ///< 100 x log price over the close before, and log(1 + volume), instead of prices and volume
  bool from_zero = false;   ///< returns are measured from 0 instead of from their mean in the context, so that no change is persistence
  bool indicators = false;  ///< further variates computed from the past alone (docs/toto.md, "Indicators"); never forecast
  /// Bars ahead that training compared, where that is less than a patch; 0 = all.
  std::int64_t learnt_horizon = 0;
};
/// Throws InputError (kind model) naming `where` and field.
Input input_from(const Json& document, const std::string& where);
Json to_json(const Input& input);

/// One variate of a group.
struct Variate {
  std::string name;
  int column = -1;  ///< of the bars that it forecasts (0 open .. 3 close, 4 volume); -1 = an indicator
};
std::vector<Variate> variates_of(const Input& input, bool has_volume);
/// How many of them are prices; they come first.
std::int64_t prices_of(const Input& input);
/// Index of close among them.
std::int64_t close_variate(const Input& input);

/// Values of all variates for bars first .. first + count - 1 of `table`, row-major [variate][bar], from these bars alone: windows that
/// roll are shorter at the beginning, and the first bar's close before it is its own open.
std::vector<double> values_of(const Input& input, const PriceTable& table, std::int64_t first, std::int64_t count);

/// The values ahead of one path (one group: [variate][step], in the input's units) as the columns open .. close, volume of the file:
/// [column][step], empty where the column is no variate. `last_close` is the close before the first step.
std::vector<std::vector<double>> restored(const Input& input, const std::vector<Variate>& variates, const double* values_vn,
                                          std::int64_t steps, double last_close);

}  // namespace candlewright::toto
