package de.vorhabenpfad.fuzz;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What people, programs and attackers may send: texts, values, bytes, of every shape. */
public final class Anything {

    /** The element that all markup below tries to bring onto a page; no page of ours has one. */
    public static final String MARKER = "x-marker-123";

    /** Markup that would be more than text if any page forgot to escape. */
    public static final List<String> MARKUP = List.of("<" + MARKER + " onerror=alert(1)>", "\"><" + MARKER + ">", "'><" + MARKER + " a='", "</textarea><" + MARKER + ">",
            "</title></script></style><" + MARKER + "/>", "<!--><" + MARKER + ">-->", "]]><" + MARKER + "/>", "\" onfocus=\"" + MARKER + "\" autofocus=\"",
            "' onerror='" + MARKER + "' a='", "[a](javascript:alert('" + MARKER + "'))", "![a](data:text/html;base64,PHg+)", "<javascript:" + MARKER + ">",
            "[[${T(java.lang.Runtime)}]] <" + MARKER + ">", "&lt;" + MARKER + "&gt;", "&#60;" + MARKER + "&#62;", "`<" + MARKER + ">`", "    <" + MARKER + ">",
            "\\<" + MARKER + ">", "<svg><" + MARKER + " onload=x>", "\u202E<" + MARKER + ">", "+ADw-" + MARKER + "+AD4-");

    /** What has broken programs before. */
    public static final List<String> NASTY = List.of("", " ", "\0", "a\0b", "\uFEFF", "\uD800", "\uDC00x", "\u202Eabc\u2066", "\u200B", "\u0085", "\u2028", "🙂", "e\u0301",
            "\uFFFF", "\u001B[31m", "\r\nSet-Cookie: a=b", "-1", "0", "1", "2147483648", "-9223372036854775809", "99999999999999999999", "1e999999999", "1e-999999999", "NaN",
            "Infinity", "0x1F", "١٢٣", "1_000", "1,5", "null", "true", "[]", "{}", "2026-02-30", "2026-11-24", "+999999999-12-31", "9999999999-01-01", "-0001-01-01",
            "${7*7}", "#{execution}", "= 1 + 1", "{{a}}", "%s%n%d", "%00", "%", "../../etc/passwd", "..\\..\\x", "C:\\con.txt", "' or '1'='1", "\\", "\"", "'", "*", ":",
            "a & b | !c", "(((", "a:*", "<->", "V-2026-0001", "V-2026-00000001", "x".repeat(300), "ß".repeat(300), "\u0130ı", "(a+)+$");

    private Anything() {
    }

    public static Arbitrary<String> text() {
        Arbitrary<String> piece = Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, Arbitraries.of(NASTY)), net.jqwik.api.Tuple.of(2, Arbitraries.of(MARKUP)),
                net.jqwik.api.Tuple.of(3, Arbitraries.strings().all().ofMaxLength(40)), net.jqwik.api.Tuple.of(2, Arbitraries.strings().ascii().ofMaxLength(40)));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, piece), net.jqwik.api.Tuple.of(1, Combinators.combine(piece, piece, piece).as((a, b, c) -> a + b + c)));
    }

    /** Text with markup in it for sure. */
    public static Arbitrary<String> markup() {
        return Combinators.combine(text(), Arbitraries.of(MARKUP), text()).as((a, b, c) -> a + b + c);
    }

    /** A value of JSON as Java has it. */
    public static Arbitrary<Object> value() {
        return value(3);
    }

    private static Arbitrary<Object> value(int depth) {
        Arbitrary<Object> leaf = Arbitraries.oneOf(text().asGeneric(), Arbitraries.integers().asGeneric(), Arbitraries.longs().asGeneric(),
                Arbitraries.doubles().asGeneric(), Arbitraries.bigDecimals().asGeneric(), Arbitraries.of(true, false).asGeneric(),
                Arbitraries.of(new BigDecimal("1E+999999"), new BigDecimal("1E-999999"), BigDecimal.ZERO).asGeneric(), Arbitraries.just((Object) Double.NaN))
                .injectNull(0.1);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<Object> inner = Arbitraries.lazy(() -> value(depth - 1));
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(6, leaf), net.jqwik.api.Tuple.of(1, inner.list().ofMaxSize(4).asGeneric()),
                net.jqwik.api.Tuple.of(1, Arbitraries.maps(text(), inner).ofMaxSize(4).asGeneric()));
    }

    /** A map with each of these keys, or without some of them. */
    public static Arbitrary<Map<String, Object>> map(Map<String, Arbitrary<Object>> values) {
        List<String> keys = List.copyOf(values.keySet());
        return Combinators.combine(keys.stream().map(key -> values.get(key).optional(0.9)).toList()).as(chosen -> {
            Map<String, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                String key = keys.get(i);
                chosen.get(i).ifPresent(value -> map.put(key, value));
            }
            return map;
        });
    }

    public static Arbitrary<byte[]> bytes() {
        return Arbitraries.oneOf(Arbitraries.bytes().array(byte[].class).ofMaxSize(300), text().map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    /** One of these files as it is, cut off, with bits turned, with bytes put in, or with another one spliced in. */
    public static Arbitrary<byte[]> spoiled(List<byte[]> files) {
        Arbitrary<byte[]> one = Arbitraries.of(files);
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 1 << 20);
        Arbitrary<byte[]> once = Combinators.combine(one, Arbitraries.integers().between(0, 5), place, place, Arbitraries.oneOf(bytes(), one)).as(Anything::spoil);
        return Combinators.combine(once, Arbitraries.integers().between(0, 5), place, place, bytes()).as((file, way, from, to, more) -> way > 2 ? file : spoil(file, way, from, to, more));
    }

    private static byte[] spoil(byte[] file, int way, int first, int second, byte[] more) {
        int from = first % (file.length + 1);
        int to = from + second % (file.length - from + 1);
        return switch (way) {
            case 0 -> Arrays.copyOf(file, from);
            case 1 -> {
                byte[] turned = file.clone();
                for (int i = from; i < Math.min(turned.length, from + 1 + second % 8); i++) {
                    turned[i] ^= (byte) (1 << (second + i) % 8);
                }
                yield turned;
            }
            case 2 -> joined(Arrays.copyOf(file, from), more, Arrays.copyOfRange(file, from, file.length));
            case 3 -> joined(Arrays.copyOf(file, from), Arrays.copyOfRange(file, to, file.length), new byte[0]);
            case 4 -> joined(Arrays.copyOf(file, to), Arrays.copyOfRange(file, from, to), Arrays.copyOfRange(file, to, file.length));
            default -> file;
        };
    }

    private static byte[] joined(byte[] a, byte[] b, byte[] c) {
        byte[] all = Arrays.copyOf(a, a.length + b.length + c.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        System.arraycopy(c, 0, all, a.length + b.length, c.length);
        return all;
    }
}
