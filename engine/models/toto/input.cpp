#include "engine/models/toto/input.h"

#include <algorithm>
#include <cmath>

#include "engine/base/error.h"
#include "engine/models/toto/indicators.h"

namespace candlewright::toto {
namespace {

constexpr double percent = 100;
constexpr int volume_column = 4;
constexpr std::int64_t close_column = 3;

[[noreturn]] void refuse(const std::string& where, const std::string& what) {
  throw InputError(ErrorKind::model, where, what,
                   "Take input.json from where the model came from, or remove it for a model that sees prices.");
}

bool flag(const Json& document, const char* name, const std::string& where) {
  const auto found = document.find(name);
  if (found == document.end()) return false;
  if (!found->is_boolean()) refuse(where, std::string("field ") + name + " is neither true nor false");
  return found->get<bool>();
}

const std::vector<double>& column_of(const PriceTable& table, int column) {
  const std::vector<double>* columns[] = {&table.open, &table.high, &table.low, &table.close, &table.volume};
  return *columns[column];
}

}  // namespace

Input input_from(const Json& document, const std::string& where) {
  if (!document.is_object()) {
    throw InputError(ErrorKind::model, where, "it is no object", "Take input.json from where the model came from.");
  }
  Input input{flag(document, "univariate", where), flag(document, "returns", where), flag(document, "from_zero", where),
              flag(document, "indicators", where)};
  if (const auto found = document.find("learnt_horizon"); found != document.end()) {
    if (!found->is_number_integer() || found->get<std::int64_t>() < 0) refuse(where, "field learnt_horizon is no count of bars");
    input.learnt_horizon = found->get<std::int64_t>();
  }
  return input;
}

Json to_json(const Input& input) {
  return {{"univariate", input.univariate},
          {"returns", input.returns},
          {"from_zero", input.from_zero},
          {"indicators", input.indicators},
          {"learnt_horizon", input.learnt_horizon}};
}

std::vector<Variate> variates_of(const Input& input, bool has_volume) {
  std::vector<Variate> variates;
  if (input.univariate) {
    variates.push_back({"close", static_cast<int>(close_column)});
  } else {
    variates = {{"open", 0}, {"high", 1}, {"low", 2}, {"close", 3}};
    if (has_volume) variates.push_back({"volume", volume_column});
  }
  if (input.indicators) {
    for (const std::string& name : indicator_names()) variates.push_back({name, -1});
  }
  return variates;
}

std::int64_t prices_of(const Input& input) { return input.univariate ? 1 : 4; }

std::int64_t close_variate(const Input& input) { return input.univariate ? 0 : close_column; }

std::vector<double> values_of(const Input& input, const PriceTable& table, std::int64_t first, std::int64_t count) {
  const std::size_t begin = static_cast<std::size_t>(first), bars = static_cast<std::size_t>(count);
  std::vector<double> values;
  for (const Variate& variate : variates_of(input, table.has_volume)) {
    if (variate.column < 0) continue;
    const std::vector<double>& column = column_of(table, variate.column);
    for (std::size_t i = begin; i < begin + bars; ++i) {
      if (!input.returns) {
        values.push_back(column[i]);
      } else if (variate.column == volume_column) {
        values.push_back(std::log1p(column[i]));
      } else {
        const double before = i == begin ? table.open[i] : table.close[i - 1];
        values.push_back(percent * std::log(column[i] / before));
      }
    }
  }
  if (input.indicators) {
    for (const std::vector<double>& indicator : indicators_of(table, first, count))
      values.insert(values.end(), indicator.begin(), indicator.end());
  }
  return values;
}

std::vector<std::vector<double>> restored(const Input& input, const std::vector<Variate>& variates, const double* values_vn,
                                          std::int64_t steps, double last_close) {
  std::vector<std::vector<double>> columns(6);
  const double* close = values_vn + close_variate(input) * steps;
  std::vector<double> before(static_cast<std::size_t>(steps), last_close);  // the close before each step
  if (input.returns) {
    for (std::size_t t = 1; t < before.size(); ++t) before[t] = before[t - 1] * std::exp(close[t - 1] / percent);
  }
  for (std::size_t v = 0; v < variates.size(); ++v) {
    if (variates[v].column < 0) continue;
    std::vector<double>& column = columns[static_cast<std::size_t>(variates[v].column)];
    for (std::size_t t = 0; t < before.size(); ++t) {
      const double value = values_vn[v * before.size() + t];
      column.push_back(!input.returns                        ? value
                       : variates[v].column == volume_column ? std::expm1(value)
                                                             : before[t] * std::exp(value / percent));
    }
  }
  return columns;
}

}  // namespace candlewright::toto
