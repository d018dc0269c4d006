#include <QtTest>
#include <map>
#include <regex>

#include "house/sources.h"

using namespace candlewright::house;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> rooms{"engine", "widgets", "ui", "app", "tests"};

std::string stem(const std::string& path) { return fs::path(path).stem().string(); }

}  // namespace

/// What a review would otherwise have to say again and again.
class TestHabits : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    code_ = sources(rooms, {".h", ".cpp"});
    QVERIFY2(code_.size() > 30, "the sources were not found");
  }

  void names_say_what_a_file_holds() {
    const std::regex vague("(^|_)(manager|helpers?|utils?|common|misc|stuff)(_|$)");
    const std::regex snake("[a-z0-9_]+");
    for (const Source& file : code_) {
      if (std::regex_search(stem(file.path), vague)) offend(file.path + ": the name does not say what is inside");
      if (!std::regex_match(stem(file.path), snake)) offend(file.path + ": files are named in snake_case");
    }
    verdict();
  }

  void nothing_is_left_for_later() {
    const std::regex later("\\b(TODO|FIXME|XXX|HACK)\\b|not implemented", std::regex::icase);
    for (const Source& file : code_) {
      if (file.path == "tests/house/tst_habits.cpp") continue;
      if (std::regex_search(file.text, later)) offend(file.path + " leaves something for later");
    }
    verdict();
  }

  void files_hold_one_idea() {
    for (const Source& file : code_) {
      const auto lines = std::count(file.text.begin(), file.text.end(), '\n');
      if (lines > 800) offend(file.path + " has " + std::to_string(lines) + " lines; look for the second idea in it");
    }
    verdict();
  }

  void headers_are_guarded() {
    for (const Source& file : code_) {
      if (fs::path(file.path).extension() == ".h" && file.text.find("#pragma once") == std::string::npos)
        offend(file.path + " is not guarded");
    }
    verdict();
  }

  /// Two types of one name in one namespace are one to the linker, which then destroys one as the other.
  void every_type_has_a_name_of_its_own() {
    const std::regex space("(^|\n)namespace ([A-Za-z_:]+) \\{"),
        type("(^|\n)(?:struct|class|enum class|enum) ([A-Za-z_]+)[^:;{\n]*(?::[^:][^;{]*)?\\{");
    std::map<std::string, std::string> known;
    for (const Source& file : code_) {
      if (fs::path(file.path).extension() != ".h" || file.path.rfind("tests/", 0) == 0) continue;
      std::smatch at;
      const std::string in = std::regex_search(file.text, at, space) ? at[2].str() + "::" : "";
      for (std::sregex_iterator found(file.text.begin(), file.text.end(), type), end; found != end; ++found) {
        const auto [first, added] = known.emplace(in + (*found)[2].str(), file.path);
        if (!added && first->second != file.path) offend(file.path + " and " + first->second + " both define " + first->first);
      }
    }
    QVERIFY(known.size() > 100);
    verdict();
  }

  /// The product reads what the person gives it, never the material that it is tested on.
  void the_product_knows_no_fixture() {
    for (const Source& file : code_) {
      if (file.path.rfind("tests/", 0) == 0) continue;
      for (const char* word : {"../shared", "CANDLEWRIGHT_FIXTURES", "cases.json"}) {
        if (file.text.find(word) != std::string::npos) offend(file.path + " speaks of " + word);
      }
    }
    verdict();
  }

  void docs_point_at_what_exists() {
    const fs::path root = CANDLEWRIGHT_SOURCE;
    const std::regex link("\\]\\(([^)#\\s]+)[^)]*\\)");
    const std::regex place("`((?:engine|widgets|ui|app|tests|packaging|docs|resources)/[A-Za-z0-9_./-]+)`");
    auto pages = sources({"docs"}, {".md"});
    QVERIFY2(pages.size() >= 4, "docs/ is missing");
    pages.push_back({"README.md", slurp(root / "README.md")});
    for (const Source& page : pages) {
      for (std::sregex_iterator at(page.text.begin(), page.text.end(), link), end; at != end; ++at) {
        const std::string target = (*at)[1];
        if (target.find("://") != std::string::npos || target.rfind("mailto:", 0) == 0) continue;
        if (!fs::exists(root / fs::path(page.path).parent_path() / target)) offend(page.path + " links to " + target);
      }
      for (std::sregex_iterator at(page.text.begin(), page.text.end(), place), end; at != end; ++at) {
        if (!fs::exists(root / (*at)[1].str())) offend(page.path + " names " + (*at)[1].str());
      }
    }
    verdict();
  }

  void every_room_is_on_the_map() {
    const std::string map = slurp(fs::path(CANDLEWRIGHT_SOURCE) / "docs/map.md");
    for (const char* parent : {"engine", "."}) {
      for (const auto& entry : fs::directory_iterator(fs::path(CANDLEWRIGHT_SOURCE) / parent)) {
        const std::string name = entry.path().filename().string();
        if (!entry.is_directory() || name[0] == '.' || name == "build" || name == "engine" || name == "docs") continue;
        const std::string room = std::string(parent) == "." ? name : "engine/" + name;
        if (map.find("`" + room + "`") == std::string::npos) offend("docs/map.md lacks " + room);
      }
    }
    verdict();
  }

 private:
  void offend(const std::string& what) { offenders_ += QString::fromStdString("\n  " + what); }
  void verdict() {
    const QString found = std::exchange(offenders_, {});
    QVERIFY2(found.isEmpty(), qPrintable("offenders:" + found));
  }

  std::vector<Source> code_;
  QString offenders_;
};

QTEST_APPLESS_MAIN(TestHabits)
#include "tst_habits.moc"
