/** The desk's pages and the JSON interface beside them. */
@NullMarked
package dev.syncline.desk.web;

import org.jspecify.annotations.NullMarked;
