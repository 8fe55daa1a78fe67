package de.vorhabenpfad.portal;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import de.vorhabenpfad.casefile.InitiativeNumber;
import de.vorhabenpfad.forms.FormField;
import de.vorhabenpfad.forms.Refusal;
import de.vorhabenpfad.network.Person;
import de.vorhabenpfad.trail.Kind;
import de.vorhabenpfad.trail.TrailSearch;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The trail, for operators alone: as a list with a filter, and the same as a file. */
@Controller
final class TrailPage {

    private static final int SIZE = 50;
    private static final List<String> HEADER = List.of("Zeit", "Art", "Konto", "Was", "Woran", "Vorhaben", "Von wo", "Sitzung", "Anzahl");

    private final TrailSearch trail;

    TrailPage(TrailSearch trail) {
        this.trail = trail;
    }

    /** The filter as it was sent. Days are days in the zone of the server; {@code bis} is the last one. */
    record Asked(@Nullable String vorhaben, @Nullable String konto, @Nullable String art, @Nullable String von, @Nullable String bis) {

        /** Without what is not there, and without the character that the database takes in no text. */
        Asked {
            vorhaben = plain(vorhaben).toUpperCase(Locale.ROOT);
            konto = plain(konto);
            art = plain(art);
            von = plain(von);
            bis = plain(bis);
        }

        private static String plain(@Nullable String text) {
            return text == null ? "" : SearchPage.words(text);
        }

        TrailSearch.Filter filter(List<Refusal.Field> wrong) {
            if (!vorhaben.isEmpty() && !InitiativeNumber.looksLikeOne(vorhaben)) {
                wrong.add(new Refusal.Field("vorhaben", "Bitte geben Sie die Nummer des Vorhabens so an: V-2026-0042."));
            }
            LocalDate first = day("von", von, wrong);
            LocalDate last = day("bis", bis, wrong);
            if (first != null && last != null && last.isBefore(first)) {
                wrong.add(new Refusal.Field("bis", "„Bis“ darf nicht vor „Von“ liegen."));
            }
            return new TrailSearch.Filter(vorhaben.isEmpty() ? null : vorhaben, konto.isEmpty() ? null : konto, Kind.of(art).orElse(null), start(first),
                    start(last == null ? null : last.plusDays(1)));
        }

        private static @Nullable LocalDate day(String key, String text, List<Refusal.Field> wrong) {
            if (text.isEmpty()) {
                return null;
            }
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() >= 2000 && day.getYear() < 3000) {
                    return day;
                }
            } catch (DateTimeParseException e) {
                // told below, as for a year that cannot be meant
            }
            wrong.add(new Refusal.Field(key, "Bitte geben Sie „" + (key.equals("von") ? "Von" : "Bis") + "“ so an: 2026-11-30."));
            return null;
        }

        private static @Nullable Instant start(@Nullable LocalDate day) {
            return day == null ? null : day.atStartOfDay(ZoneId.systemDefault()).toInstant();
        }
    }

    /** One end of the time asked for, as a field. */
    record Day(String key, String label, String value) {
    }

    /** A line as it is shown; what is not there is a dash. */
    record Line(Moment at, String kind, String who, String what, String about, @Nullable String number, String source, String session, int times) {
    }

    /** The result and where one is in it; pages are counted from 1. */
    record Result(List<Line> lines, int total, boolean more, int page, int pages) {
    }

    @GetMapping("/protokoll")
    String show(Asked asked, @RequestParam(defaultValue = "1") String seite, @RequestAttribute Person person, HttpServletResponse response, Model model) {
        requireOperator(person);
        List<Refusal.Field> wrong = new ArrayList<>();
        TrailSearch.Filter filter = asked.filter(wrong);
        model.addAttribute("asked", asked);
        model.addAttribute("kinds", Arrays.stream(Kind.values()).map(kind -> new FormField.Option(kind.code(), kind.label())).toList());
        if (wrong.isEmpty()) {
            model.addAttribute("result", result(filter, SearchPage.pageNumber(seite)));
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            model.addAttribute("errors", wrong);
        }
        Map<String, String> said = wrong.stream().collect(Collectors.toMap(Refusal.Field::key, Refusal.Field::message, (first, second) -> first));
        model.addAttribute("said", said);
        model.addAttribute("days", List.of(new Day("von", "Von (Tag)", String.valueOf(asked.von())), new Day("bis", "Bis (Tag)", String.valueOf(asked.bis()))));
        return "protokoll";
    }

    /** The page asked for, or the last one there is. */
    private Result result(TrailSearch.Filter filter, int wanted) {
        TrailSearch.Page found = trail.find(filter, wanted - 1, SIZE);
        int pages = Math.max(1, (found.total() + SIZE - 1) / SIZE);
        if (wanted > pages) {
            return result(filter, pages);
        }
        return new Result(found.lines().stream().map(TrailPage::line).toList(), found.total(), found.total() == TrailSearch.MOST, wanted, pages);
    }

    private static Line line(TrailSearch.Line line) {
        return new Line(Moment.second(line.at()), line.kind().label(), dash(line.who()), line.what(), dash(line.about()), line.number(), dash(line.source()),
                dash(line.session()), line.times());
    }

    private static String dash(@Nullable String text) {
        return text == null || text.isBlank() ? "–" : text;
    }

    /** All that fit the filter, for a spreadsheet. {@link Exports} records that it was taken. */
    @GetMapping("/protokoll.csv")
    void export(Asked asked, @RequestAttribute Person person, HttpServletResponse response) throws IOException {
        requireOperator(person);
        List<Refusal.Field> wrong = new ArrayList<>();
        TrailSearch.Filter filter = asked.filter(wrong);
        if (!wrong.isEmpty()) {
            response.sendError(HttpStatus.BAD_REQUEST.value());
            return;
        }
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("protokoll.csv").build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        PrintWriter out = new PrintWriter(response.getOutputStream(), false, StandardCharsets.UTF_8);
        // spreadsheets take the file for UTF-8 by this mark only
        out.print('\uFEFF');
        row(out, HEADER);
        trail.all(filter, line -> row(out, List.of(line.at().toString(), line.kind().label(), text(line.who()), line.what(), text(line.about()), text(line.number()),
                text(line.source()), text(line.session()), String.valueOf(line.times()))));
        out.flush();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static void row(PrintWriter out, List<String> cells) {
        out.print(String.join(";", cells.stream().map(TrailPage::cell).toList()));
        out.print("\r\n");
    }

    /** Quoted, and never a formula: a spreadsheet would work out what begins like one. */
    static String cell(String text) {
        String harmless = text.strip().matches("(?s)[=+\\-@\\t\\r\\n].*") || text.startsWith("\t") || text.startsWith("\r") || text.startsWith("\n") ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static void requireOperator(Person person) {
        if (!person.isIn(Person.ADMIN)) {
            throw RequestRefused.forbidden();
        }
    }

    @ExceptionHandler
    ModelAndView refused(RequestRefused refused) {
        return new ModelAndView("error/" + refused.status().value(), Map.of("refusal", "duty"), refused.status());
    }
}
