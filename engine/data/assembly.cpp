#include "engine/data/assembly.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "engine/base/error.h"
#include "engine/data/quality.h"
#include "engine/data/reader.h"

namespace candlewright {
namespace {

constexpr std::size_t names_told = 5;

/// The tables of one symbol by place; null = no such file.
struct Pieces {
  PriceTable* at[4] = {nullptr, nullptr, nullptr, nullptr};
  std::string held_out_set;

  PriceTable* whole() const { return at[static_cast<int>(FilePart::whole)]; }
  PriceTable* train() const { return at[static_cast<int>(FilePart::train)]; }
  PriceTable* validation() const { return at[static_cast<int>(FilePart::validation)]; }
  PriceTable* test() const { return at[static_cast<int>(FilePart::test)]; }
  bool laid_out() const { return train() || validation() || test(); }
};

/// The result of one symbol, made in parallel.
struct Joined {
  AssembledSymbol symbol;
  PriceTable table;
  bool differs = false;  ///< the whole file says something else than its parts
};

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from, std::size_t count) {
  to.insert(to.end(), from.begin(), from.begin() + static_cast<std::ptrdiff_t>(count));
}

void add_missing(std::vector<std::string>& to, const std::vector<std::string>& from) {
  for (const std::string& text : from) {
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
  }
}

/// Appends the first `rows` bars of a part; they are later than all bars so far.
void append_part(PriceTable& table, const PriceTable& part, std::int64_t rows) {
  const std::int64_t offset = table.rows();
  const auto count = static_cast<std::size_t>(rows);
  append(table.time, part.time, count);
  append(table.open, part.open, count);
  append(table.high, part.high, count);
  append(table.low, part.low, count);
  append(table.close, part.close, count);
  append(table.volume, part.volume, count);
  append(table.amount, part.amount, count);
  table.has_volume &= part.has_volume;
  table.has_amount &= part.has_amount;
  QualityReport& quality = table.quality;
  for (const auto& [rule, number] : part.quality.repairs) quality.repairs[rule] += number;
  for (Repair cell : part.quality.cells) {
    if (cell.column != "row") cell.row += offset;
    if (cell.column == "row" || cell.row < offset + rows) quality.cells.push_back(std::move(cell));
  }
  if (part.quality.status == "repair") quality.status = "repair";
  add_missing(quality.flags, part.quality.flags);
  add_missing(quality.ignored_columns, part.quality.ignored_columns);
  add_missing(quality.warnings, part.quality.warnings);
}

std::int64_t rows_before(const PriceTable& table, Nanoseconds time) {
  return std::lower_bound(table.time.begin(), table.time.end(), time) - table.time.begin();
}

bool same_bars(const PriceTable& a, const PriceTable& b) {
  return a.time == b.time && a.open == b.open && a.high == b.high && a.low == b.low && a.close == b.close && a.volume == b.volume;
}

Joined join(const std::string& name, Pieces pieces) {
  Joined out;
  out.symbol.held_out_set = pieces.held_out_set;
  if (!pieces.laid_out()) {
    out.table = std::move(*pieces.whole());
    out.symbol.train_rows = out.table.rows();
    judge_quality(out.table);
    return out;
  }
  PriceTable* const parts[] = {pieces.train(), pieces.validation(), pieces.test()};
  for (PriceTable* part : parts) {
    if (part && part->quality.status == "error") {
      out.table = std::move(*part);
      return out;
    }
  }
  out.table.symbol = name;
  out.table.has_volume = out.table.has_amount = true;
  std::int64_t rows[3] = {0, -1, -1};
  for (int i = 0; i < 3; ++i) {
    if (!parts[i]) continue;
    if (out.table.file.empty()) out.table.file = parts[i]->file;
    rows[i] = parts[i]->rows();
    for (int later = i + 1; later < 3; ++later) {
      if (parts[later] && parts[later]->rows() > 0) rows[i] = std::min(rows[i], rows_before(*parts[i], parts[later]->time.front()));
    }
    out.symbol.overlap += parts[i]->rows() - rows[i];
    append_part(out.table, *parts[i], rows[i]);
  }
  out.symbol.train_rows = rows[0];
  out.symbol.validation_rows = rows[1];
  out.symbol.test_rows = rows[2];
  const bool silent = std::all_of(out.table.volume.begin(), out.table.volume.end(), [](double v) { return v == 0; });
  if (!silent) std::erase(out.table.quality.warnings, "all volumes are zero");
  if (PriceTable* whole = pieces.whole()) {
    out.differs = whole->quality.status == "error" || !same_bars(*whole, out.table);
    out.table.file = whole->file;
  }
  judge_quality(out.table);
  return out;
}

std::string some_names(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), names_told); ++i) text += (i ? ", " : "") + names[i];
  return names.size() > names_told ? text + " and " + std::to_string(names.size() - names_told) + " more" : text;
}

