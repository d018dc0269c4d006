#include <ATen/ATen.h>

#include <QtTest>
#include <algorithm>

#include "engine/base/error.h"
#include "engine/base/files.h"
#include "engine/compute/safetensors.h"

using namespace candlewright;

class TestSafetensors : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::filesystem::path path(const char* name) const { return std::filesystem::path(folder_.path().toStdString()) / name; }

  /// What a file with this header and this many bytes of data is refused with; empty if it is accepted.
  /// Single quotes stand for double ones: the meta-object compiler loses its way in raw strings.
  std::string refusal(std::string json, std::uint64_t data_bytes) {
    std::replace(json.begin(), json.end(), '\'', '"');
    std::string bytes(8, '\0');
    const std::uint64_t length = json.size();
    std::memcpy(bytes.data(), &length, 8);
    write_file(path("case.safetensors"), bytes + json + std::string(data_bytes, 'x'));
    return refusal_of_file(path("case.safetensors"));
  }
  static std::string refusal_of_file(const std::filesystem::path& file) {
    try {
      load_safetensors(file);
      return {};
    } catch (const InputError& e) {
      return e.what();
    }
  }

 private Q_SLOTS:
  void tensors_come_back_as_they_were() {
    const TensorList tensors{{"b", at::arange(6, at::kFloat).reshape({2, 3})},
                             {"a", at::arange(4, at::kLong)},
                             {"turned", at::arange(6, at::kFloat).reshape({2, 3}).t()},
                             {"half", at::ones({3}, at::kBFloat16)},
                             {"flags", at::ones({3}, at::kBool)},
                             {"none", at::empty({0, 4})},
                             {"one", at::full({}, 2.5, at::kDouble)}};
    save_safetensors(path("t.safetensors"), tensors, {{"kind", "state"}});
    const auto read = load_safetensors(path("t.safetensors"));
    QCOMPARE(read.size(), tensors.size());
    for (const auto& [name, tensor] : tensors) QVERIFY2(at::equal(read.at(name), tensor.contiguous()), name.c_str());
    QCOMPARE(SafetensorsFile(path("t.safetensors")).header().metadata.at("kind"), std::string("state"));
  }
  void the_order_given_does_not_change_the_bytes() {
    const at::Tensor a = at::ones({3}), b = at::zeros({2}, at::kLong);
    save_safetensors(path("1.safetensors"), {{"a", a}, {"b", b}});
    save_safetensors(path("2.safetensors"), {{"b", b}, {"a", a}});
    QCOMPARE(read_file(path("1.safetensors")), read_file(path("2.safetensors")));
  }
  void a_good_header_is_accepted() {
    QCOMPARE(refusal("{'w':{'dtype':'F32','shape':[2,2],'data_offsets':[0,16]}}", 16), std::string());
    QCOMPARE(refusal("{'__metadata__':{'format':'pt'},'w':{'dtype':'U8','shape':[],'data_offsets':[0,1]}}", 1), std::string());
  }
  void damaged_headers_are_refused_by_tensor_name_data() {
    QTest::addColumn<QString>("json");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<QString>("word");
    const auto row = [](const char* name, const char* json, int bytes, const char* word) {
      QTest::newRow(name) << QString(json) << bytes << QString(word);
    };
    row("no object", "[1]", 0, "{");
    row("cut short", "{'w':{'dty", 0, "JSON");
    row("name twice", "{'w':{'dtype':'U8','shape':[1],'data_offsets':[0,1]},'w':{'dtype':'U8','shape':[1],'data_offsets':[0,1]}}", 1,
        "twice");
    row("unknown type", "{'wide':{'dtype':'F80','shape':[1],'data_offsets':[0,10]}}", 10, "wide");
    row("unknown key", "{'wide':{'dtype':'U8','shape':[1],'data_offsets':[0,1],'x':1}}", 1, "wide");
    row("missing key", "{'wide':{'dtype':'U8','shape':[1]}}", 1, "wide");
    row("negative size", "{'wide':{'dtype':'F32','shape':[-1,4],'data_offsets':[0,16]}}", 16, "wide");
    row("fraction", "{'wide':{'dtype':'F32','shape':[1.5],'data_offsets':[0,6]}}", 6, "wide");
    row("overflow", "{'wide':{'dtype':'F32','shape':[1099511627776,1099511627776],'data_offsets':[0,16]}}", 16, "wide");
    row("overflow to zero", "{'wide':{'dtype':'F32','shape':[4611686018427387904],'data_offsets':[0,0]}}", 0, "wide");
    row("zero claimed", "{'wide':{'dtype':'F32','shape':[0],'data_offsets':[0,16]}}", 16, "wide");
    row("shape too small", "{'wide':{'dtype':'F32','shape':[2],'data_offsets':[0,16]}}", 16, "wide");
    row("backwards", "{'wide':{'dtype':'F32','shape':[4],'data_offsets':[16,0]}}", 16, "wide");
    row("past the end", "{'wide':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}}", 12, "wide");
    row("hole at the start", "{'wide':{'dtype':'U8','shape':[1],'data_offsets':[1,2]}}", 2, "wide");
    row("overlap", "{'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]},'wide':{'dtype':'U8','shape':[2],'data_offsets':[1,3]}}", 3,
        "wide");
    row("left over", "{'a':{'dtype':'U8','shape':[2],'data_offsets':[0,2]}}", 3, "belong to no tensor");
    row("metadata", "{'__metadata__':{'a':1}}", 0, "__metadata__");
    row("beyond 64 bits", "{'wide':{'dtype':'U8','shape':[1],'data_offsets':[99999999999999999999,99999999999999999999]}}", 1, "wide");
  }
  void damaged_headers_are_refused_by_tensor_name() {
    QFETCH(QString, json);
    QFETCH(int, bytes);
    QFETCH(QString, word);
    const std::string said = refusal(json.toStdString(), static_cast<std::uint64_t>(bytes));
    QVERIFY2(QString::fromStdString(said).contains(word), said.c_str());
    QVERIFY2(QString::fromStdString(said).contains("case.safetensors"), said.c_str());
  }
  void a_claimed_header_longer_than_the_file_is_refused() {
    for (const std::uint64_t length : {std::uint64_t{0}, std::uint64_t{1} << 31, std::uint64_t{1} << 60, UINT64_MAX}) {
      std::string bytes(8, '\0');
      std::memcpy(bytes.data(), &length, 8);
      write_file(path("claim.safetensors"), bytes + "{}      ");
      QVERIFY(!refusal_of_file(path("claim.safetensors")).empty());
    }
  }
  void every_cut_of_a_file_is_refused() {
    save_safetensors(path("whole.safetensors"), {{"a", at::ones({5})}, {"b", at::ones({2, 2})}});
    const std::string whole = read_file(path("whole.safetensors"));
    for (std::size_t n = 0; n < whole.size(); ++n) {
      write_file(path("cut.safetensors"), std::string_view(whole).substr(0, n));
      QVERIFY2(!refusal_of_file(path("cut.safetensors")).empty(), std::to_string(n).c_str());
    }
  }
  void a_missing_file_is_named() { QVERIFY(refusal_of_file(path("nowhere.safetensors")).find("nowhere.safetensors") != std::string::npos); }
};

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
