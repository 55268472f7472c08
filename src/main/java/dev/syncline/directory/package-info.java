/** Which node stands beside which tracker: announced by the nodes themselves, kept by those that serve as directory. */
@ApplicationModule(allowedDependencies = {"input", "node", "outbound"})
@NullMarked
package dev.syncline.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
