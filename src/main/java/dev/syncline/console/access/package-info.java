/** Pages about who may use the console, and what they did. */
@NullMarked
package dev.syncline.console.access;

import org.jspecify.annotations.NullMarked;
