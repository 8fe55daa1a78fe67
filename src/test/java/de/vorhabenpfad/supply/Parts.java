package de.vorhabenpfad.supply;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the product is made of besides its own code, as the list of parts (CycloneDX) in the jar names it. */
record Parts(List<Part> all) {

    /** Under one of these a part may be shipped with the product to any authority, without asking anybody. */
    private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "CC0-1.0", "EPL-2.0", "EUPL-1.2",
            "OFL-1.1");
    /** May stand beside an allowed one: offered as a choice, or what a part says of what it carries. */
    private static final Set<String> BESIDE = Set.of("GPL-2.0-with-classpath-exception", "LGPL-2.1-only", "MPL-1.1",
            "The GNU General Public License (GPL), Version 2, With Classpath Exception",
            "GNU General Public License, version 2 with the GNU Classpath Exception", "Apache License, 2.0", "Public Domain", "Modified BSD",
            "jQuery license", "W3C license");

    record Part(String name, String version, Set<String> licences) {
    }

    static Parts in(Path list) throws IOException {
        return of(new ObjectMapper().readTree(list.toFile()));
    }

    static Parts of(JsonNode list) {
        return new Parts(each(list.path("components")).map(Parts::part).sorted(Comparator.comparing(Part::name)).toList());
    }

    private static Part part(JsonNode component) {
        Set<String> licences = new TreeSet<>();
        each(component.path("licenses")).map(Parts::licence).filter(Objects::nonNull).forEach(licences::add);
        String group = component.path("group").asText();
        return new Part(group + (group.startsWith("@") ? "/" : ":") + component.path("name").asText(), component.path("version").asText(), licences);
    }

    private static String licence(JsonNode licence) {
        JsonNode known = licence.path("license").path("id");
        return known.isMissingNode() ? licence.path("license").path("name").asText(licence.path("expression").asText(null)) : known.asText();
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Parts that may not be shipped, each with the reason. */
    List<String> refused() {
        return all.stream().filter(part -> part.licences().stream().noneMatch(ALLOWED::contains)
                || !part.licences().stream().allMatch(licence -> ALLOWED.contains(licence) || BESIDE.contains(licence)))
                .map(part -> part.name() + (part.licences().isEmpty() ? " names no licence" : " is under " + String.join(", ", part.licences()))).toList();
    }

    /** One line a part, without versions: they change often, licences hardly ever. */
    List<String> table() {
        return all.stream().map(part -> "| `" + part.name() + "` | " + String.join(", ", part.licences()) + " |").distinct().toList();
    }
}
