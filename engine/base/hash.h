#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace candlewright {

/// SHA-256, fed in pieces.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void update(std::string_view bytes);
  std::string hex();   ///< 64 lower-case digits; ends the computation

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256(std::string_view bytes);
/// Of a file's content, read in pieces. Throws InputError that names the file.
std::string sha256_of_file(const std::filesystem::path& path);

}  // namespace candlewright
