package dev.syncline.console.settings;

import java.util.Locale;

/** How the console writes sizes of files, in powers of 1000. */
final class FileSize {

    private static final int STEP = 1000;
    private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

    private FileSize() {}

    /** Such as {@code 12.3 MB}; below a kilobyte in bytes. */
    static String text(long bytes) {
        if (bytes < STEP) {
            return bytes + " bytes";
        }
        double size = bytes;
        int unit = -1;
        while (size >= STEP && unit < UNITS.length - 1) {
            size /= STEP;
            unit++;
        }
        return String.format(Locale.ENGLISH, "%.1f %s", size, UNITS[unit]);
    }
}
