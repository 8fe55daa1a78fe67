package de.vorhabenpfad.portal;

import java.text.NumberFormat;
import java.util.Locale;

/**
 * An attachment as pages show it.
 *
 * @param size in words, such as "1,4 MB"
 * @param mayRemove whether whoever looks at it may remove it
 * @param released whether the toolbox may show it; false also for those whom that does not concern
 */
public record ShownAttachment(long id, String name, String kind, String size, String author, Moment at, boolean mayRemove, boolean released) {

    private static final long KB = 1024;
    private static final long MB = KB * KB;

    static String size(long bytes) {
        if (bytes < KB) {
            return bytes + " Byte";
        }
        NumberFormat number = NumberFormat.getInstance(Locale.GERMANY);
        number.setMaximumFractionDigits(bytes < MB ? 0 : 1);
        return bytes < MB ? number.format((double) bytes / KB) + " KB" : number.format((double) bytes / MB) + " MB";
    }
}
