/** Tickets with their comments and files, and the rules they keep. */
@NullMarked
package dev.syncline.desk.tickets;

import org.jspecify.annotations.NullMarked;
