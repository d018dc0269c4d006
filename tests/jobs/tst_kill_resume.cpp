#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

/// The built program, killed by SIGKILL at ten random moments and resumed each time, ends with the same bytes as when left alone.
class TestKillResume : public QObject {
  Q_OBJECT
  QTemporaryDir place_;
  static constexpr int kills = 10;

  QString path(const QString& name) const { return place_.filePath(name); }
  static QString program() { return QCoreApplication::applicationDirPath() + "/../app/candlewright-cli"; }

  QStringList train_arguments(const QString& workspace) const {
    return {"train",
            "--model",
            "kronos",
            "--data",
            path("market"),
            "--preset",
            "quick",
            "--max-steps",
            "14",
            "--workspace",
            workspace,
            "--set",
            "training.epochs=50",
            "--set",
            "training.batch_size=8",
            "--set",
            "data.lookback=12",
            "--set",
            "data.horizon=3",
            "--set",
            "data.validation_rows=5",
            "--set",
            "validation.forecast_windows=3",
            "--set",
            "validation.samples=1",
            "--set",
            "checkpoints.checkpoint_every=2",
            "--threads",
            "1",
            "--device",
            "cpu"};
  }

  /// Weights of the newest checkpoint: file -> bytes.
  QMap<QString, QByteArray> weights(const QString& workspace, const QString& run) const {
    QMap<QString, QByteArray> found;
    const QString latest = QFileInfo(workspace + "/runs/" + run + "/checkpoints/latest").canonicalFilePath();
    QDirIterator files(latest, {"model.safetensors"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
      QFile file(files.next());
      if (!file.open(QIODevice::ReadOnly)) return {};
      found[QDir(latest).relativeFilePath(file.fileName())] = file.readAll();
    }
    return found;
  }

  QString answer(const QStringList& arguments) const {
    QProcess process;
    process.start(program(), arguments);
    if (!process.waitForFinished(60000) || process.exitCode() != 0) return {};
    return process.readAllStandardOutput();
  }

 private Q_SLOTS:
  void killed_anywhere_resumes_to_the_same_bytes() {
    if (!QFile::exists(program())) QSKIP("candlewright-cli is not built");
    QVERIFY(!answer({"data", "synth", path("market"), "--symbols", "2", "--rows", "160", "--frequency", "1d", "--seed", "3", "--json"})
                 .isNull());
    const QString calm = path("calm"), stormy = path("stormy");
    const QByteArray told = answer(train_arguments(calm) + QStringList{"--json"}).toUtf8();
    const QString calm_run = QJsonDocument::fromJson(told).object()["run"].toString();
    QVERIFY2(!calm_run.isEmpty(), told.constData());
    const auto wanted = weights(calm, calm_run);
    QCOMPARE(wanted.size(), qsizetype{2});

    QRandomGenerator random(20240301);
    QString run;
    int killed = 0;
    for (int attempt = 0; attempt < kills; ++attempt) {
      QProcess process;
      process.start(program(), (run.isEmpty() ? train_arguments(stormy) : QStringList{"resume", run, "--workspace", stormy}) +
                                   QStringList{"--events", "-"});
      int left = 1 + static_cast<int>(random.bounded(9));  // events from the first one until the kill: in a step, a validation or a save
      while (left > 0 && process.waitForReadyRead(60000)) {
        while (process.canReadLine()) {
          const QJsonObject event = QJsonDocument::fromJson(process.readLine()).object();
          if (run.isEmpty()) run = event["run"].toString();
          --left;
        }
      }
      process.waitForReadyRead(static_cast<int>(random.bounded(20)));  // a little further, wherever that is
      if (process.state() == QProcess::Running) ++killed;
      process.kill();
      QVERIFY(process.waitForFinished(60000));
      QVERIFY(!run.isEmpty());
      for (const QFileInfo& folder :
           QDir(stormy + "/runs/" + run + "/checkpoints").entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks)) {
        if (folder.fileName().endsWith(".tmp")) continue;
        QVERIFY2(!answer({"checkpoints", "verify", folder.filePath(), "--json"}).isNull(), qPrintable(folder.filePath()));
      }
    }
    QVERIFY2(killed >= kills / 2, qPrintable(QString("only %1 kills hit a running process").arg(killed)));
    QVERIFY(!answer({"resume", run, "--workspace", stormy, "--json"}).isNull());
    QVERIFY(weights(stormy, run) == wanted);
    const auto series = [&](const QString& of, const QString& workspace) {
      const QJsonObject all =
          QJsonDocument::fromJson(answer({"runs", "series", of, "--metric", "loss", "--workspace", workspace, "--json"}).toUtf8()).object();
      return qMakePair(all["steps"], all["values"]);
    };
    QVERIFY(!series(calm_run, calm).first.toArray().isEmpty());
    QCOMPARE(series(run, stormy), series(calm_run, calm));  // no step lost, none told twice
  }
};

QTEST_GUILESS_MAIN(TestKillResume)
#include "tst_kill_resume.moc"
