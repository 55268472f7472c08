/** Durable hand-over: a row written in the caller's transaction, run later, in lane order, retried, parked. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.syncline.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
