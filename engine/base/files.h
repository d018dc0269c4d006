#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace candlewright {

/// The whole file. Throws InputError if it is missing, no regular file, unreadable or larger than `limit` bytes.
std::string read_file(const std::filesystem::path& path, std::size_t limit = std::size_t{4} << 30);

/// Writes next to the target, syncs, then renames over it: a reader sees the old file or the new one, whole.
/// Throws InputError (kind disk) that names the path and, on a full disk, the bytes needed; nothing is left behind then.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// Makes the folder and its parents. Throws InputError (kind disk).
void make_folder(const std::filesystem::path& path);

/// Flushes a file or folder to the disk. Throws InputError (kind disk).
void sync_to_disk(const std::filesystem::path& path);

/// Renames and syncs the parent folder. Throws InputError (kind disk).
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

/// Bytes free for us on the disk that holds `path` (or its nearest existing parent).
std::uint64_t free_space(const std::filesystem::path& path);

/// Throws InputError (kind disk) naming `path`, the bytes needed and the bytes free, if they do not fit.
void require_space(const std::filesystem::path& path, std::uint64_t bytes);

/// True if `name` can be one path component of our own folders: not empty, no separator, no control character,
/// not "." or "..", at most 200 bytes.
bool is_safe_name(std::string_view name);

/// A full disk or a failing one, for tests: called before each write, fsync and rename with its name and path;
/// a returned errno other than 0 makes that call fail with it. Empty = never.
using FaultHook = std::function<int(const char* call, const std::filesystem::path& path)>;
void set_fault_hook(FaultHook hook);

}  // namespace candlewright
