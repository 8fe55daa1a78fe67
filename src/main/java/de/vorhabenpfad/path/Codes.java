package de.vorhabenpfad.path;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Between the forms' options ({@code not-required}) and the enums of the answers ({@code NOT_REQUIRED}). */
public final class Codes {

    private static final ObjectMapper MAPPER = JsonMapper.builder().addModule(new JavaTimeModule())
            .annotationIntrospector(new KebabEnums())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Codes() {
    }

    public static String of(Enum<?> value) {
        return value.name().toLowerCase().replace('_', '-');
    }

    /** Checked answers as the record that the step declares. */
    static <A extends Record> A typed(Object answers, Class<A> type) {
        return MAPPER.convertValue(answers, type);
    }

    private static final class KebabEnums extends JacksonAnnotationIntrospector {

        @Override
        public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass annotatedClass, Enum<?>[] values, String[] names) {
            for (int i = 0; i < values.length; i++) {
                names[i] = of(values[i]);
            }
            return names;
        }
    }
}
