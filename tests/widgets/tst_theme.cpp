#include <QDBusVariant>
#include <QtTest>
#include <QtWidgets>
#include <array>
#include <cmath>

#include "widgets/desktop_theme.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

using namespace candlewright;

namespace {

/// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor& c) {
  const auto linear = [](double v) { return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}
double contrast(const QColor& a, const QColor& b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace

class TestTheme : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void text_is_readable_on_every_ground_data() {
    QTest::addColumn<int>("theme");
    QTest::newRow("light") << int(Theme::light);
    QTest::newRow("dark") << int(Theme::dark);
  }
  void text_is_readable_on_every_ground() {
    QFETCH(int, theme);
    const Tokens& t = tokens(Theme(theme));
    for (const QColor& ink : {t.text, t.dim, t.accent, t.better, t.worse, t.error, t.warn}) {
      for (const QColor& ground : {t.base, t.panel, t.alt, t.header, t.accent_bg}) {
        QVERIFY2(contrast(ink, ground) >= 4.6,
                 qPrintable(QStringLiteral("%1 on %2: %3").arg(ink.name(), ground.name()).arg(contrast(ink, ground))));
      }
    }
    QVERIFY(contrast(t.accent_text, t.accent) >= 4.5);
    QVERIFY(contrast(t.warn, t.warn_bg) >= 4.5);
    QVERIFY(contrast(t.error, t.error_bg) >= 4.5);
    for (int slot = 0; slot <= 16; ++slot)
      QVERIFY2(contrast(series_look(slot, Theme(theme)).colour, t.base) >= 3, qPrintable(QString::number(slot)));
  }
  void candles_in_green_and_red_can_be_told_from_the_ground_and_tables_can_be_roomy() {
    const Tokens& t = tokens();
    QCOMPARE(rising_candle(), t.up);
    const int usual = row_height();
    QSignalSpy repaint(&ThemeSwitch::instance(), &ThemeSwitch::changed);
    apply_taste({.roomy = true, .green_red = true});
    QCOMPARE(repaint.count(), 1);
    QCOMPARE(row_height(), usual + 4);
    for (const Theme theme : {Theme::dark, Theme::light}) {
      apply_theme(*qApp, theme);
      QVERIFY(contrast(rising_candle(), tokens().base) >= 3 && contrast(falling_candle(), tokens().base) >= 3);
      QVERIFY(rising_candle().green() > rising_candle().red() && falling_candle().red() > falling_candle().green());
    }
    apply_taste({});
    QCOMPARE(rising_candle(), tokens().up);
  }
  void no_two_slots_look_alike() {
    for (int a = 0; a <= 16; ++a) {
      for (int b = a + 1; b <= 16; ++b) {
        const SeriesLook x = series_look(a, Theme::light), y = series_look(b, Theme::light);
        QVERIFY(x.colour != y.colour || x.dash != y.dash || x.doubled != y.doubled);
      }
    }
    QVERIFY(series_look(9, Theme::dark).doubled);
    QCOMPARE(series_look(9, Theme::dark).colour, series_look(1, Theme::dark).colour);
  }
  void verdict_colours_are_no_series_colours() {
    for (const Theme theme : {Theme::light, Theme::dark}) {
      for (int slot = 1; slot <= 8; ++slot) {
        QVERIFY(series_look(slot, theme).colour != tokens(theme).better);
        QVERIFY(series_look(slot, theme).colour != tokens(theme).worse);
      }
    }
  }
  void switching_tells_and_repaints_icons() {
    apply_theme(*qApp, Theme::light);
    const QIcon sign = icon("plus");
    const auto ink = [&] {
      const QImage picture = sign.pixmap(QSize(16, 16), 2.0).toImage();
      for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
          if (picture.pixelColor(x, y).alpha() == 255) return picture.pixelColor(x, y);
        }
      }
      return QColor();
    };
    QCOMPARE(ink().rgb(), tokens(Theme::light).text.rgb());
    QSignalSpy spy(&ThemeSwitch::instance(), &ThemeSwitch::changed);
    apply_theme(*qApp, Theme::dark);
    QCOMPARE(spy.size(), 1);
    QCOMPARE(current_theme(), Theme::dark);
    QCOMPARE(QApplication::palette().color(QPalette::Base), tokens(Theme::dark).base);
    QCOMPARE(ink().rgb(), tokens(Theme::dark).text.rgb());
  }
  void icons_are_sharp_at_the_devices_ratio() {
    const QPixmap picture = icon("star").pixmap(QSize(16, 16), 2.0);
    QCOMPARE(picture.size(), QSize(32, 32));
    QCOMPARE(picture.devicePixelRatio(), 2.0);
  }
  void the_portals_word_is_followed_and_others_are_not() {
    DesktopTheme desktop;
    const Theme at_first = desktop.theme();
    const uint other = at_first == Theme::light ? 1 : 2;  // the portal's words: 1 dark, 2 light
    QSignalSpy changed(&desktop, &DesktopTheme::changed);
    const QString space = QStringLiteral("org.freedesktop.appearance");
    desktop.setting_changed(space, QStringLiteral("accent-color"), QDBusVariant(other));
    desktop.setting_changed(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("color-scheme"), QDBusVariant(other));
    desktop.setting_changed(space, QStringLiteral("color-scheme"), QDBusVariant(0U));  // no wish
    QCOMPARE(changed.count(), 0);
    desktop.setting_changed(space, QStringLiteral("color-scheme"), QDBusVariant(other));
    QCOMPARE(changed.count(), 1);
    QVERIFY(desktop.theme() != at_first);
  }
  void all_digits_have_one_width() {
    const QFont font = text_font(TextStyle::body);
    if (QFontInfo(font).family() != QLatin1String("Roboto")) QSKIP("Roboto was not there when this was built");
    const QFontMetricsF metrics(font);
    for (char d = '1'; d <= '9'; ++d) QCOMPARE(metrics.horizontalAdvance(QLatin1Char(d)), metrics.horizontalAdvance(QLatin1Char('0')));
  }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
