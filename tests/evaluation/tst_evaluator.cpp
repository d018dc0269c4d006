#include <QtTest>
#include <cmath>
#include <set>

#include "engine/base/error.h"
#include "engine/evaluation/document.h"
#include "engine/evaluation/evaluator.h"
#include "engine/models/baseline/baseline.h"

using namespace candlewright;

namespace {

/// A daily table whose close wanders, different for each name.
PriceTable a_table(const std::string& name, int rows) {
  PriceTable table;
  table.symbol = name;
  const double phase = static_cast<double>(name.back());
  for (int i = 0; i < rows; ++i) {
    table.time.push_back(*parse_iso("2024-01-01") + i * ns_per_day);
    table.close.push_back(100 + phase + 5 * std::sin(0.31 * i + phase) + 0.02 * i + (i % 3));
  }
  table.open = table.high = table.low = table.close;
  table.volume = table.amount = std::vector<double>(table.close.size(), 1);
  return table;
}

/// Symbols with `rows` bars, of which the last `test` are the test part and `val` before them the validation part.
struct Market {
  Dataset data;
  Market& symbol(const std::string& name, int rows, int val, int test, bool held_out = false) {
    DatasetSymbol s;
    s.table = std::make_shared<PriceTable>(a_table(name, rows));
    s.held_out = held_out;
    s.train = {0, rows - test - val};
    s.validation = {rows - test - val, rows - test};
    s.test = {rows - test, rows};
    data.symbols.push_back(s);
    return *this;
  }
  Market& change_from(std::size_t symbol, std::int64_t row, double factor) {
    auto table = std::make_shared<PriceTable>(*data.symbols[symbol].table);
    for (auto i = static_cast<std::size_t>(row); i < table->close.size(); ++i) table->close[i] *= factor;
    data.symbols[symbol].table = table;
    return *this;
  }
};

/// Forecasts the mean of its context plus the step, and keeps what it was asked.
class Recorder : public Forecaster {
 public:
  std::string kind() const override { return "recorder"; }
  std::string source() const override { return "test"; }
  std::string fingerprint() const override { return "none"; }
  std::vector<Forecast> forecast(std::span<const ForecastRequest> requests, const SamplingSettings&, std::stop_token) override {
    chunks.push_back(requests.size());
    std::set<std::string> names;
    std::vector<Forecast> out;
    for (const ForecastRequest& r : requests) {
      names.insert(r.table->symbol);
      times.push_back(r.times);
      double mean = 0;
      for (std::int64_t i = r.origin - r.lookback + 1; i <= r.origin; ++i)
        mean += r.table->close[static_cast<std::size_t>(i)] / static_cast<double>(r.lookback);
      Forecast f;
      f.point.resize(6);
      for (std::int64_t h = 1; h <= r.horizon; ++h) f.point[3].push_back(mean + static_cast<double>(h) + broken);
      out.push_back(f);
    }
    symbols_in_chunk.push_back(names.size());
    return out;
  }
  double broken = 0;
  std::vector<std::size_t> chunks, symbols_in_chunk;
  std::vector<std::vector<Nanoseconds>> times;
};

Protocol a_protocol(Part part = Part::test) {
  Protocol protocol;
  protocol.part = part;
  protocol.lookback = 20;
  protocol.horizon = 4;
  protocol.horizons = {1, 4};
  return protocol;
}

Evaluation by_persistence(const Dataset& data, const Protocol& protocol) {
  return evaluate(*make_baseline("persistence"), data, protocol, {});
}

}  // namespace

