package de.vorhabenpfad.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages use pieces that there are, and only scripts and styles of our own; what a rare state needs is not found by looking at the usual one. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern PIECE = Pattern.compile("~\\{\\s*([\\w-]+)\\s*::\\s*([\\w-]+)");
    private static final Pattern INLINE = Pattern.compile("<script(?![^>]*th:src)[^>]*>|<style|\\sstyle=\"|\\son\\w+=\"");

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> missing(String template) {
        List<String> missing = new ArrayList<>();
        for (Matcher used = PIECE.matcher(template.replaceAll("(?s)<!--.*?-->", "")); used.find();) {
            Path file = TEMPLATES.resolve(used.group(1) + ".html");
            boolean there = Files.exists(file) && Pattern.compile("th:fragment=\"" + used.group(2) + "\\b").matcher(read(file)).find();
            if (!there) {
                missing.add(used.group(1) + " :: " + used.group(2));
            }
        }
        return missing;
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    @Test
    void everyPieceThatAPageUsesIsThere() throws IOException {
        assertThat(templates()).hasSizeGreaterThan(15).allSatisfy(file -> assertThat(missing(read(file))).isEmpty());
    }

    @Test
    void pagesHoldNoScriptAndNoStyleOfTheirOwn() throws IOException {
        assertThat(templates()).allSatisfy(file -> assertThat(read(file)).doesNotContainPattern(INLINE));
    }

    @Test
    void theRulesBite() {
        assertThat(missing("<p th:replace=\"~{parts :: gibtesnicht(1)}\"></p>")).containsExactly("parts :: gibtesnicht");
        assertThat(missing("<p th:replace=\"~{formular :: felder(${view})}\"></p>")).isEmpty();
        assertThat("<a onclick=\"x()\">").containsPattern(INLINE);
        assertThat("<script>x()</script>").containsPattern(INLINE);
        assertThat("<script type=\"module\" th:src=\"@{/script/form.js}\"></script>").doesNotContainPattern(INLINE);
    }
}
