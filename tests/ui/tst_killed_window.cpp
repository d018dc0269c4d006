#include <QProcess>
#include <QRandomGenerator>
#include <QtTest>

#include "engine/storage/run_store.h"
#include "ui/desk.h"
#include "ui/run_draft.h"

using namespace candlewright;

namespace {

constexpr int patience_ms = 120000;

/// The built program with a person at it, who follows `script`.
class Sitting {
 public:
  Sitting(const QString& folder, const QStringList& words, const QStringList& script) {
    const QString tests = QCoreApplication::applicationDirPath();
    QFile file(folder + "/script");
    if (file.open(QIODevice::WriteOnly)) file.write(script.join('\n').toUtf8());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("QT_PLUGIN_PATH", tests + "/plugins");
    environment.insert("QT_QPA_GENERIC_PLUGINS", "person");
    environment.insert("PERSON_SCRIPT", file.fileName());
    program_.setProcessEnvironment(environment);
    program_.setProcessChannelMode(QProcess::SeparateChannels);
    program_.start(tests + "/../app/candlewright", words);
  }
  /// Waits until the person says something that begins so; the rest of that line. Empty if it never came.
  QString wait_for(const QString& beginning) {
    while (program_.canReadLine() || program_.waitForReadyRead(patience_ms)) {
      while (program_.canReadLine()) {
        const QString line = QString::fromUtf8(program_.readLine()).trimmed();
        if (line.startsWith(beginning)) return line.mid(beginning.size()).trimmed() + ' ';
      }
    }
    qWarning("%s", program_.readAllStandardError().constData());
    return {};
  }
  bool running() const { return program_.state() == QProcess::Running; }
  void kill() {
    program_.kill();
    program_.waitForFinished(patience_ms);
  }

 private:
  QProcess program_;
};

}  // namespace

/// The built program, off screen, is killed by SIGKILL at a random moment of a live run and started again: what was typed, filtered, chosen
/// and trained is there.
class TestKilledWindow : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void nothing_typed_filtered_or_trained_is_lost() {
    if (!QFile::exists(QCoreApplication::applicationDirPath() + "/../app/candlewright")) QSKIP("candlewright is not built");
    const quint32 seed = qEnvironmentVariableIsSet("CANDLEWRIGHT_SEED") ? qEnvironmentVariable("CANDLEWRIGHT_SEED").toUInt()
                                                                        : QRandomGenerator::system()->generate();
    qInfo("seed %u (CANDLEWRIGHT_SEED repeats it)", seed);
    QRandomGenerator random(seed);
    QTemporaryDir folder;
    const QString workspace = folder.filePath("workspace"), market = folder.filePath("market");
    write_raw_folder(synthetic_market({.symbols = 3, .rows = 160, .frequency = "1d", .seed = 3}), market.toStdString());
    RunStore store(workspace.toStdString());
    RunDraft draft;
    for (const auto& [path, text] :
         {std::pair("data.lookback", "16"), std::pair("data.horizon", "4"), std::pair("data.training_stride", "40"),
          std::pair("training.batch_size", "4"), std::pair("tokenizer.epochs", "1"), std::pair("training.epochs", "5000"),
          std::pair("validation.samples", "1"), std::pair("validation.forecast_windows", "2")})
      draft.set(QString::fromLatin1(path), QString::fromLatin1(text));
    store.keep("window.draft", draft.to_json());
    const QStringList words{"--workspace", workspace, "--threads", "1", "--device", "cpu"};

    Sitting first(folder.path(), words + QStringList{"--data", market},
                  {"click start_run", "type run.name after the storm", "press Alt+Down", "press Ctrl+2",
                   "type runs_filter state:running quick", "tell typed", "again", "press Ctrl+1", "press Ctrl+3", "again"});
    QVERIFY2(!first.wait_for("typed").isEmpty(), "the program did not come so far");
    const auto kept = [&](const char* key, const char* part) {
      const Json value = store.kept(key);
      return QString::fromStdString(value.dump()).contains(QLatin1String(part));
    };
    // Half a second after it was typed it is kept; the machine may take its time.
    QTRY_VERIFY_WITH_TIMEOUT(kept("window.filter.runs", "state:running quick") && kept("window.draft", "after the storm"), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(store.kept("window.selection").is_object(), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(!store.runs({}).empty() && store.checkpoints_kept().size() == 1, patience_ms);
    QTest::qWait(static_cast<int>(random.bounded(1500)));  // anywhere in a step, a validation, a save, a change of layouts
    QVERIFY2(first.running(), "the program ended by itself");
    first.kill();

    const std::string run = store.runs({}).front().id;
    const std::string symbol = store.kept("window.selection")["symbol"].get<std::string>();
    const std::int64_t step = store.checkpoints(run).back().step;
    const Series losses = store.series(run, "loss");
    QVERIFY(!losses.steps.empty() && losses.steps.back() >= step);

    Sitting second(folder.path(), words,
                   {"press Ctrl+1", "say run.name", "say training.epochs", "say bench_symbol", "press Ctrl+2", "say runs_filter",
                    "press Ctrl+1", "click live_panel:Continue", "tell went on"});
    QCOMPARE(second.wait_for("say run.name:"), QStringLiteral("after the storm "));
    QCOMPARE(second.wait_for("say training.epochs:"), QStringLiteral("5000 "));
    QCOMPARE(second.wait_for("say bench_symbol:").trimmed(), QString::fromStdString(symbol));
    QCOMPARE(second.wait_for("say runs_filter:"), QStringLiteral("state:running quick "));
    QVERIFY(!second.wait_for("went on").isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(store.checkpoints(run).back().step > step, patience_ms);  // trained on from the checkpoint, and saved again
    QCOMPARE(store.runs({}).size(), std::size_t{1});
    second.kill();
  }
};

QTEST_GUILESS_MAIN(TestKilledWindow)
#include "tst_killed_window.moc"
