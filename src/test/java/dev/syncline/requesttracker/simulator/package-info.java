/** A Request Tracker for tests, shaped by what a real 5.0.3 answered. */
@NullMarked
package dev.syncline.requesttracker.simulator;

import org.jspecify.annotations.NullMarked;
