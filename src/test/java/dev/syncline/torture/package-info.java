/** Two nodes under random work, faults of the network and sudden death, and an oracle that knows what must come of it. */
@NullMarked
package dev.syncline.torture;

import org.jspecify.annotations.NullMarked;
