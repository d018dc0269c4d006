#include <QtTest>
#include <map>
#include <regex>
#include <set>

#include "house/sources.h"

using namespace candlewright::house;

namespace {

using Words = std::set<std::string>;

struct Room {
  Words rooms;      ///< other rooms that it may include
  Words libraries;  ///< by the words of library_of()
};

/// The table of docs/map.md. A room may include itself, the standard library and the system's own headers besides.
const std::map<std::string, Room>& house() {
  static const std::map<std::string, Room> rooms{
      {"engine/base", {{}, {"json", "log", "crypto"}}},
      {"engine/events", {{"engine/base"}, {"json"}}},
      {"engine/compute", {{"engine/base"}, {"json", "torch"}}},
      {"engine/data", {{"engine/base", "engine/compute"}, {"json", "arrow", "torch", "compression"}}},
      {"engine/models", {{"engine/base", "engine/events", "engine/compute", "engine/data"}, {"json", "torch"}}},
      {"engine/storage", {{"engine/base", "engine/events", "engine/compute"}, {"json", "sqlite"}}},
      {"engine/evaluation",
       {{"engine/base", "engine/events", "engine/compute", "engine/data", "engine/models", "engine/storage"}, {"json", "torch"}}},
      {"engine/training",
       {{"engine/base", "engine/events", "engine/compute", "engine/data", "engine/models", "engine/storage", "engine/evaluation"},
        {"json", "torch"}}},
      {"engine/jobs",
       {{"engine/base", "engine/events", "engine/compute", "engine/data", "engine/models", "engine/storage", "engine/evaluation",
         "engine/training"},
        {"json", "torch"}}},
      {"widgets", {{"resources"}, {"qt"}}},
      {"ui", {{"widgets", "resources", "engine/*"}, {"qt", "json"}}},
      {"resources", {{}, {"qt"}}},
      {"app/cli", {{"engine/*"}, {"arguments", "json"}}},
      {"app/starter", {{"app/cli"}, {}}},
      {"app/window", {{"engine/*", "widgets", "ui", "resources"}, {"qt", "json"}}},
  };
  return rooms;
}

/// Of data, only what builds batches may see tensors, so that reading files needs no LibTorch.
bool may_see_tensors(const std::string& path) { return path.rfind("engine/data/", 0) != 0 || path.find("batch") != std::string::npos; }

std::string room_of(const std::string& path) {
  for (const auto& [room, rules] : house()) {
    if (path.rfind(room + "/", 0) == 0) return room;
  }
  return {};
}

/// The library that an <include> belongs to; empty for the standard library and the system.
std::string library_of(const std::string& header) {
  static const std::vector<std::pair<std::regex, std::string>> known{
      {std::regex("Q[A-Z].*|Qt[A-Z].*|q[a-z]+\\.h|qt6keychain/.*"), "qt"},
      {std::regex("(torch|ATen|c10|caffe2)/.*"), "torch"},
      {std::regex("nlohmann/.*"), "json"},
      {std::regex("(spdlog|fmt)/.*"), "log"},
      {std::regex("openssl/.*"), "crypto"},
      {std::regex("(arrow|parquet)/.*"), "arrow"},
      {std::regex("SQLiteCpp/.*|sqlite3\\.h"), "sqlite"},
      {std::regex("CLI/.*"), "arguments"},
      {std::regex("zlib\\.h|zstd\\.h|iconv\\.h"), "compression"},
      {std::regex("(sys|linux|netinet|arpa|ext|bits)/.*|[a-z0-9_]+(\\.h)?"), ""},
  };
  for (const auto& [pattern, library] : known) {
    if (std::regex_match(header, pattern)) return library;
  }
  return "unknown";
}

struct Include {
  std::string header;
  bool quoted;
};

std::vector<Include> includes_of(const std::string& text) {
  static const std::regex line("(?:^|\n)[ \t]*#[ \t]*include[ \t]*([<\"])([^>\"\n]+)[>\"]");
  std::vector<Include> found;
  for (std::sregex_iterator at(text.begin(), text.end(), line), end; at != end; ++at) found.push_back({(*at)[2], (*at)[1] == "\""});
  return found;
}

bool allowed(const Words& rooms, const std::string& other) {
  return rooms.count(other) > 0 || (rooms.count("engine/*") > 0 && other.rfind("engine/", 0) == 0);
}

}  // namespace

