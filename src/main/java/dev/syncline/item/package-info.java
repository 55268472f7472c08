/** The neutral copy of a work item: what travels between nodes. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.syncline.item;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
