#include "engine/data/readers/unpack.h"

#include <arrow/buffer.h>
#include <arrow/io/compressed.h>
#include <arrow/io/memory.h>
#include <arrow/result.h>
#include <arrow/util/compression.h>

#include <memory>

#include "engine/base/error.h"

namespace candlewright {
namespace {

constexpr std::size_t size_limit = std::size_t{4} << 30;
constexpr std::int64_t piece_size = 4 << 20;

[[noreturn]] void damaged(const std::string& file, const arrow::Status& status) {
  throw InputError(file, "the packed data is damaged (" + status.message() + ")", "Pack the file again with gzip or zstd.");
}

}  // namespace

std::string unpacked(std::string bytes, const std::string& file) {
  auto kind = arrow::Compression::UNCOMPRESSED;
  if (bytes.compare(0, 2, "\x1F\x8B") == 0) kind = arrow::Compression::GZIP;
  if (bytes.compare(0, 4, "\x28\xB5\x2F\xFD") == 0) kind = arrow::Compression::ZSTD;
  if (kind == arrow::Compression::UNCOMPRESSED) return bytes;

  auto codec = arrow::util::Codec::Create(kind);
  if (!codec.ok()) damaged(file, codec.status());
  auto packed = std::make_shared<arrow::io::BufferReader>(arrow::Buffer::FromString(std::move(bytes)));
  auto stream = arrow::io::CompressedInputStream::Make(codec->get(), packed);
  if (!stream.ok()) damaged(file, stream.status());
  std::string out;
  for (;;) {
    auto piece = (*stream)->Read(piece_size);
    if (!piece.ok()) damaged(file, piece.status());
    if ((*piece)->size() == 0) return out;
    if (out.size() + static_cast<std::size_t>((*piece)->size()) > size_limit) {
      throw InputError(file, "it unpacks to more than " + std::to_string(size_limit) + " bytes", "Give smaller files.");
    }
    out.append(reinterpret_cast<const char*>((*piece)->data()), static_cast<std::size_t>((*piece)->size()));
  }
}

}  // namespace candlewright
