package dev.syncline.console.api;

/** Whether the other side may connect its items with ours by their keys. */
record PermitView(boolean permitted) {}
