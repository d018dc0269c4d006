// A library of the name and symbols of NVIDIA's, for machines without a card: two cards, the second without a temperature sensor. With
// FAKE_NVML=refuses in the environment it starts as without a driver.
#include <cstdlib>
#include <cstring>

extern "C" {

int fake_nvml_open = 0;  // starts minus stops

int nvmlInit_v2() {
  const char* mood = std::getenv("FAKE_NVML");
  if (mood && std::strcmp(mood, "refuses") == 0) return 9;  // NVML_ERROR_DRIVER_NOT_LOADED
  ++fake_nvml_open;
  return 0;
}

int nvmlShutdown() {
  --fake_nvml_open;
  return 0;
}

int nvmlDeviceGetHandleByIndex_v2(unsigned index, void** card) {
  static int cards[2] = {0, 1};
  if (index > 1) return 2;  // NVML_ERROR_INVALID_ARGUMENT
  *card = &cards[index];
  return 0;
}

int nvmlDeviceGetUtilizationRates(void* card, unsigned* rates) {
  rates[0] = *static_cast<int*>(card) == 0 ? 94 : 7;
  rates[1] = 11;
  return 0;
}

int nvmlDeviceGetTemperature(void* card, int sensor, unsigned* degrees) {
  if (sensor != 0 || *static_cast<int*>(card) != 0) return 3;  // NVML_ERROR_NOT_SUPPORTED
  *degrees = 71;
  return 0;
}
}
