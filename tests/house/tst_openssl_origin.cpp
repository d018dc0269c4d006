#include <dlfcn.h>
#include <link.h>
#include <openssl/evp.h>
#include <parquet/properties.h>

#include <QtTest>

/// libparquet exports an OpenSSL of its own. A program that reads Parquet must still bind to the system's, or whoever speaks TLS in it
/// (and the digests of checkpoints) would run on a mixture of two versions.
class TestOpensslOrigin : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void parquet_is_in_this_program() {
    QVERIFY(parquet::default_reader_properties().buffer_size() > 0);  // unused, it would not be linked
    bool found = false;
    dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* data) {
          if (std::string_view(info->dlpi_name).find("libparquet") != std::string_view::npos) *static_cast<bool*>(data) = true;
          return 0;
        },
        &found);
    QVERIFY2(found, "without libparquet the next test shows nothing");
  }
  void openssl_is_the_systems() {
    Dl_info origin{};
    QVERIFY(dladdr(reinterpret_cast<void*>(&EVP_EncryptInit_ex), &origin) != 0);
    QVERIFY2(QString(origin.dli_fname).contains("libcrypto"), origin.dli_fname);
    // The first in the program's search order: what every library that asks for the name is bound to.
    void* first = dlsym(RTLD_DEFAULT, "EVP_EncryptInit_ex");
    QVERIFY(first && dladdr(first, &origin) != 0);
    QVERIFY2(QString(origin.dli_fname).contains("libcrypto"), origin.dli_fname);
  }
};

QTEST_APPLESS_MAIN(TestOpensslOrigin)
#include "tst_openssl_origin.moc"
