/** Syncline: keeps work items of two organisations in step while each stays in charge of its own side. */
@NullMarked
package dev.syncline;

import org.jspecify.annotations.NullMarked;
