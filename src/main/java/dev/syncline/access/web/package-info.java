/** The way into the pages and interfaces: filters and chains of Spring Security. */
@NullMarked
package dev.syncline.access.web;

import org.jspecify.annotations.NullMarked;
