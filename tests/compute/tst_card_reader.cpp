#include <dlfcn.h>

#include <QtTest>

#include "engine/compute/card_reader.h"

using namespace candlewright;
using namespace std::chrono_literals;

namespace {

/// Starts minus stops of the fake library, held open for as long as it is asked.
struct Held {
  void* library = ::dlopen(FAKE_NVML, RTLD_NOW | RTLD_LOCAL);
  int open() const { return *static_cast<int*>(::dlsym(library, "fake_nvml_open")); }
  ~Held() { ::dlclose(library); }
};

}  // namespace

class TestCardReader : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cleanup() { qunsetenv("FAKE_NVML"); }

  void a_card_tells_its_use_and_temperature() {
    CardReader reader("cuda:0", FAKE_NVML, 0ms);
    for (int i = 0; i < 3; ++i) {
      const CardState state = reader.read();
      QCOMPARE(state.utilisation.value_or(-1), 94.0);
      QCOMPARE(state.temperature.value_or(-1), 71.0);
    }
  }
  void what_a_card_does_not_say_is_absent() {
    const CardState state = CardReader("cuda:1", FAKE_NVML, 0ms).read();
    QCOMPARE(state.utilisation.value_or(-1), 7.0);
    QVERIFY(!state.temperature);
  }
  void between_two_readings_nothing_is_told() {
    CardReader reader("cuda:0", FAKE_NVML, 1h);
    QVERIFY(reader.read().utilisation);
    QVERIFY(!reader.read().utilisation);
  }
  void without_card_driver_or_library_nothing_is_told() {
    const auto silent = [](const char* device, const char* library) {
      const CardState state = CardReader(device, library, 0ms).read();
      return !state.utilisation && !state.temperature;
    };
    QVERIFY(silent("cpu", FAKE_NVML));
    QVERIFY(silent("cuda:2", FAKE_NVML));
    QVERIFY(silent("cuda:0", "libno-such-library.so.1"));
    qputenv("FAKE_NVML", "refuses");
    QVERIFY(silent("cuda:0", FAKE_NVML));
  }
  void the_driver_is_let_go() {
    const Held held;
    {
      CardReader reader("cuda:0", FAKE_NVML), other("cuda:7", FAKE_NVML);
      QCOMPARE(held.open(), 1);  // the one without a card let go at once
    }
    QCOMPARE(held.open(), 0);
  }
};

QTEST_APPLESS_MAIN(TestCardReader)
#include "tst_card_reader.moc"
