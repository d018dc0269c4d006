#include <QComboBox>
#include <QSignalSpy>
#include <QSlider>
#include <QtTest>
#include <cmath>
#include <random>

#include "widgets/smoothing.h"
#include "widgets/smoothing_choice.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
const std::vector<double> strengths{0.1, 0.5, 0.75, 0.8, 0.9, 0.95, 0.99};

std::vector<Smoothing> all_smoothings() {
  std::vector<Smoothing> all;
  for (std::size_t kind = 0; kind < smoothers().size(); ++kind) {
    for (const double strength : strengths) all.push_back({static_cast<SmoothingKind>(kind), strength});
  }
  return all;
}

std::vector<double> noise(std::size_t count, unsigned seed) {
  std::mt19937 dice(seed);
  std::normal_distribution<double> value(3, 1);
  std::vector<double> out(count);
  for (double& v : out) v = value(dice);
  return out;
}

/// What a running median is, by its definition.
std::vector<double> medians_by_definition(const std::vector<double>& y, std::ptrdiff_t half) {
  std::vector<double> out;
  for (std::ptrdiff_t i = 0; i < std::ssize(y); ++i) {
    const auto reach = std::min({half, i, std::ssize(y) - 1 - i});
    std::vector<double> window(y.begin() + i - reach, y.begin() + i + reach + 1);
    std::sort(window.begin(), window.end());
    out.push_back(window[static_cast<std::size_t>(reach)]);
  }
  return out;
}

}  // namespace

class TestSmoothing : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void a_constant_stays_a_constant() {
    for (const std::size_t count : {1, 2, 7, 50, 1000}) {
      for (const Smoothing& smoothing : all_smoothings()) {
        for (const double v : smoothed(std::vector<double>(count, 3.25), smoothing)) QVERIFY(std::abs(v - 3.25) < 1e-12);
      }
    }
  }
  void a_gap_stays_a_gap_and_spoils_nothing() {
    auto y = noise(400, 1);
    std::vector<double> whole;
    for (std::size_t i = 0; i < y.size(); ++i) {
      if (i % 37 == 5 || (i > 100 && i < 130)) y[i] = i % 2 ? not_a_number : std::numeric_limits<double>::infinity();
      if (std::isfinite(y[i])) whole.push_back(y[i]);
    }
    for (const Smoothing& smoothing : all_smoothings()) {
      const auto out = smoothed(y, smoothing), without = smoothed(whole, smoothing);
      QCOMPARE(out.size(), y.size());
      std::size_t next = 0;
      for (std::size_t i = 0; i < y.size(); ++i) {
        QCOMPARE(std::isfinite(out[i]), std::isfinite(y[i]));
        if (std::isfinite(y[i])) QCOMPARE(out[i], without[next++]);
      }
    }
    QVERIFY(smoothed({}, {SmoothingKind::median, 0.9}).empty());
    QVERIFY(std::isnan(smoothed(std::vector<double>{not_a_number}, {SmoothingKind::gaussian, 0.9})[0]));
  }
  void what_is_smoothed_stays_between_its_lowest_and_highest() {
    const auto y = noise(3000, 2);
    const auto [low, high] = std::minmax_element(y.begin(), y.end());
    for (const Smoothing& smoothing : all_smoothings()) {
      for (const double v : smoothed(y, smoothing)) QVERIFY(v >= *low - 1e-12 && v <= *high + 1e-12);
    }
  }
  void more_strength_leaves_less_noise() {
    const auto y = noise(5000, 3);
    for (std::size_t kind = 0; kind < smoothers().size(); ++kind) {
      double before = std::numeric_limits<double>::infinity();
      for (const double strength : {0.5, 0.8, 0.9, 0.95, 0.99}) {
        double travel = 0;
        const auto out = smoothed(y, {static_cast<SmoothingKind>(kind), strength});
        for (std::size_t i = 1; i < out.size(); ++i) travel += std::abs(out[i] - out[i - 1]);
        QVERIFY2(travel < before, qPrintable(smoothers()[kind].name));
        before = travel;
      }
    }
  }
  void the_median_ignores_a_single_spike_that_means_keep() {
    for (const double strength : strengths) {
      for (const std::size_t at : {1, 15, 500, 998}) {
        std::vector<double> y(1000, 1.0);
        y[at] = 100;
        for (const double v : smoothed(y, {SmoothingKind::median, strength})) QCOMPARE(v, 1.0);
      }
    }
    std::vector<double> y(31, 1.0);
    y[15] = 100;
    QVERIFY(smoothed(y, {SmoothingKind::gaussian, 0.75})[15] > 5);
    QVERIFY(smoothed(y, {SmoothingKind::ema, 0.75})[15] > 5);
  }
  void a_running_median_is_what_its_definition_says() {
    std::mt19937 dice(4);
    for (int round = 0; round < 60; ++round) {
      std::vector<double> y(1 + dice() % 700);
      for (double& v : y) v = round % 2 ? static_cast<double>(dice() % 5) : static_cast<double>(dice()) * 1e-3;  // with and without ties
      const double strength = strengths[dice() % strengths.size()];
      const auto half = std::max<std::ptrdiff_t>(1, std::lround(strength / (1 - strength)));
      QCOMPARE(smoothed(y, {SmoothingKind::median, strength}), medians_by_definition(y, half));
    }
  }
  void a_wide_gaussian_is_one() {
    for (const double strength : {0.8, 0.9, 0.99}) {  // sigma 4, 9, 99
      const double sigma = strength / (1 - strength);
      std::vector<double> step(1001, 0.0);
      std::fill(step.begin() + 500, step.end(), 1.0);
      const auto out = smoothed(step, {SmoothingKind::gaussian, strength});
      for (std::ptrdiff_t i = 0; i < 1001; ++i) {
        const double ideal = 0.5 * std::erfc(-(static_cast<double>(i) - 499.5) / (sigma * std::sqrt(2.0)));
        QVERIFY2(std::abs(out[static_cast<std::size_t>(i)] - ideal) < 0.01, qPrintable(QString::number(i)));
      }
    }
  }
  void a_huge_value_leaves_no_trace_beyond_its_reach() {
    std::vector<double> y(3000, 1.0);
    y[1000] = 1e30;
    const auto out = smoothed(y, {SmoothingKind::gaussian, 0.95});
    QCOMPARE(out[500], 1.0);
    QCOMPARE(out[2000], 1.0);
  }
  void no_strength_changes_nothing() {
    const auto y = noise(100, 5);
    for (std::size_t kind = 0; kind < smoothers().size(); ++kind) QCOMPARE(smoothed(y, {static_cast<SmoothingKind>(kind), 0}), y);
  }
  void a_person_chooses_smoother_and_strength() {
    SmoothingChoice choice(0.8);
    choice.show();
    QCOMPARE(choice.smoothing(), (Smoothing{SmoothingKind::ema, 0.8}));
    std::vector<Smoothing> told;
    QObject::connect(&choice, &SmoothingChoice::changed, &choice, [&](const Smoothing& smoothing) { told.push_back(smoothing); });
    auto* box = choice.findChild<QComboBox*>();
    QCOMPARE(box->count(), static_cast<int>(smoothers().size()));
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(choice.findChild<QSlider*>(), Qt::Key_Right);
    QCOMPARE(told, (std::vector<Smoothing>{{SmoothingKind::gaussian, 0.8}, {SmoothingKind::median, 0.8}, {SmoothingKind::median, 0.81}}));
  }
};

QTEST_MAIN(TestSmoothing)
#include "tst_smoothing.moc"
