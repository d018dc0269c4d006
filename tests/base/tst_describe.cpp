#include <QtTest>

#include "engine/base/describe.h"
#include "engine/base/error.h"

using namespace candlewright;

namespace {

struct Rates {
  double rate = 4e-5;
  double clip = 3;
  std::int64_t epochs = 3;
  std::string optimizer = "adamw";
};

struct Settings {
  std::int64_t seed = 42;
  bool shuffle = true;
  std::string name;
  std::vector<std::int64_t> horizons{1, 5};
  std::vector<double> levels{0.5};
  Rates training;
};

void describe(Describer& d, Rates& c) {
  d.group("Optimizer");
  d.field("learning_rate", c.rate, {.min = 0, .max = 1, .above_min = true, .log = true, .help = "Peak rate."});
  d.field("clip", c.clip, {.min = 0, .help = "Largest gradient norm."});
  d.field("epochs", c.epochs, {.min = 1, .max = 1000, .unit = "epochs", .help = "Passes over the windows."});
  d.field("optimizer", c.optimizer, {.choices = {"adamw", "lion"}, .help = "Rule of the update."});
}

void describe(Describer& d, Settings& c) {
  d.field("seed", c.seed, {.min = 0, .help = "Of all random numbers."});
  d.field("shuffle", c.shuffle, {.help = "Mix the windows."});
  d.field("name", c.name, {.help = "For people."});
  d.field("horizons", c.horizons, {.min = 1, .unit = "bars", .help = "Steps ahead."});
  d.field("levels", c.levels, {.min = 0, .max = 1, .help = "Quantiles."});
  d.section("training", c.training);
}

/// What the action throws, as the person reads it; empty if it throws nothing.
template <class Action>
QString told(Action&& action) {
  try {
    action();
  } catch (const InputError& e) {
    return e.kind == ErrorKind::settings && !e.hint.empty() ? QString(e.what()) : QString("wrong kind or no hint: ") + e.what();
  }
  return {};
}

}  // namespace

