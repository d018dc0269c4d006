#pragma once
#include "engine/models/forecaster.h"
#include "engine/models/toto/folder.h"

namespace candlewright::toto {

/// Forecasts with a Toto. Keeps the model: weights that are trained meanwhile are seen by the next forecast.
/// The columns of a symbol are variates of one group. Greedy is the mean mode: one path of means, no bands. Else paths are drawn step by
/// step, temperature stretching each draw's distance from its mean; the point is the mean over the paths of the steps' means, which is
/// what the mean of ever more samples tends to. top_k and top_p mean nothing to a continuous distribution.
/// The samples of a window share its context, computed once; draws depend on seed, symbol, origin and place alone.
class TotoForecaster : public Forecaster {
 public:
  TotoForecaster(std::shared_ptr<Model> model, std::string source);
  std::string kind() const override { return "toto"; }
  std::string source() const override { return source_; }
  std::string fingerprint() const override;
  std::string notice(const SamplingSettings& sampling, std::int64_t horizon) const override;
  std::vector<Forecast> forecast(std::span<const ForecastRequest> requests, const SamplingSettings& sampling,
                                 std::stop_token stop) override;

 private:
  std::vector<Forecast> batch(std::span<const ForecastRequest> requests, const SamplingSettings& sampling, std::stop_token stop) const;

  std::shared_ptr<Model> model_;
  std::string source_;
};

}  // namespace candlewright::toto
