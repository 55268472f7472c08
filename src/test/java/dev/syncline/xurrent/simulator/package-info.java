/** A Xurrent account that tests and demonstrations speak to. */
@NullMarked
package dev.syncline.xurrent.simulator;

import org.jspecify.annotations.NullMarked;
