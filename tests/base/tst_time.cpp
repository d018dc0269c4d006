#include <QtTest>
#include <limits>

#include "engine/base/time.h"

using namespace candlewright;

class TestTime : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void iso_round_trip() {
    for (const char* text :
         {"1970-01-01T00:00:00Z", "2024-02-29T23:59:59Z", "1969-12-31T23:59:59.500Z", "2261-01-02T03:04:05.000000001Z"}) {
      const auto time = parse_iso(text);
      QVERIFY(time.has_value());
      QCOMPARE(QString::fromStdString(to_iso(*time)), QString(text));
    }
  }
  void every_nanosecond_has_a_date() {
    QCOMPARE(to_iso(std::numeric_limits<Nanoseconds>::min()), std::string("1677-09-21T00:12:43.145224192Z"));
    QCOMPARE(to_iso(std::numeric_limits<Nanoseconds>::max()), std::string("2262-04-11T23:47:16.854775807Z"));
  }
  void offsets_and_short_forms() {
    QCOMPARE(*parse_iso("2024-03-01"), *parse_iso("2024-03-01T00:00:00Z"));
    QCOMPARE(*parse_iso("2024-03-01 08:00:00+08:00"), *parse_iso("2024-03-01T00:00:00Z"));
    QCOMPARE(*parse_iso("2024-02-29 19:00-0500"), *parse_iso("2024-03-01T00:00:00Z"));
  }
  void nonsense_is_refused() {
    for (const char* text :
         {"", "2024", "2024-13-01", "2024-02-30", "2024-01-01T25:00", "2024-01-01T00:00:00Zx", "1500-01-01", "0000-01-01"}) {
      QVERIFY2(!parse_iso(text).has_value(), text);
    }
  }
  void monday_is_weekday_zero() {
    const CalendarTime t = calendar(*parse_iso("2024-03-04T13:45:10Z"));
    QCOMPARE(t.weekday, 0);
    QCOMPARE(t.hour, 13);
    QCOMPARE(t.minute, 45);
  }
};

QTEST_APPLESS_MAIN(TestTime)
#include "tst_time.moc"
