package dev.syncline.text;

/** How a text is written down. */
public enum Notation {
    PLAIN,
    MARKDOWN,
    HTML
}
