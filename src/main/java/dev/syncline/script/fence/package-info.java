/** The fence: compiles rules, admits only what is permitted, and bounds each run. */
@NullMarked
package dev.syncline.script.fence;

import org.jspecify.annotations.NullMarked;
