/** Timed tasks of this node that have a reason to run before their time. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.syncline.timed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
