package de.vorhabenpfad.casefile;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** A name that may be shown and saved under anywhere: no path, nothing invisible, nothing a file system takes for its own. */
record FileName(String value) {

    private static final int LONGEST = 150;
    private static final int LONGEST_ENDING = 10;
    private static final String UNNAMED = "Datei";
    private static final String RESERVED = "<>:\"/\\|?*";
    /** Windows takes these for devices, whatever the ending. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
            "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    /** @param given as a browser or a program sent it */
    static FileName of(@Nullable String given) {
        String last = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder kept = new StringBuilder();
        Normalizer.normalize(last, Normalizer.Form.NFC).codePoints().filter(FileName::isKept)
                .forEach(c -> kept.appendCodePoint(Character.isSpaceChar(c) ? ' ' : c));
        // once more: what was left out may have stood between a letter and its accent
        String name = Normalizer.normalize(kept, Normalizer.Form.NFC).replaceAll(" {2,}", " ").replaceAll("^[. ]+|[. ]+$", "");
        if (name.isEmpty()) {
            return new FileName(UNNAMED);
        }
        String base = base(name);
        return new FileName(shortened(DEVICES.contains(base.toLowerCase(Locale.ROOT)) ? "_" + name : name));
    }

    /** What stands behind the last dot, in small letters; empty if there is none. */
    String ending() {
        return value.substring(base(value).length()).replaceFirst("\\.", "").toLowerCase(Locale.ROOT);
    }

    private static boolean isKept(int c) {
        return switch (Character.getType(c)) {
            // among them what turns the direction of reading, joins without a width, or ends a line
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> RESERVED.indexOf(c) < 0;
        };
    }

    private static String base(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        String ending = name.substring(base(name).length());
        if (ending.length() > LONGEST_ENDING) {
            ending = "";
        }
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - ending.codePointCount(0, ending.length()))).strip() + ending;
    }
}
