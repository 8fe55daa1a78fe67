package de.vorhabenpfad.forms;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.vorhabenpfad.fuzz.Anything;
import de.vorhabenpfad.fuzz.Tried;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.jsoup.Jsoup;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever comes as a form or as its answers: it is taken or refused, and nothing else happens. */
@AddLifecycleHook(Tried.class)
class FormsFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<FormSchema> FORMS = forms();
    private static final List<Map<String, String>> OFFERED = List.of(Map.of("value", "eins", "label", "Eins"), Map.of("value", "zwei", "label", "Zwei"));
    private static final AnswerChecker CHECKER = new AnswerChecker(new Interpreter(),
            Clock.fixed(Instant.parse("2026-11-24T09:00:00Z"), ZoneId.of("Europe/Berlin")));

    record Given(FormSchema form, Map<String, Object> answers) {

        @Override
        public String toString() {
            return form.id() + " " + answers;
        }
    }

    private static List<FormSchema> forms() {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            return files.sorted().map(file -> {
                try (InputStream content = Files.newInputStream(file)) {
                    return FormSchema.read(content);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    Arbitrary<Given> answers() {
        return Arbitraries.of(FORMS).flatMap(form -> answers(form.fields()).map(answers -> new Given(form, answers)));
    }

    private static Arbitrary<Map<String, Object>> answers(List<FormField> fields) {
        Map<String, Arbitrary<Object>> values = new LinkedHashMap<>();
        for (FormField field : fields) {
            values.put(field.key(), Arbitraries.frequencyOf(Tuple.of(12, fitting(field)), Tuple.of(1, Anything.value())));
        }
        Arbitrary<Map<String, Object>> known = Anything.map(values);
        return Arbitraries.frequencyOf(Tuple.of(9, known), Tuple.of(1, Combinators.combine(known, Anything.text(), Anything.value()).as((map, key, value) -> {
            Map<String, Object> more = new LinkedHashMap<>(map);
            more.put(key, value);
            return more;
        })));
    }

    /** Mostly what the field wants, so that answers get through to the last rule. */
    private static Arbitrary<Object> fitting(FormField field) {
        List<String> options = field.optionsKey() != null ? List.of("eins", "zwei") : field.options().isEmpty() ? List.of("nichts")
                : field.options().stream().map(FormField.Option::value).toList();
        return switch (field.type()) {
            case TEXTFIELD, TEXTAREA -> Arbitraries.oneOf(Arbitraries.just((Object) "Ein ganz gewöhnlicher Satz, lang genug für die meisten Felder dieses Formulars."),
                    Arbitraries.just((Object) "person@behoerde.example"), Arbitraries.just((Object) "https://behoerde.example/seite"), Anything.text().asGeneric());
            case NUMBER -> Arbitraries.oneOf(Arbitraries.integers().between(0, 100).asGeneric(), Arbitraries.bigDecimals().ofScale(12).asGeneric(),
                    Arbitraries.of("1e3", "1E-10", "99999999999999.12", "0.00", "-0", "1e14", "12345678901234567890").asGeneric());
            case DATETIME -> Arbitraries.of("2026-11-24", "2026-12-24", "2027-02-01", "2026-10-01", "1900-01-01", "2199-12-31", "2200-01-01").asGeneric();
            case CHECKBOX -> Arbitraries.of(true, true, false).asGeneric();
            case RADIO, SELECT -> Arbitraries.of(options).asGeneric();
            case CHECKLIST, TAGLIST -> Arbitraries.of(options).list().ofMaxSize(4).asGeneric();
            case DYNAMICLIST -> answers(field.columns()).list().ofMaxSize(3).asGeneric();
        };
    }

    private static Map<String, Object> check(FormSchema form, Map<String, ?> answers) {
        Map<String, Object> shown = new HashMap<>();
        form.fields().stream().filter(field -> field.optionsKey() != null).forEach(field -> shown.put(field.optionsKey(), OFFERED));
        form.fields().stream().flatMap(field -> field.columns().stream()).filter(field -> field.optionsKey() != null)
                .forEach(field -> shown.put(field.optionsKey(), OFFERED));
        return CHECKER.check(form, answers, () -> shown);
    }

    @Property(tries = 400)
    void answersAreTakenOrRefusedInGerman(@ForAll("answers") Given given) {
        Map<String, Object> checked;
        try {
            checked = check(given.form(), given.answers());
        } catch (Refusal refusal) {
            assertThat(refusal.kind().status()).isEqualTo(400);
            assertThat(refusal.fields()).isNotEmpty().allSatisfy(field -> assertThat(field.message()).hasSizeBetween(10, 600).matches("(?s)(„|Bitte|Das Feld).*"));
            return;
        }
        assertThat(check(given.form(), checked)).as("checked once more").isEqualTo(checked);
    }

    /** What the pages do with the same: show it again, with what is wrong. */
    @Property(tries = 200)
    void pagesShowAnyAnswersAgain(@ForAll("answers") Given given) {
        try {
            FormView view = FormView.of(given.form(), given.answers(), Map.of(), List.of());
            assertThat(view.id()).isEqualTo(given.form().id());
        } catch (IllegalArgumentException e) {
            // a form for Tasklist alone; that is said when it is read, and not about an answer
            assertThat(e.getMessage()).startsWith(given.form().id()).contains("pages do not know");
        }
    }

    @Provide
    Arbitrary<Object> schemas() {
        return Anything.map(Map.of("id", Arbitraries.oneOf(Arbitraries.just((Object) "form"), Anything.value()),
                "components", Arbitraries.frequencyOf(Tuple.of(9, component(2).list().ofMaxSize(4).asGeneric()), Tuple.of(1, Anything.value())))).asGeneric();
    }

    private static Arbitrary<Object> component(int depth) {
        Map<String, Arbitrary<Object>> parts = new LinkedHashMap<>();
        parts.put("type", some("textfield", "textarea", "number", "datetime", "checkbox", "radio", "select", "checklist", "taglist", "dynamiclist", "group", "text", "spacer"));
        parts.put("key", some("one", "two"));
        parts.put("path", some("rows"));
        parts.put("subtype", some("date"));
        parts.put("label", Anything.value());
        parts.put("text", Anything.markup().asGeneric());
        parts.put("conditional", Anything.map(Map.of("hide", some("=two != \"x\"", "=one = \"a\""))).asGeneric());
        parts.put("validate", Anything.map(Map.of("required", some("true"), "minLength", number(), "maxLength", number(), "min", number(), "max", number(), "pattern", some("[a-z]+", "(")))
                .asGeneric());
        parts.put("properties", Anything.map(Map.of("minItems", number(), "maxItems", number(), "dateAfter", some("today", "one"))).asGeneric());
        parts.put("decimalDigits", number());
        parts.put("values", Arbitraries.oneOf(Anything.map(Map.of("value", some("a"), "label", some("A"))).list().ofMaxSize(3).asGeneric(), Anything.value()));
        if (depth > 0) {
            parts.put("components", Arbitraries.lazy(() -> component(depth - 1)).list().ofMaxSize(3).asGeneric());
        }
        return Arbitraries.frequencyOf(Tuple.of(19, Anything.map(parts).asGeneric()), Tuple.of(1, Anything.value()));
    }

    private static Arbitrary<Object> some(String... texts) {
        return Arbitraries.frequencyOf(Tuple.of(19, Arbitraries.of(texts).asGeneric()), Tuple.of(1, Anything.value()));
    }

    private static Arbitrary<Object> number() {
        return Arbitraries.oneOf(Arbitraries.integers().between(0, 50).asGeneric(), Arbitraries.of(Anything.NASTY).asGeneric(), Arbitraries.doubles().asGeneric());
    }

    @Property(tries = 600)
    void schemasAreReadOrRefused(@ForAll("schemas") Object schema) throws JsonProcessingException {
        readAndShow(JSON.writeValueAsBytes(schema));
    }

    @Provide
    Arbitrary<byte[]> bytes() throws IOException {
        return Arbitraries.oneOf(Anything.bytes(), Anything.spoiled(List.of(Files.readAllBytes(Path.of("forms/proposal.form")), Files.readAllBytes(Path.of("forms/pilot-plan.form")))));
    }

    @Property(tries = 300)
    void bytesAreReadAsAFormOrRefused(@ForAll("bytes") byte[] bytes) {
        readAndShow(bytes);
    }

    private static void readAndShow(byte[] schema) {
        FormSchema form;
        FormView view;
        try {
            form = FormSchema.read(new ByteArrayInputStream(schema));
            view = FormView.of(form, Map.of(), Map.of(), List.of());
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        view.parts().stream().filter(part -> part.html() != null).forEach(part -> isText(part.html()));
    }

    /** No element of a text comes from its author but those of Markdown, and none of them does anything. */
    private static void isText(String html) {
        Jsoup.parseBodyFragment(html).body().getAllElements().forEach(element -> {
            assertThat(element.tagName()).isNotEqualTo(Anything.MARKER).isNotIn("script", "svg", "iframe", "style");
            element.attributes().forEach(attribute -> {
                assertThat(attribute.getKey()).doesNotStartWith("on");
                assertThat(attribute.getValue().strip().toLowerCase()).doesNotStartWith("javascript:").doesNotStartWith("data:");
            });
        });
    }

    @Property(tries = 300)
    void textsOfFormsShowNoMarkupOfTheirs(@ForAll("markup") String text) {
        FormSchema form = FormSchema.read(new ByteArrayInputStream(JSON.createObjectNode().put("id", "a").set("components",
                JSON.createArrayNode().add(JSON.createObjectNode().put("type", "text").put("text", text.replaceAll("\\{+", "{")))).toString()
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        isText(FormView.of(form, Map.of(), Map.of(), List.of()).parts().get(0).html());
    }

    @Provide
    Arbitrary<String> markup() {
        return Anything.markup();
    }
}
