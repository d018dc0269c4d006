#include <unistd.h>

#include <bit>
#include <cstring>

#include "engine/base/error.h"
#include "engine/storage/run_row.h"
#include "engine/storage/run_store_state.h"

namespace candlewright {
namespace {

// A forecast's body: steps and levels as 32-bit counts, then times, closes, actual closes, levels and quantiles as 64-bit little-endian
// numbers; then, unless the row is older than paths are, their 32-bit count and their closes as 32-bit numbers.
static_assert(std::endian::native == std::endian::little, "the store's blobs are little-endian");

template <class T>
void put(std::string& body, const T* values, std::size_t count) {
  if (count) body.append(reinterpret_cast<const char*>(values), count * sizeof(T));
}

std::string pack(const StoredForecast& f) {
  const std::uint32_t counts[3] = {static_cast<std::uint32_t>(f.close.size()), static_cast<std::uint32_t>(f.actual.size()),
                                   static_cast<std::uint32_t>(f.levels.size())};
  std::string body;
  put(body, counts, 3);
  put(body, f.times.data(), f.times.size());
  put(body, f.close.data(), f.close.size());
  put(body, f.actual.data(), f.actual.size());
  put(body, f.levels.data(), f.levels.size());
  for (const auto& quantile : f.quantiles) put(body, quantile.data(), quantile.size());
  const std::uint32_t paths = static_cast<std::uint32_t>(f.paths.size());
  put(body, &paths, 1);
  for (const auto& path : f.paths) put(body, path.data(), path.size());
  return body;
}

void check_shape(const StoredForecast& f) {
  bool equal = f.times.size() == f.close.size() && f.quantiles.size() == f.levels.size();
  for (const auto& quantile : f.quantiles) equal = equal && quantile.size() == f.close.size();
  for (const auto& path : f.paths) equal = equal && path.size() == f.close.size();
  if (!equal) {
    throw InputError(ErrorKind::store, "forecast of " + f.symbol, "times, closes, quantiles and paths have unequal lengths",
                     "Report this with the command line.");
  }
}

/// Reads numbers from a blob and never beyond its end.
class Unpacker {
 public:
  Unpacker(const void* body, std::size_t size, const std::string& where)
      : at_(static_cast<const char*>(body)), left_(size), where_(where) {}
  template <class T>
  std::vector<T> take(std::size_t count) {
    if (count > left_ / sizeof(T)) {
      throw InputError(ErrorKind::store, where_, "a stored forecast is damaged", "Evaluate the run again.");
    }
    std::vector<T> values(count);
    if (count) std::memcpy(values.data(), at_, count * sizeof(T));
    at_ += count * sizeof(T);
    left_ -= count * sizeof(T);
    return values;
  }
  bool ended() const { return left_ == 0; }

