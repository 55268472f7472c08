/** Request Tracker, spoken as a connector. */
@ApplicationModule(allowedDependencies = {"connector", "connector :: http", "item", "outbound", "text"})
@NullMarked
package dev.syncline.requesttracker;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
