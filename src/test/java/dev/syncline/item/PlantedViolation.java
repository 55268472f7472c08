package dev.syncline.item;

import dev.syncline.queue.Lane;

/** Breaks the module rules on purpose: {@code item} may use nothing. Only {@code ModulesTest} looks at it. */
record PlantedViolation(Lane lane) {}
