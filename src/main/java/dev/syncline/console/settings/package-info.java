/** Pages about this node: General settings and License details. */
@NullMarked
package dev.syncline.console.settings;

import org.jspecify.annotations.NullMarked;
