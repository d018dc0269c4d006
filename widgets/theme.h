#pragma once
#include <QColor>
#include <QFont>
#include <QObject>
#include <QVector>

class QApplication;

namespace candlewright {

enum class Theme { light, dark };

/// The colours of docs/widgets.md, one set for each theme. Every text token (text, dim, accent, better, worse, error, warn) has at
/// least 4.6:1 on base, panel, alt, header and accent_bg, and every series at least 3:1 on base; tst_theme computes it again.
struct Tokens {
  QColor window, panel, base, alt, header;  ///< gaps; docks and bars; tables, charts, fields; reference rows; heads
  QColor line_soft, line, line_hard;        ///< grid and rows; frames; strong line
  QColor text, dim, off;                    ///< text; second text and zeros; disabled only
  QColor accent, accent_bg, accent_text;    ///< selection, focus, links; selected row; text on accent
  QColor better, worse, unsure;             ///< verdicts: less error, more error, no difference shown
  QColor error, error_bg, warn, warn_bg;
  QColor up, down, pers;  ///< hollow candle, filled candle, persistence line
};
const Tokens& tokens(Theme theme);
const Tokens& tokens();  ///< of the current theme

/// A mark that stays apart from its neighbours without colour.
enum class Marker { circle, square, diamond, triangle };
/// How a run's line is drawn. `dash` is in px, empty = solid; `doubled` draws two thin lines side by side.
struct SeriesLook {
  QColor colour;
  QVector<qreal> dash;
  Marker marker = Marker::circle;
  bool doubled = false;
};
/// Slots 1 to 16 (9 to 16 repeat the colours with the line doubled); larger numbers wrap. Slot 0 is persistence: `pers`, dash 8 4.
SeriesLook series_look(int slot, Theme theme);
SeriesLook series_look(int slot);  ///< of the current theme

/// Sizes of docs/widgets.md; all scale with the desktop's font when that is larger than 10 pt.
enum class TextStyle { axis, small, chart_title, body, strong, subject, headline, title };
/// Roboto where it was found when the program was built, else the desktop's family.
QFont text_font(TextStyle style);
int row_height();  ///< px: max(24, font height + 8), 4 more where a person likes tables roomy

/// What a person likes otherwise than we drew it.
struct Taste {
  bool roomy = false;      ///< rows of tables
  bool green_red = false;  ///< candles; hollow and filled they stay
  bool operator==(const Taste&) const = default;
};
const Taste& taste();
/// For all windows at once; they repaint.
void apply_taste(const Taste& taste);
/// Of a bar that closes at or above its open, and below it, in the current theme and taste.
QColor rising_candle();
QColor falling_candle();

/// Tells that colours changed. Widgets here repaint by themselves; connect only where a colour was copied.
class ThemeSwitch : public QObject {
  Q_OBJECT
 public:
  static ThemeSwitch& instance();
 Q_SIGNALS:
  void changed(candlewright::Theme theme);
};

Theme current_theme();
/// What the desktop asked for at the start: dark if the palette's window colour was darker than its text.
Theme desktop_theme();
/// Sets Fusion with our metrics, palette and fonts, and repaints; call again with the other theme to switch.
void apply_theme(QApplication& app, Theme theme);

}  // namespace candlewright
