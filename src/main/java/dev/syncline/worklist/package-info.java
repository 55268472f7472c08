/** Lists of items that people connect or take off sync: checked row by row, then done a few at a time. */
@ApplicationModule(allowedDependencies = {"change", "connection", "connector", "input", "item", "twin"})
@NullMarked
package dev.syncline.worklist;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
