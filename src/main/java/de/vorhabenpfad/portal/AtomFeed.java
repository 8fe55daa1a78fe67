package de.vorhabenpfad.portal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A feed of RFC 4287. All texts are plain. Addresses are absolute; an entry's address is also its id.
 *
 * @param self the feed's own address
 * @param alternate the page that shows the same
 * @param updated when the feed last changed
 */
record AtomFeed(String title, String subtitle, String self, String alternate, Instant updated, List<Item> items) {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    /**
     * One entry.
     *
     * @param term what kind it is, for programs; {@code label} the same for people
     */
    record Item(String address, String title, String summary, String author, String term, String label, Instant published) {
    }

    byte[] xml() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            write(bytes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The feed cannot be written.", e);
        }
        return bytes.toByteArray();
    }

    private void write(OutputStream out) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        xml.writeAttribute("xml:lang", "de");
        text(xml, "id", self);
        text(xml, "title", title);
        text(xml, "subtitle", subtitle);
        text(xml, "updated", updated.toString());
        link(xml, "self", "application/atom+xml", self);
        link(xml, "alternate", "text/html", alternate);
        for (Item item : items) {
            write(xml, item);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.close();
    }

    private static void write(XMLStreamWriter xml, Item item) throws XMLStreamException {
        xml.writeStartElement("entry");
        text(xml, "id", item.address());
        text(xml, "title", item.title());
        text(xml, "published", item.published().toString());
        text(xml, "updated", item.published().toString());
        xml.writeStartElement("author");
        text(xml, "name", item.author());
        xml.writeEndElement();
        link(xml, "alternate", "text/html", item.address());
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", writable(item.term()));
        xml.writeAttribute("label", writable(item.label()));
        text(xml, "summary", item.summary());
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(writable(text));
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String type, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", writable(address));
    }

    /** Without the characters that XML has no way to write. */
    private static String writable(String text) {
        return text.codePoints().filter(one -> one == '\t' || one == '\n' || one == '\r' || one >= 0x20 && one <= 0xD7FF
                || one >= 0xE000 && one <= 0xFFFD || one >= 0x10000).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
