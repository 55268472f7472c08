package dev.syncline.twin;

import java.time.LocalDate;

/** How many syncs passed on this side on one day, in UTC. */
public record ActivityDay(LocalDate day, long sent, long received) {}
