#include "resources/window_resources.h"

#include <QtGlobal>

// In a static library the resources register themselves only if something refers to them; the macro must stand outside a namespace.
void load_window_resources() { Q_INIT_RESOURCE(window_resources); }
