#include <QtTest>
#include <cmath>

#include "engine/base/error.h"
#include "engine/evaluation/bootstrap.h"
#include "engine/evaluation/diebold_mariano.h"
#include "engine/evaluation/paired_comparison.h"

using namespace candlewright;

namespace {

/// A document of these window errors by symbol.
Json document(const std::vector<std::pair<std::string, std::vector<double>>>& symbols) {
  Json json{{"protocol", {{"part", "test"}, {"lookback", 64}, {"horizon", 3}, {"stride", 3}}},
            {"model", {{"kind", "kronos"}, {"fingerprint", "sha256:1"}}},
            {"data", {{"folder", "market"}, {"fingerprint", "sha256:2"}}},
            {"per_symbol", Json::array()}};
  for (const auto& [symbol, errors] : symbols) {
    json["per_symbol"].push_back({{"symbol", symbol},
                                  {"windows", errors.size()},
                                  {"first_origin", "2024-01-01T00:00:00Z"},
                                  {"last_origin", "2024-03-01T00:00:00Z"},
                                  {"windows_fingerprint", "sha256:" + symbol},
                                  {"window_errors", {{"model", errors}}}});
  }
  return json;
}

std::vector<double> wave(int count, double centre, double phase = 0) {
  std::vector<double> values;
  for (int i = 0; i < count; ++i) values.push_back(centre + 0.2 * std::sin(1.3 * i + phase));
  return values;
}

Json compared(const Json& a, const Json& b) { return compare_evaluations(a, b, "A.json", "B.json"); }

QString refusal(const Json& a, const Json& b) {
  try {
    compared(a, b);
  } catch (const InputError& e) {
    return QString::fromStdString(e.where + ": " + e.message);
  }
  return "accepted";
}

bool near(const Json& got, double wanted) { return std::abs(got.get<double>() - wanted) <= 1e-12; }

}  // namespace

