/** Who may use the console, and what they did (audit). */
@ApplicationModule(allowedDependencies = {"node", "input"})
@NullMarked
package dev.syncline.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
