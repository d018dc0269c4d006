#include "engine/base/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstring>

#include "engine/base/error.h"

namespace candlewright {
namespace {

FaultHook& fault_hook() {
  static FaultHook hook;
  return hook;
}

/// 0, or the errno that a test wants this call to fail with.
int injected(const char* call, const std::filesystem::path& path) {
  return fault_hook() ? fault_hook()(call, path) : 0;
}

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& doing, int error, std::uint64_t needed = 0) {
  if (error == ENOSPC || error == EDQUOT) {
    throw InputError(ErrorKind::disk, path.string(),
                     "the disk is full" + (needed ? ": " + std::to_string(needed) + " bytes are needed, " +
                                                        std::to_string(free_space(path)) + " are free"
                                                  : std::string()),
                     "Free some space, or choose another --workspace or --out.");
  }
  throw InputError(ErrorKind::disk, path.string(), doing + " failed: " + std::strerror(error),
                   "Check that the path exists and may be written.");
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

std::filesystem::path parent_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

void rename_file(const std::filesystem::path& from, const std::filesystem::path& to, std::uint64_t bytes) {
  if (const int error = injected("rename", to)) fail(to, "renaming", error, bytes);
  if (::rename(from.c_str(), to.c_str()) != 0) fail(to, "renaming", errno, bytes);
  sync_to_disk(parent_of(to));
}

}  // namespace

void set_fault_hook(FaultHook hook) { fault_hook() = std::move(hook); }

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (file.get() < 0) {
    throw InputError(path.string(), errno == ENOENT ? "there is no such file" : std::string("it cannot be opened: ") + std::strerror(errno),
                     "Check the path and its permissions.");
  }
  struct stat info {};
  if (::fstat(file.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
    throw InputError(path.string(), "it is no regular file", "Give the path of a file.");
  }
  if (static_cast<std::uint64_t>(info.st_size) > limit) {
    throw InputError(path.string(), "it is larger than " + std::to_string(limit) + " bytes", "Give a smaller file.");
  }
  std::string bytes(static_cast<std::size_t>(info.st_size), '\0');
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t got = ::read(file.get(), bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw InputError(path.string(), std::string("reading failed: ") + std::strerror(errno), "Check the disk.");
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  bytes.resize(done);
  return bytes;
}

void write_file(const std::filesystem::path& path, std::string_view bytes) {
  static std::atomic<unsigned> counter{0};
  const std::filesystem::path temporary =
      parent_of(path) / ("." + path.filename().string().substr(0, 200) + "." + std::to_string(::getpid()) + "." + std::to_string(counter++) + ".tmp");
  try {
    {
      if (const int error = injected("open", temporary)) fail(path, "writing", error, bytes.size());
      const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
      if (file.get() < 0) fail(path, "writing", errno, bytes.size());
      std::size_t done = 0;
      while (done < bytes.size()) {
        if (const int error = injected("write", temporary)) fail(path, "writing", error, bytes.size());
        const ssize_t put = ::write(file.get(), bytes.data() + done, bytes.size() - done);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail(path, "writing", errno, bytes.size());
        done += static_cast<std::size_t>(put);
      }
      if (const int error = injected("fsync", temporary)) fail(path, "flushing", error, bytes.size());
      if (::fsync(file.get()) != 0) fail(path, "flushing", errno, bytes.size());
    }
    rename_file(temporary, path, bytes.size());
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
}

void make_folder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) fail(path, "making the folder", error.value());
}

void sync_to_disk(const std::filesystem::path& path) {
  if (const int error = injected("fsync", path)) fail(path, "flushing", error);
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0 || ::fsync(file.get()) != 0) fail(path, "flushing", errno);
}

void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) { rename_file(from, to, 0); }

std::uint64_t free_space(const std::filesystem::path& path) {
  std::error_code ignored;
  std::filesystem::path at = std::filesystem::absolute(path, ignored);
  struct statvfs info {};
  while (::statvfs(at.c_str(), &info) != 0) {
    if (at == at.parent_path()) return 0;
    at = at.parent_path();
  }
  return static_cast<std::uint64_t>(info.f_bavail) * info.f_frsize;
}

void require_space(const std::filesystem::path& path, std::uint64_t bytes) {
  if (free_space(path) < bytes) fail(path, "writing", ENOSPC, bytes);
}

bool is_safe_name(std::string_view name) {
  if (name.empty() || name.size() > 200 || name == "." || name == "..") return false;
  for (const char c : name) {
    if (c == '/' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return false;
  }
  return true;
}

}  // namespace candlewright