class TestPairedComparison : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void differences_by_hand() {
    const Json c = compared(document({{"X", {1, 2, 3}}, {"Y", {4, 4, 7}}, {"Z", {1, 1, 1}}}),
                            document({{"X", {2, 2, 8}}, {"Y", {4, 3, 2}}, {"Z", {2, 2, 2}}}));
    QVERIFY(near(c["per_symbol"][0]["difference"], -2));
    QVERIFY(near(c["per_symbol"][0]["median_window_difference"], -1));
    QVERIFY(near(c["per_symbol"][1]["difference"], 2));
    QVERIFY(near(c["median_difference"], -1));  // of -2, 2, -1
    QCOMPARE(c["symbols_better"].get<int>(), 2);
    QCOMPARE(c["symbols_worse"].get<int>(), 1);
    QCOMPARE(c["windows"].get<int>(), 9);
    QVERIFY(near(c["skill"], 1 - std::exp((std::log(0.5) + std::log(5.0 / 3) + std::log(0.5)) / 3)));
    QCOMPARE(c["verdicts"]["too few windows"].get<int>(), 3);
    QCOMPARE(c["verdict"].get<std::string>(), std::string("too few windows"));  // three symbols of three windows
  }
  void each_symbols_test_is_the_one_of_its_differences() {
    const auto a = wave(40, 1), b = wave(40, 1.3, 2);
    std::vector<double> d;
    for (std::size_t i = 0; i < a.size(); ++i) d.push_back(a[i] - b[i]);
    const Json test = compared(document({{"X", a}}), document({{"X", b}}))["per_symbol"][0]["dm"];
    QVERIFY(near(test["statistic"], *diebold_mariano(d, 0).statistic));
    QCOMPARE(test["verdict"].get<std::string>(), std::string("better"));
  }
  void better_is_said_of_the_first_and_worse_the_other_way_round() {
    std::vector<std::pair<std::string, std::vector<double>>> good, bad;
    for (int i = 0; i < 8; ++i) {
      good.push_back({std::string(1, static_cast<char>('A' + i)), wave(40, 1, i)});
      bad.push_back({good.back().first, wave(40, 1.5, i + 1)});
    }
    QCOMPARE(compared(document(good), document(bad))["verdict"].get<std::string>(), std::string("better"));
    QCOMPARE(compared(document(bad), document(good))["verdict"].get<std::string>(), std::string("worse"));
    QVERIFY(compared(document(good), document(bad))["median_difference_interval"][1].get<double>() < 0);
  }
  void equals_show_no_difference() {
    const Json same = document({{"X", wave(40, 1)}, {"Y", wave(40, 2)}});
    const Json c = compared(same, same);
    QCOMPARE(c["verdict"].get<std::string>(), std::string("no difference shown"));
    QCOMPARE(c["symbols_better"].get<int>() + c["symbols_worse"].get<int>(), 0);
  }
  void symbols_that_disagree_show_no_difference() {
    std::vector<std::pair<std::string, std::vector<double>>> a, b;
    for (int i = 0; i < 8; ++i) {
      a.push_back({std::string(1, static_cast<char>('A' + i)), wave(40, 1, i)});
      b.push_back({a.back().first, wave(40, i % 2 ? 0.7 : 1.3, i)});
    }
    QCOMPARE(compared(document(a), document(b))["verdict"].get<std::string>(), std::string("no difference shown"));
  }
  void one_symbol_with_few_windows_has_neither_interval_nor_verdict() {
    const Json c = compared(document({{"X", {1, 2, 3}}}), document({{"X", {2, 3, 4}}}));
    QVERIFY(c["median_difference_interval"].is_null());
    QCOMPARE(c["verdict"].get<std::string>(), std::string("too few windows"));
  }
  void other_windows_are_refused_and_named() {
    const Json a = document({{"X", {1, 2}}, {"Y", {1, 2}}});
    Json b = a;
    b["protocol"]["horizon"] = 5;
    QVERIFY2(refusal(a, b).contains("horizon 3 in the first, 5 in the second"), qPrintable(refusal(a, b)));
    b = a;
    b["protocol"]["part"] = "val";
    QVERIFY(refusal(a, b).contains("part \"test\" in the first, \"val\""));
    b = document({{"X", {1, 2}}});
    QVERIFY(refusal(a, b).contains("the first alone judges Y"));
    QVERIFY(refusal(b, a).contains("the second alone judges Y"));
    b = document({{"X", {1, 2}}, {"Y", {1, 2, 3}}});
    b["per_symbol"][1]["windows_fingerprint"] = "sha256:other";
    QVERIFY(refusal(a, b).contains("Y has 2 windows") && refusal(a, b).contains("3 windows"));
    b = a;
    b["per_symbol"][0]["windows_fingerprint"] = "sha256:other";
    QVERIFY(refusal(a, b).contains("closes of X differ"));
    b = a;
    b["protocol"]["lookback"] = 512;  // another context of the same windows
    QCOMPARE(refusal(a, b), QString("accepted"));
  }
  void what_is_no_such_document_is_named() {
    const Json good = document({{"X", {1, 2}}});
    QVERIFY(refusal(good, Json::object()).startsWith("B.json"));
    QVERIFY(refusal(Json::array(), good).startsWith("A.json"));
    Json old = good;
    old["per_symbol"][0].erase("window_errors");
    QVERIFY(refusal(old, good).contains("per_symbol X"));
    old = good;
    old["per_symbol"][0]["window_errors"]["model"][0] = nullptr;
    QVERIFY(refusal(good, old).contains("no number"));
  }
  void the_interval_of_equal_differences_has_no_width() {
    const std::vector<std::vector<double>> d(4, std::vector<double>(20, 0.5));
    const auto interval = median_over_symbols(d, 3);
    QCOMPARE(interval->low, 0.5);
    QCOMPARE(interval->high, 0.5);
    QVERIFY(!median_over_symbols({}, 3));
  }
  void the_median_of_an_even_count_is_the_middle_of_two() {
    QCOMPARE(median_of({4, 1, 3, 2}), 2.5);
    QCOMPARE(median_of({9, 1, 5}), 5.0);
  }
};

QTEST_APPLESS_MAIN(TestPairedComparison)
#include "tst_paired_comparison.moc"
