#include <cstdint>
#include <cstdlib>

#include "engine/base/describe.h"
#include "engine/base/error.h"

using namespace candlewright;

namespace {

struct Inner {
  double rate = 0.1;
  std::vector<double> levels{0.5};
};
struct Settings {
  std::int64_t epochs = 3;
  bool shuffle = false;
  std::string optimizer = "adamw", name;
  std::vector<std::int64_t> horizons{1};
  Inner inner;
};

void describe(Describer& d, Inner& c) {
  d.field("rate", c.rate, {.min = 0, .max = 1, .above_min = true});
  d.field("levels", c.levels, {.min = 0, .max = 1});
}
void describe(Describer& d, Settings& c) {
  d.field("epochs", c.epochs, {.min = 1, .max = 1000});
  d.field("shuffle", c.shuffle, {});
  d.field("optimizer", c.optimizer, {.choices = {"adamw", "lion"}});
  d.field("name", c.name, {});
  d.field("horizons", c.horizons, {.min = 1});
  d.section("inner", c.inner);
}

bool sound(const Settings& s) {
  if (!(s.inner.rate > 0 && s.inner.rate <= 1) || s.epochs < 1 || s.epochs > 1000) return false;
  for (const std::int64_t h : s.horizons) {
    if (h < 1) return false;
  }
  for (const double level : s.inner.levels) {
    if (!(level >= 0 && level <= 1)) return false;
  }
  return s.optimizer == "adamw" || s.optimizer == "lion";
}

}  // namespace

/// Whatever a file or a command line says, the settings stay within their rules, and errors are errors of settings.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Settings settings;
  const std::vector<Field> fields = fields_of(settings);
  try {
    apply_assignment(fields, text);
  } catch (const InputError& e) {
    if (e.kind != ErrorKind::settings || e.hint.empty()) std::abort();
  }
  if (!sound(settings)) std::abort();
  try {
    apply_json(fields, parse_json(text, "input"), "input");
  } catch (const InputError&) {
  }
  if (!sound(settings)) std::abort();
  dump(to_json(fields));
  return 0;
}
