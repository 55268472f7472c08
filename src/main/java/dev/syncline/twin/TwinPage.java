package dev.syncline.twin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some twins in the order of their local keys.
 *
 * @param next where the next page begins; null when there is none
 */
public record TwinPage(List<Twin> twins, @Nullable String next) {}
