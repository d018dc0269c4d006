#include <QTemporaryDir>
#include <QtTest>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/base/hash.h"

using namespace candlewright;

class TestHash : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  /// The examples of FIPS 180-4.
  void known_digests() {
    QCOMPARE(sha256(""), std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(sha256("abc"), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(sha256(std::string(1000000, 'a')), std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
  }
  void pieces_equal_the_whole() {
    Sha256 hash;
    for (const char* piece : {"a", "", "bc"}) hash.update(piece);
    QCOMPARE(hash.hex(), sha256("abc"));
  }
  void a_file_hashes_as_its_bytes() {
    QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "x";
    const std::string bytes((3 << 20) + 7, 'q');   // more than one piece
    write_file(path, bytes);
    QCOMPARE(sha256_of_file(path), sha256(bytes));
    QVERIFY_THROWS_EXCEPTION(InputError, sha256_of_file(path.parent_path() / "nowhere"));
    QVERIFY_THROWS_EXCEPTION(InputError, sha256_of_file(path.parent_path()));   // a folder has no digest
  }
};

QTEST_APPLESS_MAIN(TestHash)
#include "tst_hash.moc"
