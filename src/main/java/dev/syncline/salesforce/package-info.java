/** Salesforce, spoken as a connector. */
@ApplicationModule(allowedDependencies = {"connector", "connector :: http", "item", "outbound", "text"})
@NullMarked
package dev.syncline.salesforce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
