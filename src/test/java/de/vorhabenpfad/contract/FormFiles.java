package de.vorhabenpfad.contract;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.vorhabenpfad.forms.FormSchema;

/** The forms of a folder by file name, as they are written. */
record FormFiles(Map<String, String> byName) {

    static final String PRODUCT = "forms";
    private static final ObjectMapper JSON = new ObjectMapper();

    static FormFiles in(String folder) {
        Map<String, String> forms = new TreeMap<>();
        for (Path file : Models.files(folder, ".form").toList()) {
            forms.put(Models.name(file), Models.text(file));
        }
        return new FormFiles(forms);
    }

    Set<String> names() {
        return byName.keySet();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    FormSchema schema(String name) {
        return FormSchema.read(new ByteArrayInputStream(byName.get(name).getBytes(StandardCharsets.UTF_8)));
    }

    JsonNode json(String name) {
        try {
            return JSON.readTree(byName.get(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
