package de.vorhabenpfad.forms;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a Camunda Form (form-js schema 16) in the order of the form. Reads every component and rule that the
 * forms of this product use and refuses a schema that uses anything else, since a rule that the server does not know is a
 * rule that only the browser keeps.
 */
public final class FormSchema {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> SILENT = Set.of("separator", "spacer");
    private static final Set<String> VALIDATIONS = Set.of("required", "minLength", "maxLength", "min", "max", "pattern",
            "validationType");
    private static final Set<String> PROPERTIES = Set.of("minItems", "maxItems", "dateAfter", "dateNotAfter", "dateWithinMonths",
            "acceptLabels");

    private final String id;
    private final List<FormPart> parts;
    private final List<FormField> fields;

    private FormSchema(String id, List<FormPart> parts) {
        this.id = id;
        this.parts = List.copyOf(parts);
        this.fields = fieldsOf(parts);
    }

    private static List<FormField> fieldsOf(List<FormPart> parts) {
        return parts.stream().filter(FormField.class::isInstance).map(FormField.class::cast).toList();
    }

    /** @throws IllegalArgumentException if it is no form, or one with a component or rule that is not known here */
    public static FormSchema read(InputStream schema) {
        try {
            JsonNode root = JSON.readTree(schema);
            String id = root.path("id").asText();
            if (id.isEmpty() || !root.path("components").isArray()) {
                throw new IllegalArgumentException("This is no form: it lacks an id or components.");
            }
            return new FormSchema(id, parts(id, root.path("components"), List.of()));
        } catch (IOException e) {
            throw new IllegalArgumentException("This form is no JSON: " + e.getMessage(), e);
        }
    }

    public String id() {
        return id;
    }

    /** Fields and texts, in the order of the form. */
    public List<FormPart> parts() {
        return parts;
    }

    public List<FormField> fields() {
        return fields;
    }

    /** The fields that take an answer. */
    public List<FormField> answers() {
        return fields.stream().filter(field -> !field.readonly()).toList();
    }

    public Optional<FormField> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    private static List<FormPart> parts(String form, JsonNode components, List<String> outerHides) {
        List<FormPart> parts = new ArrayList<>();
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            List<String> hides = hides(component, outerHides);
            if (SILENT.contains(type)) {
                continue;
            }
            if (type.equals("group") && !component.hasNonNull("path")) {
                parts.addAll(parts(form, component.path("components"), hides));
            } else if (type.equals("text")) {
                parts.add(new FormText(component.path("text").asText(), hides));
            } else {
                parts.add(field(form, component, type, hides));
            }
        }
        return parts;
    }

    private static FormField field(String form, JsonNode component, String typeName, List<String> hides) {
        FormField.Type type = type(form, typeName);
        boolean rows = type == FormField.Type.DYNAMICLIST;
        String key = component.path(rows ? "path" : "key").asText();
        String where = form + "." + key;
        if (key.isEmpty()) {
            throw new IllegalArgumentException(form + ": a component of type " + typeName + " has no key.");
        }
        if (type == FormField.Type.DATETIME && !component.path("subtype").asText().equals("date")) {
            throw new IllegalArgumentException(where + ": only dates are known, not " + component.path("subtype") + ".");
        }
        if (component.hasNonNull("valuesExpression")) {
            throw new IllegalArgumentException(where + ": valuesExpression is not known here.");
        }
        List<FormField.Option> options = new ArrayList<>();
        component.path("values").forEach(value -> options
                .add(new FormField.Option(value.path("value").asText(), value.path("label").asText())));
        boolean readonly = component.path("readonly").asBoolean() || component.path("disabled").asBoolean();
        return new FormField(key, type, component.path("label").asText(component.path("dateLabel").asText(key)),
                text(component, "description"), readonly, hides, rules(where, component), List.copyOf(options), text(component, "valuesKey"),
                rows ? fieldsOf(parts(where, component.path("components"), List.of())) : List.of());
    }

    private static FormField.Type type(String form, String name) {
        for (FormField.Type type : FormField.Type.values()) {
            if (type.name().toLowerCase().equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException(form + ": a component of type \"" + name + "\" is not known here.");
    }

    private static List<String> hides(JsonNode component, List<String> outer) {
        String hide = text(component.path("conditional"), "hide");
        if (hide == null) {
            return outer;
        }
        List<String> hides = new ArrayList<>(outer);
        hides.add(hide.startsWith("=") ? hide.substring(1) : hide);
        return List.copyOf(hides);
    }

    private static FormField.Rules rules(String where, JsonNode component) {
        JsonNode validate = component.path("validate");
        JsonNode properties = component.path("properties");
        known(where, validate, VALIDATIONS);
        known(where, properties, PROPERTIES);
        String validation = text(validate, "validationType");
        if (validation != null && !Set.of("custom", "email").contains(validation)) {
            throw new IllegalArgumentException(where + ": validationType " + validation + " is not known here.");
        }
        return new FormField.Rules(validate.path("required").asBoolean(), whole(where, validate, "minLength"),
                whole(where, validate, "maxLength"), number(where, validate, "min"), number(where, validate, "max"),
                whole(where, component, "decimalDigits"), pattern(where, validate), "email".equals(validation),
                whole(where, properties, "minItems"), whole(where, properties, "maxItems"), text(properties, "dateAfter"),
                text(properties, "dateNotAfter"), whole(where, properties, "dateWithinMonths"),
                "true".equals(text(properties, "acceptLabels")));
    }

    private static void known(String where, JsonNode rules, Set<String> names) {
        for (Iterator<String> used = rules.fieldNames(); used.hasNext();) {
            String name = used.next();
            if (!names.contains(name)) {
                throw new IllegalArgumentException(where + ": the rule \"" + name + "\" is not known here.");
            }
        }
    }

    private static @Nullable Pattern pattern(String where, JsonNode validate) {
        String pattern = text(validate, "pattern");
        try {
            return pattern == null ? null : Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(where + ": the pattern is none: " + e.getDescription(), e);
        }
    }

    private static @Nullable Integer whole(String where, JsonNode node, String name) {
        BigDecimal number = number(where, node, name);
        try {
            return number == null ? null : number.intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(where + ": " + name + " is no whole number, or too big: " + number, e);
        }
    }

    private static @Nullable BigDecimal number(String where, JsonNode node, String name) {
        String text = text(node, name);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(where + ": " + name + " is no number: " + text, e);
        }
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isEmpty() ? value.asText() : null;
    }
}
