#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <string>

#include "engine/storage/run_store.h"

namespace candlewright {

/// The columns that read_run() expects, in its order. Private to this room.
const std::string& run_columns();
/// The row under the statement, with the status as it is now: a run whose process died reads "interrupted".
RunRow read_run(SQLite::Statement& row);
void insert_run(SQLite::Database& database, const RunRow& run);
/// Writes what the training process owns; see RunStore::update_run.
void update_training_columns(SQLite::Database& database, const RunRow& run);

/// True for preparing, running, paused and stopping.
bool is_active(const std::string& status);
/// This machine's name.
std::string this_host();

}  // namespace candlewright
