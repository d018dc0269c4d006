#pragma once
#include "engine/models/forecaster.h"
#include "engine/models/kronos/folder.h"

namespace candlewright::kronos {

/// Forecasts with a Kronos pair. Keeps the pair: weights that are trained meanwhile are seen by the next forecast.
/// The samples of a window, and neighbouring requests of equal lookback and horizon, run as one batch; how many depends on the
/// settings and the model alone, so that equal requests give equal bits.
class KronosForecaster : public Forecaster {
 public:
  KronosForecaster(Pair pair, std::string source, double clip);
  std::string kind() const override { return "kronos"; }
  std::string source() const override { return source_; }
  std::string fingerprint() const override;
  std::string notice(const SamplingSettings& sampling, std::int64_t horizon) const override;
  std::vector<Forecast> forecast(std::span<const ForecastRequest> requests, const SamplingSettings& sampling,
                                 std::stop_token stop) override;

 private:
  std::vector<Forecast> batch(std::span<const ForecastRequest> requests, const SamplingSettings& sampling, std::stop_token stop) const;

  Pair pair_;
  std::string source_;
  double clip_;
};

}  // namespace candlewright::kronos
