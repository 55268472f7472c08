/** Which item belongs to which, and what both last agreed on; traces. */
@ApplicationModule(allowedDependencies = {"item", "connection", "connector", "fault", "node", "script"})
@NullMarked
package dev.syncline.twin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
