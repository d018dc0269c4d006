#include "widgets/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontMetrics>
#include <QPalette>
#include <QToolTip>
#include <algorithm>
#include <array>
#include <cmath>

#include "resources/window_resources.h"
#include "widgets/style.h"

namespace candlewright {
namespace {

const Tokens& light_tokens() {
  static const Tokens t = [] {
    Tokens c;
    c.window = 0xE9ECF0, c.panel = 0xF6F7F9, c.base = 0xFFFFFF, c.alt = 0xF7F8FA, c.header = 0xEDF0F3;
    c.line_soft = 0xE4E7EB, c.line = 0xC3C9D1, c.line_hard = 0x8A94A0;
    c.text = 0x1A1F26, c.dim = 0x55606C, c.off = 0x8B95A1;
    c.accent = 0x1D5FC4, c.accent_bg = 0xDCE8FB, c.accent_text = 0xFFFFFF;
    c.better = 0x00717A, c.worse = 0xB53908, c.unsure = 0x6A7480;
    c.error = 0xB3202A, c.error_bg = 0xFCE8E8, c.warn = 0x8A5B00, c.warn_bg = 0xFFF3D1;
    c.up = 0x2E5573, c.down = 0x7A4630, c.pers = 0x55606C;
    return c;
  }();
  return t;
}

const Tokens& dark_tokens() {
  static const Tokens t = [] {
    Tokens c;
    c.window = 0x101316, c.panel = 0x1A1E23, c.base = 0x15181C, c.alt = 0x191D21, c.header = 0x20252B;
    c.line_soft = 0x282E35, c.line = 0x3B444E, c.line_hard = 0x6C7885;
    c.text = 0xE7EAEE, c.dim = 0xA3ADB8, c.off = 0x6D7782;
    c.accent = 0x66A4F8, c.accent_bg = 0x1E3557, c.accent_text = 0x0B1320;
    c.better = 0x45C2C9, c.worse = 0xFF8A4C, c.unsure = 0x9AA5B1;
    c.error = 0xFF7B7B, c.error_bg = 0x451F22, c.warn = 0xF0BE4A, c.warn_bg = 0x3D3113;
    c.up = 0x9DBAD1, c.down = 0xC58D70, c.pers = 0xA3ADB8;
    return c;
  }();
  return t;
}

constexpr int slots = 8;
constexpr std::array<QRgb, slots> light_series = {0x2F6FDB, 0xB98500, 0xC02F84, 0x2A3442, 0x3A9CCF, 0x6B2E04, 0x7F9A62, 0x5F2C9E};
constexpr std::array<QRgb, slots> dark_series = {0x7DB0FF, 0xF2C54A, 0xF48FC6, 0xE3E8ED, 0x2F8FC4, 0xB9705A, 0xA3DCA1, 0x9A6EF0};

QVector<qreal> slot_dash(int index) {
  switch (index) {
    case 1:
    case 4:
      return {7, 3};
    case 2:
    case 7:
      return {2, 3};
    case 3:
    case 6:
      return {8, 3, 2, 3};
    default:
      return {};
  }
}

Marker slot_marker(int index) {
  static constexpr std::array<Marker, slots> markers = {Marker::circle, Marker::square, Marker::diamond, Marker::triangle,
                                                        Marker::circle, Marker::square, Marker::diamond, Marker::triangle};
  return markers[std::size_t(index)];
}

Theme palette_theme() {
  const QPalette p = QApplication::palette();
  return p.color(QPalette::Window).lightness() < p.color(QPalette::WindowText).lightness() ? Theme::dark : Theme::light;
}

struct State {
  Theme theme = Theme::light, desktop = Theme::light;
  QString family;    // empty until fonts were loaded
  double scale = 1;  // of all fonts, from the desktop's size
  bool started = false;
  Taste taste;
};
State& state() {
  static State s;
  return s;
}

void start(QApplication& app) {
  State& s = state();
  if (s.started) return;
  s.started = true;
  s.desktop = palette_theme();
  s.scale = std::max(1.0, app.font().pointSizeF() / 10);
  load_window_resources();
  for (const char* weight : {"Regular", "Medium", "Bold"}) {
    QFontDatabase::addApplicationFont(QStringLiteral(":/candlewright/fonts/Roboto-%1.ttf").arg(QLatin1String(weight)));
  }
  s.family = QFontDatabase::hasFamily(QStringLiteral("Roboto")) ? QStringLiteral("Roboto") : app.font().family();
}

QPalette palette_of(const Tokens& t) {
  QPalette p;
  p.setColor(QPalette::Window, t.panel);
  p.setColor(QPalette::WindowText, t.text);
  p.setColor(QPalette::Base, t.base);
  p.setColor(QPalette::AlternateBase, t.alt);
  p.setColor(QPalette::Text, t.text);
  p.setColor(QPalette::PlaceholderText, t.dim);
  p.setColor(QPalette::Button, t.base);
  p.setColor(QPalette::ButtonText, t.text);
  p.setColor(QPalette::BrightText, t.accent_text);
  p.setColor(QPalette::Highlight, t.accent);
  p.setColor(QPalette::HighlightedText, t.accent_text);
  p.setColor(QPalette::Link, t.accent);
  p.setColor(QPalette::LinkVisited, t.accent);
  p.setColor(QPalette::ToolTipBase, t.text);
  p.setColor(QPalette::ToolTipText, t.base);
  p.setColor(QPalette::Light, t.base);
  p.setColor(QPalette::Midlight, t.header);
  p.setColor(QPalette::Mid, t.line);
  p.setColor(QPalette::Dark, t.line_hard);
  p.setColor(QPalette::Shadow, t.line_hard);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) p.setColor(QPalette::Disabled, role, t.off);
  return p;
}

}  // namespace

