#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace candlewright {

/// What a card's driver says of it now; empty = it does not say.
struct CardState {
  std::optional<double> utilisation;  ///< percent of the driver's last sampling period in which the card computed, for any process
  std::optional<double> temperature;  ///< of the chip, degrees Celsius
};

/// Asks the driver of NVIDIA cards (NVML). Its library belongs to the driver and is not linked: it is loaded where it is installed, and for
/// a card only. Where it is missing or refuses, nothing is ever told. Not for several threads at once.
class CardReader {
 public:
  /// `device` as resolve_device() names it. `library` by name or path.
  explicit CardReader(const std::string& device, const std::string& library = "libnvidia-ml.so.1",
                      std::chrono::milliseconds at_most_every = std::chrono::milliseconds(250));
  ~CardReader();
  CardReader(const CardReader&) = delete;
  CardReader& operator=(const CardReader&) = delete;

  /// Blocks for less than a millisecond. Empty too where it was asked less than `at_most_every` ago, so that a loop may ask after every
  /// step.
  CardState read();

 private:
  struct Driver;
  std::unique_ptr<Driver> driver_;  ///< null: there is nothing to ask
  std::chrono::milliseconds every_;
  std::optional<std::chrono::steady_clock::time_point> asked_;
};

}  // namespace candlewright
