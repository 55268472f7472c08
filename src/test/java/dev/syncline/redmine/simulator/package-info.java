/** Redmine 5.0 as its connector sees it, shaped by what the real one answered. */
@NullMarked
package dev.syncline.redmine.simulator;

import org.jspecify.annotations.NullMarked;
