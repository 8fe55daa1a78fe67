package de.vorhabenpfad.network;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * What one {@code network.yaml} says, checked. Every mistake names its line, so that whoever keeps the file finds it.
 *
 * @param meetings days of the panel's meetings, in order
 */
record NetworkFile(Authority coordinating, Map<String, Authority> authorities, Map<String, Workshop> workshops,
        Map<String, Person> people, List<LocalDate> meetings) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Set<String> LAENDER = Set.of("BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL",
            "SN", "ST", "SH", "TH");

    /**
     * @param topics the topics of the idea form; each needs exactly one workshop
     * @throws IllegalArgumentException with line and reason if the file is wrong
     */
    static NetworkFile read(String yaml, Set<String> topics) {
        return new Reader(topics).read(yaml);
    }

    private static final class Reader {

        private final Set<String> topics;
        private final Map<String, Authority> authorities = new LinkedHashMap<>();
        private final Map<String, Workshop> workshops = new LinkedHashMap<>();
        private final Map<String, Person> people = new LinkedHashMap<>();
        private final Map<String, String> workshopOfTopic = new LinkedHashMap<>();

        Reader(Set<String> topics) {
            this.topics = topics;
        }

        NetworkFile read(String yaml) {
            Node root;
            try {
                root = new Yaml(new LoaderOptions()).compose(new java.io.StringReader(yaml));
            } catch (MarkedYAMLException e) {
                int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
                throw new IllegalArgumentException("line " + line + ": this is no YAML: " + e.getProblem(), e);
            } catch (YAMLException e) {
                // a character that no YAML has, or too much of everything; only the former has a place
                int at = e instanceof ReaderException reader ? yaml.indexOf(reader.getCodePoint()) : 0;
                long line = 1 + yaml.substring(0, at).chars().filter(c -> c == '\n').count();
                throw new IllegalArgumentException("line " + line + ": this is no YAML: " + e.getMessage(), e);
            }
            if (root == null) {
                throw new IllegalArgumentException("line 1: the file is empty.");
            }
            Entry top = new Entry(root, Set.of("coordinating", "authorities", "workshops", "people", "meetings"));
            top.list("authorities").forEach(this::authority);
            top.list("workshops").forEach(this::workshop);
            top.list("people").forEach(this::person);
            Set<LocalDate> meetings = new LinkedHashSet<>();
            top.list("meetings").forEach(node -> meetings.add(day(node)));
            String coordinating = known(top.get("coordinating"), authorities.keySet(), "authority");
            for (Workshop workshop : workshops.values()) {
                if (workshop.lead().equals(coordinating)) {
                    throw wrong(top.get("coordinating"), "the coordinating authority \"" + coordinating + "\" leads the workshop \""
                            + workshop.id() + "\"; it must lead none, since it decides on their results.");
                }
            }
            for (String topic : topics) {
                if (!workshopOfTopic.containsKey(topic)) {
                    throw wrong(top.get("workshops"), "no workshop takes the topic \"" + topic + "\" of the idea form.");
                }
            }
            return new NetworkFile(authorities.get(coordinating), authorities, workshops, people, meetings.stream().sorted().toList());
        }

        private void authority(Node node) {
            Entry entry = new Entry(node, Set.of("id", "name", "area", "land"));
            String id = newId(entry.get("id"), authorities.keySet());
            String land = known(entry.get("land"), LAENDER, "Land");
            authorities.put(id, new Authority(id, text(entry.get("name")), text(entry.get("area")), land, false));
        }

        private void workshop(Node node) {
            Entry entry = new Entry(node, Set.of("id", "name", "lead", "topics", "capacity"));
            String id = newId(entry.get("id"), workshops.keySet());
            String lead = known(entry.get("lead"), authorities.keySet(), "authority");
            List<String> taken = new ArrayList<>();
            for (Node topic : items(entry.get("topics"))) {
                String name = known(topic, topics, "topic of the idea form");
                String other = workshopOfTopic.putIfAbsent(name, id);
                if (other != null) {
                    throw wrong(topic, "the topic \"" + name + "\" belongs to the workshop \"" + other + "\" already.");
                }
                taken.add(name);
            }
            if (taken.isEmpty()) {
                throw wrong(entry.get("topics"), "a workshop needs at least one topic.");
            }
            workshops.put(id, new Workshop(id, text(entry.get("name")), lead, List.copyOf(taken), capacity(entry.get("capacity")), false));
        }

        private int capacity(Node node) {
            String text = text(node);
            if (!text.matches("[1-9]\\d{0,3}")) {
                throw wrong(node, "\"" + text + "\" is no capacity; it is a whole number from 1.");
            }
            return Integer.parseInt(text);
        }

        private void person(Node node) {
            Entry entry = new Entry(node, Set.of("account", "name", "authority", "duties"));
            String account = newId(entry.get("account"), people.keySet());
            if (Person.RESERVED.contains(account)) {
                throw wrong(entry.get("account"), "\"" + account + "\" stands for the product itself or for proposers without an account; call it otherwise.");
            }
            String authority = known(entry.get("authority"), authorities.keySet(), "authority");
            Set<String> groups = new LinkedHashSet<>();
            for (Node duty : items(entry.get("duties"))) {
                groups.add(group(duty));
            }
            people.put(account, new Person(account, text(entry.get("name")), authority, groups));
        }

        private String group(Node node) {
            String duty = text(node);
            int colon = duty.indexOf(':');
            String kind = colon < 0 ? duty : duty.substring(0, colon);
            String id = colon < 0 ? "" : duty.substring(colon + 1);
            return switch (kind) {
                case "proposer" -> Person.PROPOSERS;
                case "coordination" -> Person.COORDINATION;
                case "assessor" -> Person.ASSESSORS;
                case "panel" -> Person.PANEL;
                case "operator" -> Person.ADMIN;
                case "workshop" -> "workshop-" + known(node, id, workshops.keySet(), "workshop");
                case "contact" -> "authority-" + known(node, id, authorities.keySet(), "authority");
                default -> throw wrong(node, "\"" + duty + "\" is no duty; there are proposer, coordination, assessor, panel, "
                        + "operator, workshop:<id> and contact:<authority>.");
            };
        }

        private LocalDate day(Node node) {
            String text = text(node);
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw wrong(node, "\"" + text + "\" is no day, such as 2026-12-10.");
            }
        }

        private String newId(Node node, Set<String> taken) {
            String id = text(node);
            if (!ID.matcher(id).matches()) {
                throw wrong(node, "\"" + id + "\" is no id; it starts with a small letter and has 2 to 40 small letters, digits and hyphens.");
            }
            if (taken.contains(id)) {
                throw wrong(node, "the id \"" + id + "\" stands here a second time.");
            }
            return id;
        }

        private String known(Node node, Set<String> names, String what) {
            return known(node, text(node), names, what);
        }

        private String known(Node node, String name, Set<String> names, String what) {
            if (!names.contains(name)) {
                throw wrong(node, "\"" + name + "\" is no " + what + " of this network.");
            }
            return name;
        }

        private static String text(Node node) {
            if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank() && scalar.getValue().length() <= 200) {
                return scalar.getValue().strip();
            }
            throw wrong(node, "here must stand a text of 1 to 200 characters.");
        }

        private static List<Node> items(Node node) {
            if (node instanceof SequenceNode sequence) {
                return sequence.getValue();
            }
            throw wrong(node, "here must stand a list.");
        }

        private static IllegalArgumentException wrong(Node node, String reason) {
            return new IllegalArgumentException("line " + (node.getStartMark().getLine() + 1) + ": " + reason);
        }

        /** A mapping whose keys are all known and all there. */
        private static final class Entry {

            private final Map<String, Node> values = new LinkedHashMap<>();

            Entry(Node node, Set<String> keys) {
                if (!(node instanceof MappingNode mapping)) {
                    throw wrong(node, "here must stand " + keys + " with their values.");
                }
                for (NodeTuple tuple : mapping.getValue()) {
                    String key = text(tuple.getKeyNode());
                    if (!keys.contains(key)) {
                        throw wrong(tuple.getKeyNode(), "\"" + key + "\" is not known here; there are " + keys + ".");
                    }
                    if (values.put(key, tuple.getValueNode()) != null) {
                        throw wrong(tuple.getKeyNode(), "\"" + key + "\" stands here a second time.");
                    }
                }
                Set<String> missing = new HashSet<>(keys);
                missing.removeAll(values.keySet());
                if (!missing.isEmpty()) {
                    throw wrong(node, "here is missing: " + missing + ".");
                }
            }

            Node get(String key) {
                Node node = values.get(key);
                if (node == null) {
                    throw new IllegalStateException("The key " + key + " was not declared.");
                }
                return node;
            }

            List<Node> list(String key) {
                return items(get(key));
            }
        }
    }
}
