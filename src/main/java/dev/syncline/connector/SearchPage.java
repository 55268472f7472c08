package dev.syncline.connector;

import dev.syncline.item.ItemRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some items that match a filter; a null cursor says there are no more. */
public record SearchPage(List<ItemRef> items, @Nullable String nextCursor) {}
