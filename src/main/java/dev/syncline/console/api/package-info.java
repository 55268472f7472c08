/** The JSON API: what the console shows and does, for programs with a token. */
@NullMarked
package dev.syncline.console.api;

import org.jspecify.annotations.NullMarked;
