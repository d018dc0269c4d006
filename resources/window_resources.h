#pragma once

/// Makes ":/candlewright/icons/*.svg" and ":/candlewright/fonts/*.ttf" readable. May be called again.
void load_window_resources();