class TestRooms : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    files_ = sources({"engine", "widgets", "ui", "app", "resources"}, {".h", ".cpp"});
    QVERIFY2(files_.size() > 30, "the sources were not found");
    for (const Source& file : files_) includes_[file.path] = includes_of(file.text);
  }

  void every_file_is_in_a_room() {
    for (const Source& file : files_) {
      if (room_of(file.path).empty()) offend(file.path + " is in no room of docs/map.md");
    }
    verdict();
  }

  void rooms_include_what_they_may() {
    for (const auto& [path, includes] : includes_) {
      const std::string room = room_of(path);
      if (room.empty()) continue;
      const Room& rules = house().at(room);
      for (const Include& include : includes) {
        const std::string line = path + " includes " + include.header;
        if (include.quoted) {
          if (include.header.size() > 4 && include.header.substr(include.header.size() - 4) == ".moc") continue;
          const std::string other = room_of(include.header);
          if (other.empty()) offend(line + ", which is no path from the project's root");
          if (!other.empty() && other != room && !allowed(rules.rooms, other)) offend(line + ": " + room + " may not include " + other);
          if (!other.empty() && includes_.count(include.header) == 0) offend(line + ", which does not exist");
          if (include.header.find(".cpp") != std::string::npos) offend(line + ", which is no header");
        } else {
          const std::string library = library_of(include.header);
          if (!library.empty() && rules.libraries.count(library) == 0) offend(line + ": " + room + " may not include " + library);
          if (library == "torch" && !may_see_tensors(path)) offend(line + ": only batches hold tensors in data");
          if (include.header == "torch/torch.h") offend(line + ": ATen's headers alone cost a third");
        }
      }
    }
    verdict();
  }

  /// What a window or the command line includes must not bring tensors along by detours.
  void no_tensor_reaches_the_faces() {
    for (const Source& file : files_) {
      if (file.path.rfind("engine/", 0) == 0) continue;
      Words seen;
      std::vector<std::string> open{file.path};
      while (!open.empty()) {
        const std::string at = open.back();
        open.pop_back();
        if (!seen.insert(at).second) continue;
        for (const Include& include : includes_[at]) {
          if (include.quoted) open.push_back(include.header);
          if (!include.quoted && library_of(include.header) == "torch") offend(file.path + " reaches " + include.header + " through " + at);
        }
      }
    }
    verdict();
  }

  void no_rooms_in_a_circle() {
    std::map<std::string, Words> uses;
    for (const auto& [path, includes] : includes_) {
      for (const Include& include : includes) {
        const std::string from = room_of(path), to = include.quoted ? room_of(include.header) : "";
        if (!to.empty() && to != from) uses[from].insert(to);
      }
    }
    std::map<std::string, int> state;  // 1 = on the way, 2 = done
    std::vector<std::string> way;
    const std::function<void(const std::string&)> visit = [&](const std::string& room) {
      if (state[room] == 2) return;
      way.push_back(room);
      if (state[room] == 1) {
        std::string circle;
        for (const std::string& step : way) circle += (circle.empty() ? "" : " -> ") + step;
        offend(circle);
      } else {
        state[room] = 1;
        for (const std::string& next : uses[room]) visit(next);
        state[room] = 2;
      }
      way.pop_back();
    };
    for (const auto& [room, others] : std::map(uses)) visit(room);
    verdict();
  }

  /// The checks above are worth nothing if they find nothing.
  void offences_are_seen() {
    const auto found = includes_of("#include <QString>\n  #  include \"engine/base/json.h\"\n// #include <no.h>\n");
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(library_of(found[0].header), std::string("qt"));
    QCOMPARE(room_of(found[1].header), std::string("engine/base"));
    QCOMPARE(library_of("ATen/core/Tensor.h"), std::string("torch"));
    QCOMPARE(library_of("sys/stat.h") + library_of("vector") + library_of("unistd.h"), std::string());
    QCOMPARE(library_of("boost/any.hpp"), std::string("unknown"));
    QVERIFY(allowed(house().at("ui").rooms, "engine/jobs") && !allowed(house().at("widgets").rooms, "engine/base"));
  }

 private:
  void offend(const std::string& what) { offenders_ += QString::fromStdString("\n  " + what); }
  void verdict() {
    const QString found = std::exchange(offenders_, {});
    QVERIFY2(found.isEmpty(), qPrintable("offenders:" + found));
  }

  std::vector<Source> files_;
  std::map<std::string, std::vector<Include>> includes_;
  QString offenders_;
};

QTEST_APPLESS_MAIN(TestRooms)
#include "tst_rooms.moc"
