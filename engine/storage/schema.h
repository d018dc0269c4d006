#pragma once
#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>

namespace candlewright {

/// Version of the tables that this program writes, kept in the file's user_version.
int schema_version();

/// The file's version; 0 = it has no tables yet. Throws InputError (kind store) if it is no store of ours or newer than we know.
int read_schema_version(SQLite::Database& database, const std::filesystem::path& file);

/// Brings the tables up to date in one transaction. Safe when several processes do it at once.
void migrate(SQLite::Database& database, const std::filesystem::path& file);

}  // namespace candlewright
