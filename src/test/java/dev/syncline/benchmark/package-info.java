/** Figures of a running node, printed and never asserted; see docs/performance.md. */
@NullMarked
package dev.syncline.benchmark;

import org.jspecify.annotations.NullMarked;
