/** What the rule editors know: words and their meaning, snippets, and what is wrong with a text. */
@NullMarked
package dev.syncline.console.editor;

import org.jspecify.annotations.NullMarked;
