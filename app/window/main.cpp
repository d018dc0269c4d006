#include <unistd.h>

#include <QApplication>
#include <QCommandLineParser>
#include <QScreen>
#include <QTimer>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <optional>

#include "engine/base/error.h"
#include "engine/compute/device.h"
#include "ui/bench.h"
#include "ui/layouts.h"
#include "ui/main_window.h"
#include "ui/screenshots.h"
#include "ui/stall_watch.h"
#include "ui/store_trouble.h"
#include "widgets/language.h"
#include "widgets/theme.h"

namespace candlewright {
namespace {

/// OpenMP's threads spin while they wait, which would take the processor from the window; the library reads this before
/// main, so the program starts itself once more with it.
void start_again_with_patient_threads(char** argv) {
  if (std::getenv("OMP_WAIT_POLICY")) return;
  setenv("OMP_WAIT_POLICY", "PASSIVE", 1);
  execv("/proc/self/exe", argv);  // returns only if it failed: then the window is merely less quick
}

struct Options {
  Place place;
  QString data, layout, language, screenshots, watch_stalls;
  bool demo = false;
  std::optional<Theme> theme;
  std::optional<QSize> size;
  QStringList files;
};

[[noreturn]] void refuse(const QString& sentence) {
  std::fprintf(stderr, "candlewright: %s\n", qPrintable(sentence));
  std::exit(2);
}

QString argument_of(int argc, char** argv, const char* name) {
  const QString plain = QString::fromLatin1(name);
  for (int i = 1; i < argc; ++i) {
    const QString word = QString::fromLocal8Bit(argv[i]);
    if (word == plain && i + 1 < argc) return QString::fromLocal8Bit(argv[i + 1]);
    if (word.startsWith(plain + '=')) return word.mid(plain.size() + 1);
  }
  return {};
}

/// What Qt must know before it starts.
void prepare_qt(int argc, char** argv) {
  const QString scale = argument_of(argc, argv, "--scale");
  if (!scale.isEmpty()) {
    if (scale != "1" && scale != "1.5" && scale != "2") refuse(QStringLiteral("--scale %1 is not allowed. Give 1, 1.5 or 2.").arg(scale));
    setenv("QT_SCALE_FACTOR", scale.toLocal8Bit().constData(), 1);
  }
  bool words_only = false;  // --help and --version need no display
  for (int i = 1; i < argc; ++i) words_only = words_only || std::strcmp(argv[i], "--version") == 0 || std::strcmp(argv[i], "--help") == 0;
  if ((words_only || !argument_of(argc, argv, "--screenshots").isEmpty()) && !std::getenv("QT_QPA_PLATFORM"))
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
}

Options read_options(QApplication& app) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QStringLiteral("Trains, compares and inspects forecasting models on candles."));
  const QCommandLineOption help = parser.addHelpOption();
  const QCommandLineOption workspace(
      QStringLiteral("workspace"), QStringLiteral("Where runs and the store live (else $CANDLEWRIGHT_WORKSPACE)."), QStringLiteral("DIR"));
  const QCommandLineOption data(QStringLiteral("data"), QStringLiteral("Folder or file of prices to open."), QStringLiteral("DIR"));
  const QCommandLineOption demo(QStringLiteral("demo"), QStringLiteral("Opens a made-up market and starts a small run on it."));
  const QCommandLineOption layout(QStringLiteral("layout"), QStringLiteral("launch, compare or analyse."), QStringLiteral("NAME"));
  const QCommandLineOption theme(QStringLiteral("theme"), QStringLiteral("light or dark (else as the desktop)."), QStringLiteral("NAME"));
  const QCommandLineOption language(QStringLiteral("language"), QStringLiteral("system, en or de (else as chosen in View > Language)."),
                                    QStringLiteral("NAME"));
  const QCommandLineOption screenshots(
      QStringLiteral("screenshots"), QStringLiteral("Draws every layout and panel to PNG files in DIR and exits."), QStringLiteral("DIR"));
  const QCommandLineOption size(QStringLiteral("size"), QStringLiteral("Size of the window, 1920x1080."), QStringLiteral("WxH"));
  const QCommandLineOption scale(QStringLiteral("scale"), QStringLiteral("1, 1.5 or 2."), QStringLiteral("FACTOR"));
  const QCommandLineOption stalls(QStringLiteral("watch-stalls"),
                                  QStringLiteral("Appends every pass of the event loop over 16 ms to FILE."), QStringLiteral("FILE"));
  const QCommandLineOption threads(QStringLiteral("threads"), QStringLiteral("Threads of the engine (else all cores)."),
                                   QStringLiteral("N"));
  const QCommandLineOption device(QStringLiteral("device"), QStringLiteral("auto, cpu, cuda or cuda:N."), QStringLiteral("NAME"));
  const QCommandLineOption version(QStringLiteral("version"), QStringLiteral("Prints version, LibTorch version and devices."));
  parser.addOptions({workspace, data, demo, layout, theme, language, screenshots, size, scale, stalls, threads, device, version});
  parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("Prices to open."), QStringLiteral("[FILE..]"));
  if (!parser.parse(app.arguments())) refuse(parser.errorText());
  if (parser.isSet(help)) {
    std::fputs(qPrintable(parser.helpText()), stdout);
    std::exit(0);
  }
  if (parser.isSet(version)) {
    std::printf("candlewright %s, LibTorch %s, devices:", CANDLEWRIGHT_VERSION, libtorch_version().c_str());
    for (const std::string& name : devices()) std::printf(" %s", name.c_str());
    std::printf("\n");
    std::exit(0);
  }
  Options out;
  out.place.origin = "window";
  out.place.workspace = parser.isSet(workspace) ? std::filesystem::path(parser.value(workspace).toStdString()) : default_workspace();
  if (parser.isSet(device)) out.place.device = parser.value(device).toStdString();
  if (parser.isSet(threads)) {
    bool ok = false;
    out.place.threads = parser.value(threads).toInt(&ok);
    if (!ok || out.place.threads < 0)
      refuse(QStringLiteral("--threads %1 is not allowed. Give a number of at least 0 (0 = all cores).").arg(parser.value(threads)));
  }
  out.data = parser.value(data);
  out.demo = parser.isSet(demo);
  out.layout = parser.value(layout);
  if (!out.layout.isEmpty() && !layout_names().contains(out.layout)) {
    refuse(QStringLiteral("--layout %1 is not allowed. Give one of %2.").arg(out.layout, layout_names().join(QStringLiteral(", "))));
  }
  if (parser.isSet(theme)) {
    const QString name = parser.value(theme);
    if (name != "light" && name != "dark") refuse(QStringLiteral("--theme %1 is not allowed. Give light or dark.").arg(name));
    out.theme = name == "dark" ? Theme::dark : Theme::light;
  }
  out.language = parser.value(language);
  if (!out.language.isEmpty() && !language_names().contains(out.language)) {
    refuse(QStringLiteral("--language %1 is not allowed. Give one of %2.").arg(out.language, language_names().join(QStringLiteral(", "))));
  }
  out.screenshots = parser.value(screenshots);
  out.watch_stalls = parser.value(stalls);
  if (parser.isSet(size)) {
    const QStringList sides = parser.value(size).split('x');
    const QSize asked = sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
    if (asked.width() < 1024 || asked.height() < 640 || asked.width() > 16384 || asked.height() > 16384) {
      refuse(QStringLiteral("--size %1 is not allowed. Give WIDTHxHEIGHT of at least 1024x640, as in 1920x1080.").arg(parser.value(size)));
    }
    out.size = asked;
  }
  out.files = parser.positionalArguments();
  return out;
}

