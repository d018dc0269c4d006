#include "engine/data/parquet_columns.h"

#include <arrow/array/builder_binary.h>
#include <arrow/array/builder_primitive.h>
#include <arrow/buffer.h>
#include <arrow/io/memory.h>
#include <arrow/table.h>
#include <arrow/type.h>
#include <parquet/arrow/writer.h>

#include <cmath>
#include <stdexcept>

#include "engine/base/files.h"

namespace candlewright {
namespace {

/// In memory only a lack of memory can fail.
void must(const arrow::Status& status) {
  if (!status.ok()) throw std::runtime_error("writing Parquet failed: " + status.ToString());
}

std::shared_ptr<arrow::Array> array_of(const std::vector<std::int64_t>& values) {
  arrow::Int64Builder builder;
  must(builder.AppendValues(values));
  return builder.Finish().ValueOrDie();
}

std::shared_ptr<arrow::Array> array_of(const std::vector<double>& values) {
  arrow::DoubleBuilder builder;
  for (const double value : values) must(std::isnan(value) ? builder.AppendNull() : builder.Append(value));
  return builder.Finish().ValueOrDie();
}

std::shared_ptr<arrow::Array> array_of(const std::vector<std::string>& values) {
  arrow::StringBuilder builder;
  must(builder.AppendValues(values));
  return builder.Finish().ValueOrDie();
}

}  // namespace

void write_parquet(const std::filesystem::path& path, const ParquetColumns& columns) {
  std::vector<std::shared_ptr<arrow::Field>> fields;
  std::vector<std::shared_ptr<arrow::Array>> arrays;
  for (const auto& [name, values] : columns) {
    arrays.push_back(std::visit([](const auto& v) { return array_of(v); }, values));
    fields.push_back(arrow::field(name, arrays.back()->type()));
  }
  const auto table = arrow::Table::Make(arrow::schema(fields), arrays);
  const auto out = arrow::io::BufferOutputStream::Create().ValueOrDie();
  must(parquet::arrow::WriteTable(*table, arrow::default_memory_pool(), out, 1 << 20));
  const auto buffer = out->Finish().ValueOrDie();
  write_file(path, {reinterpret_cast<const char*>(buffer->data()), static_cast<std::size_t>(buffer->size())});
}

}  // namespace candlewright