PriceTable refusal(const PriceTable& table, const std::string& why) {
  PriceTable empty;
  empty.symbol = table.symbol;
  empty.file = table.file;
  empty.quality.status = "error";
  empty.quality.message = table.file + ": " + why;
  return empty;
}

}  // namespace

void on_all_cores(std::size_t count, const std::function<void(std::size_t)>& work, std::stop_token stop) {
  std::atomic<std::size_t> next{0};
  std::mutex guard;
  std::exception_ptr problem;
  const auto run = [&] {
    try {
      for (std::size_t i = next++; i < count && !stop.stop_requested(); i = next++) work(i);
    } catch (...) {
      const std::lock_guard lock(guard);
      if (!problem) problem = std::current_exception();
      next = count;
    }
  };
  {
    std::vector<std::jthread> threads;
    const std::size_t others = std::min<std::size_t>(std::max(1u, std::thread::hardware_concurrency()), count);
    for (std::size_t i = 1; i < others; ++i) threads.emplace_back(run);
    run();
  }
  if (problem) std::rethrow_exception(problem);
  if (stop.stop_requested()) throw Stopped();
}

Assembly assemble(const FolderFiles& found, const std::function<void(std::int64_t, std::int64_t)>& progress, std::stop_token stop) {
  std::vector<std::vector<PriceTable>> tables(found.files.size());
  std::atomic<std::int64_t> done{0};
  on_all_cores(
      found.files.size(),
      [&](std::size_t i) {
        tables[i] = read_tables(found.files[i].path, false);
        const std::int64_t now_done = ++done;
        if (progress) progress(now_done, static_cast<std::int64_t>(found.files.size()));
      },
      stop);

  Assembly out;
  std::map<std::string, Pieces> by_symbol;
  std::vector<std::string> both;
  // Held-out files come first: a symbol that is held out is never trained on.
  for (const bool held_out : {true, false}) {
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const BarFile& file = found.files[i];
      if (file.held_out_set.empty() == held_out) continue;
      for (PriceTable& table : tables[i]) {
        const auto [at, is_new] = by_symbol.try_emplace(table.symbol);
        if (is_new) at->second.held_out_set = file.held_out_set;
        PriceTable*& place = at->second.at[static_cast<int>(file.part)];
        if (!held_out && !at->second.held_out_set.empty()) {
          if (both.empty() || both.back() != table.symbol) both.push_back(table.symbol);
        } else if (place != nullptr || at->second.held_out_set != file.held_out_set) {
          const PriceTable* first = place ? place : at->second.train();
          out.refused.push_back(refusal(table, "the symbol " + table.symbol + " was already read" +
                                                   (first ? " from " + first->file : std::string()) + ". Leave one of the two out."));
        } else {
          place = &table;
        }
      }
    }
  }
  if (!both.empty()) {
    out.notices.push_back("Held-out symbols also lie among the trained ones and stay held out: " + some_names(both) + ".");
  }

  std::vector<std::pair<const std::string*, Pieces*>> order;
  for (auto& [name, pieces] : by_symbol) order.emplace_back(&name, &pieces);
  std::vector<Joined> joined(order.size());
  on_all_cores(
      order.size(), [&](std::size_t i) { joined[i] = join(*order[i].first, *order[i].second); }, stop);

  std::vector<std::string> differing, overlapping;
  for (Joined& one : joined) {
    const std::string& name = one.table.symbol;
    if (one.table.quality.status == "error" || one.table.rows() < 2) {
      if (one.table.quality.status != "error") one.table.quality.warnings.push_back("too short for any window");
      out.refused.push_back(std::move(one.table));
      continue;
    }
    if (one.differs) differing.push_back(name);
    if (one.symbol.overlap > 0) overlapping.push_back(name);
    const auto listed = found.summary_rows.find(name);
    if (listed != found.summary_rows.end() && listed->second != one.table.rows() && !one.symbol.held_out()) {
      one.table.quality.warnings.push_back("data_summary.csv lists " + std::to_string(listed->second) + " rows, " +
                                           std::to_string(one.table.rows()) + " were read");
    }
    one.symbol.table = std::make_shared<const PriceTable>(std::move(one.table));
    out.symbols.push_back(std::move(one.symbol));
  }
  if (!differing.empty()) {
    out.notices.push_back(
        "The files of train, val and test say something else than the whole file; the parts are used: " + some_names(differing) + ".");
  }
  if (!overlapping.empty()) {
    out.notices.push_back("Bars that lie in the files of two parts count for the later part: " + some_names(overlapping) + ".");
  }
  std::sort(out.refused.begin(), out.refused.end(),
            [](const PriceTable& a, const PriceTable& b) { return std::tie(a.symbol, a.file) < std::tie(b.symbol, b.file); });
  return out;
}

}  // namespace candlewright