/// Null: a person saw what is in the way and left. Where nobody looks at a screen the error is thrown.
std::unique_ptr<Bench> open_bench(const Place& place) {
  for (;;) {
    try {
      return std::make_unique<Bench>(place);
    } catch (const InputError& error) {
      if (QGuiApplication::platformName() == QStringLiteral("offscreen")) throw;
      StoreTrouble trouble(place.workspace, error);
      if (trouble.exec() != QDialog::Accepted) return nullptr;
    }
  }
}

int run_window(QApplication& app, const Options& options) {
  const std::unique_ptr<Bench> opened = open_bench(options.place);
  if (!opened) return 1;
  Bench& bench = *opened;
  const Json kept_language = bench.feed.kept(language_key());
  use_language(app, !options.language.isEmpty() ? options.language
                    : kept_language.is_string() ? QString::fromStdString(kept_language.get<std::string>())
                                                : QString());
  std::unique_ptr<StallWatch> watch;
  if (!options.watch_stalls.isEmpty()) watch = std::make_unique<StallWatch>(options.watch_stalls);
  const QSize usual(1440, 900), room = QGuiApplication::primaryScreen()->availableSize();
  const bool fits = options.size || (usual.width() < room.width() && usual.height() < room.height());
  MainWindow window(bench, options.size.value_or(options.screenshots.isEmpty() ? usual.boundedTo(room) : usual));
  const bool as_before = !options.size && options.screenshots.isEmpty() && window.stand_as_before();
  if (options.theme) window.choose_theme(*options.theme == Theme::dark ? QStringLiteral("dark") : QStringLiteral("light"), false);
  if (!options.layout.isEmpty()) window.show_layout(options.layout);
  if (!options.data.isEmpty()) window.open({options.data});
  if (!options.files.isEmpty()) window.open(options.files);
  if (options.demo) window.show_demo();
  int code = 0;
  std::unique_ptr<Screenshots> screenshots;
  if (options.screenshots.isEmpty()) {
    as_before || fits ? window.show() : window.showMaximized();
  } else {
    screenshots = std::make_unique<Screenshots>(bench, window, options.screenshots, [&](const QStringList& files, const QString& wrong) {
      for (const QString& file : files) std::printf("%s\n", qPrintable(file));
      if (!wrong.isEmpty()) {
        std::fprintf(stderr, "candlewright: %s\n", qPrintable(wrong));
        code = 1;
      }
      app.quit();
    });
    screenshots->start();
  }
  const int ended = app.exec();
  return code != 0 ? code : ended;
}

}  // namespace
}  // namespace candlewright

int main(int argc, char** argv) {
  using namespace candlewright;
  start_again_with_patient_threads(argv);
  prepare_qt(argc, argv);
  QApplication app(argc, argv);
  QApplication::setApplicationName(QStringLiteral("candlewright"));
  QApplication::setApplicationVersion(QStringLiteral(CANDLEWRIGHT_VERSION));
  const Options options = read_options(app);
  apply_theme(app, options.theme.value_or(desktop_theme()));
  try {
    return run_window(app, options);
  } catch (const InputError& error) {
    std::fprintf(stderr, "candlewright: %s: %s. %s\n", error.where.c_str(), error.message.c_str(), error.hint.c_str());
    return error.kind == ErrorKind::usage || error.kind == ErrorKind::settings ? 2 : 1;
  }
}
