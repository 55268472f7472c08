/** What stands in the way. */
@ApplicationModule(allowedDependencies = {"connection", "connector", "script", "queue"})
@NullMarked
package dev.syncline.fault;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
