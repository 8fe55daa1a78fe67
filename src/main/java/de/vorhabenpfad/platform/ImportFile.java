package de.vorhabenpfad.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

/** Rows of a file to import: a JSON array of objects, or CSV with a header. Read one after the other, never all at once. */
final class ImportFile {

    /** Where the values of a CSV row stand that has more of them than the header. */
    static final String TOO_MANY = "(zu viele Spalten)";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path path;
    private final boolean json;

    private ImportFile(Path path, boolean json) {
        this.path = path;
        this.json = json;
    }

    /** @param line where the row begins, from 1 */
    record Row(int line, Map<String, Object> values) {
    }

    /** What is done with a row. */
    interface Visitor {
        void row(Row row) throws IOException;
    }

    /** @throws Unreadable if it is neither JSON nor CSV, or empty */
    static ImportFile open(Path path) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new Unreadable("Die Datei " + path + " gibt es nicht oder sie ist nicht lesbar.");
        }
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            int first = firstCharacter(reader);
            if (first < 0) {
                throw new Unreadable("Die Datei " + path + " ist leer.");
            }
            if (first == '{') {
                throw new Unreadable("Die Datei " + path + " enthält ein einzelnes JSON-Objekt; erwartet wird eine Liste: [ { ... }, { ... } ].");
            }
            return new ImportFile(path, first == '[');
        } catch (MalformedInputException e) {
            throw new Unreadable("Die Datei " + path + " ist kein Text in UTF-8.");
        } catch (IOException e) {
            throw new Unreadable("Die Datei " + path + " lässt sich nicht lesen: " + e.getMessage());
        }
    }

    private static int firstCharacter(Reader reader) throws IOException {
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (!Character.isWhitespace(c) && c != '\uFEFF') {
                return c;
            }
        }
        return -1;
    }

    /**
     * Visits each row in order. Call it once with a visitor that does nothing to learn whether the whole file can be read.
     *
     * @throws Unreadable with the line if it cannot
     */
    void forEach(Visitor visitor) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            skipByteOrderMark(reader);
            if (json) {
                readJson(reader, visitor);
            } else {
                readCsv(reader, visitor);
            }
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new Unreadable("Zeile " + line + ": Das ist kein gültiges " + (json ? "JSON" : "CSV") + ": " + e.getOriginalMessage());
        } catch (MalformedInputException e) {
            throw new Unreadable("Die Datei " + path + " ist kein Text in UTF-8.");
        }
    }

    /** Spreadsheets begin a file with an invisible mark. */
    private static void skipByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
    }

    private static void readJson(Reader reader, Visitor visitor) throws IOException {
        try (JsonParser parser = JSON.createParser(reader)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                int line = parser.currentTokenLocation().getLineNr();
                if (parser.currentToken() != JsonToken.START_OBJECT) {
                    throw new Unreadable("Zeile " + line + ": Jede Zeile der Liste muss ein Objekt { ... } sein.");
                }
                JsonNode node = JSON.readTree(parser);
                Map<String, Object> values = new LinkedHashMap<>();
                node.fields().forEachRemaining(field -> {
                    if (!field.getValue().isNull()) {
                        values.put(field.getKey(), field.getValue().isValueNode() ? field.getValue().asText() : field.getValue());
                    }
                });
                visitor.row(new Row(line, values));
            }
        }
    }

    private void readCsv(Reader reader, Visitor visitor) throws IOException {
        CsvMapper csv = CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build();
        CsvSchema schema = CsvSchema.emptySchema().withHeader().withColumnSeparator(separator()).withAnyPropertyName(TOO_MANY);
        try (JsonParser parser = csv.getFactory().createParser(reader)) {
            parser.setSchema(schema);
            parser.setCodec(csv);
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                requireColumns((CsvSchema) parser.getSchema());
                // the parser stands at the end of the line before
                int line = parser.currentTokenLocation().getLineNr() + 1;
                Map<String, Object> values = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    String text = parser.getText();
                    if (text != null && !text.isBlank()) {
                        values.put(name, text);
                    }
                }
                visitor.row(new Row(line, values));
            }
        }
    }

    private static void requireColumns(CsvSchema schema) {
        if (schema.column("id") == null || schema.column("title") == null) {
            throw new Unreadable("Zeile 1: Das ist weder JSON noch CSV mit den Spalten id und title.");
        }
    }

    /** German spreadsheets write semicolons. */
    private char separator() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(path)) {
            String header = String.valueOf(reader.readLine());
            return header.contains(";") && !header.contains(",") ? ';' : ',';
        }
    }

    /** The file as a whole cannot be imported. */
    static final class Unreadable extends RuntimeException {

        Unreadable(String message) {
            super(message);
        }
    }
}
