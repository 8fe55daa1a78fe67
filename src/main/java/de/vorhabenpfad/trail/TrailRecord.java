package de.vorhabenpfad.trail;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is written into the trail. What is too long for its column is cut: a record is never lost for that.
 *
 * @param who account, {@code system}, {@code proposer}, or null if nobody is known
 * @param what step, event, operation of the engine, or method and route; never an answer, a text that was typed, or a token
 * @param about what it was done to, if that is no case
 * @param number the case
 */
record TrailRecord(Kind kind, @Nullable String who, String what, @Nullable String about, @Nullable String number, @Nullable String source,
        @Nullable String session) {

    TrailRecord {
        who = cut(who, 255);
        what = String.valueOf(cut(what, 255));
        about = cut(about, 255);
        number = cut(number, 40);
        source = cut(source, 64);
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        if (text == null) {
            return null;
        }
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= most ? plain : plain.substring(0, most);
    }
}
