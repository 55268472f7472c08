/** Errors: what stands in the way, and what can be done about it. */
@NullMarked
package dev.syncline.console.errors;

import org.jspecify.annotations.NullMarked;
