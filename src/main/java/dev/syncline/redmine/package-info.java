/** Redmine, spoken as a connector. */
@ApplicationModule(allowedDependencies = {"connector", "connector :: http", "item", "outbound"})
@NullMarked
package dev.syncline.redmine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
