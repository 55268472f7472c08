package dev.syncline.console;

/** One tab of the console. */
record Tab(String name, String title, String path) {}
