package de.vorhabenpfad.forms;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The forms as packaged with this version of the product; running initiatives may still be on an older one. */
@Component
public class Forms {

    private final Map<String, FormSchema> packaged = new ConcurrentHashMap<>();

    /** @throws IllegalArgumentException if there is no such form */
    public FormSchema get(String id) {
        return packaged.computeIfAbsent(id, Forms::load);
    }

    private static FormSchema load(String id) {
        ClassPathResource file = new ClassPathResource("forms/" + id + ".form");
        if (!file.exists()) {
            throw new IllegalArgumentException("There is no form \"" + id + "\".");
        }
        try (InputStream schema = file.getInputStream()) {
            return FormSchema.read(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