 private:
  const char* at_;
  std::size_t left_;
  std::string where_;
};

const std::string select_evaluations =
    "SELECT evaluations.id, coalesce(runs.id, ''), checkpoint, part, source, time, document FROM "
    "evaluations LEFT JOIN runs ON runs.number = evaluations.run";

std::vector<EvaluationRow> evaluation_rows(SQLite::Statement& query, const std::string& file) {
  std::vector<EvaluationRow> rows;
  while (query.executeStep()) {
    EvaluationRow row;
    row.id = query.getColumn(0).getInt64();
    row.run = query.getColumn(1).getString();
    row.checkpoint = query.getColumn(2).getString();
    row.part = query.getColumn(3).getString();
    row.source = query.getColumn(4).getString();
    row.time = query.getColumn(5).getInt64();
    row.document = parse_json(query.getColumn(6).getString(), file + ", evaluation " + std::to_string(row.id));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::int64_t RunStore::add_evaluation(EvaluationRow evaluation, const std::vector<StoredForecast>& forecasts) {
  for (const StoredForecast& forecast : forecasts) check_shape(forecast);
  return state_->write([&](SQLite::Database& database) {
    SQLite::Statement insert(database, "INSERT INTO evaluations(run, checkpoint, part, source, time, document) VALUES (?,?,?,?,?,?)");
    insert.bind(1, evaluation.run.empty() ? std::int64_t{0} : State::number_of(database, evaluation.run));
    insert.bind(2, evaluation.checkpoint);
    insert.bind(3, evaluation.part);
    insert.bind(4, evaluation.source);
    insert.bind(5, evaluation.time ? evaluation.time : now());
    insert.bind(6, dump(evaluation.document));
    insert.exec();
    const std::int64_t id = database.getLastInsertRowid();
    SQLite::Statement add(database, "INSERT INTO forecasts(evaluation, symbol, origin, last_close, body) VALUES (?,?,?,?,?)");
    for (const StoredForecast& forecast : forecasts) {
      const std::string body = pack(forecast);
      add.bind(1, id);
      add.bind(2, forecast.symbol);
      add.bind(3, forecast.origin);
      bind_optional(add, 4, forecast.last_close);
      add.bindNoCopy(5, body.data(), static_cast<int>(body.size()));
      add.exec();
      add.reset();
    }
    return id;
  });
}

std::vector<EvaluationRow> RunStore::evaluations(const std::string& run) const {
  return state_->read(std::vector<EvaluationRow>{}, [&](SQLite::Database& database) {
    SQLite::Statement query(database, select_evaluations + (run.empty() ? "" : " WHERE evaluations.run = ?") + " ORDER BY evaluations.id");
    if (!run.empty()) query.bind(1, State::number_of(database, run));
    return evaluation_rows(query, state_->file.string());
  });
}

std::vector<EvaluationRow> RunStore::evaluations_of_no_run(std::int64_t after) const {
  return state_->read(std::vector<EvaluationRow>{}, [&](SQLite::Database& database) {
    SQLite::Statement query(database, select_evaluations + " WHERE evaluations.run = 0 AND evaluations.id > ? ORDER BY evaluations.id");
    query.bind(1, after);
    return evaluation_rows(query, state_->file.string());
  });
}

std::optional<SymbolRecord> RunStore::latest_record(const std::string& fingerprint, const std::string& symbol) const {
  return state_->read(std::optional<SymbolRecord>{}, [&](SQLite::Database& database) {
    // The forecasts' index says first which evaluations judged the symbol; only their documents are looked into.
    SQLite::Statement query(database,
                            "SELECT part, time, figures.value, json_extract(document, '$.protocol'), "
                            "coalesce(json_extract(document, '$.aggregate'), 'null'), "
                            "(SELECT json_group_array(json_extract(value, '$.skill')) FROM json_each(document, '$.per_symbol')) "
                            "FROM evaluations, "
                            "json_each(document, '$.per_symbol') AS figures "
                            "WHERE EXISTS(SELECT 1 FROM forecasts WHERE evaluation = evaluations.id AND forecasts.symbol = ?2) "
                            "AND json_extract(document, '$.model.fingerprint') = ?1 AND json_extract(figures.value, '$.symbol') = ?2 "
                            "ORDER BY evaluations.id DESC LIMIT 1");
    query.bind(1, fingerprint);
    query.bind(2, symbol);
    if (!query.executeStep()) return std::optional<SymbolRecord>{};
    const std::string where = state_->file.string() + ", evaluation of " + symbol;
    return std::optional(SymbolRecord{query.getColumn(0).getString(), query.getColumn(1).getInt64(),
                                      parse_json(query.getColumn(2).getString(), where), parse_json(query.getColumn(3).getString(), where),
                                      parse_json(query.getColumn(4).getString(), where),
                                      parse_json(query.getColumn(5).getString(), where)});
  });
}

std::vector<StoredForecast> RunStore::forecasts(std::int64_t evaluation, const std::string& symbol) const {
  return state_->read(std::vector<StoredForecast>{}, [&](SQLite::Database& database) {
    std::vector<StoredForecast> found;
    SQLite::Statement query(database, "SELECT origin, last_close, body FROM forecasts WHERE evaluation = ? AND symbol = ? ORDER BY origin");
    query.bind(1, evaluation);
    query.bind(2, symbol);
    while (query.executeStep()) {
      StoredForecast f;
      f.symbol = symbol;
      f.origin = query.getColumn(0).getInt64();
      f.last_close = query.getColumn(1).getDouble();
      const SQLite::Column body = query.getColumn(2);
      Unpacker unpack(body.getBlob(), static_cast<std::size_t>(body.getBytes()), state_->file.string() + ", " + symbol);
      const auto counts = unpack.take<std::uint32_t>(3);
      f.times = unpack.take<Nanoseconds>(counts[0]);
      f.close = unpack.take<double>(counts[0]);
      f.actual = unpack.take<double>(counts[1]);
      f.levels = unpack.take<double>(counts[2]);
      for (std::uint32_t level = 0; level < counts[2]; ++level) f.quantiles.push_back(unpack.take<double>(counts[0]));
      const std::uint32_t paths = unpack.ended() ? 0 : unpack.take<std::uint32_t>(1)[0];
      for (std::uint32_t path = 0; path < paths; ++path) f.paths.push_back(unpack.take<float>(counts[0]));
      found.push_back(std::move(f));
    }
    return found;
  });
}

void RunStore::ask(const std::string& run, Request request) {
  const std::optional<RunRow> row = this->run(run);
  if (!row || !is_active(row->status)) {
    throw InputError(ErrorKind::store, "run " + run, row ? "it is " + row->status + ", so there is nobody to ask" : "there is no such run",
                     "See the runs with: runs list.");
  }
  state_->write([&](SQLite::Database& database) {
    SQLite::Statement put_request(database, "INSERT OR REPLACE INTO requests(run, process, request) VALUES (?,?,?)");
    put_request.bind(1, row->number);
    put_request.bind(2, row->process);
    put_request.bind(3, static_cast<int>(request));
    put_request.exec();
    if (request == Request::stop || request == Request::stop_now) {
      SQLite::Statement update(database,
                               "UPDATE runs SET status = 'stopping' WHERE number = ? AND status IN ('preparing', 'running', 'paused')");
      update.bind(1, row->number);
      update.exec();
    }
  });
}

Request RunStore::take_request(const std::string& run) {
  const bool any = state_->read(false, [&](SQLite::Database& database) {
    SQLite::Statement query(database, "SELECT 1 FROM requests JOIN runs ON number = run WHERE id = ?");
    query.bind(1, run);
    return query.executeStep();
  });
  if (!any) return Request::none;
  return state_->write([&](SQLite::Database& database) {
    const std::int64_t number = State::number_of(database, run);
    Request taken = Request::none;
    {
      SQLite::Statement query(database, "SELECT process, request FROM requests WHERE run = ?");
      query.bind(1, number);
      // What was asked of a process that died before it heard is not asked of the one that resumes the run.
      if (query.executeStep() && query.getColumn(0).getInt64() == ::getpid()) taken = static_cast<Request>(query.getColumn(1).getInt());
    }
    SQLite::Statement remove(database, "DELETE FROM requests WHERE run = ?");
    remove.bind(1, number);
    remove.exec();
    return taken;
  });
}

void RunStore::keep(const std::string& key, const Json& value) {
  state_->write([&](SQLite::Database& database) {
    SQLite::Statement put_value(database, "INSERT OR REPLACE INTO kept(key, value) VALUES (?,?)");
    put_value.bind(1, key);
    put_value.bind(2, dump(value));
    put_value.exec();
  });
}

Json RunStore::kept(const std::string& key) const {
  return state_->read(Json(nullptr), [&](SQLite::Database& database) {
    SQLite::Statement query(database, "SELECT value FROM kept WHERE key = ?");
    query.bind(1, key);
    return query.executeStep() ? parse_json(query.getColumn(0).getString(), state_->file.string() + ", " + key) : Json(nullptr);
  });
}

}  // namespace candlewright
