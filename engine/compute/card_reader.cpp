#include "engine/compute/card_reader.h"

#include <dlfcn.h>

#include <array>
#include <cstdlib>

namespace candlewright {
namespace {

constexpr int success = 0, chip_sensor = 0;  // NVML_SUCCESS, NVML_TEMPERATURE_GPU

struct Rates {  // nvmlUtilization_t
  unsigned card = 0, memory = 0;
};

template <class Function>
Function* find(void* library, const char* name) {
  return reinterpret_cast<Function*>(::dlsym(library, name));
}

}  // namespace

struct CardReader::Driver {
  void* library = nullptr;
  void* card = nullptr;
  int (*shutdown)() = nullptr;
  int (*rates)(void*, Rates*) = nullptr;
  int (*temperature)(void*, int, unsigned*) = nullptr;

  ~Driver() {
    if (shutdown) shutdown();
    if (library) ::dlclose(library);
  }

  /// False where the driver has no such card, or none at all.
  bool open(int index, const std::string& name) {
    library = ::dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!library) return false;
    const auto start = find<int()>(library, "nvmlInit_v2");
    const auto stop = find<int()>(library, "nvmlShutdown");
    rates = find<int(void*, Rates*)>(library, "nvmlDeviceGetUtilizationRates");
    temperature = find<int(void*, int, unsigned*)>(library, "nvmlDeviceGetTemperature");
    if (!start || !stop || start() != success) return false;
    shutdown = stop;
    return find_card(index);
  }

  /// The driver counts all cards, LibTorch those that CUDA_VISIBLE_DEVICES leaves it: the place on the bus is the same for both.
  bool find_card(int index) {
    std::array<char, 32> place{};
    const auto place_of = find<int(char*, int, int)>(RTLD_DEFAULT, "cudaDeviceGetPCIBusId");
    const auto by_place = find<int(const char*, void**)>(library, "nvmlDeviceGetHandleByPciBusId_v2");
    if (place_of && by_place && place_of(place.data(), int(place.size()), index) == success)
      return by_place(place.data(), &card) == success;
    const auto by_index = find<int(unsigned, void**)>(library, "nvmlDeviceGetHandleByIndex_v2");
    return by_index && by_index(unsigned(index), &card) == success;
  }
};

CardReader::CardReader(const std::string& device, const std::string& library, std::chrono::milliseconds at_most_every)
    : every_(at_most_every) {
  const std::string kind = "cuda:";
  if (device.rfind(kind, 0) != 0) return;
  auto driver = std::make_unique<Driver>();
  if (driver->open(std::atoi(device.c_str() + kind.size()), library)) driver_ = std::move(driver);
}

CardReader::~CardReader() = default;

CardState CardReader::read() {
  CardState state;
  const auto now = std::chrono::steady_clock::now();
  if (!driver_ || (asked_ && now - *asked_ < every_)) return state;
  asked_ = now;
  Rates rates;
  if (driver_->rates && driver_->rates(driver_->card, &rates) == success) state.utilisation = rates.card;
  unsigned degrees = 0;
  if (driver_->temperature && driver_->temperature(driver_->card, chip_sensor, &degrees) == success) state.temperature = degrees;
  return state;
}

}  // namespace candlewright
