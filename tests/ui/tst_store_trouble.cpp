#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "engine/jobs/job.h"
#include "engine/storage/run_store.h"
#include "ui/bench.h"
#include "ui/store_trouble.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

struct Damaged {
  QTemporaryDir folder;
  Damaged() {
    RunStore(path()).create_run(RunRow());
    std::ofstream(path() / "candlewright.db", std::ios::binary | std::ios::trunc) << "this was a database";
  }
  std::filesystem::path path() const { return folder.path().toStdString(); }
  InputError error() const {
    try {
      Place place;
      place.workspace = path();
      const Bench bench(place);
    } catch (const InputError& error) {
      return error;
    }
    throw std::logic_error("it was opened");
  }
};

}  // namespace

class TestStoreTrouble : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { apply_theme(*qApp, Theme::light); }

  void a_damaged_store_is_rebuilt_on_request_and_the_file_kept() {
    const Damaged place;
    const InputError error = place.error();
    StoreTrouble trouble(place.path(), error);
    trouble.show();
    auto* rebuild = trouble.findChild<QPushButton*>(QStringLiteral("store_rebuild"));
    auto* go_on = trouble.findChild<QPushButton*>(QStringLiteral("store_go_on"));
    QVERIFY(rebuild->isVisible() && !go_on->isVisible());
    QTest::mouseClick(rebuild, Qt::LeftButton);
    QTRY_VERIFY(go_on->isVisible());
    QVERIFY(trouble.findChild<QLabel*>(QStringLiteral("store_told"))->text().contains(QStringLiteral("candlewright.db.damaged-")));
    QTest::mouseClick(go_on, Qt::LeftButton);
    QCOMPARE(trouble.result(), int(QDialog::Accepted));
    QCOMPARE(RunStore::damage(place.path()), std::string());
    QVERIFY(RunStore(place.path(), true).runs().empty());  // the folder of a run that never began has no record
  }

  void what_cannot_be_rebuilt_says_so_and_ends() {
    QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath(QStringLiteral("workspace")).toStdString();
    std::ofstream(file) << "a file";
    StoreTrouble trouble(file, InputError(ErrorKind::store, file.string(), "the workspace is a file, not a folder", "Choose another."));
    trouble.show();
    QVERIFY(!trouble.findChild<QPushButton*>(QStringLiteral("store_rebuild"))->isVisible());
    QTest::keyClick(&trouble, Qt::Key_Escape);
    QCOMPARE(trouble.result(), int(QDialog::Rejected));
  }
};

QTEST_MAIN(TestStoreTrouble)
#include "tst_store_trouble.moc"