class TestEvaluator : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void persistence_has_no_skill_against_itself() {
    const auto judged = by_persistence(Market().symbol("A", 120, 0, 40).symbol("B", 120, 0, 40).data, a_protocol());
    QCOMPARE(*judged.aggregate.skill, 0.0);
    for (const auto& s : judged.symbols) {
      QCOMPARE(*s.skill, 0.0);
      QCOMPARE(s.dm.verdict, ErrorVerdict::no_difference);
      QCOMPARE(s.model.at("mae"), s.persistence.at("mae"));
    }
  }
  void windows_lie_whole_in_the_part_and_origins_reach_to_its_last_bar() {
    const Market market = Market().symbol("A", 60, 10, 12);
    const auto judged = by_persistence(market.data, a_protocol());
    QCOMPARE(judged.symbols[0].windows, 12 - 4 + 1);
    QCOMPARE(judged.forecasts[0].size(), std::size_t(12));
    QCOMPARE(judged.forecasts[0].front().origin, 47);  // the row before the part
    QCOMPARE(judged.forecasts[0].back().actual.size(), std::size_t(1));
    QCOMPARE(judged.symbols[0].by_horizon.at(1).origins, 12);
    QCOMPARE(judged.symbols[0].by_horizon.at(4).origins, 9);
  }
  void stride_steps_over_origins_from_the_row_before_the_part() {
    Protocol protocol = a_protocol();
    protocol.stride = 5;
    const auto judged = by_persistence(Market().symbol("A", 60, 10, 12).data, protocol);
    QCOMPARE(judged.symbols[0].windows, 2);  // origins 47, 52; 57 has no whole horizon
    QCOMPARE(judged.forecasts[0].back().origin, 57);
  }
  void validation_targets_never_cross_into_test() {
    const auto judged = by_persistence(Market().symbol("A", 60, 10, 12).data, a_protocol(Part::validation));
    QCOMPARE(judged.symbols[0].windows, 7);
    for (const auto& f : judged.forecasts[0]) QVERIFY(f.origin + static_cast<std::int64_t>(f.actual.size()) < 48);
  }
  void held_out_is_judged_apart_on_validation_and_test_or_its_last_rows() {
    const Market market = Market().symbol("A", 60, 10, 12).symbol("H", 100, 10, 12, true);
    QCOMPARE(by_persistence(market.data, a_protocol()).symbols.size(), std::size_t(1));
    Protocol protocol = a_protocol(Part::held_out);
    const auto judged = by_persistence(market.data, protocol);
    QCOMPARE(judged.symbols.size(), std::size_t(1));
    QCOMPARE(judged.symbols[0].symbol, std::string("H"));
    QCOMPARE(judged.symbols[0].windows, 22 - 4 + 1);
    protocol.part_rows = 50;
    QCOMPARE(by_persistence(market.data, protocol).symbols[0].windows, 50 - 4 + 1);
  }
  void a_short_history_costs_the_first_origins_and_then_the_symbol_with_a_reason() {
    const Market market = Market().symbol("A", 60, 0, 12).symbol("B", 25, 0, 12).symbol("C", 22, 0, 12).symbol("D", 60, 0, 3);
    const auto judged = by_persistence(market.data, a_protocol());
    QCOMPARE(judged.symbols.size(), std::size_t(2));
    QCOMPARE(judged.symbols[1].windows, 2);  // origins 19 and 20 of B
    QCOMPARE(judged.skipped.size(), std::size_t(2));
    QCOMPARE(judged.skipped[0].symbol, std::string("C"));
    QVERIFY(judged.skipped[0].reason.find("22") != std::string::npos);
    QVERIFY(judged.skipped[1].reason.find("horizon of 4") != std::string::npos);
  }
  void files_in_error_are_told_as_skipped() {
    Market market = Market().symbol("A", 60, 0, 12);
    PriceTable refused;
    refused.symbol = "BAD";
    refused.quality.message = "close is missing";
    market.data.refused.push_back(refused);
    const auto judged = by_persistence(market.data, a_protocol());
    QCOMPARE(judged.skipped[0].reason, std::string("close is missing"));
  }
  void nothing_to_judge_is_refused_with_a_way_out() {
    QVERIFY_THROWS_EXCEPTION(InputError, by_persistence(Market().symbol("A", 60, 0, 12).data, a_protocol(Part::held_out)));
    QVERIFY_THROWS_EXCEPTION(InputError, by_persistence(Market().symbol("A", 15, 0, 12).data, a_protocol()));
  }
  void later_rows_and_other_symbols_change_no_forecast() {
    Market market = Market().symbol("A", 80, 0, 30).symbol("B", 80, 0, 30);
    Recorder one, two;
    const auto before = evaluate(one, market.data, a_protocol(), {});
    market.change_from(0, 60, 3).change_from(1, 0, 2);
    const auto after = evaluate(two, market.data, a_protocol(), {});
    int moved = 0;
    for (std::size_t i = 0; i < before.forecasts[0].size(); ++i) {
      const bool same = before.forecasts[0][i].close == after.forecasts[0][i].close;
      if (before.forecasts[0][i].origin < 60) {
        QVERIFY(same);
      } else {
        moved += same ? 0 : 1;
      }
    }
    QVERIFY(moved > 0);
  }
  void the_scale_of_mase_is_the_bars_before_the_part() {
    Market market = Market().symbol("A", 80, 0, 30);
    const double before = by_persistence(market.data, a_protocol()).symbols[0].model.at("mase");
    market.change_from(0, 50, 2);
    const auto s = by_persistence(market.data, a_protocol()).symbols[0];
    const double scale = s.model.at("mae") / s.model.at("mase");
    const auto first = by_persistence(Market().symbol("A", 80, 0, 30).data, a_protocol()).symbols[0];
    QVERIFY(std::abs(scale - first.model.at("mae") / before) < 1e-9);
  }
  void chunks_hold_one_symbol_unless_they_may_be_mixed() {
    const Market market = Market().symbol("A", 60, 0, 12).symbol("B", 60, 0, 12).symbol("C", 60, 0, 12);
    Protocol protocol = a_protocol();
    protocol.chunk = 8;
    Recorder apart, mixed;
    evaluate(apart, market.data, protocol, {});
    QCOMPARE(apart.chunks, (std::vector<std::size_t>{8, 4, 8, 4, 8, 4}));
    QCOMPARE(*std::max_element(apart.symbols_in_chunk.begin(), apart.symbols_in_chunk.end()), std::size_t(1));
    protocol.mix_symbols = protocol.windows_only = true;
    const auto judged = evaluate(mixed, market.data, protocol, {});
    QCOMPARE(mixed.chunks, (std::vector<std::size_t>{8, 8, 8, 3}));
    QCOMPARE(judged.aggregate.windows, 27);
    QCOMPARE(judged.aggregate.model.at("pct_mae"), evaluate(apart, market.data, a_protocol(), {}).aggregate.model.at("pct_mae"));
  }
  void a_window_limit_spreads_over_symbols_and_time() {
    Market market;
    for (const char* name : {"A", "B", "C", "D", "E"}) market.symbol(name, 100, 0, 40);
    Protocol protocol = a_protocol();
    protocol.window_limit = 10;
    const auto judged = by_persistence(market.data, protocol);
    QCOMPARE(judged.aggregate.windows, 10);
    std::set<std::int64_t> origins;
    for (const auto& forecasts : judged.forecasts) {
      QCOMPARE(forecasts.size(), std::size_t(2));
      QVERIFY(forecasts[1].origin - forecasts[0].origin >= 18);
      origins.insert(forecasts[0].origin);
    }
    QVERIFY(origins.size() > 2);
    protocol.window_limit = 3;
    QCOMPARE(by_persistence(market.data, protocol).symbols.size(), std::size_t(3));
    protocol.window_limit = 1000;
    QCOMPARE(by_persistence(market.data, protocol).aggregate.windows, 5 * 37);
  }
  void times_ahead_are_the_bars_and_then_the_calendar() {
    Recorder recorder;
    const Market market = Market().symbol("A", 60, 0, 12);
    const auto judged = evaluate(recorder, market.data, a_protocol(), {});
    const PriceTable& table = *market.data.symbols[0].table;
    for (const auto& f : judged.forecasts[0]) {
      QCOMPARE(f.times.size(), std::size_t(4));
      for (std::size_t h = 0; h < 4; ++h)
        QCOMPARE(f.times[h], table.time[static_cast<std::size_t>(f.origin)] + static_cast<Nanoseconds>(h + 1) * ns_per_day);
    }
  }
  void a_forecast_that_is_not_finite_is_an_error_with_symbol_and_time() {
    Recorder recorder;
    recorder.broken = std::nan("");
    try {
      evaluate(recorder, Market().symbol("A", 60, 0, 12).data, a_protocol(), {});
      QFAIL("NaN was scored");
    } catch (const InputError& e) {
      QVERIFY(e.where.find("A, 2024-") == 0);
    }
  }
  void a_stop_request_ends_it_between_chunks() {
    std::stop_source stop;
    const auto progress = [&](std::int64_t, std::int64_t) { stop.request_stop(); };
    const Market market = Market().symbol("A", 60, 0, 12).symbol("B", 60, 0, 12);
    QVERIFY_THROWS_EXCEPTION(Stopped, evaluate(*make_baseline("drift"), market.data, a_protocol(), {}, progress, stop.get_token()));
  }
  void progress_counts_every_forecast() {
    std::int64_t last = 0, total = 0;
    evaluate(*make_baseline("drift"), Market().symbol("A", 60, 0, 12).symbol("B", 60, 0, 12).data, a_protocol(), {},
             [&](std::int64_t d, std::int64_t t) { last = d, total = t; });
    QCOMPARE(last, 24);
    QCOMPARE(total, 24);
  }
  void a_validation_event_gets_the_same_figures() {
    const auto judged = evaluate(*make_baseline("random_walk"), Market().symbol("A", 90, 40, 12).symbol("B", 90, 40, 12).data,
                                 a_protocol(Part::validation), {});
    ValidationDone event;
    tell(judged, event, 1);
    QCOMPARE(*event.pct_mae, judged.aggregate.model.at("pct_mae"));
    QCOMPARE(*event.persistence_pct_mae, judged.aggregate.persistence.at("pct_mae"));
    QCOMPARE(event.forecast_windows, judged.aggregate.windows);
    QCOMPARE(event.symbols.size(), std::size_t(2));
    QCOMPARE(event.samples.size(), std::size_t(1));
    QCOMPARE(event.samples[0].actual.size(), std::size_t(4));
    QVERIFY(event.samples[0].low[3] < event.samples[0].median[3] && event.samples[0].median[3] < event.samples[0].high[3]);
  }
  void a_forecaster_without_bands_has_none_in_the_event() {
    ValidationDone event;
    tell(evaluate(*make_baseline("drift"), Market().symbol("A", 90, 40, 12).data, a_protocol(Part::validation), {}), event);
    QCOMPARE(event.samples.size(), std::size_t(1));
    QVERIFY(event.samples[0].low.empty() && event.samples[0].high.empty());
    QCOMPARE(event.samples[0].median.size(), std::size_t(4));
  }
  void the_export_holds_a_line_for_each_origin() {
    const auto judged = evaluate(*make_baseline("random_walk"), Market().symbol("A", 60, 0, 12).data, a_protocol(), {});
    std::istringstream lines(export_lines(judged));
    std::string line;
    int count = 0;
    while (std::getline(lines, line)) {
      const Json json = parse_json(line, "export");
      QCOMPARE(json["symbol"].get<std::string>(), std::string("A"));
      QCOMPARE(json["point"]["close"].size(), std::size_t(4));
      QCOMPARE(json["quantiles"]["0.05"].size(), std::size_t(4));
      ++count;
    }
    QCOMPARE(count, 12);
  }
  void figures_without_value_are_null_with_a_reason() {
    const auto judged = by_persistence(Market().symbol("A", 60, 0, 12).data, a_protocol());
    const Json all = to_json(judged.aggregate), symbol = to_json(judged.symbols[0]);
    QVERIFY(all["crps"].is_null() && all["reasons"]["crps"].is_string());
    QVERIFY(all["coverage"]["90"].is_null() && all["reasons"]["coverage"].is_string());
    QVERIFY(symbol["dm"]["statistic"].is_null() && symbol["dm"]["reason"].is_string());
  }
};

QTEST_APPLESS_MAIN(TestEvaluator)
#include "tst_evaluator.moc"
