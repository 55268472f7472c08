/** The demonstration with two simulated trackers; it lives beside the simulators. */
@NullMarked
package dev.syncline.demo;

import org.jspecify.annotations.NullMarked;
