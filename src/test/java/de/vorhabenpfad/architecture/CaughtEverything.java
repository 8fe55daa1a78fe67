package de.vorhabenpfad.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who catches everything makes a failure look like an outcome. Reads the sources, since compiled try-with-resources
 * catches everything too.
 */
final class CaughtEverything {

    private static final Pattern CATCH = Pattern.compile("catch\\s*\\(([^)]*)\\)");
    private static final Pattern EVERYTHING = Pattern.compile("(?<!\\w)(java\\.lang\\.)?(Exception|RuntimeException|Throwable|Error)(?!\\w)");

    private CaughtEverything() {
    }

    /** @return file and line of each place */
    static List<String> in(Path sources) throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(sources)) {
            files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
        for (Path file : files) {
            String source = Files.readString(file);
            for (Matcher caught = CATCH.matcher(source); caught.find();) {
                if (EVERYTHING.matcher(caught.group(1)).find()) {
                    found.add(file.getFileName() + ":" + source.substring(0, caught.start()).lines().count());
                }
            }
        }
        return found;
    }
}
