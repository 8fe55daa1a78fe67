package de.vorhabenpfad.forms;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AnswerCheckerTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 31);
    private static final Feel FEEL = new Interpreter();
    private static final AnswerChecker CHECKER = new AnswerChecker(FEEL, Clock.fixed(TODAY.atTime(9, 0).atZone(ZONE).toInstant(), ZONE));
    private static final String REQUIRED = "'validate': {'required': true}";
    private static final String CHOICES = "'values': [{'value': '1', 'label': 'sehr gering'}, {'value': '2', 'label': 'gering'}]";

    private static Map<String, Object> check(FormSchema form, Map<String, ?> given) {
        return CHECKER.check(form, given, Map::of);
    }

    private static Map<String, Object> check(String component, Object given) {
        return check(FormSchemaTest.form(component), Collections.singletonMap("one", given));
    }

    private static Refusal refusal(FormSchema form, Map<String, ?> given) {
        return catchThrowableOfType(Refusal.class, () -> check(form, given));
    }

    /** The message, which must stand at the field and name it. */
    private static String refused(String component, Object given) {
        Refusal refusal = refusal(FormSchemaTest.form(component), Collections.singletonMap("one", given));
        assertThat(refusal).as("refusal of %s", given).isNotNull();
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
        assertThat(refusal.fields()).extracting(Refusal.Field::key).containsExactly("one");
        assertThat(refusal.getMessage()).contains("„Eins“");
        return refusal.getMessage();
    }

    private static String field(String type, String... rules) {
        return "{'type': '" + type + "', 'key': 'one', 'label': 'Eins'" + (rules.length == 0 ? "" : ", ") + String.join(", ", rules) + "}";
    }

    private static String date(String... rules) {
        return field("datetime", rules).replace("'label'", "'subtype': 'date', 'dateLabel'");
    }

    @ParameterizedTest
    @ValueSource(strings = { "textfield", "textarea", "number", "radio", "select", "checklist", "taglist" })
    void whatIsRequiredMustBeThere(String type) {
        assertThat(refused(field(type, REQUIRED), null)).isEqualTo("Bitte füllen Sie „Eins“ aus.");
        assertThat(refused(field(type, REQUIRED), " ")).isEqualTo("Bitte füllen Sie „Eins“ aus.");
        assertThat(refused(field(type, REQUIRED), List.of())).isEqualTo("Bitte füllen Sie „Eins“ aus.");
    }

    @Test
    void whatIsRequiredMustBeSentAtAll() {
        assertThat(refusal(FormSchemaTest.form(date(REQUIRED)), Map.of()).fields()).extracting(Refusal.Field::key).containsExactly("one");
    }

    @Test
    void everyWrongFieldIsNamedAtOnce() {
        FormSchema form = FormSchemaTest.form("{'type': 'textfield', 'key': 'title', 'label': 'Titel', " + REQUIRED + "}", date(REQUIRED));
        assertThat(refusal(form, Map.of("one", "gestern")).fields()).extracting(Refusal.Field::key).containsExactly("title", "one");
    }

    @Test
    void whatIsLeftEmptyIsNoAnswer() {
        FormSchema form = FormSchemaTest.form(field("textfield"), "{'type': 'number', 'key': 'two'}");
        assertThat(check(form, Map.of("one", "  ", "two", ""))).isEmpty();
    }

    @Test
    void textsKeepToTheirLengths() {
        String rules = "'validate': {'minLength': 3, 'maxLength': 5}";
        assertThat(refused(field("textfield", rules), "ab")).isEqualTo("„Eins“ braucht mindestens 3 Zeichen.");
        assertThat(refused(field("textfield", rules), "abcdef")).isEqualTo("„Eins“ darf höchstens 5 Zeichen haben; es sind 6.");
        assertThat(check(field("textfield", rules), "  äöü  ")).containsEntry("one", "äöü");
    }

    @Test
    void aMegabyteIsRefusedWithoutRepeatingIt() {
        assertThat(refused(field("textarea", "'validate': {'maxLength': 5000}"), "x".repeat(1 << 20))).contains("es sind 1048576").hasSizeLessThan(200);
        assertThat(refused(field("radio", CHOICES), "x".repeat(1 << 20))).hasSizeLessThan(200);
        assertThat(refused(field("number"), "9".repeat(1 << 20))).hasSizeLessThan(200);
        assertThat(refused(date(), "9".repeat(1 << 20))).hasSizeLessThan(200);
    }

    @Test
    void patternsHold() {
        String link = field("textfield", "'validate': {'pattern': '^https?://[^\\\\s<>]+$'}");
        assertThat(refused(link, "javascript:alert(1)")).isEqualTo("„Eins“ hat nicht die verlangte Form.");
        assertThat(check(link, "https://example.org/a?b=c")).containsKey("one");
    }

    @ParameterizedTest
    @ValueSource(strings = { "niemand", "a@b", "a b@example.org", "a@b@example.org", "a@example.org, b@example.org", "<a@example.org>" })
    void whatIsNoAddressIsRefused(String address) {
        assertThat(refused(field("textfield", "'validate': {'validationType': 'email'}"), address)).isEqualTo("„Eins“ ist keine E-Mail-Adresse. Bitte geben Sie eine vollständige an, zum Beispiel vorname.nachname@example.org.");
    }

    @Test
    void anAddressIsTaken() {
        assertThat(check(field("textfield", "'validate': {'validationType': 'email'}"), "vor.name@bund.example")).containsKey("one");
    }

    @ParameterizedTest
    @ValueSource(strings = { "<script>alert(1)</script>", "${execution.getId()}", "#{7*7}", "'; drop table entry; --", "= 1 + 1" })
    void whatLooksLikeCodeStaysText(String text) {
        assertThat(check(field("textfield"), text)).containsEntry("one", text);
        assertThat(check(field("textarea"), text)).containsEntry("one", text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\u0000b", "a\u001bb", "a\u007fb", "a\u0085b" })
    void controlCharactersAreRefused(String text) {
        assertThat(refused(field("textfield"), text)).startsWith("„Eins“ enthält Zeichen, die nicht erlaubt sind");
        assertThat(refused(field("textarea"), text)).startsWith("„Eins“ enthält Zeichen, die nicht erlaubt sind");
    }

    @Test
    void onlyALongTextHasLines() {
        assertThat(refused(field("textfield"), "a\nb")).contains("Zeilenumbruch");
        assertThat(check(field("textarea"), "a\r\nb\tc")).containsEntry("one", "a\nb\tc");
    }

    @Test
    void aTextIsAText() {
        assertThat(refused(field("textfield"), 7)).isEqualTo("„Eins“ muss ein Text sein.");
        assertThat(refused(field("textarea"), List.of("a"))).isEqualTo("„Eins“ muss ein Text sein.");
        assertThat(refused(field("textarea"), Map.of("a", "b"))).isEqualTo("„Eins“ muss ein Text sein.");
    }

    @ParameterizedTest
    @CsvSource({ "12, 12", "-3, -3", "0.5, 0.5", "1e3, 1000", "0e-999999999, 0", "0e9, 0", "' 7 ', 7" })
    void numbersAreTakenAsNumbers(String given, BigDecimal number) {
        assertThat(check(field("number"), given)).containsEntry("one", number);
    }

    @Test
    void wholeNumbersAreWhole() {
        assertThat(check(field("number", "'decimalDigits': 0"), 12)).containsEntry("one", 12L);
        assertThat(check(field("number", "'decimalDigits': 0"), 12.0)).containsEntry("one", 12L);
        assertThat(check(field("number", "'decimalDigits': 0"), "1e3")).containsEntry("one", 1000L);
        assertThat(refused(field("number", "'decimalDigits': 0"), 1.5)).isEqualTo("„Eins“ muss eine ganze Zahl sein.");
        assertThat(refused(field("number", "'decimalDigits': 2"), "1.234")).isEqualTo("„Eins“ darf höchstens 2 Nachkommastellen haben.");
    }

    @Test
    void numbersKeepToTheirRange() {
        String rules = "'validate': {'min': 0, 'max': 10}";
        assertThat(refused(field("number", rules), -1)).isEqualTo("„Eins“ muss mindestens 0 sein.");
        assertThat(refused(field("number", rules), "10.01")).isEqualTo("„Eins“ darf höchstens 10 sein.");
        assertThat(check(field("number", rules), 0)).containsKey("one");
        assertThat(check(field("number", rules), 10)).containsKey("one");
    }

    @ParameterizedTest
    @ValueSource(strings = { "viel", "1,5", "0x10", "NaN", "Infinity", "1 000", "٣٤x" })
    void whatIsNoNumberIsRefused(String given) {
        assertThat(refused(field("number"), given)).isEqualTo("„Eins“ muss eine Zahl sein.");
    }

    @Test
    void numbersThatNobodyMeansAreRefused() {
        assertThat(refused(field("number"), "1e16")).isEqualTo("„Eins“ ist zu groß.");
        assertThat(refused(field("number"), "-1e999999999")).isEqualTo("„Eins“ ist zu groß.");
        assertThat(refused(field("number"), "1e-999999999")).contains("Nachkommastellen");
        assertThat(refused(field("number"), Double.NaN)).isEqualTo("„Eins“ muss eine Zahl sein.");
        assertThat(refused(field("number"), true)).isEqualTo("„Eins“ muss eine Zahl sein.");
        assertThat(refused(field("number"), Map.of())).isEqualTo("„Eins“ muss eine Zahl sein.");
    }

    @ParameterizedTest
    @ValueSource(strings = { "31.08.2026", "2026-02-30", "2026-8-1", "2026-08-31T00:00:00", "1899-12-31", "2200-01-01", "+999999999-01-01", "morgen" })
    void whatIsNoDayIsRefused(String given) {
        assertThat(refused(date(), given)).isEqualTo("„Eins“ muss ein Datum sein.");
    }

    @Test
    void aDayIsText() {
        assertThat(refused(date(), 20260831)).isEqualTo("„Eins“ muss ein Datum sein.");
        assertThat(check(date(), " 2026-08-31 ")).containsEntry("one", "2026-08-31");
    }

    @Test
    void aDayLiesAfterToday() {
        String future = date("'properties': {'dateAfter': 'today'}");
        assertThat(refused(future, "2026-08-31")).isEqualTo("„Eins“ muss nach dem 31.08.2026 liegen.");
        assertThat(check(future, "2026-09-01")).containsKey("one");
    }

    @Test
    void aDayDoesNotLieAfterToday() {
        String past = date("'properties': {'dateNotAfter': 'today'}");
        assertThat(refused(past, "2026-09-01")).isEqualTo("„Eins“ darf nicht nach dem 31.08.2026 liegen.");
        assertThat(check(past, "2026-08-31")).containsKey("one");
    }

    @Test
    void aDayLiesAfterAnother() {
        FormSchema form = FormSchemaTest.form("{'type': 'datetime', 'subtype': 'date', 'key': 'start', 'dateLabel': 'Beginn'}",
                date("'properties': {'dateAfter': 'start'}"));
        assertThat(refusal(form, Map.of("start", "2026-10-02", "one", "2026-10-02"))).hasMessage("„Eins“ muss nach dem 02.10.2026 liegen.");
        assertThat(check(form, Map.of("start", "2026-10-02", "one", "2026-10-03"))).hasSize(2);
        assertThat(check(form, Map.of("one", "2026-10-03"))).hasSize(1);
    }

    @Test
    void monthsAheadEndWithTheMonth() {
        String ahead = date("'properties': {'dateWithinMonths': '6'}");
        assertThat(check(ahead, "2027-02-28")).containsKey("one");
        assertThat(refused(ahead, "2027-03-01"))
                .isEqualTo("„Eins“ darf höchstens 6 Monate in der Zukunft liegen, also bis zum 28.02.2027.");
    }

    @Test
    void aBoxIsTickedOrNot() {
        assertThat(check(field("checkbox"), true)).containsEntry("one", true);
        assertThat(check(field("checkbox"), false)).containsEntry("one", false);
        assertThat(check(field("checkbox"), null)).isEmpty();
        assertThat(refused(field("checkbox"), "true")).isEqualTo("„Eins“ muss angekreuzt sein oder nicht.");
        assertThat(refused(field("checkbox", REQUIRED), false)).isEqualTo("Bitte bestätigen Sie „Eins“.");
        assertThat(refused(field("checkbox", REQUIRED), null)).isEqualTo("Bitte bestätigen Sie „Eins“.");
    }

    @ParameterizedTest
    @ValueSource(strings = { "radio", "select" })
    void onlyWhatIsOfferedCanBeChosen(String type) {
        assertThat(check(field(type, CHOICES), "2")).containsEntry("one", "2");
        assertThat(check(field(type, CHOICES), 2)).containsEntry("one", "2");
        assertThat(refused(field(type, CHOICES), "3")).isEqualTo("„Eins“: „3“ steht nicht zur Auswahl.");
        assertThat(refused(field(type, CHOICES), "gering")).isEqualTo("„Eins“: „gering“ steht nicht zur Auswahl.");
        assertThat(refused(field(type, CHOICES), List.of("1"))).contains("steht nicht zur Auswahl");
    }

    @Test
    void aChoiceMayBeNamedByItsTextWhereTheFormSaysSo() {
        String scale = field("radio", CHOICES, "'properties': {'acceptLabels': 'true'}");
        assertThat(check(scale, "Sehr gering")).containsEntry("one", "1");
        assertThat(check(scale, "1")).containsEntry("one", "1");
        assertThat(refused(scale, "mittel")).contains("„mittel“ steht nicht zur Auswahl");
    }

    @Test
    void theStepOffersChoices() {
        FormSchema form = FormSchemaTest.form(field("select", "'valuesKey': 'options'"));
        Map<String, Object> shown = Map.of("options", List.of(Map.of("value", "bva", "label", "Bundesverwaltungsamt")));
        assertThat(CHECKER.check(form, Map.of("one", "bva", "options", "sent back"), () -> shown)).containsExactly(Map.entry("one", "bva"));
        assertThat(refusal(form, Map.of("one", "bva", "options", List.of(Map.of("value", "bva", "label", "x"))))).hasMessageContaining("„bva“");
    }

    @ParameterizedTest
    @ValueSource(strings = { "checklist", "taglist" })
    void severalCanBeChosenOnceEach(String type) {
        assertThat(check(field(type, CHOICES), List.of("2", "1", "2"))).containsEntry("one", List.of("2", "1"));
        assertThat(check(field(type, CHOICES), List.of())).containsEntry("one", List.of());
        assertThat(check(field(type, CHOICES), null)).isEmpty();
        assertThat(refused(field(type, CHOICES), "1")).isEqualTo("„Eins“ muss eine Liste sein.");
        assertThat(refused(field(type, CHOICES), List.of("1", "3"))).isEqualTo("„Eins“: „3“ steht nicht zur Auswahl.");
        assertThat(refused(field(type, CHOICES), Arrays.asList("1", null))).contains("steht nicht zur Auswahl");
    }

    @Test
    void asManyAsTheFormSays() {
        String rules = "'properties': {'minItems': '2', 'maxItems': '2'}";
        assertThat(refused(field("taglist", CHOICES, rules), List.of("1"))).isEqualTo("„Eins“ braucht mindestens 2 Angaben.");
        assertThat(refused(field("taglist", CHOICES, "'properties': {'minItems': '1'}"), List.of())).isEqualTo("„Eins“ braucht mindestens 1 Angabe.");
        assertThat(refused(field("taglist", CHOICES, "'properties': {'maxItems': '1'}"), List.of("1", "2")))
                .isEqualTo("„Eins“ darf höchstens 1 Angaben haben; es sind 2.");
        assertThat(check(field("taglist", CHOICES, rules), List.of("1", "2"))).containsKey("one");
    }

    private static FormSchema rows(String rules) {
        return FormSchemaTest.form("{'type': 'dynamiclist', 'path': 'one', 'label': 'Eins', " + rules + "'components': ["
                + "{'type': 'textfield', 'key': 'planned', 'label': 'Geplant', 'readonly': true},"
                + "{'type': 'textfield', 'key': 'name', 'label': 'Name', " + REQUIRED + "},"
                + "{'type': 'number', 'key': 'target', 'label': 'Ziel', 'conditional': {'hide': '=name = `ohne`'}, " + REQUIRED + "}]}");
    }

    @Test
    void rowsAreCheckedFieldByField() {
        Refusal refusal = refusal(rows(""), Map.of("one", List.of(Map.of("name", "a", "target", 1), Map.of("target", "viel", "stray", 1))));
        assertThat(refusal.fields()).extracting(Refusal.Field::key).containsExactlyInAnyOrder("one[1].stray", "one[1].name", "one[1].target");
        assertThat(refusal.getMessage()).contains("„Name“", "„Ziel“", "„stray“");
    }

    @Test
    void rowsKeepWhatIsAskedAndNothingElse() {
        Map<String, Object> answers = check(rows(""), Map.of("one", List.of(Map.of("planned", "forged", "name", "a", "target", 1),
                Map.of("name", "ohne", "target", "viel"))));
        assertThat(answers).containsEntry("one", List.of(Map.of("name", "a", "target", BigDecimal.ONE), Map.of("name", "ohne")));
    }

    @Test
    void rowsAreAsManyAsTheFormSays() {
        FormSchema form = rows("'properties': {'minItems': '1', 'maxItems': '2'}, ");
        Map<String, Object> row = Map.of("name", "a", "target", 1);
        assertThat(refusal(form, Map.of())).hasMessage("„Eins“ braucht mindestens 1 Angabe.");
        assertThat(refusal(form, Map.of("one", List.of(row, row, row)))).hasMessage("„Eins“ darf höchstens 2 Angaben haben; es sind 3.");
        assertThat(refusal(rows(""), Map.of("one", Collections.nCopies(51, row)))).hasMessageContaining("höchstens 50");
        assertThat(check(form, Map.of("one", List.of(row, row)))).containsKey("one");
    }

    @Test
    void rowsAreRows() {
        assertThat(refusal(rows(""), Map.of("one", "a"))).hasMessage("„Eins“ muss eine Liste sein.");
        assertThat(refusal(rows(""), Map.of("one", List.of("a")))).hasMessage("„Eins“: Jede Zeile muss aus Feldern bestehen.");
        assertThat(refusal(rows(""), Map.of("one", Map.of("name", "a")))).hasMessage("„Eins“ muss eine Liste sein.");
    }

    private static final FormSchema REASONED = FormSchemaTest.form(
            "{'type': 'radio', 'key': 'decision', 'label': 'Entscheidung', 'values': [{'value': 'yes', 'label': 'Ja'}, {'value': 'no', 'label': 'Nein'}]}",
            field("textarea", "'conditional': {'hide': '=decision = null or decision = `yes`'}", REQUIRED));

    @Test
    void aHiddenAnswerIsNeitherAskedNorKept() {
        assertThat(check(REASONED, Map.of("decision", "yes", "one", "vorher geschrieben"))).containsExactly(Map.entry("decision", "yes"));
        assertThat(check(REASONED, Map.of("one", "vorher geschrieben"))).isEmpty();
        assertThat(check(REASONED, Map.of("decision", "", "one", "x"))).isEmpty();
    }

    @Test
    void aVisibleAnswerIsAskedFor() {
        assertThat(refusal(REASONED, Map.of("decision", "no"))).hasMessage("Bitte füllen Sie „Eins“ aus.");
        assertThat(check(REASONED, Map.of("decision", "no", "one", "Darum."))).hasSize(2);
    }

    @Test
    void aConditionSeesWhatTheStepShowsAndNotWhatIsSentBack() {
        FormSchema form = FormSchemaTest.form("{'type': 'textarea', 'key': 'conditions', 'label': 'Auflagen', 'readonly': true}",
                field("textfield", "'conditional': {'hide': '=conditions = null or conditions = ``'}", REQUIRED));
        Map<String, Object> given = new HashMap<>(Map.of("conditions", "", "one", ""));
        assertThat(catchThrowableOfType(Refusal.class, () -> CHECKER.check(form, given, () -> Map.of("conditions", "Nur mit Testdaten"))).fields())
                .extracting(Refusal.Field::key).containsExactly("one");
        assertThat(CHECKER.check(form, Map.of("conditions", "forged", "one", "x"), () -> Map.of("conditions", ""))).isEmpty();
        assertThat(CHECKER.check(form, Map.of("one", "x"), Map::of)).isEmpty();
    }

    @Test
    void whatIsOnlyShownIsIgnoredWhateverComesBack() {
        FormSchema form = FormSchemaTest.form("{'type': 'textfield', 'key': 'caseNumber', 'label': 'Nummer', 'readonly': true}", field("textfield"));
        assertThat(check(form, Map.of("caseNumber", List.of("forged"), "one", "a"))).containsExactly(Map.entry("one", "a"));
    }

    @Test
    void aFieldThatTheFormDoesNotHaveIsRefused() {
        Refusal refusal = refusal(FormSchemaTest.form(field("textfield")), Map.of("one", "a", "outcome", "accepted"));
        assertThat(refusal.fields()).extracting(Refusal.Field::key).containsExactly("outcome");
        assertThat(refusal.kind()).as("a try to change more than the step may").isEqualTo(Refusal.Kind.FOREIGN);
        assertThat(refusal).hasMessage("Das Feld „outcome“ gibt es in diesem Formular nicht.");
    }

    @Test
    void answersStandInTheOrderOfTheForm() {
        FormSchema form = FormSchemaTest.form("{'type': 'textfield', 'key': 'a'}", "{'type': 'textfield', 'key': 'b'}", "{'type': 'textfield', 'key': 'c'}");
        assertThat(check(form, Map.of("c", "3", "a", "1", "b", "2")).keySet()).containsExactly("a", "b", "c");
    }
}