const Tokens& tokens(Theme theme) { return theme == Theme::light ? light_tokens() : dark_tokens(); }
const Tokens& tokens() { return tokens(state().theme); }
Theme current_theme() { return state().theme; }

SeriesLook series_look(int slot, Theme theme) {
  if (slot <= 0) return {tokens(theme).pers, {8, 4}, Marker::circle, false};
  const int wrapped = (slot - 1) % (2 * slots);
  const int index = wrapped % slots;
  const QRgb rgb = (theme == Theme::light ? light_series : dark_series)[std::size_t(index)];
  return {QColor(rgb), slot_dash(index), slot_marker(index), wrapped >= slots};
}
SeriesLook series_look(int slot) { return series_look(slot, state().theme); }

QFont text_font(TextStyle style) {
  const State& s = state();
  QFont font = QApplication::font();
  if (!s.family.isEmpty()) font.setFamily(s.family);
  double size = 10;
  bool medium = false;
  switch (style) {
    case TextStyle::axis:
      size = 8.5;
      break;
    case TextStyle::small:
      size = 9;
      break;
    case TextStyle::chart_title:
      size = 9.5, medium = true;
      break;
    case TextStyle::body:
      break;
    case TextStyle::strong:
      medium = true;
      break;
    case TextStyle::subject:
      size = 11, medium = true;
      break;
    case TextStyle::headline:
      size = 12, medium = true;
      break;
    case TextStyle::title:
      size = 17, medium = true;
      break;
  }
  font.setPointSizeF(size * s.scale);
  font.setWeight(medium ? QFont::Medium : QFont::Normal);
  return font;
}

int row_height() { return std::max(24, QFontMetrics(text_font(TextStyle::body)).height() + 8) + (state().taste.roomy ? 4 : 0); }

const Taste& taste() { return state().taste; }
void apply_taste(const Taste& taste) {
  if (taste == state().taste) return;
  state().taste = taste;
  Q_EMIT ThemeSwitch::instance().changed(state().theme);
}

QColor rising_candle() {
  if (!state().taste.green_red) return tokens().up;
  return QColor(state().theme == Theme::light ? 0x1b7f3b : 0x4cc17a);
}
QColor falling_candle() {
  if (!state().taste.green_red) return tokens().down;
  return QColor(state().theme == Theme::light ? 0xb3202a : 0xff7b7b);
}

ThemeSwitch& ThemeSwitch::instance() {
  static ThemeSwitch s;
  return s;
}

Theme desktop_theme() { return state().started ? state().desktop : palette_theme(); }

void apply_theme(QApplication& app, Theme theme) {
  const bool first = !state().started;
  start(app);
  state().theme = theme;
  if (first) {
    QApplication::setStyle(new WorkbenchStyle);
    QApplication::setFont(text_font(TextStyle::body));
  }
  const QPalette palette = palette_of(tokens(theme));
  QApplication::setPalette(palette);
  QToolTip::setPalette(palette);
  Q_EMIT ThemeSwitch::instance().changed(theme);
}

}  // namespace candlewright
