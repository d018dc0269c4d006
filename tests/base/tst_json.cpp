#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <limits>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/json.h"

using namespace candlewright;

namespace {

QString refusal(const std::string& text) {
  try {
    parse_json(text, "settings.json");
  } catch (const InputError& e) {
    return e.what();
  }
  return {};
}

}  // namespace

class TestJson : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void order_of_keys_is_kept() {
    const std::string text = R"({"b":1,"a":[true,null,"x"],"0":-2.5})";
    QCOMPARE(dump(parse_json(text, "t")), text);
  }

  void nonsense_is_refused_by_name_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << QByteArray(R"({"a":[1,2)");
    QTest::newRow("key twice") << QByteArray(R"({"a":1,"b":{"a":1,"a":2}})");
    QTest::newRow("second document") << QByteArray("{} {}");
    QTest::newRow("trailing comma") << QByteArray("[1,]");
    QTest::newRow("nan") << QByteArray("[NaN]");
    QTest::newRow("too large a number") << QByteArray("[1e999]");
    QTest::newRow("invalid UTF-8") << QByteArray("[\"\xC3\x28\"]");
    QTest::newRow("65 levels") << QByteArray(65, '[') + QByteArray(65, ']');
    QTest::newRow("100,000 levels") << QByteArray(100000, '[') + QByteArray(100000, ']');
    QTest::newRow("100,000 levels of objects") << QByteArray("{\"a\":").repeated(100000);
    QTest::newRow("a long broken word") << QByteArray("\"") + QByteArray(1 << 20, 'x');
  }
  void nonsense_is_refused_by_name() {
    QFETCH(QByteArray, text);
    const QString error = refusal(text.toStdString());
    QVERIFY2(error.startsWith("settings.json: this is no valid JSON"), qPrintable(error));
    QVERIFY2(error.size() < 400, "the message quotes the file");
  }

  void sixty_four_levels_are_read() { QCOMPARE(refusal(std::string(64, '[') + std::string(64, ']')), QString()); }
  void same_key_in_two_objects_is_fine() { QCOMPARE(refusal(R"([{"a":1},{"a":2},{"b":{"a":3}}])"), QString()); }

  void what_is_not_finite_becomes_null() {
    QCOMPARE(dump(Json{{"a", std::nan("")}, {"b", std::numeric_limits<double>::infinity()}}), std::string(R"({"a":null,"b":null})"));
  }
  void invalid_text_is_replaced_not_thrown() { QVERIFY(dump(Json("a\xFFz")).find("a\xEF\xBF\xBDz") != std::string::npos); }

  void large_files_are_refused_unread() {
    QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "long.json";
    write_file(path, "\"" + std::string(2000, 'x') + "\"");
    QVERIFY_THROWS_EXCEPTION(InputError, read_json(path, 1000));
    QCOMPARE(read_json(path, 3000).get<std::string>().size(), std::size_t{2000});
  }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
