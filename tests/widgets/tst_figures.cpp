#include <QtTest>
#include <limits>

#include "widgets/figures.h"

using namespace candlewright;

class TestFigures : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

  void figures_read_as_the_design_says() {
    QCOMPARE(figures::percent(6.54), QString("6.54 %"));
    QCOMPARE(figures::skill(3.9), QString("+3.9 %"));
    QCOMPARE(figures::skill(-31.94), QString("\u221231.9 %"));
    QCOMPARE(figures::interval(-4.2, 8.2), QString("\u22124.2 to +8.2 %"));
    QCOMPARE(figures::price_error(7.23, "USD"), QString("7.23 USD"));
    QCOMPARE(figures::price_error(14.4, "USD"), QString("14.4 USD"));
    QCOMPARE(figures::price_error(0.232, "USD"), QString("0.232 USD"));
    QCOMPARE(figures::price_error(1234.5), QString("1,230"));
    QCOMPARE(figures::price_error(9.996), QString("10.0"));
    QCOMPARE(figures::loss(2.389), QString("2.389"));
    QCOMPARE(figures::loss(0.0083, "Huber"), QString("Huber 0.0083"));
    QCOMPARE(figures::rate(5e-5), QString("5e-5"));
    QCOMPARE(figures::rate(0.01), QString("0.01"));
    QCOMPARE(figures::rate(2.5e-4), QString("2.5e-4"));
    QCOMPARE(figures::rate(9.99e-5), QString("1e-4"));
    QCOMPARE(figures::coverage(47.2), QString("47"));
    QCOMPARE(figures::ratio(8.091), QString("8.09"));
    QCOMPARE(figures::crps(4.123), QString("4.12"));
    QCOMPARE(figures::count(3315), QString("3,315"));
    QCOMPARE(figures::memory(5.6 * 1024 * 1024 * 1024), QString("5.6 GiB"));
    QCOMPARE(figures::disk(13.7e6), QString("13.7 MB"));
    QCOMPARE(figures::disk(182.4e9), QString("182 GB"));
    QCOMPARE(figures::disk(999.7e6), QString("1.00 GB"));
    QCOMPARE(figures::compact(2500), QString("2.5k"));
    QCOMPARE(figures::compact(12500), QString("12.5k"));
    QCOMPARE(figures::compact(1.2e6), QString("1.2M"));
  }
  void durations_use_two_units() {
    QCOMPARE(figures::duration(393), QString("6 min 33 s"));
    QCOMPARE(figures::duration(38), QString("38 s"));
    QCOMPARE(figures::duration(0.42), QString("0.4 s"));
    QCOMPARE(figures::duration(59.96), QString("1 min 0 s"));
    QCOMPARE(figures::duration(4330), QString("1 h 12 min"));
    QCOMPARE(figures::duration(90000), QString("1 d 1 h"));
    QCOMPARE(figures::about(480), QString("8 min"));
  }
  void dates_are_iso_in_utc() {
    const qint64 day = 1685491200LL * 1000000000LL;
    QCOMPARE(figures::date(day), QString("2023-05-31"));
    QCOMPARE(figures::date_time(day), QString("2023-05-31"));
    QCOMPARE(figures::date_time(day + 52200LL * 1000000000LL), QString("2023-05-31 14:30"));
    QCOMPARE(figures::date(-1), QString("1969-12-31"));
  }
  void what_is_not_finite_says_so() {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(figures::percent(nan), QString("not finite"));
    QCOMPARE(figures::loss(std::numeric_limits<double>::infinity()), QString("not finite"));
    QCOMPARE(figures::skill(nan), QString("not finite"));
  }
  void zero_has_no_sign() {
    QCOMPARE(figures::skill(-0.04), QString("0.0 %"));
    QCOMPARE(figures::skill(0.04), QString("0.0 %"));
  }
  void verdicts_use_the_words_of_the_design() {
    QCOMPARE(figures::verdict_sentence(Verdict::better, 3.9), QString("3.9 % less error than tomorrow = today"));
    QCOMPARE(figures::verdict_sentence(Verdict::worse, -31.9), QString("31.9 % more error than tomorrow = today"));
    QCOMPARE(figures::verdict_sentence(Verdict::not_shown, 1), QString("No difference from tomorrow = today shown"));
    QCOMPARE(figures::verdict_word(Verdict::too_few), QString("too few windows"));
    QCOMPARE(figures::verdict_sentence(Verdict::better, 2, "drift"), QString("2.0 % less error than drift"));
  }
  void files_get_every_digit() {
    QCOMPARE(figures::plain(0.1), QString("0.1"));
    QCOMPARE(figures::plain(1.0 / 3).toDouble(), 1.0 / 3);
  }
  void another_locale_changes_the_screen_not_the_files() {
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(figures::percent(6.54), QString("6,54 %"));
    QCOMPARE(figures::count(3315), QString("3.315"));
    QCOMPARE(figures::plain(6.54), QString("6.54"));
    initTestCase();
  }
};

QTEST_APPLESS_MAIN(TestFigures)
#include "tst_figures.moc"
