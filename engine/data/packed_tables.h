#pragma once
#include <string>
#include <string_view>

#include "engine/data/packed_values.h"
#include "engine/data/price_table.h"

namespace candlewright {

/// All of a table but its columns.
void pack_head(ValuePacker& out, const PriceTable& table);
PriceTable unpack_head(ValueReader& in, std::int64_t& rows);

/// Bytes of the seven columns of `rows` bars.
constexpr std::size_t column_bytes(std::int64_t rows) { return static_cast<std::size_t>(rows) * 7 * 8; }
void pack_columns(std::string& out, const PriceTable& table);
/// Reads the columns from an open file at `offset`. Throws DamagedBytes if they end early or their checksum is another one.
void read_columns(int file, std::uint64_t offset, std::int64_t rows, std::uint64_t checksum, PriceTable& table);

/// Not cryptographic: finds damage, at memory speed.
std::uint64_t checksum_of(std::string_view bytes, std::uint64_t seed = 0);
std::uint64_t checksum_of_columns(const PriceTable& table);

}  // namespace candlewright
