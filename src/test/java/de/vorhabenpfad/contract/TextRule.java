package de.vorhabenpfad.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** A form is called like its file, says something in German everywhere, and lets nobody write without end. */
final class TextRule {

    private static final Set<String> TITLED = Set.of("textfield", "textarea", "number", "checkbox", "checklist", "radio", "select", "taglist",
            "dynamiclist");
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|and|please|your|you|this|that|are|is|not|yes|with|of|for|cancel|submit|enter|choose|required|optional|reason|decision)\\b",
            Pattern.CASE_INSENSITIVE);

    private final String form;
    private final Set<String> ids = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private final List<String> findings = new ArrayList<>();

    private TextRule(String form) {
        this.form = form;
    }

    static List<String> findings(String form, JsonNode json) {
        TextRule rule = new TextRule(form);
        if (!json.path("id").asText().equals(form)) {
            rule.findings.add(form + " calls itself " + json.path("id").asText());
        }
        rule.components("", json.path("components"));
        return rule.findings;
    }

    private void components(String prefix, JsonNode components) {
        for (JsonNode component : components) {
            String id = component.path("id").asText();
            if (id.isBlank() || !ids.add(id)) {
                findings.add(form + ": a component has no id of its own, but \"" + id + "\"");
            }
            String key = component.path("key").asText(component.path("path").asText());
            if (!key.isEmpty() && !keys.add(prefix + key)) {
                findings.add(form + ": the key " + prefix + key + " stands there twice");
            }
            component(id, component);
            components(prefix + key + ".", component.path("components"));
        }
    }

    private void component(String id, JsonNode component) {
        String type = component.path("type").asText();
        if (type.equals("text")) {
            german(id, component.path("text"));
        }
        if (TITLED.contains(type) || type.equals("group")) {
            german(id, component.path("label"));
        }
        if (type.equals("datetime")) {
            german(id, component.path("dateLabel"));
        }
        if (component.has("description")) {
            german(id, component.path("description"));
        }
        component.path("values").forEach(option -> german(id, option.path("label")));
        boolean written = type.equals("textfield") || type.equals("textarea");
        if (written && !component.path("readonly").asBoolean() && !component.path("validate").has("maxLength")) {
            findings.add(form + ": " + id + " may be written in without end");
        }
    }

    private void german(String id, JsonNode text) {
        Matcher english = ENGLISH.matcher(text.asText());
        if (text.asText().isBlank()) {
            findings.add(form + ": " + id + " says nothing");
        } else if (english.find()) {
            findings.add(form + ": " + id + " says \"" + english.group() + "\"");
        }
    }
}
