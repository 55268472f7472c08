package dev.syncline.console.api;

/** How many changes are tried again. */
record RetriedView(int changes) {}