class TestDescribe : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void json_round_trip() {
    Settings a;
    a.seed = 7;
    a.horizons = {3};
    a.training.rate = 0.1 + 0.2;
    a.training.optimizer = "lion";
    Settings b;
    apply_json(fields_of(b), parse_json(dump(to_json(fields_of(a))), "text"), "");
    QCOMPARE(QString::fromStdString(dump(to_json(fields_of(b)))), QString::fromStdString(dump(to_json(fields_of(a)))));
    QCOMPARE(b.training.rate, 0.1 + 0.2);
  }

  void nested_paths_and_groups() {
    Settings s;
    const auto fields = fields_of(s);
    const Field& rate = find_field(fields, "training.learning_rate");
    QCOMPARE(QString::fromStdString(rate.group), QString("Optimizer"));
    QCOMPARE(rate.get().get<double>(), 4e-5);
  }

  void what_is_allowed_is_told() {
    Settings s;
    const auto fields = fields_of(s);
    const auto allowed = [&](const char* path) { return QString::fromStdString(find_field(fields, path).allowed()); };
    QCOMPARE(allowed("training.learning_rate"), QString("a number above 0 and at most 1"));
    QCOMPARE(allowed("training.clip"), QString("a number of at least 0"));
    QCOMPARE(allowed("training.epochs"), QString("a whole number from 1 to 1000 (epochs)"));
    QCOMPARE(allowed("training.optimizer"), QString("one of adamw, lion"));
    QCOMPARE(allowed("shuffle"), QString("true or false"));
    QCOMPARE(allowed("name"), QString("any text"));
    QCOMPARE(allowed("horizons"), QString("a list of whole numbers, each at least 1"));
    QCOMPARE(allowed("levels"), QString("a list of numbers, each from 0 to 1"));
  }

  void text_is_read_strictly_data() {
    QTest::addColumn<QString>("assignment");
    QTest::addColumn<QString>("value");   // as JSON; empty = refused
    const auto row = [](const char* assignment, const char* value) { QTest::newRow(assignment) << assignment << value; };
    row("training.learning_rate=3e-4", "0.0003");
    row("training.learning_rate=1", "1.0");
    row("training.learning_rate=0", "");
    row("training.learning_rate=1.01", "");
    row("training.learning_rate=nan", "");
    row("training.learning_rate=inf", "");
    row("training.learning_rate=many", "");
    row("training.learning_rate=0.1x", "");
    row("training.learning_rate= 0.1", "");
    row("training.learning_rate=", "");
    row("training.epochs=5", "5");
    row("training.epochs=1e2", "100");
    row("training.epochs=2.5", "");
    row("training.epochs=0x10", "");
    row("seed=9223372036854775807", "9223372036854775807");
    row("seed=9223372036854775808", "");
    row("seed=-1", "");
    row("shuffle=false", "false");
    row("shuffle=no", "");
    row("horizons=1,5,15", "[1,5,15]");
    row("horizons=[2, 3]", "[2,3]");
    row("horizons=", "[]");
    row("horizons=1,,2", "");
    row("horizons=1,2,", "");
    row("horizons=0,1", "");
    row("levels=0.05,0.5", "[0.05,0.5]");
    row("levels=2", "");
    row("training.optimizer=lion", "\"lion\"");
    row("training.optimizer=Lion", "");
    row("name=a=b", "\"a=b\"");
  }
  void text_is_read_strictly() {
    QFETCH(QString, assignment);
    QFETCH(QString, value);
    Settings s;
    const auto fields = fields_of(s);
    const QString before = QString::fromStdString(dump(to_json(fields)));
    const std::string path = assignment.section('=', 0, 0).toStdString();
    const QString error = told([&] { apply_assignment(fields, assignment.toStdString()); });
    if (value.isEmpty()) {
      QVERIFY2(error.contains(QString::fromStdString(path)), qPrintable(error));
      QVERIFY2(error.contains(QString::fromStdString(find_field(fields, path).allowed())), qPrintable(error));
      QCOMPARE(QString::fromStdString(dump(to_json(fields))), before);
    } else {
      QCOMPARE(error, QString());
      QCOMPARE(QString::fromStdString(dump(find_field(fields, path).get())), value);
    }
  }

  void wrong_types_in_json_are_refused() {
    Settings s;
    const auto fields = fields_of(s);
    for (const char* text : {R"({"seed":"7"})", R"({"seed":1.5})", R"({"seed":true})", R"({"seed":18446744073709551615})", R"({"shuffle":1})",
                             R"({"name":3})", R"({"horizons":3})", R"({"horizons":[1,"2"]})", R"({"training":{"learning_rate":null}})",
                             R"({"training":{"optimizer":"sgd"}})", R"({"training":3})", "[]", "3"}) {
      QVERIFY2(!told([&] { apply_json(fields, parse_json(text, "t"), "settings.json"); }).isEmpty(), text);
    }
  }

  void a_refused_file_changes_nothing() {
    Settings s;
    const auto fields = fields_of(s);
    const QString error = told([&] { apply_json(fields, parse_json(R"({"seed":1,"training":{"epochs":0}})", "t"), "settings.json"); });
    QVERIFY2(error.contains("settings.json") && error.contains("training.epochs") && error.contains("from 1 to 1000"), qPrintable(error));
    QCOMPARE(s.seed, 42);
  }

  void unknown_names_get_the_nearest() {
    Settings s;
    const auto fields = fields_of(s);
    const auto error = [&](const char* assignment) { return told([&] { apply_assignment(fields, assignment); }); };
    QVERIFY2(error("training.learning_rat=1").contains("training.learning_rate (a number above 0"), qPrintable(error("training.learning_rat=1")));
    QVERIFY2(error("learning_rate=1").contains("Did you mean training.learning_rate"), qPrintable(error("learning_rate=1")));
    QVERIFY2(error("sede=1").contains("Did you mean seed"), qPrintable(error("sede=1")));
    QVERIFY2(error("training=1").contains("training.epochs"), qPrintable(error("training=1")));
    QVERIFY2(error("quite_something_else=1").contains("config explain"), qPrintable(error("quite_something_else=1")));
    QVERIFY2(error("seed").contains("path=value"), qPrintable(error("seed")));
    QVERIFY2(error("training.optimizer=adamv").contains("Did you mean adamw?"), qPrintable(error("training.optimizer=adamv")));
    const QString in_file = told([&] { apply_json(fields, parse_json(R"({"training":{"epoch":2}})", "t"), "a.json"); });
    QVERIFY2(in_file.contains("a.json, training.epoch") && in_file.contains("training.epochs"), qPrintable(in_file));
  }

  void schema_describes_each_field() {
    Settings s;
    const Json schema = json_schema(fields_of(s), "A run");
    QCOMPARE(QString::fromStdString(schema.at("title")), QString("A run"));
    const Json& training = schema.at("properties").at("training");
    QCOMPARE(QString::fromStdString(training.at("type")), QString("object"));
    const Json& rate = training.at("properties").at("learning_rate");
    QCOMPARE(QString::fromStdString(dump(rate)),
             QString(R"({"title":"Learning rate","type":"number","exclusiveMinimum":0.0,"maximum":1.0,"default":4e-05,"description":"Peak rate.","x-scale":"log"})"));
    const Json& epochs = training.at("properties").at("epochs");
    QVERIFY(epochs.at("minimum").is_number_integer());
    QCOMPARE(epochs.at("maximum").get<int>(), 1000);
    QCOMPARE(training.at("properties").at("optimizer").at("enum").size(), std::size_t{2});
    QCOMPARE(QString::fromStdString(schema.at("properties").at("horizons").at("items").at("type")), QString("integer"));
    QCOMPARE(schema.at("properties").at("horizons").at("items").at("minimum").get<int>(), 1);
  }

  void nearest_is_empty_for_strangers() {
    QCOMPARE(QString::fromStdString(nearest("quik", {"standard", "quick", "full"})), QString("quick"));
    QCOMPARE(QString::fromStdString(nearest("elephant", {"standard", "quick", "full"})), QString());
    QCOMPARE(QString::fromStdString(nearest("ab", {"xy"})), QString());
    QCOMPARE(QString::fromStdString(nearest("x", {})), QString());
    QVERIFY(nearest(std::string(100000, 'x'), {"quick"}).empty());
  }
};

QTEST_APPLESS_MAIN(TestDescribe)
#include "tst_describe.moc"
