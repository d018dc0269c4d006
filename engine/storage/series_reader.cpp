#include "engine/storage/series_reader.h"

#include <map>

#include "engine/storage/outline_table.h"

namespace candlewright {

struct SeriesReader::State {
  std::filesystem::path file;
  std::shared_ptr<Connection> connection;
  std::map<std::int64_t, std::string> stages;

  bool open() {
    if (!connection && std::filesystem::exists(file)) connection = open_reader(file);
    return connection != nullptr;
  }
};

SeriesReader::SeriesReader(const std::filesystem::path& workspace) : state_(std::make_unique<State>()) {
  state_->file = workspace / "candlewright.db";
}

SeriesReader::~SeriesReader() = default;

std::vector<SeriesPoint> SeriesReader::points(const std::string& run, const std::string& metric, std::int64_t block, std::int64_t from,
                                              std::int64_t to) {
  std::vector<SeriesPoint> found;
  if (!state_->open()) return found;
  const std::lock_guard lock(state_->connection->mutex);
  guarded(state_->file, [&] {
    SQLite::Database& database = state_->connection->database;
    SQLite::Statement numbers(database, "SELECT (SELECT number FROM runs WHERE id = ?), (SELECT id FROM words WHERE word = ?)");
    numbers.bind(1, run);
    numbers.bind(2, metric);
    numbers.executeStep();
    if (numbers.getColumn(0).isNull() || numbers.getColumn(1).isNull()) return;
    const std::int64_t number = numbers.getColumn(0).getInt64(), word = numbers.getColumn(1).getInt64();
    // One snapshot for both, so that nothing is missed or read twice where a stretch is completed meanwhile.
    SQLite::Transaction snapshot(database);
    const std::int64_t rest = block > 1 ? read_outlines(database, number, word, block, from, to, found) : from;
    read_points(database, number, word, rest, to, found);
  });
  return found;
}

std::string SeriesReader::stage_name(std::int64_t stage) {
  const auto known = state_->stages.find(stage);
  if (known != state_->stages.end()) return known->second;
  if (!state_->open()) return {};
  const std::lock_guard lock(state_->connection->mutex);
  return state_->stages[stage] = guarded(state_->file, [&] {
           SQLite::Statement query(state_->connection->database, "SELECT word FROM words WHERE id = ?");
           query.bind(1, stage);
           return query.executeStep() ? query.getColumn(0).getString() : std::string();
         });
}

}  // namespace candlewright
